#pragma once

#include "base/exact.hpp"
#include "enterprise/size_class.hpp"

#include <cstddef>
#include <vector>

namespace dxready::enterprise {

/// A fact that size class hangs on, and of a number where it may change: at one of these numbers or between two of them it is
/// the same for all. Of a choice every value may make a difference.
struct SizeCuts {
  std::size_t fact = 0;
  std::vector<base::Rational> numbers;  ///< ascending
};

/// All facts that `classify` looks at.
std::vector<SizeCuts> size_cuts(const SizeRules& rules, const FactModel& model);

}  // namespace dxready::enterprise
