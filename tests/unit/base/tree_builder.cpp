#include "base/tree_builder.hpp"

#include "catch.hpp"

using namespace dxready::base;

TEST_CASE("a tree is built from what a parser meets", "[base]") {
  const Document document{"f", "", {}};
  Diagnostics findings;
  Reader reader(document, "x", findings);
  TreeBuilder tree(reader, *document.arena);
  CHECK_FALSE(tree.awaits_key());
  REQUIRE(tree.begin(Node::Kind::mapping, {1, 1}));
  CHECK(tree.awaits_key());
  tree.key("a", {1, 2});
  CHECK_FALSE(tree.awaits_key());
  CHECK(tree.last_key() == Place{1, 2});
  REQUIRE(tree.begin(Node::Kind::sequence, {1, 5}));
  CHECK(tree.in_sequence());
  CHECK(tree.innermost() == Place{1, 5});
  tree.scalar("1", false, {1, 6});
  tree.null({1, 8});
  tree.end();
  CHECK(tree.awaits_key());
  tree.key("b", {2, 1});
  tree.scalar("x", true, {2, 4});
  tree.end();
  const Node& root = tree.root();
  REQUIRE(root.is_mapping());
  REQUIRE(root.items.size() == 2);
  CHECK(root.items[0].key == "a");
  CHECK(root.items[0].key_place == Place{1, 2});
  CHECK(root.items[0].place == Place{1, 5});
  REQUIRE(root.items[0].items.size() == 2);
  CHECK(root.items[0].items[1].is_null());
  CHECK(root.items[1].key == "b");
  CHECK(root.items[1].quoted);
  CHECK(findings.empty());
}

TEST_CASE("a tree refuses repeated keys and deep nesting", "[base]") {
  const Document document{"f", "", {}};
  Diagnostics findings;
  Reader reader(document, "x", findings);
  TreeBuilder tree(reader, *document.arena);
  REQUIRE(tree.begin(Node::Kind::mapping, {1, 1}));
  for (const std::uint32_t line : {1U, 2U, 3U}) {
    tree.key("a", {line, 1});
    tree.null({line, 3});
  }
  REQUIRE(findings.all().size() == 2);
  CHECK(findings.all()[1].code == "x.duplicate-key");
  CHECK(findings.all()[1].place == Place{3, 1});
  CHECK(findings.all()[1].argument("first") == "1");
  tree.key("b", {4, 1});
  for (std::size_t depth = 1; depth < nesting_limit; ++depth) REQUIRE(tree.begin(Node::Kind::sequence, {5, 1}));
  CHECK_FALSE(tree.begin(Node::Kind::sequence, {6, 1}));
  CHECK(findings.all().back().code == "x.too-deep");
  CHECK(findings.all().back().place == Place{6, 1});
}
