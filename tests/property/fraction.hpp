#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace reference {

__extension__ using Wide = __int128;

/// An exact fraction for the second implementation; nothing of lib/base/exact is used. Sums of decimals of a few places
/// stay far below 128 bits, so no overflow is looked for.
class Fraction {
public:
  Fraction(std::int64_t whole = 0) : m_top(whole) {}  // NOLINT: a whole number is a fraction
  Fraction(Wide top, Wide bottom);

  Wide top() const { return m_top; }
  Wide bottom() const { return m_bottom; }

  Fraction operator+(const Fraction& other) const;
  Fraction operator-(const Fraction& other) const;
  Fraction operator*(const Fraction& other) const;
  /// `other` is not 0.
  Fraction operator/(const Fraction& other) const;
  bool operator==(const Fraction& other) const { return m_top * other.m_bottom == other.m_top * m_bottom; }
  std::strong_ordering operator<=>(const Fraction& other) const;

  /// The decimal a text such as "-12.345" writes.
  static Fraction read(const std::string& text);
  std::string text() const;  ///< "5", "7/3"

private:
  Wide m_top = 0;
  Wide m_bottom = 1;  ///< above 0
};

}  // namespace reference
