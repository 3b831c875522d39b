#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dxready::base {

/// An exact fraction of 64-bit integers, always reduced, denominator above 0. No result of this program passes
/// through floating point.
class Rational {
public:
  constexpr Rational() = default;
  constexpr Rational(std::int64_t whole) : m_numerator(whole) {}  // NOLINT: a whole number is a fraction

  /// numerator ÷ denominator, reduced; nothing when the denominator is 0 or the reduced value leaves 64 bits.
  static std::optional<Rational> make(std::int64_t numerator, std::int64_t denominator);

  std::int64_t numerator() const { return m_numerator; }
  std::int64_t denominator() const { return m_denominator; }
  bool is_whole() const { return m_denominator == 1; }

  bool operator==(const Rational&) const = default;
  std::strong_ordering operator<=>(const Rational& other) const;

private:
  std::int64_t m_numerator = 0;
  std::int64_t m_denominator = 1;
};

/// a + b and a × b; nothing when the result leaves 64 bits.
std::optional<Rational> add(const Rational& a, const Rational& b);
std::optional<Rational> multiply(const Rational& a, const Rational& b);
std::optional<std::int64_t> add(std::int64_t a, std::int64_t b);
std::optional<std::int64_t> multiply(std::int64_t a, std::int64_t b);

/// The largest whole number that is not above `value`.
std::int64_t floor(const Rational& value);

/// Compares a×b with c×d exactly, for any 64-bit numbers.
std::strong_ordering compare_products(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d);

/// Least common multiple of two positive numbers; nothing when it leaves 64 bits.
std::optional<std::int64_t> common_multiple(std::int64_t a, std::int64_t b);

/// Reads "12", "-3", "0.25": an optional sign, digits, and a point with digits; at most 18 digits in all.
std::optional<Rational> parse_decimal(std::string_view text);
std::optional<std::int64_t> parse_whole(std::string_view text);

/// True when the fraction has a finite decimal expansion.
bool is_finite_decimal(const Rational& value);

/// The shortest decimal when finite ("123", "0.5"), else rounded half up (away from zero) to 2 decimals.
std::string shortest_decimal(const Rational& value);

/// Rounded half up to `decimals` (0 to 9) places, always that many places printed.
std::string rounded_decimal(const Rational& value, int decimals);

/// 100 × part ÷ whole rounded half up to 2 decimals ("38.44"); whole above 0, part from 0.
std::string percent(std::int64_t part, std::int64_t whole);

}  // namespace dxready::base
