#include "base/source.hpp"

#include "catch.hpp"

#include "base/file.hpp"

#include <random>
#include <string>
#include <vector>

using namespace dxready::base;

namespace {

/// The code the check reports, with place and first argument; empty when the text is sound.
std::string trouble(const std::string& text) {
  const Document document{"f", text, {}};
  Diagnostics findings;
  Reader reader(document, "x", findings);
  const bool is_sound = check_encoding(reader, Places(document.text));
  if (is_sound != findings.empty() || findings.all().size() > 1) return "both or neither";
  if (is_sound) return {};
  const Diagnostic& finding = findings.all().front();
  std::string line = std::to_string(finding.place.line) + ":" + std::to_string(finding.place.column) + " " + finding.code;
  return finding.arguments.empty() ? line : line + " " + finding.arguments.front().value;
}

}  // namespace

TEST_CASE("places count letters, not bytes", "[base]") {
  const Places places("aế\nđx\r\n");
  CHECK(places.at(0) == Place{1, 1});
  CHECK(places.at(1) == Place{1, 2});
  CHECK(places.at(2) == Place{1, 2});
  CHECK(places.at(4) == Place{1, 3});
  CHECK(places.at(5) == Place{2, 1});
  CHECK(places.at(7) == Place{2, 2});
  CHECK(places.at(10) == Place{3, 1});
  CHECK(places.at(99) == Place{3, 1});
  CHECK(Places("").at(0) == Place{1, 1});
}

TEST_CASE("places of a long text are those of counting from its beginning", "[base]") {
  std::mt19937 random(5);
  const std::vector<std::string> pieces = {"a", "đ", "ế", "😀", "\n", " "};
  std::string text;
  while (text.size() < 10000) text += pieces[random() % (random() % 20 == 0 ? 6 : 4)];
  text.resize(10240, 'x');
  const Places places(text);
  Place place{1, 0};
  for (std::size_t offset = 0; offset < text.size(); ++offset) {
    const bool begins = (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
    if (begins) ++place.column;
    REQUIRE(places.at(offset) == place);
    if (text[offset] == '\n') place = {place.line + 1, 0};
  }
  CHECK(places.at(text.size()) == Place{place.line, place.column + 1});
}

TEST_CASE("what is no text is refused", "[base]") {
  CHECK(trouble("tên: ế\n").empty());
  CHECK(trouble("").empty());
  CHECK(trouble(std::string("\xFF\xFE\x61\x00", 4)) == "0:0 x.utf16 UTF-16LE");
  CHECK(trouble(std::string("\xFE\xFF\x00\x61", 4)) == "0:0 x.utf16 UTF-16BE");
  CHECK(trouble(std::string("a\0b\0", 4)) == "0:0 x.utf16 UTF-16LE");
  CHECK(trouble(std::string("\0a\0b", 4)) == "0:0 x.utf16 UTF-16BE");
  CHECK(trouble(std::string("a\0", 2)) == "1:2 x.nul-byte");
  CHECK(trouble(std::string("ab\nế\0", 7)) == "2:2 x.nul-byte");
  CHECK(trouble("a\nb\xE1\xBA") == "2:2 x.invalid-utf8 0xE1");
  CHECK(trouble("\xC0\x80") == "1:1 x.invalid-utf8 0xC0");
  CHECK(trouble(std::string(file_limit, ' ')).empty());
  CHECK(trouble(std::string(file_limit + 1, ' ')) == "0:0 x.too-large 16");
}

TEST_CASE("control characters are found and named", "[base]") {
  CHECK_FALSE(next_control("a\t\r\n ế\xC2\xA0", 0));
  CHECK(next_control("a\x01\x02", 0) == 1U);
  CHECK(next_control("a\x01\x02", 2) == 2U);
  CHECK(next_control("a\x7F", 0) == 1U);
  CHECK(next_control("a\xC2\x80", 0) == 1U);
  CHECK(next_control("a\xEF\xBB\xBF", 0) == 1U);
  CHECK(code_point_name("a\x01", 1) == "U+0001");
  CHECK(code_point_name("a\xC2\x80", 1) == "U+0080");
  CHECK(code_point_name("\xEF\xBB\xBF", 0) == "U+FEFF");
  CHECK(code_point_name("😀x", 0) == "U+1F600");
}

TEST_CASE("a byte order mark is taken off", "[base]") {
  std::string text =
      "\xEF\xBB\xBF"
      "a";
  drop_byte_order_mark(text);
  CHECK(text == "a");
  drop_byte_order_mark(text);
  CHECK(text == "a");
}
