#include "base/document.hpp"

#include "catch.hpp"

#include <random>
#include <stdexcept>
#include <string>

using namespace dxready::base;

namespace {

std::uint32_t below(std::mt19937& random, std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); }

std::string random_text(std::mt19937& random) {
  std::string text;
  for (std::uint32_t i = below(random, 200); i > 0; --i) text += static_cast<char>(below(random, 256));
  return text;
}

Place random_place(std::mt19937& random) { return {below(random, 100000), below(random, 300)}; }

Node random_node(std::mt19937& random, int depth, Arena& arena) {
  Node node;
  node.kind = static_cast<Node::Kind>(below(random, depth == 0 ? 2 : 4));
  node.place = random_place(random);
  if (node.is_scalar()) {
    node.quoted = below(random, 2) == 1;
    node.text = arena.keep(random_text(random));
  }
  if (!node.is_sequence() && !node.is_mapping()) return node;
  const std::span<Node> items = arena.nodes(below(random, 5));
  for (Node& item : items) {
    item = random_node(random, depth - 1, arena);
    if (!node.is_mapping()) continue;
    item.key = arena.keep(random_text(random));
    item.key_place = random_place(random);
  }
  node.items = items;
  return node;
}

Node nested(std::size_t depth, Arena& arena) {
  Node node;
  node.kind = Node::Kind::sequence;
  if (depth == 1) return node;
  const std::span<Node> items = arena.nodes(1);
  items.front() = nested(depth - 1, arena);
  node.items = items;
  return node;
}

bool survives(const Node& node) {
  const std::string bytes = encode(node);
  Arena arena;
  return decode(bytes, arena) == node;
}

bool is_refused(std::string_view bytes) {
  Arena arena;
  try {
    decode(bytes, arena);
  } catch (const std::runtime_error&) {
    return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a document tree survives its bytes", "[base]") {
  std::mt19937 random(1);
  for (int i = 0; i < 300; ++i) {
    Arena arena;
    REQUIRE(survives(random_node(random, 6, arena)));
  }
  Arena arena;
  CHECK(survives(nested(nesting_limit, arena)));
  CHECK(is_refused(encode(nested(nesting_limit + 1, arena))));
}

TEST_CASE("damaged bytes of a document tree throw", "[base]") {
  std::mt19937 random(2);
  Arena arena;
  std::string bytes;
  while (bytes.size() < 500) bytes = encode(random_node(random, 6, arena));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    REQUIRE(is_refused(std::string_view(bytes).substr(0, size)));
  }
  CHECK(is_refused(bytes + "x"));
  CHECK(is_refused("\x08\x01\x01"));
  CHECK(is_refused("\x02\x01\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F"));
  CHECK(is_refused(std::string(1000000, '\x02')));
  for (int i = 0; i < 2000; ++i) {
    std::string damaged = bytes;
    damaged[below(random, static_cast<std::uint32_t>(bytes.size()))] = static_cast<char>(below(random, 256));
    is_refused(damaged);  // a changed letter stays undiscovered; nothing worse may happen
  }
}

TEST_CASE("lines of a text", "[base]") {
  CHECK(line_of("một\nhai\r\nba", 1) == "một");
  CHECK(line_of("một\nhai\r\nba", 2) == "hai");
  CHECK(line_of("một\nhai\r\nba", 3) == "ba");
  CHECK(line_of("một\n", 2).empty());
  CHECK(line_of("một", 2).empty());
  CHECK(line_of("một", 0).empty());
  // A very long line is cut between letters.
  std::string line;
  for (int i = 0; i < 600; ++i) line += "đ";
  CHECK(line_of("x" + line, 1).size() == 999);
  CHECK(line_of(line, 1).size() == 1000);
}

TEST_CASE("keys of a mapping are found by name", "[base]") {
  Arena arena;
  Node mapping;
  mapping.kind = Node::Kind::mapping;
  const std::span<Node> items = arena.nodes(1);
  items.front().key = "a";
  mapping.items = items;
  CHECK(mapping.find("a") == mapping.items.data());
  CHECK(mapping.find("b") == nullptr);
  mapping.kind = Node::Kind::sequence;
  CHECK(mapping.find("a") == nullptr);
}
