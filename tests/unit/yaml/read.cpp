#include "yaml/read.hpp"

#include "catch.hpp"

#include "base/file.hpp"
#include "base/messages.hpp"

#include <chrono>
#include <set>
#include <string>
#include <vector>

using namespace dxready;
using base::Node;
using base::Place;

namespace {

base::Checked<base::Document> parsed(const std::string& text) { return yaml::parse(text, "file.yaml"); }

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

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

struct BadFile {
  std::string name;
  std::string code;
  Place place;
};

const std::vector<BadFile> bad_files = {
    {"alias", "yaml.alias", {2, 7}},
    {"anchor", "yaml.anchor", {1, 7}},
    {"complex-key", "yaml.complex-key", {2, 3}},
    {"control-character", "yaml.control-character", {1, 11}},
    {"directive", "yaml.directive", {1, 1}},
    {"duplicate-key", "yaml.duplicate-key", {3, 1}},
    {"empty", "yaml.empty", {0, 0}},
    {"indentation", "yaml.indentation", {2, 1}},
    {"invalid-utf8", "yaml.invalid-utf8", {2, 7}},
    {"missing-colon", "yaml.missing-colon", {2, 1}},
    {"missing-comma", "yaml.missing-comma", {2, 4}},
    {"missing-dash", "yaml.missing-dash", {1, 9}},
    {"missing-item", "yaml.missing-item", {1, 12}},
    {"nul-byte", "yaml.nul-byte", {1, 7}},
    {"null-key", "yaml.null-key", {2, 1}},
    {"octal-looking", "yaml.octal-looking", {1, 13}},
    {"open-bracket", "yaml.open-bracket", {2, 6}},
    {"open-quote", "yaml.open-quote", {1, 6}},
    {"reserved-character", "yaml.reserved-character", {1, 6}},
    {"second-document", "yaml.second-document", {2, 1}},
    {"syntax", "yaml.syntax", {1, 7}},
    {"tab", "yaml.tab", {2, 1}},
    {"tag", "yaml.tag", {1, 6}},
    {"too-deep", "yaml.too-deep", {1, 69}},
    {"unexpected-bracket", "yaml.unexpected-bracket", {1, 11}},
    {"unexpected-colon", "yaml.unexpected-colon", {1, 14}},
    {"unexpected-dash", "yaml.unexpected-dash", {1, 6}},
    {"unknown-escape", "yaml.unknown-escape", {1, 11}},
    {"utf16", "yaml.utf16", {0, 0}},
};

}  // namespace

TEST_CASE("a YAML document becomes a tree of texts with places", "[yaml]") {
  const auto checked = parsed("format: 1\nTrụ cột:\n  - {id: \"ST\", tên: 'Chiến lược'}\n  - No\n");
  REQUIRE(checked);
  CHECK(checked.diagnostics.empty());
  CHECK(checked->file == "file.yaml");
  const Node& root = checked->root;
  REQUIRE(root.is_mapping());
  CHECK(root.place == Place{1, 1});
  REQUIRE(root.items.size() == 2);
  CHECK(root.items[0].key == "format");
  CHECK(root.items[0].text == "1");
  CHECK_FALSE(root.items[0].quoted);
  CHECK(root.items[0].key_place == Place{1, 1});
  CHECK(root.items[0].place == Place{1, 9});
  const Node& pillars = root.items[1];
  CHECK(pillars.key == "Trụ cột");
  REQUIRE(pillars.is_sequence());
  CHECK(pillars.place == Place{3, 3});
  REQUIRE(pillars.items.size() == 2);
  const Node* id = pillars.items[0].find("id");
  REQUIRE(id != nullptr);
  CHECK(id->quoted);
  CHECK(id->text == "ST");
  CHECK(id->key_place == Place{3, 6});
  CHECK(id->place == Place{3, 10});
  const Node* name = pillars.items[0].find("tên");
  REQUIRE(name != nullptr);
  CHECK(name->key_place == Place{3, 16});
  CHECK(name->place == Place{3, 21});
  CHECK(pillars.items[1].text == "No");
  CHECK(pillars.items[1].place == Place{4, 5});
}

TEST_CASE("a YAML value left empty is null and stands where its key or dash does", "[yaml]") {
  const auto checked = parsed("a: ~\nb:\n\nc: null\nd:\n  -\n  - x\ne:\n");
  REQUIRE(checked);
  const Node& root = checked->root;
  REQUIRE(root.items.size() == 5);
  CHECK(root.items[0].is_null());
  CHECK(root.items[0].place == Place{1, 4});
  CHECK(root.items[1].is_null());
  CHECK(root.items[1].place == Place{2, 1});
  CHECK(root.items[2].is_null());
  CHECK(root.items[2].place == Place{4, 4});
  REQUIRE(root.items[3].items.size() == 2);
  CHECK(root.items[3].items[0].is_null());
  CHECK(root.items[3].items[0].place == Place{6, 3});
  CHECK(root.items[4].is_null());
  CHECK(root.items[4].place == Place{8, 1});
}

TEST_CASE("YAML scalars are not interpreted", "[yaml]") {
  const auto checked = parsed("- yes\n- 0\n- 0.5\n- 2026-01-31\n- 1e3\n- '010'\n- \"~\"\n- ''\n- 0x1F\n- -0\n- .5\n");
  REQUIRE(checked);
  std::vector<std::string> texts;
  for (const Node& item : checked->root.items) texts.emplace_back(item.text);
  CHECK(texts == Lines{"yes", "0", "0.5", "2026-01-31", "1e3", "010", "~", "", "0x1F", "-0", ".5"});
  CHECK(checked->root.items[6].is_scalar());
  CHECK(checked->root.items[7].is_scalar());
  CHECK(checked->root.items[7].quoted);
}

TEST_CASE("YAML texts of several lines", "[yaml]") {
  const auto checked = parsed("a: |\n  một\n  hai\nb: >-\n  ba\n  bốn\nc: năm\n  sáu\nd: \"bảy\n\n  tám\"\n");
  REQUIRE(checked);
  CHECK(checked->root.find("a")->text == "một\nhai\n");
  CHECK(checked->root.find("a")->quoted);
  CHECK(checked->root.find("b")->text == "ba bốn");
  CHECK(checked->root.find("c")->text == "năm sáu");
  CHECK_FALSE(checked->root.find("c")->quoted);
  CHECK(checked->root.find("d")->text == "bảy\ntám");
}

TEST_CASE("a YAML text may begin with a byte order mark and end its lines with CRLF", "[yaml]") {
  const auto plain = parsed("tên: một\nmức: [1, 2]\n");
  const auto marked = parsed("\xEF\xBB\xBFtên: một\r\nmức: [1, 2]\r\n");
  REQUIRE(plain);
  REQUIRE(marked);
  CHECK(plain->root == marked->root);
  CHECK(marked->text.substr(0, 4) == "tên");
  CHECK(findings("\xEF\xBB\xBF"
                 "a: 010\r\n") == Lines{"1:4 yaml.octal-looking"});
}

TEST_CASE("every bad YAML file has its code and place", "[yaml]") {
  for (const BadFile& bad : bad_files) {
    INFO(bad.name);
    const auto checked = yaml::load(std::string(DXREADY_TEST_DATA) + "/bad/yaml/" + bad.name + ".yaml");
    CHECK_FALSE(checked);
    REQUIRE(checked.diagnostics.all().size() == 1);
    const base::Diagnostic& finding = checked.diagnostics.all().front();
    CHECK(finding.code == bad.code);
    CHECK(finding.place.line == bad.place.line);
    CHECK(finding.place.column == bad.place.column);
    CHECK(finding.place.known() == !finding.excerpt.empty());
    for (const base::Language language : {base::Language::vi, base::Language::en}) {
      const std::string text = base::message_text(finding, language);
      CHECK(text.find(finding.code) == std::string::npos);
      CHECK(text.find('{') == std::string::npos);
    }
  }
}

TEST_CASE("repeated YAML keys are all reported, with the line of the first", "[yaml]") {
  const std::string text = "a: 1\nb: {x: 1, x: 2}\na: 2\nc:\n  - y: 1\n    y: 2\na: 3\n";
  CHECK(findings(text) ==
        Lines{"2:11 yaml.duplicate-key", "3:1 yaml.duplicate-key", "6:5 yaml.duplicate-key", "7:1 yaml.duplicate-key"});
  const auto checked = parsed(text);
  CHECK(checked.diagnostics.all()[0].argument("key") == "x");
  CHECK(checked.diagnostics.all()[0].argument("first") == "2");
  CHECK(checked.diagnostics.all()[0].excerpt == "b: {x: 1, x: 2}");
  CHECK(checked.diagnostics.all()[3].argument("first") == "1");
  // The same letters, composed and decomposed.
  CHECK(findings("t\xC3\xAAn: 1\nte\xCC\x82n: 2\n") == Lines{"2:1 yaml.duplicate-key"});
}

TEST_CASE("YAML numbers with a leading zero are reported wherever they stand", "[yaml]") {
  CHECK(findings("a: 010\nb: [0o17, -007, +01, 00]\n0312345673: x\n") ==
        Lines{"1:4 yaml.octal-looking", "2:5 yaml.octal-looking", "2:11 yaml.octal-looking", "2:17 yaml.octal-looking",
              "2:22 yaml.octal-looking", "3:1 yaml.octal-looking"});
  CHECK(findings("a: [0, -0, 0.50, 007.5, 01/02/2026, 0 1, 0o, 0a]\n").empty());
  CHECK(parsed("a: 010\n").diagnostics.all().front().argument("text") == "010");
}

TEST_CASE("YAML anchors, aliases and tags are reported, the text that only looks like one too", "[yaml]") {
  CHECK(findings("a: &x 1\nb: *x\n") == Lines{"1:4 yaml.anchor", "2:4 yaml.alias"});
  CHECK(findings("a: &x [1]\n*x : 2\n") == Lines{"1:4 yaml.anchor", "2:1 yaml.alias"});
  CHECK(findings("a: ! 12\n") == Lines{"1:4 yaml.tag"});
  CHECK(findings("a: !!map {b: !c [d]}\n") == Lines{"1:4 yaml.tag", "1:14 yaml.tag"});
  CHECK(findings("a: **quan trọng**\n") == Lines{"1:4 yaml.alias"});
  CHECK(findings("a: & b\n") == Lines{"1:4 yaml.anchor"});
  CHECK(findings("a: !<x\n") == Lines{"1:4 yaml.tag"});
  CHECK(findings("<<: *x\n") == Lines{"1:5 yaml.alias"});
}

TEST_CASE("tabs are refused in the indentation of YAML and nowhere else", "[yaml]") {
  CHECK(findings("a:\n\t- b\n") == Lines{"2:1 yaml.tab"});
  CHECK(findings("a:\n  - b\n \t- c\n") == Lines{"3:2 yaml.tab"});
  CHECK(findings("a: [\n\t1,\n\t2]\n") == Lines{"2:1 yaml.tab", "3:1 yaml.tab"});
  CHECK(findings("-\tb: 1\n") == Lines{"1:2 yaml.tab"});
  CHECK(findings("a: b\n\tc\n") == Lines{"2:1 yaml.tab"});
  CHECK(findings("a:\n\tb: 1\n") == Lines{"2:1 yaml.tab"});
  CHECK(findings("a:\tb\nc:\n\t\n\t# d\ne: |\n  \te\nf: \"g\n\th\"\n").empty());
}

TEST_CASE("a YAML text of one document only", "[yaml]") {
  CHECK(findings("---\na: 1\n...\n").empty());
  CHECK(findings("a: 1\n---\n") == Lines{"2:1 yaml.second-document"});
  CHECK(findings("a: 1\n...\nb: 2\n") == Lines{"3:1 yaml.second-document"});
  CHECK(findings("- a\nb: 1\n") == Lines{"2:1 yaml.indentation"});
  CHECK(findings("a: 1\n%b\nc: 2\n") == Lines{"2:1 yaml.directive"});
  for (const std::string text : {"", "\n \n", "# chú thích", "---\n", "~\n", "...\n"}) {
    INFO(text);
    CHECK(findings(text) == Lines{"0:0 yaml.empty"});
  }
}

TEST_CASE("a YAML bracket or quote that stays open is found where it was opened", "[yaml]") {
  CHECK(findings("{a: 1\n") == Lines{"1:1 yaml.open-bracket"});
  CHECK(findings("- {a: [1, 2}\n") == Lines{"1:12 yaml.unexpected-bracket"});
  CHECK(findings("a:\n- [b, {c: d}") == Lines{"2:3 yaml.open-bracket"});
  CHECK(findings("a: \"b\"\nc: [\"it's\", 'x''y', \"z \\\" w]\nd: 1\n") == Lines{"2:21 yaml.open-quote"});
  CHECK(findings("# it's\na: it's\nb: 'c\n") == Lines{"3:4 yaml.open-quote"});
  CHECK(findings("\"a: 1\n") == Lines{"1:1 yaml.open-quote"});
}

TEST_CASE("a YAML key without its colon is found on its own line", "[yaml]") {
  CHECK(findings("a: 1\nmức 2\n") == Lines{"2:1 yaml.missing-colon"});
  CHECK(findings("a: 1\nmức 2\n# c\n\nb: 3\n") == Lines{"2:1 yaml.missing-colon"});
  CHECK(findings("a:\n  mức 2\n  b: 3\n") == Lines{"2:3 yaml.missing-colon"});
  CHECK(findings("a: {vi, en: 1}\n") == Lines{"1:5 yaml.missing-colon"});
  CHECK(findings("a: 1\n\"b\"\n") == Lines{"2:1 yaml.missing-colon"});
  CHECK(findings("a: \"b\" c\n") == Lines{"1:8 yaml.missing-colon"});
  CHECK(findings("a: b: c\n") == Lines{"1:5 yaml.unexpected-colon"});
  CHECK(findings("a: b\n  c: d\n") == Lines{"2:4 yaml.unexpected-colon"});
}

TEST_CASE("nesting of YAML over the limit is told before it costs anything", "[yaml]") {
  const std::string open(64, '[');
  const std::string close(64, ']');
  CHECK(findings(open + close).empty());
  CHECK(findings("[" + open + close + "]") == Lines{"1:65 yaml.too-deep"});
  CHECK(findings(std::string(100000, '[')) == Lines{"1:65 yaml.too-deep"});
  CHECK(findings(std::string(100000, '{')).size() == 1);
  CHECK(findings(repeated("[a, ", 100000)) == Lines{"1:257 yaml.too-deep"});
  CHECK(findings(repeated("{a: ", 100000)) == Lines{"1:257 yaml.too-deep"});
  CHECK(findings(repeated("- ", 100000)) == Lines{"1:129 yaml.too-deep"});
  CHECK(findings(repeated("? ", 100000)).size() == 1);
  CHECK(findings("a: '" + std::string(900, '[') + "'\n").empty());
}

TEST_CASE("YAML findings of meaning are counted beyond the cap", "[yaml]") {
  const auto checked = parsed(repeated("- 010\n", 250));
  CHECK_FALSE(checked);
  CHECK(checked.diagnostics.errors() == 250);
  CHECK(checked.diagnostics.all().size() == base::Diagnostics::cap);
}

TEST_CASE("a YAML text is sound UTF-8 without controls and of moderate size", "[yaml]") {
  CHECK(findings("a: \xEF\xBB\xBF b\n") == Lines{"1:4 yaml.control-character"});
  CHECK(findings("a: \"\\0\"\n") == Lines{"1:4 yaml.control-character"});
  CHECK(findings("a: \"\\x07\"\nb: \"\\t\\n\"\n") == Lines{"1:4 yaml.control-character"});
  CHECK(findings("a: b\rc: d\n") == Lines{"1:5 yaml.control-character"});
  CHECK(findings("a: \xC2\x85\n") == Lines{"1:4 yaml.control-character"});
  CHECK(findings("đ: \xED\xA0\x80\n") == Lines{"1:4 yaml.invalid-utf8"});
  CHECK(findings(std::string("a\0:\0 \0", 6)) == Lines{"0:0 yaml.utf16"});
  CHECK(findings(std::string(base::file_limit + 1, '#')) == Lines{"0:0 yaml.too-large"});
  CHECK(parsed("a: \x01\n").diagnostics.all().front().argument("name") == "U+0001");
}

TEST_CASE("a large YAML mapping is read in linear time", "[yaml]") {
  std::string text;
  for (int i = 0; i < 50000; ++i) text += "key" + std::to_string(i) + ": 1\n";
  text += "key7: 1\n";
  const auto start = std::chrono::steady_clock::now();
  CHECK(findings(text) == Lines{"50001:1 yaml.duplicate-key"});
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}

TEST_CASE("a YAML file that cannot be read is trouble outside", "[yaml]") {
  CHECK_THROWS_AS(yaml::load(std::string(DXREADY_TEST_DATA) + "/bad/yaml/no-such-file.yaml"), base::EnvironmentError);
}
