#pragma once

#include "base/exact.hpp"

#include <string_view>

namespace dxready::survey {

/// What point, comma and space mean in the numbers of an export.
struct NumberStyle {
  bool said = false;     ///< false: a point is decimal, and what could be read in two ways is refused
  char decimal = '.';    ///< '.' or ','
  char grouping = '\0';  ///< '.', ',', ' ', or nothing between the thousands
  bool operator==(const NumberStyle&) const = default;
};

enum class NumberFault {
  none,
  not_a_number,
  ambiguous,  ///< point or comma may be decimal or between thousands: "1.234", "38,5"
  scientific  ///< "3.17E+09": a spreadsheet has thrown digits away
};

struct Number {
  NumberFault fault = NumberFault::none;
  base::Rational value;
};

/// A number as an export writes it: "-12", "38.5", "1 234,5" as the style says.
Number parse_number(std::string_view text, const NumberStyle& style);

/// An amount of money in đồng, with or without a unit: "38 tỷ", "1,2 tỷ", "250tr", "1.200.000 đ". Where the style is not
/// said, one point or comma before a unit is decimal unless exactly three digits follow it.
Number parse_amount(std::string_view text, const NumberStyle& style);

}  // namespace dxready::survey
