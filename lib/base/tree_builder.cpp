#include "base/tree_builder.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cassert>

namespace dxready::base {

bool TreeBuilder::awaits_key() const { return !m_open.empty() && m_open.back().node.is_mapping() && !m_open.back().has_key; }

void TreeBuilder::key(std::string_view text, Place place) {
  assert(awaits_key());
  Open& mapping = m_open.back();
  const auto [first, is_new] = mapping.lines.try_emplace(nfc(text), place.line);
  if (!is_new) {
    m_reader->error("duplicate-key", place, {{"key", printable(text)}, {"first", std::to_string(first->second)}});
  }
  mapping.key = m_arena->keep(text);
  mapping.key_place = place;
  mapping.has_key = true;
}

void TreeBuilder::scalar(std::string_view text, bool quoted, Place place) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.quoted = quoted;
  node.place = place;
  node.text = m_arena->keep(text);
  put(node);
}

void TreeBuilder::null(Place place) {
  Node node;
  node.place = place;
  put(node);
}

bool TreeBuilder::begin(Node::Kind kind, Place place) {
  if (m_open.size() == nesting_limit) {
    m_reader->error("too-deep", place, {{"limit", std::to_string(nesting_limit)}});
    return false;
  }
  Open& opened = m_open.emplace_back();
  opened.node.kind = kind;
  opened.node.place = place;
  return true;
}

void TreeBuilder::end() {
  assert(!m_open.empty());
  const Open& open = m_open.back();
  const std::span<Node> items = m_arena->nodes(open.items.size());
  std::ranges::copy(open.items, items.begin());
  Node done = open.node;
  done.items = items;
  m_open.pop_back();
  put(done);
}

void TreeBuilder::put(Node node) {
  if (m_open.empty()) {
    m_root = node;
    return;
  }
  Open& parent = m_open.back();
  if (parent.node.is_mapping()) {
    assert(parent.has_key);
    node.key = parent.key;
    node.key_place = parent.key_place;
    parent.has_key = false;
  }
  parent.items.push_back(node);
}

}  // namespace dxready::base
