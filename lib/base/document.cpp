#include "base/document.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <type_traits>

namespace dxready::base {
namespace {

void put_number(std::string& out, std::size_t value) {
  for (; value >= 128; value >>= 7U) out += static_cast<char>((value & 127U) | 128U);
  out += static_cast<char>(value);
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

void put_node(std::string& out, const Node& node) {
  out += static_cast<char>(static_cast<unsigned>(node.kind) | (node.quoted ? 4U : 0U));
  put_number(out, node.place.line);
  put_number(out, node.place.column);
  if (node.is_scalar()) put_text(out, node.text);
  if (!node.is_sequence() && !node.is_mapping()) return;
  put_number(out, node.items.size());
  for (const Node& item : node.items) {
    if (node.is_mapping()) {
      put_text(out, item.key);
      put_number(out, item.key_place.line);
      put_number(out, item.key_place.column);
    }
    put_node(out, item);
  }
}

class Decoder {
public:
  Decoder(std::string_view bytes, Arena& arena) : m_bytes(bytes), m_arena(&arena), m_nodes_left(bytes.size() / least_node) {}

  void node(Node& into, std::size_t depth = 0) {
    const std::size_t head = byte();
    if (head > 7) fail();
    into.kind = static_cast<Node::Kind>(head & 3U);
    into.quoted = (head & 4U) != 0;
    into.place = place();
    if (into.is_scalar()) into.text = text();
    if (!into.is_sequence() && !into.is_mapping()) return;
    const std::size_t count = number();
    if (depth == nesting_limit || count > m_nodes_left) fail();
    m_nodes_left -= count;
    const std::span<Node> items = m_arena->nodes(count);
    into.items = items;
    for (Node& item : items) {
      if (into.is_mapping()) {
        item.key = text();
        item.key_place = place();
      }
      node(item, depth + 1);
    }
  }

  bool at_end() const { return m_bytes.empty(); }

private:
  static constexpr std::size_t least_node = 3;  ///< bytes no node does without: head, line and column

  [[noreturn]] static void fail() { throw std::runtime_error("damaged embedded document"); }

  std::size_t byte() {
    if (m_bytes.empty()) fail();
    const auto value = static_cast<unsigned char>(m_bytes.front());
    m_bytes.remove_prefix(1);
    return value;
  }

  std::size_t number() {
    std::size_t value = 0;
    for (unsigned shift = 0; shift < 63; shift += 7) {
      const std::size_t next = byte();
      value |= (next & 127U) << shift;
      if (next < 128) return value;
    }
    fail();
  }

  Place place() {
    Place result;
    result.line = static_cast<std::uint32_t>(number());
    result.column = static_cast<std::uint32_t>(number());
    return result;
  }

  std::string_view text() {
    const std::size_t size = number();
    if (size > m_bytes.size()) fail();
    const std::string_view result = m_bytes.substr(0, size);
    m_bytes.remove_prefix(size);
    return result;
  }

  std::string_view m_bytes;
  Arena* m_arena;
  std::size_t m_nodes_left;  ///< damaged counts must not ask for more memory than the bytes could fill
};

}  // namespace

const Node* Node::find(std::string_view name) const {
  if (!is_mapping()) return nullptr;
  for (const Node& item : items) {
    if (item.key == name) return &item;
  }
  return nullptr;
}

bool Node::operator==(const Node& other) const {
  return kind == other.kind && quoted == other.quoted && place == other.place && text == other.text && key == other.key &&
         key_place == other.key_place && std::ranges::equal(items, other.items);
}

std::string_view Arena::keep(std::string_view text) {
  if (text.empty()) return {};
  auto* const copy = static_cast<char*>(m_memory.allocate(text.size(), 1));
  std::ranges::copy(text, copy);
  return {copy, text.size()};
}

std::span<Node> Arena::nodes(std::size_t count) {
  static_assert(std::is_trivially_destructible_v<Node>, "nobody destroys the nodes of an arena");
  if (count == 0) return {};
  auto* const first = static_cast<Node*>(m_memory.allocate(count * sizeof(Node), alignof(Node)));
  std::uninitialized_value_construct_n(first, count);
  return {first, count};
}

std::string line_of(std::string_view text, std::uint32_t line) {
  if (line == 0) return {};
  for (; line > 1; --line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, text.find('\n'));
  if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  constexpr std::size_t longest = 1000;
  if (text.size() > longest) {
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text = text.substr(0, end);
  }
  return std::string(text);
}

std::string encode(const Node& root) {
  std::string out;
  put_node(out, root);
  return out;
}

Node decode(std::string_view bytes, Arena& arena) {
  Decoder decoder(bytes, arena);
  Node root;
  decoder.node(root);
  if (!decoder.at_end()) throw std::runtime_error("damaged embedded document");
  return root;
}

}  // namespace dxready::base
