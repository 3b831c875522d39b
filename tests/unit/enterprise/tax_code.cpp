#include "enterprise/tax_code.hpp"

#include "catch.hpp"

#include <array>
#include <string>

using namespace dxready::enterprise;

namespace {

/// The tenth digit worked out once more, from the weights as the tax administration prints them.
int check_digit(const std::string& nine) {
  constexpr std::array<int, 9> weights = {31, 29, 23, 19, 17, 13, 7, 5, 3};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (nine[i] - '0');
  return 10 - sum % 11;
}

}  // namespace

TEST_CASE("a tax code has ten digits, the last a check digit", "[enterprise]") {
  CHECK(check_tax_code("0312345673") == TaxCodeFault::none);
  CHECK(check_tax_code("0399005622") == TaxCodeFault::none);
  for (const char last : std::string("012456789"))
    CHECK(check_tax_code(std::string("031234567") + last) == TaxCodeFault::wrong_check_digit);
  CHECK(check_tax_code("0312345673-001") == TaxCodeFault::none);
  CHECK(check_tax_code("0312345674-001") == TaxCodeFault::wrong_check_digit);
}

TEST_CASE("nine digits of which no check digit can come are no tax code whatever follows", "[enterprise]") {
  int impossible = 0;
  for (int n = 100000000; n < 100002000; ++n) {
    const std::string nine = std::to_string(n);
    const int digit = check_digit(nine);
    for (int last = 0; last < 10; ++last) {
      const TaxCodeFault expected = last == digit ? TaxCodeFault::none : TaxCodeFault::wrong_check_digit;
      CHECK(check_tax_code(nine + std::to_string(last)) == expected);
    }
    if (digit == 10) ++impossible;
  }
  CHECK(impossible > 100);
}

TEST_CASE("what is no tax code at all", "[enterprise]") {
  for (const std::string text : {"", "12345", "031234567A", "03123456731", "0312345673-01", "0312345673-0011", "0312345673-00a",
                                 "0312345673 001", "0312345673001", "03.1234567.3", "٠٣١٢٣٤٥٦٧٣"}) {
    INFO(text);
    CHECK(check_tax_code(text) == TaxCodeFault::not_a_tax_code);
  }
}

TEST_CASE("a lost zero is recognised only where the code fits with it", "[enterprise]") {
  CHECK(check_tax_code("312345673") == TaxCodeFault::lost_zero);
  CHECK(check_tax_code("312345674") == TaxCodeFault::not_a_tax_code);
}

TEST_CASE("a personal number of twelve digits is kept and masked", "[enterprise]") {
  CHECK(check_tax_code("079085001234") == TaxCodeFault::none);
  CHECK(is_personal_number("079085001234"));
  CHECK_FALSE(is_personal_number("0312345673"));
  CHECK_FALSE(is_personal_number("07908500123a"));
  CHECK(masked_tax_code("079085001234") == "*********234");
  CHECK(masked_tax_code("0312345673") == "0312345673");
  CHECK(masked_tax_code("0312345673-001") == "0312345673-001");
  CHECK(masked_tax_code("").empty());
}
