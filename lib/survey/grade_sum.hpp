#pragma once

#include "scoring/plan.hpp"

#include <cstddef>
#include <cstdint>

namespace dxready::survey {

/// What the cell of a criterion adds to its pillar, in one number, so that a whole row is one sum: points at the low end, at
/// the high end, and answers.
class GradeSum {
public:
  static constexpr unsigned points_bits = 24;
  static constexpr scoring::Points most_points = (scoring::Points{1} << points_bits) - 1;

  constexpr GradeSum() = default;
  constexpr GradeSum(scoring::Points low, scoring::Points high, unsigned answered)
      : m_bits(static_cast<std::uint64_t>(low) | static_cast<std::uint64_t>(high) << points_bits |
               std::uint64_t{answered} << (2 * points_bits)) {}
  /// Of a cell that takes more than a look at one letter. A sum with it is worthless.
  static constexpr GradeSum none() {
    GradeSum sum;
    sum.m_bits = none_bit;
    return sum;
  }

  constexpr bool operator==(const GradeSum&) const = default;

  constexpr bool is_none() const { return (m_bits & none_bit) != 0; }
  constexpr std::size_t low() const { return m_bits & most_points; }
  constexpr std::size_t high() const { return m_bits >> points_bits & most_points; }
  constexpr std::uint32_t answered() const { return static_cast<std::uint32_t>(m_bits >> (2 * points_bits)); }
  constexpr GradeSum& operator+=(GradeSum other) {
    m_bits += other.m_bits;
    return *this;
  }
  /// Of so many cells that add the same each.
  constexpr GradeSum operator*(std::uint64_t cells) const {
    GradeSum sum;
    sum.m_bits = m_bits * cells;
    return sum;
  }

private:
  static constexpr std::uint64_t none_bit = std::uint64_t{1} << 63U;

  std::uint64_t m_bits = 0;
};

}  // namespace dxready::survey
