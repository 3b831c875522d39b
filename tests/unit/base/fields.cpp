#include "base/fields.hpp"

#include "catch.hpp"

#include "yaml/read.hpp"

#include <string>
#include <vector>

using namespace dxready::base;

namespace {

/// A document read from YAML, and the findings about it.
struct Sample {
  explicit Sample(const std::string& text) : document(dxready::yaml::parse(text, "f.yaml").value.value()) {}

  std::vector<std::string> lines() const {
    std::vector<std::string> all;
    for (const Diagnostic& finding : findings.all()) {
      std::string line = std::to_string(finding.place.line) + ":" + std::to_string(finding.place.column) + " " + finding.code;
      for (const Argument& argument : finding.arguments) line += " " + argument.name + "=" + argument.value;
      all.push_back(line);
    }
    return all;
  }

  Document document;
  Diagnostics findings;
  Reader reader{document, "area", findings};
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a mapping is read by its keys", "[base]") {
  Sample sample(
      "format: 1\nid: ST.1\nname: {vi: Tên, en: Name}\nnote: x\nflag: yes\nlevel: 3\nweight: 0.5\nfrom: 2026-01-31\n"
      "kind: multi\nlist: [1, 2]\nids: [a, b]\nmany: [{vi: a, en: b}]\n");
  Fields fields(sample.reader, sample.document.root, "item");
  fields.format();
  CHECK(fields.id("id") == "ST.1");
  CHECK(fields.words("name") == Words{"Tên", "Name"});
  CHECK(fields.text("note") == "x");
  CHECK(fields.flag("flag", false));
  CHECK(fields.flag("none", true));
  CHECK(fields.whole("level", 1, 5) == 3);
  CHECK(fields.number("weight") == Rational::make(1, 2));
  CHECK(fields.date("from") == Date{2026, 1, 31});
  CHECK(fields.choice("kind", {"single", "multi"}) == 1U);
  CHECK(fields.list("list").size() == 2);
  CHECK(fields.ids("ids") == Lines{"a", "b"});
  CHECK(fields.words_list("many") == std::vector<Words>{{"a", "b"}});
  CHECK(fields.optional_text("none").empty());
  CHECK(fields.optional_id("none").empty());
  CHECK(fields.optional_words("none").empty());
  CHECK(fields.optional_list("none").empty());
  CHECK_FALSE(fields.whole("none", 1, 5));
  CHECK_FALSE(fields.number("none"));
  CHECK_FALSE(fields.date("none"));
  fields.finish();
  CHECK(sample.lines().empty());
}

TEST_CASE("every wrong value of a mapping is reported at its place", "[base]") {
  Sample sample(
      "id: 'a b'\nname: {vi: '', en: Name}\nnote: [1]\nflag: perhaps\nlevel: 9\nweight: 1,5\nfrom: 31/01/2026\n"
      "kind: mutli\nlist: 1\nlevle: 2\n");
  Fields fields(sample.reader, sample.document.root, "item 'x'");
  CHECK(fields.id("id").empty());
  fields.words("name");
  CHECK(fields.text("note").empty());
  CHECK(fields.flag("flag", true));
  CHECK_FALSE(fields.whole("level", 1, 5));
  CHECK_FALSE(fields.number("weight"));
  CHECK_FALSE(fields.date("from"));
  CHECK_FALSE(fields.choice("kind", {"single", "multi"}));
  CHECK(fields.list("list").empty());
  CHECK(fields.text("missing").empty());
  fields.finish();
  const std::string keys = "id, name, note, flag, level, weight, from, kind, list, missing";
  CHECK(sample.lines() == Lines{"1:5 area.bad-id found=a b", "2:12 area.empty-text key=vi found=", "3:7 area.not-text found=[…]",
                                "4:7 area.bad-yes-no found=perhaps", "5:8 area.bad-whole-number least=1 most=5 found=9",
                                "6:9 area.bad-number found=1,5", "7:7 area.bad-date found=31/01/2026",
                                "8:7 area.bad-choice allowed=single, multi suggestion=multi found=mutli",
                                "9:7 area.not-a-list found=1", "1:1 area.missing-key key=missing item=item 'x'",
                                "10:1 area.unknown-key key=levle item=item 'x' suggestion=level allowed=" + keys});
  CHECK(sample.findings.all()[3].excerpt == "flag: perhaps");
  CHECK(sample.findings.all()[3].file == "f.yaml");
}

TEST_CASE("the format of a file is checked", "[base]") {
  for (const auto& [text, code] : std::vector<std::pair<std::string, std::string>>{{"format: 2", "area.newer-format"},
                                                                                   {"format: x", "area.bad-format"},
                                                                                   {"format: 0", "area.bad-format"},
                                                                                   {"a: 1", "area.missing-key"}}) {
    Sample sample(text);
    Fields(sample.reader, sample.document.root, "file").format();
    REQUIRE(sample.findings.all().size() == 1);
    CHECK(sample.findings.all().front().code == code);
  }
}

TEST_CASE("something else where a mapping should be is reported once", "[base]") {
  Sample sample("[1, 2]");
  Fields fields(sample.reader, sample.document.root, "file");
  fields.text("a");
  fields.format();
  fields.finish();
  CHECK(sample.lines() == Lines{"1:1 area.not-a-mapping item=file found=[…]"});
}

TEST_CASE("ids are short and plain", "[base]") {
  CHECK(is_id("ST.2_a-B"));
  CHECK(is_id(std::string(64, 'a')));
  CHECK_FALSE(is_id(std::string(65, 'a')));
  CHECK_FALSE(is_id(""));
  CHECK_FALSE(is_id("a b"));
  CHECK_FALSE(is_id("tên"));
  CHECK_FALSE(is_id("a/b"));
}

TEST_CASE("findings over the cap carry no line of the text", "[base]") {
  Sample sample("a: 1");
  for (std::size_t i = 0; i <= Diagnostics::cap; ++i) sample.reader.warning("x", {1, 1});
  CHECK(sample.findings.warnings() == Diagnostics::cap + 1);
  CHECK(sample.findings.all().back().excerpt == "a: 1");
}
