#include "base/tree_builder.hpp"

#include "base/text.hpp"

#include <cassert>
#include <utility>

namespace dxready::base {

bool TreeBuilder::awaits_key() const { return !m_open.empty() && m_open.back().node.is_mapping() && !m_open.back().has_key; }

void TreeBuilder::key(std::string text, Place place) {
  assert(awaits_key());
  Open& mapping = m_open.back();
  const auto [first, is_new] = mapping.lines.try_emplace(nfc(text), place.line);
  if (!is_new) {
    m_reader->error("duplicate-key", place, {{"key", printable(text)}, {"first", std::to_string(first->second)}});
  }
  mapping.key = std::move(text);
  mapping.key_place = place;
  mapping.has_key = true;
}

void TreeBuilder::scalar(std::string text, bool quoted, Place place) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.quoted = quoted;
  node.place = place;
  node.text = std::move(text);
  put(std::move(node));
}

void TreeBuilder::null(Place place) {
  Node node;
  node.place = place;
  put(std::move(node));
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
  Node done = std::move(m_open.back().node);
  m_open.pop_back();
  put(std::move(done));
}

void TreeBuilder::put(Node node) {
  if (m_open.empty()) {
    m_root = std::move(node);
    return;
  }
  Open& parent = m_open.back();
  if (parent.node.is_mapping()) {
    assert(parent.has_key);
    node.key = std::move(parent.key);
    node.key_place = parent.key_place;
    parent.has_key = false;
  }
  parent.node.items.push_back(std::move(node));
}

}  // namespace dxready::base
