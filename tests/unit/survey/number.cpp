#include "survey/number.hpp"

#include "catch.hpp"

#include <string>

using namespace dxready;
using survey::NumberFault;
using survey::NumberStyle;

namespace {

const NumberStyle unsaid;
const NumberStyle vietnamese{true, ',', '.'};
const NumberStyle english{true, '.', ','};
const NumberStyle spaced{true, ',', ' '};

std::string text(const survey::Number& number) {
  switch (number.fault) {
    case NumberFault::none: return base::shortest_decimal(number.value);
    case NumberFault::not_a_number: return "no number";
    case NumberFault::ambiguous: return "ambiguous";
    case NumberFault::scientific: return "scientific";
  }
  return {};
}

std::string read(const std::string& cell, const NumberStyle& style = unsaid) { return text(parse_number(cell, style)); }
std::string amount(const std::string& cell, const NumberStyle& style = unsaid) { return text(parse_amount(cell, style)); }

}  // namespace

TEST_CASE("Numbers nobody can mistake are read without a word of the profile") {
  CHECK(read("38") == "38");
  CHECK(read(" -3.5 ") == "-3.5");
  CHECK(read("3.0") == "3");
  CHECK(read("0.125") == "0.125");
  CHECK(read("1234.567") == "1234.567");
  CHECK(read("12.3456") == "12.3456");
  CHECK(read("1.234.567") == "1234567");
  CHECK(read("1,234,567") == "1234567");
  CHECK(read("1 234 567") == "1234567");
  CHECK(read("1\xC2\xA0"
             "234") == "1234");
}

TEST_CASE("What point or comma may mean is asked for, not guessed") {
  CHECK(read("1.234") == "ambiguous");
  CHECK(read("1,234") == "ambiguous");
  CHECK(read("38,5") == "ambiguous");
  CHECK(read("1.234,5") == "ambiguous");
  CHECK(read("1.234", vietnamese) == "1234");
  CHECK(read("1.234,5", vietnamese) == "1234.5");
  CHECK(read("1,234", vietnamese) == "1.234");
  CHECK(read("1,234.5", english) == "1234.5");
  CHECK(read("1 234,5", spaced) == "1234.5");
}

TEST_CASE("What is no number in the style that was said is refused") {
  for (const char* const cell : {"", "abc", "12a", "1.23.456", "12.34", "1234.567", ".5", "5,", "--3", "1.234,5,6", "1,234.5"}) {
    INFO(cell);
    CHECK(read(cell, vietnamese) == "no number");
  }
  CHECK(read("1,5", {true, '.', '\0'}) == "no number");
  CHECK(read("12 34") == "no number");
  CHECK(read("1.23.456") == "no number");
  CHECK(read(std::string(100, '1')) == "no number");
}

TEST_CASE("Digits a spreadsheet threw away are named") {
  CHECK(read("3.17E+09") == "scientific");
  CHECK(read("3,17E+09") == "scientific");
  CHECK(read("1e6") == "scientific");
  CHECK(read("E5") == "no number");
  CHECK(amount("3.8E+10") == "scientific");
}

TEST_CASE("Amounts of money may have a unit") {
  CHECK(amount("38 tỷ") == "38000000000");
  CHECK(amount("1,2 ty") == "1200000000");
  CHECK(amount("1.25 tỷ") == "1250000000");
  CHECK(amount("250tr") == "250000000");
  CHECK(amount("1.200.000 đ") == "1200000");
  CHECK(amount("20000000") == "20000000");
  CHECK(amount("1.234 tỷ") == "ambiguous");
  CHECK(amount("1.234 tỷ", vietnamese) == "1234000000000");
  CHECK(amount("1,234 tỷ", vietnamese) == "1234000000");
  CHECK(amount("38 USD") == "no number");
  CHECK(amount("tỷ") == "no number");
}
