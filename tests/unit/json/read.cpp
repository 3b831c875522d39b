#include "json/read.hpp"

#include "catch.hpp"

#include "base/file.hpp"
#include "base/messages.hpp"
#include "yaml/read.hpp"

#include <string>
#include <vector>

using namespace dxready;
using base::Node;
using base::Place;

namespace {

base::Checked<base::Document> parsed(const std::string& text) { return json::parse(text, "file.json"); }

/// "line:column code" of every finding.
std::vector<std::string> findings(const std::string& text) {
  const auto checked = parsed(text);
  std::vector<std::string> lines;
  for (const base::Diagnostic& finding : checked.diagnostics.all()) {
    lines.push_back(std::to_string(finding.place.line) + ":" + std::to_string(finding.place.column) + " " + finding.code);
  }
  return lines;
}

using Lines = std::vector<std::string>;

struct BadFile {
  std::string name;
  std::string code;
  Place place;
};

const std::vector<BadFile> bad_files = {
    {"control-character", "json.control-character", {1, 9}},
    {"duplicate-key", "json.duplicate-key", {2, 2}},
    {"empty", "json.empty", {0, 0}},
    {"invalid-utf8", "json.invalid-utf8", {1, 11}},
    {"nul-byte", "json.nul-byte", {1, 9}},
    {"syntax", "json.syntax", {2, 8}},
    {"too-deep", "json.too-deep", {1, 65}},
    {"utf16", "json.utf16", {0, 0}},
};

}  // namespace

TEST_CASE("a JSON document becomes the tree YAML makes", "[json]") {
  const auto checked = parsed("{\"tên\": \"Bình Minh\",\n\t\"mức\" : [1, -2.50e1, true, false, null, {}],\n \"x\":12}");
  REQUIRE(checked);
  CHECK(checked.diagnostics.empty());
  const Node& root = checked->root;
  REQUIRE(root.is_mapping());
  CHECK(root.place == Place{1, 1});
  REQUIRE(root.items.size() == 3);
  CHECK(root.items[0].key == "tên");
  CHECK(root.items[0].key_place == Place{1, 2});
  CHECK(root.items[0].text == "Bình Minh");
  CHECK(root.items[0].quoted);
  CHECK(root.items[0].place == Place{1, 9});
  const Node& levels = root.items[1];
  CHECK(levels.key_place == Place{2, 2});
  CHECK(levels.place == Place{2, 10});
  REQUIRE(levels.items.size() == 6);
  CHECK(levels.items[0].text == "1");
  CHECK_FALSE(levels.items[0].quoted);
  CHECK(levels.items[0].place == Place{2, 11});
  CHECK(levels.items[1].text == "-2.50e1");
  CHECK(levels.items[1].place == Place{2, 14});
  CHECK(levels.items[2].text == "true");
  CHECK(levels.items[2].place == Place{2, 23});
  CHECK(levels.items[3].text == "false");
  CHECK(levels.items[3].place == Place{2, 29});
  CHECK(levels.items[4].is_null());
  CHECK(levels.items[4].place == Place{2, 36});
  CHECK(levels.items[5].is_mapping());
  CHECK(levels.items[5].place == Place{2, 42});
  CHECK(root.items[2].text == "12");
  CHECK(root.items[2].place == Place{3, 6});

  const std::string same = R"({"a": [1, "b", true, null, {"c": 2.50}], "d": "\u1ebf"})";
  const auto as_yaml = yaml::parse(same, "file.json");
  const auto as_json = parsed(same);
  REQUIRE(as_yaml);
  REQUIRE(as_json);
  CHECK(as_yaml->root == as_json->root);
}

TEST_CASE("JSON numbers are kept as written", "[json]") {
  for (const std::string number : {"0", "-0", "38.40", "123456789012345678901234567890", "1E+2", "0.1"}) {
    const auto alone = parsed(number);
    REQUIRE(alone);
    CHECK(alone->root.text == number);
    CHECK(alone->root.place == Place{1, 1});
    const auto in_list = parsed("[ " + number + "]");
    REQUIRE(in_list);
    CHECK(in_list->root.items[0].text == number);
    CHECK(in_list->root.items[0].place == Place{1, 3});
  }
}

TEST_CASE("JSON strings are decoded", "[json]") {
  const auto checked = parsed(R"(["\ud83d\ude00", "\u1ebf", "a\"\\", "\\\"", "", "\n\t\/"])");
  REQUIRE(checked);
  const std::span<const Node> items = checked->root.items;
  CHECK(items[0].text == "😀");
  CHECK(items[1].text == "ế");
  CHECK(items[2].text == "a\"\\");
  CHECK(items[2].place == Place{1, 28});
  CHECK(items[3].text == "\\\"");
  CHECK(items[3].place == Place{1, 37});
  CHECK(items[4].text.empty());
  CHECK(items[4].is_scalar());
  CHECK(items[4].place == Place{1, 45});
  CHECK(items[5].text == "\n\t/");
}

TEST_CASE("every bad JSON file has its code and place", "[json]") {
  for (const BadFile& bad : bad_files) {
    INFO(bad.name);
    const std::string path = std::string(DXREADY_TEST_DATA) + "/bad/json/" + bad.name + ".json";
    const auto checked = json::parse(base::read_file(path), path);
    CHECK_FALSE(checked);
    REQUIRE(checked.diagnostics.all().size() == 1);
    const base::Diagnostic& finding = checked.diagnostics.all().front();
    CHECK(finding.code == bad.code);
    CHECK(finding.place.line == bad.place.line);
    CHECK(finding.place.column == bad.place.column);
    for (const base::Language language : {base::Language::vi, base::Language::en}) {
      CHECK(base::message_text(finding, language).find(finding.code) == std::string::npos);
    }
  }
}

TEST_CASE("JSON syntax errors have a place", "[json]") {
  CHECK(findings("{\"a\": 1} x") == Lines{"1:10 json.syntax"});
  CHECK(findings("[1] [2]") == Lines{"1:5 json.syntax"});
  CHECK(findings("[1,\n2") == Lines{"2:2 json.syntax"});
  CHECK(findings("[1, \"công ty]") == Lines{"1:5 json.syntax"});
  CHECK(findings("[1, \"công ty]\n") == Lines{"1:14 json.syntax"});
  CHECK(findings("[") == Lines{"1:2 json.syntax"});
  CHECK(findings("\"") == Lines{"1:1 json.syntax"});
  CHECK(findings("[1 \"hai\"]") == Lines{"1:4 json.syntax"});
  CHECK(findings("[1 true]") == Lines{"1:4 json.syntax"});
  CHECK(findings("[1 234]") == Lines{"1:4 json.syntax"});
  CHECK(findings("[1,]") == Lines{"1:4 json.syntax"});
  CHECK(findings("{a: 1}") == Lines{"1:2 json.syntax"});
  CHECK(findings("[010]") == Lines{"1:2 json.syntax"});
  CHECK(findings("[NaN]").size() == 1);
  CHECK(findings("// c\n1").size() == 1);
  CHECK(findings("[1e999]") == Lines{"1:2 json.syntax"});
  CHECK(findings("[\"\\ud800\"]").size() == 1);
  CHECK(findings("[\"\\udc00\\ud800\"]").size() == 1);
  CHECK(findings("[\"a\tb\"]").size() == 1);
  const auto checked = parsed("[1 2]");
  CHECK(checked.diagnostics.all().front().argument("detail") == "unexpected number literal; expected ']'");
  CHECK(checked.diagnostics.all().front().excerpt == "[1 2]");
}

TEST_CASE("JSON is read as strictly as YAML", "[json]") {
  CHECK(findings("{\"a\": 1, \"b\": {\"c\": 1, \"c\": 2}, \"a\": 3}") ==
        Lines{"1:24 json.duplicate-key", "1:33 json.duplicate-key"});
  CHECK(parsed("{\"a\": 1, \"a\": 3}").diagnostics.all().front().argument("first") == "1");
  CHECK(findings("\xEF\xBB\xBF[1]").empty());
  CHECK(findings(std::string(64, '[') + std::string(64, ']')).empty());
  CHECK(findings(std::string(1000000, '[')) == Lines{"1:65 json.too-deep"});
  CHECK(findings(std::string(base::file_limit + 1, ' ')) == Lines{"0:0 json.too-large"});
  CHECK(findings("{\"\\u0007\": 1}") == Lines{"1:2 json.control-character"});
  CHECK(findings("") == Lines{"0:0 json.empty"});
}
