#pragma once

#include "scoring/plan.hpp"

#include <optional>
#include <vector>

namespace dxready::scoring {

/// Whether the total of a level ever decides anything, given its pillar condition.
struct TotalBound {
  int level = 0;
  std::size_t pillars = 0;  ///< so many pillars are needed …
  int pillar_level = 0;     ///< … at this level
  base::Rational needed;    ///< the total of the level, in points
  Points least = 0;         ///< the smallest total the pillar condition allows, over the plan's denominator
  bool binds = true;        ///< false: every total the pillar condition allows passes
};

/// For every level with a total and a required pillar condition: the least total reachable by answers that satisfy the
/// pillar condition, from the sums each pillar's criteria can make (subset sums). Empty when the sums are too many to list.
std::vector<TotalBound> total_bounds(const Plan& plan);

}  // namespace dxready::scoring
