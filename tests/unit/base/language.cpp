#include "base/language.hpp"

#include "catch.hpp"

using namespace dxready::base;

TEST_CASE("languages have codes", "[base]") {
  CHECK(parse_language("vi") == Language::vi);
  CHECK(parse_language("en") == Language::en);
  CHECK_FALSE(parse_language("VI"));
  CHECK_FALSE(parse_language(""));
  CHECK(language_code(Language::vi) == "vi");
  CHECK(language_code(Language::en) == "en");
}

TEST_CASE("words are given in both languages", "[base]") {
  const Words words{"mức", "level"};
  CHECK(words.in(Language::vi) == "mức");
  CHECK(words.in(Language::en) == "level");
  CHECK_FALSE(words.empty());
  CHECK(Words().empty());
}
