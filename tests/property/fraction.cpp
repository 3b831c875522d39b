#include "fraction.hpp"

#include <algorithm>

namespace reference {
namespace {

Wide common_divisor(Wide a, Wide b) {
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

std::string digits(Wide value) {
  if (value < 0) return "-" + digits(-value);
  std::string text;
  do {
    text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
    value /= 10;
  } while (value != 0);
  return text;
}

}  // namespace

Fraction::Fraction(Wide top, Wide bottom) : m_top(bottom < 0 ? -top : top), m_bottom(bottom < 0 ? -bottom : bottom) {
  const Wide common = common_divisor(m_top, m_bottom);
  if (common > 1) {
    m_top /= common;
    m_bottom /= common;
  }
}

Fraction Fraction::operator+(const Fraction& other) const {
  return {m_top * other.m_bottom + other.m_top * m_bottom, m_bottom * other.m_bottom};
}

Fraction Fraction::operator-(const Fraction& other) const {
  return {m_top * other.m_bottom - other.m_top * m_bottom, m_bottom * other.m_bottom};
}

Fraction Fraction::operator*(const Fraction& other) const { return {m_top * other.m_top, m_bottom * other.m_bottom}; }

Fraction Fraction::operator/(const Fraction& other) const { return {m_top * other.m_bottom, m_bottom * other.m_top}; }

std::strong_ordering Fraction::operator<=>(const Fraction& other) const {
  const Wide here = m_top * other.m_bottom;
  const Wide there = other.m_top * m_bottom;
  return here < there ? std::strong_ordering::less : here > there ? std::strong_ordering::greater : std::strong_ordering::equal;
}

Fraction Fraction::read(const std::string& text) {
  Wide top = 0;
  Wide bottom = 1;
  bool behind_point = false;
  for (const char c : text) {
    if (c == '.') behind_point = true;
    if (c < '0' || c > '9') continue;
    top = top * 10 + (c - '0');
    if (behind_point) bottom *= 10;
  }
  return {text.starts_with('-') ? -top : top, bottom};
}

std::string Fraction::text() const { return m_bottom == 1 ? digits(m_top) : digits(m_top) + "/" + digits(m_bottom); }

}  // namespace reference
