#include "base/exact.hpp"

#include "catch.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <random>
#include <string>

using namespace dxready::base;

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

Rational fraction(std::int64_t numerator, std::int64_t denominator) { return Rational::make(numerator, denominator).value(); }

/// Numbers of every size, the ends of the range among them.
std::int64_t random_number(std::mt19937_64& random) {
  const std::array<std::int64_t, 8> special = {0, 1, -1, most, least, most - 1, least + 1, 1LL << 32};
  const std::uint64_t bits = random();
  if (bits % 8 == 0) return special[random() % special.size()];
  return static_cast<std::int64_t>(random()) >> (random() % 64);
}

/// a × b as a sign and 128 bits, by hand in 32-bit digits.
struct Product {
  int sign = 0;
  std::array<std::uint32_t, 4> digits{};  ///< most significant first
};

Product product(std::int64_t a, std::int64_t b) {
  Product result;
  if (a == 0 || b == 0) return result;
  result.sign = (a < 0) == (b < 0) ? 1 : -1;
  const std::uint64_t x = a < 0 ? 0 - static_cast<std::uint64_t>(a) : static_cast<std::uint64_t>(a);
  const std::uint64_t y = b < 0 ? 0 - static_cast<std::uint64_t>(b) : static_cast<std::uint64_t>(b);
  const std::array<std::uint64_t, 2> xs = {x >> 32U, x & 0xFFFFFFFFU};
  const std::array<std::uint64_t, 2> ys = {y >> 32U, y & 0xFFFFFFFFU};
  std::array<std::uint64_t, 4> sums{};
  for (std::size_t i = 0; i < 2; ++i) {
    for (std::size_t j = 0; j < 2; ++j) {
      const std::uint64_t part = xs[i] * ys[j];
      sums[i + j] += part >> 32U;
      sums[i + j + 1] += part & 0xFFFFFFFFU;
    }
  }
  for (std::size_t i = 4; i-- > 0;) {
    result.digits[i] = static_cast<std::uint32_t>(sums[i]);
    if (i > 0) sums[i - 1] += sums[i] >> 32U;
  }
  return result;
}

std::strong_ordering naive_compare(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
  const Product left = product(a, b);
  const Product right = product(c, d);
  if (left.sign != right.sign) return left.sign <=> right.sign;
  return left.sign >= 0 ? left.digits <=> right.digits : right.digits <=> left.digits;
}

}  // namespace

TEST_CASE("fractions are reduced, with the sign above", "[base]") {
  CHECK(fraction(6, 4).numerator() == 3);
  CHECK(fraction(6, 4).denominator() == 2);
  CHECK(fraction(3, -6) == fraction(-1, 2));
  CHECK(fraction(0, -7) == Rational(0));
  CHECK(fraction(10, 5).is_whole());
  CHECK_FALSE(Rational::make(1, 0));
  CHECK_FALSE(Rational::make(0, 0));
  CHECK_FALSE(Rational::make(least, -1));
  CHECK(fraction(least, least) == Rational(1));
  CHECK(fraction(least, 2).numerator() == least / 2);
  CHECK_FALSE(Rational::make(1, least));
  CHECK(fraction(2, least).denominator() == most / 2 + 1);
}

TEST_CASE("fractions are added and multiplied exactly or not at all", "[base]") {
  CHECK(add(fraction(1, 3), fraction(1, 6)) == fraction(1, 2));
  CHECK(add(fraction(-1, 2), fraction(1, 2)) == Rational(0));
  CHECK(multiply(fraction(2, 3), fraction(3, 4)) == fraction(1, 2));
  CHECK(multiply(Rational(most), fraction(1, most)) == Rational(1));
  CHECK_FALSE(add(Rational(most), Rational(1)));
  CHECK_FALSE(add(fraction(1, most), fraction(1, most - 1)));
  CHECK_FALSE(multiply(Rational(most), Rational(2)));
  CHECK_FALSE(multiply(fraction(1, most), fraction(1, 2)));
  CHECK(add(Rational(least), Rational(most)) == Rational(-1));
  CHECK(multiply(Rational(least), Rational(1)) == Rational(least));
  CHECK_FALSE(multiply(Rational(least), Rational(-1)));
  CHECK(add(most - 1, std::int64_t{1}) == most);
  CHECK_FALSE(add(most, std::int64_t{1}));
  CHECK_FALSE(add(least, std::int64_t{-1}));
  CHECK(multiply(least, std::int64_t{1}) == least);
  CHECK_FALSE(multiply(least, std::int64_t{-1}));
}

TEST_CASE("comparison is exact for any numbers", "[base]") {
  std::mt19937_64 random(3);
  for (int i = 0; i < 20000; ++i) {
    const std::int64_t a = random_number(random);
    const std::int64_t b = random_number(random);
    const std::int64_t c = random() % 8 == 0 ? a : random_number(random);
    const std::int64_t d = random() % 8 == 0 ? b : random_number(random);
    INFO(a << " × " << b << " and " << c << " × " << d);
    REQUIRE(compare_products(a, b, c, d) == naive_compare(a, b, c, d));
    const auto left = Rational::make(a, b);
    const auto right = Rational::make(c, d);
    if (!left || !right) continue;
    REQUIRE((*left <=> *right) ==
            naive_compare(left->numerator(), right->denominator(), right->numerator(), left->denominator()));
    REQUIRE((*left == *right) == ((*left <=> *right) == std::strong_ordering::equal));
  }
  CHECK(fraction(1, 3) < fraction(1, 2));
  CHECK(fraction(-1, 2) < fraction(-1, 3));
}

TEST_CASE("floor and least common multiple", "[base]") {
  CHECK(floor(fraction(7, 2)) == 3);
  CHECK(floor(fraction(-7, 2)) == -4);
  CHECK(floor(Rational(-3)) == -3);
  CHECK(floor(fraction(1, most)) == 0);
  CHECK(floor(fraction(-1, most)) == -1);
  CHECK(floor(Rational(least)) == least);
  CHECK(common_multiple(4, 6) == 12);
  CHECK(common_multiple(most, most) == most);
  CHECK_FALSE(common_multiple(most, most - 1));
}

TEST_CASE("decimals are read", "[base]") {
  CHECK(parse_decimal("12") == Rational(12));
  CHECK(parse_decimal("-3") == Rational(-3));
  CHECK(parse_decimal("+3") == Rational(3));
  CHECK(parse_decimal("0.25") == fraction(1, 4));
  CHECK(parse_decimal("-0.0") == Rational(0));
  CHECK(parse_decimal("007") == Rational(7));
  CHECK(parse_decimal("999999999999999999") == Rational(999999999999999999));
  CHECK(parse_decimal("0.00000000000000001") == fraction(1, 100000000000000000));
  for (const std::string text : {"", "-", "+", ".", ".5", "5.", "1.2.3", "1,5", "1e3", " 1", "1 ", "--1", "+-1", "-.5", "0x1",
                                 "NaN", "1234567890123456789", "0.123456789012345678"}) {
    INFO(text);
    CHECK_FALSE(parse_decimal(text));
  }
  CHECK(parse_whole("-12") == -12);
  CHECK_FALSE(parse_whole("12.0"));
  CHECK_FALSE(parse_whole(""));
}

TEST_CASE("decimals are printed rounded half up", "[base]") {
  CHECK(rounded_decimal(fraction(1, 8), 2) == "0.13");
  CHECK(rounded_decimal(fraction(-1, 8), 2) == "-0.13");
  CHECK(rounded_decimal(fraction(1, 200), 2) == "0.01");
  CHECK(rounded_decimal(fraction(1, 201), 2) == "0.00");
  CHECK(rounded_decimal(fraction(-1, 201), 2) == "0.00");
  CHECK(rounded_decimal(fraction(199, 200), 2) == "1.00");
  CHECK(rounded_decimal(fraction(5, 2), 0) == "3");
  CHECK(rounded_decimal(fraction(-5, 2), 0) == "-3");
  CHECK(rounded_decimal(fraction(2, 3), 9) == "0.666666667");
  CHECK(rounded_decimal(Rational(most), 9) == "9223372036854775807.000000000");
  CHECK(rounded_decimal(Rational(least), 0) == "-9223372036854775808");
  CHECK(shortest_decimal(Rational(0)) == "0");
  CHECK(shortest_decimal(Rational(123)) == "123");
  CHECK(shortest_decimal(fraction(1, 2)) == "0.5");
  CHECK(shortest_decimal(fraction(-1, 1024)) == "-0.0009765625");
  CHECK(shortest_decimal(fraction(1, 3)) == "0.33");
  CHECK(shortest_decimal(fraction(1, 1000000000000000000)) == "0.000000000000000001");
  CHECK(percent(1, 8) == "12.50");
  CHECK(percent(2, 3) == "66.67");
  CHECK(percent(1, 20000) == "0.01");
  CHECK(percent(0, most) == "0.00");
  CHECK(percent(most, most) == "100.00");
  CHECK(percent(most, 1) == "922337203685477580700.00");
}

TEST_CASE("which fractions have a finite decimal", "[base]") {
  CHECK(is_finite_decimal(fraction(1, 40)));
  CHECK(is_finite_decimal(Rational(7)));
  CHECK_FALSE(is_finite_decimal(fraction(1, 6)));
  std::mt19937_64 random(4);
  for (int i = 0; i < 2000; ++i) {
    const auto digits = static_cast<std::int64_t>(random() % 1000000000000) - 500000000000;
    const Rational value = fraction(digits, 1000000);
    REQUIRE(parse_decimal(shortest_decimal(value)) == value);
  }
}
