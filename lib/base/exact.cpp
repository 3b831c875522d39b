#include "base/exact.hpp"

#include <cassert>
#include <limits>
#include <numeric>

namespace dxready::base {
namespace {

__extension__ using Wide = __int128;

bool fits(Wide value) {
  return value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max();
}

Wide greatest_common_divisor(Wide a, Wide b) {
  if (a < 0) a = -a;
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/// The value without its sign; std::gcd of the least number itself would overflow.
std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

std::optional<Rational> reduced(Wide numerator, Wide denominator) {
  if (denominator == 0) return std::nullopt;
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const Wide divisor = greatest_common_divisor(numerator, denominator);
  if (divisor > 1) {
    numerator /= divisor;
    denominator /= divisor;
  }
  if (!fits(numerator) || !fits(denominator)) return std::nullopt;
  return Rational::make(static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator));
}

/// value × 10^decimals, rounded half away from zero, as digits with the point put back.
std::string rounded(Wide numerator, Wide denominator, int decimals) {
  const bool negative = numerator < 0;
  if (negative) numerator = -numerator;
  for (int i = 0; i < decimals; ++i) numerator *= 10;
  Wide quotient = (2 * numerator + denominator) / (2 * denominator);
  std::string digits;
  const bool zero = quotient == 0;
  for (; quotient != 0; quotient /= 10) digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(quotient % 10)));
  const auto least = static_cast<std::size_t>(decimals) + 1;
  if (digits.size() < least) digits.insert(0, least - digits.size(), '0');
  if (decimals > 0) digits.insert(digits.size() - static_cast<std::size_t>(decimals), 1, '.');
  return negative && !zero ? "-" + digits : digits;
}

int decimal_places(std::int64_t denominator) {
  int twos = 0;
  int fives = 0;
  for (; denominator % 2 == 0; denominator /= 2) ++twos;
  for (; denominator % 5 == 0; denominator /= 5) ++fives;
  if (denominator != 1) return -1;
  return twos > fives ? twos : fives;
}

}  // namespace

std::optional<Rational> Rational::make(std::int64_t numerator, std::int64_t denominator) {
  if (denominator <= 0 || std::gcd(magnitude(numerator), magnitude(denominator)) != 1) return reduced(numerator, denominator);
  Rational value;
  value.m_numerator = numerator;
  value.m_denominator = denominator;
  return value;
}

std::strong_ordering Rational::operator<=>(const Rational& other) const {
  return compare_products(m_numerator, other.m_denominator, other.m_numerator, m_denominator);
}

std::optional<Rational> add(const Rational& a, const Rational& b) {
  return reduced(static_cast<Wide>(a.numerator()) * b.denominator() + static_cast<Wide>(b.numerator()) * a.denominator(),
                 static_cast<Wide>(a.denominator()) * b.denominator());
}

std::optional<Rational> multiply(const Rational& a, const Rational& b) {
  return reduced(static_cast<Wide>(a.numerator()) * b.numerator(), static_cast<Wide>(a.denominator()) * b.denominator());
}

std::optional<std::int64_t> add(std::int64_t a, std::int64_t b) {
  const Wide sum = static_cast<Wide>(a) + b;
  if (!fits(sum)) return std::nullopt;
  return static_cast<std::int64_t>(sum);
}

std::optional<std::int64_t> multiply(std::int64_t a, std::int64_t b) {
  const Wide product = static_cast<Wide>(a) * b;
  if (!fits(product)) return std::nullopt;
  return static_cast<std::int64_t>(product);
}

std::int64_t floor(const Rational& value) {
  const std::int64_t quotient = value.numerator() / value.denominator();
  return value.numerator() % value.denominator() < 0 ? quotient - 1 : quotient;
}

std::strong_ordering compare_products(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
  const Wide left = static_cast<Wide>(a) * b;
  const Wide right = static_cast<Wide>(c) * d;
  if (left < right) return std::strong_ordering::less;
  return left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

std::optional<std::int64_t> common_multiple(std::int64_t a, std::int64_t b) {
  assert(a > 0 && b > 0);
  return multiply(a / std::gcd(a, b), b);
}

std::optional<Rational> parse_decimal(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  std::int64_t digits = 0;
  std::int64_t scale = 1;
  int count = 0;
  bool after_point = false;
  bool digit_last = false;
  for (const char c : text) {
    if (c == '.' && !after_point && digit_last) {
      after_point = true;
      digit_last = false;
      continue;
    }
    if (c < '0' || c > '9' || ++count > 18) return std::nullopt;
    digits = digits * 10 + (c - '0');
    if (after_point) scale *= 10;
    digit_last = true;
  }
  if (!digit_last) return std::nullopt;
  return Rational::make(negative ? -digits : digits, scale);
}

std::optional<std::int64_t> parse_whole(std::string_view text) {
  if (text.find('.') != std::string_view::npos) return std::nullopt;
  const std::optional<Rational> value = parse_decimal(text);
  if (!value) return std::nullopt;
  return value->numerator();
}

bool is_finite_decimal(const Rational& value) { return decimal_places(value.denominator()) >= 0; }

std::string shortest_decimal(const Rational& value) {
  const int places = decimal_places(value.denominator());
  return rounded(value.numerator(), value.denominator(), places < 0 || places > 18 ? 2 : places);
}

std::string rounded_decimal(const Rational& value, int decimals) {
  assert(decimals >= 0 && decimals <= 9);
  return rounded(value.numerator(), value.denominator(), decimals);
}

std::string percent(std::int64_t part, std::int64_t whole) {
  assert(whole > 0 && part >= 0);
  return rounded(static_cast<Wide>(part) * 100, whole, 2);
}

}  // namespace dxready::base
