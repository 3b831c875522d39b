#pragma once

#include "base/diagnostic.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>

namespace dxready::base {

/// No document nests lists and mappings deeper than this.
constexpr std::size_t nesting_limit = 64;

/// One value of a parsed document. Every scalar is text: what it means is decided by whoever reads it, so that `No`
/// as a label stays "No". A node points into memory that its document keeps alive; copying one copies no text.
struct Node {
  enum class Kind { null, scalar, sequence, mapping };

  Kind kind = Kind::null;
  bool quoted = false;          ///< the scalar stood in quotes
  Place place;                  ///< where the value begins
  std::string_view text;        ///< of a scalar
  std::span<const Node> items;  ///< of a sequence, or the values of a mapping in file order
  std::string_view key;         ///< when this is a value of a mapping: its key
  Place key_place;              ///< and where that stands

  bool is_null() const { return kind == Kind::null; }
  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_sequence() const { return kind == Kind::sequence; }
  bool is_mapping() const { return kind == Kind::mapping; }

  /// The value of a key of this mapping; nullptr when there is none.
  const Node* find(std::string_view name) const;
  bool operator==(const Node& other) const;  ///< whole trees
};

/// What the nodes of one document point into. Nothing in it moves or ends before it does.
class Arena {
public:
  std::string_view keep(std::string_view text);
  std::span<Node> nodes(std::size_t count);

private:
  std::pmr::monotonic_buffer_resource m_memory;
};

/// A parsed file: YAML and JSON give the same tree.
struct Document {
  std::string file;  ///< the name used in diagnostics
  std::string text;  ///< the source text, for excerpts; may be empty for embedded files
  Node root;
  std::shared_ptr<Arena> arena = std::make_shared<Arena>();
};

/// The line `line` (from 1) of a text, without its line end; empty when there is none. Of a line of more than 1000 bytes
/// its beginning, so that findings about a file without line breaks stay small.
std::string line_of(std::string_view text, std::uint32_t line);

/// The tree as compact bytes and back. The bytes are written at build time and read by the same program only; they must
/// outlive the tree, whose texts lie in them. `decode` throws std::runtime_error on damaged bytes.
std::string encode(const Node& root);
Node decode(std::string_view bytes, Arena& arena);

}  // namespace dxready::base
