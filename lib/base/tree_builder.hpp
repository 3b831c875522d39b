#pragma once

#include "base/document.hpp"
#include "base/fields.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dxready::base {

/// Makes the document tree from what a parser meets, in file order. Reports what every format refuses: "duplicate-key"
/// (keys are compared under NFC) and "too-deep". One value is the root; the parser sees to it that `begin` and `end` match.
class TreeBuilder {
public:
  /// The tree points into the arena.
  TreeBuilder(Reader& reader, Arena& arena) : m_reader(&reader), m_arena(&arena) {}

  /// True when the next thing is the key of a mapping, not a value.
  bool awaits_key() const;
  bool in_sequence() const { return !m_open.empty() && m_open.back().node.is_sequence(); }
  /// Where the innermost open list or mapping began, and the key whose value comes next.
  Place innermost() const { return m_open.empty() ? Place() : m_open.back().node.place; }
  Place last_key() const { return m_open.empty() ? Place() : m_open.back().key_place; }

  void key(std::string_view text, Place place);
  void scalar(std::string_view text, bool quoted, Place place);
  void null(Place place);
  /// A sequence or mapping; false, with the finding reported, when it would be too deep.
  bool begin(Node::Kind kind, Place place);
  void end();

  /// The finished tree; null when nothing came.
  const Node& root() const { return m_root; }

private:
  struct Open {
    Node node;
    std::vector<Node> items;
    std::string_view key;
    Place key_place;
    bool has_key = false;
    std::unordered_map<std::string, std::uint32_t> lines;  ///< of the keys so far
  };

  void put(Node node);

  Reader* m_reader;
  Arena* m_arena;
  std::vector<Open> m_open;
  Node m_root;
};

}  // namespace dxready::base
