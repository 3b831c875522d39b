#pragma once

#include "base/diagnostic.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::base {

/// No document nests lists and mappings deeper than this.
constexpr std::size_t nesting_limit = 64;

/// One value of a parsed document. Every scalar is text: what it means is decided by whoever reads it, so that `No`
/// as a label stays "No".
struct Node {
  enum class Kind { null, scalar, sequence, mapping };

  Kind kind = Kind::null;
  bool quoted = false;      ///< the scalar stood in quotes
  Place place;              ///< where the value begins
  std::string text;         ///< of a scalar
  std::vector<Node> items;  ///< of a sequence, or the values of a mapping in file order
  std::string key;          ///< when this is a value of a mapping: its key
  Place key_place;          ///< and where that stands

  bool is_null() const { return kind == Kind::null; }
  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_sequence() const { return kind == Kind::sequence; }
  bool is_mapping() const { return kind == Kind::mapping; }

  /// The value of a key of this mapping; nullptr when there is none.
  const Node* find(std::string_view name) const;
  bool operator==(const Node&) const = default;
};

/// A parsed file: YAML and JSON give the same tree.
struct Document {
  std::string file;  ///< the name used in diagnostics
  std::string text;  ///< the source text, for excerpts; may be empty for embedded files
  Node root;
};

/// The line `line` (from 1) of a text, without its line end; empty when there is none. Of a line of more than 1000 bytes
/// its beginning, so that findings about a file without line breaks stay small.
std::string line_of(std::string_view text, std::uint32_t line);

/// The tree as compact bytes and back. The bytes are written at build time and read by the same program only;
/// `decode` throws std::runtime_error on damaged bytes.
std::string encode(const Node& root);
Node decode(std::string_view bytes);

}  // namespace dxready::base
