#include "scoring/bounds.hpp"

#include <algorithm>
#include <set>

namespace dxready::scoring {
namespace {

constexpr Points most_sums = 1'000'000;

/// The points answers to one criterion can give. Which options of a multi stand alone is not looked at: that only adds sums.
std::set<Points> reachable_points(const CriterionPlan& criterion) {
  std::set<Points> points(criterion.by_grade.begin(), criterion.by_grade.end());
  points.insert(0);
  for (const Points option : criterion.by_option) {
    std::set<Points> with;
    for (const Points before : points) with.insert(std::min(before + option, criterion.max));
    points.merge(with);
  }
  return points;
}

/// The sums the criteria of one pillar can make: sums[s] says whether s points are reachable.
std::vector<bool> reachable_sums(const Plan& plan, std::size_t pillar, Points max) {
  std::vector<bool> sums(static_cast<std::size_t>(max) + 1);
  sums[0] = true;
  for (const CriterionPlan& criterion : plan.criteria) {
    if (criterion.pillar != pillar || criterion.max == 0) continue;
    const std::set<Points> steps = reachable_points(criterion);
    std::vector<bool> next(sums.size());
    for (std::size_t s = 0; s < sums.size(); ++s) {
      if (!sums[s]) continue;
      for (const Points step : steps) next[std::min(s + static_cast<std::size_t>(step), sums.size() - 1)] = true;
    }
    sums = std::move(next);
  }
  return sums;
}

Points pillar_max(const Plan& plan, std::size_t pillar) {
  Points max = 0;
  for (const CriterionPlan& criterion : plan.criteria) {
    if (criterion.pillar == pillar) max += criterion.max;
  }
  return max;
}

/// The fewest points with which a pillar stands at a level; nothing when none do.
std::optional<Points> least_at(const Plan& plan, const std::vector<bool>& sums, int level) {
  const auto place = std::find_if(plan.pillar_levels.begin(), plan.pillar_levels.end(),
                                  [&](const PillarLevelPlan& one) { return one.level == level; });
  if (level == 0) return 0;
  if (place == plan.pillar_levels.end()) return std::nullopt;
  const auto max = static_cast<Points>(sums.size() - 1);
  for (Points s = 0; s <= max; ++s) {
    if (sums[static_cast<std::size_t>(s)] && max > 0 && passes_percent(place->percent, s, max)) return s;
  }
  return std::nullopt;
}

}  // namespace

std::vector<TotalBound> total_bounds(const Plan& plan) {
  std::vector<TotalBound> bounds;
  if (plan.max > most_sums) return bounds;
  std::vector<std::vector<bool>> sums;
  for (std::size_t p = 0; p < plan.pillars; ++p) sums.push_back(reachable_sums(plan, p, pillar_max(plan, p)));
  for (const LevelPlan& level : plan.levels) {
    if (!level.total || !level.pillars || !level.pillars->required) continue;
    std::vector<Points> least;
    for (const std::vector<bool>& pillar : sums) {
      if (const std::optional<Points> points = least_at(plan, pillar, level.pillars->level)) least.push_back(*points);
    }
    if (least.size() < level.pillars->count) continue;
    std::sort(least.begin(), least.end());
    TotalBound bound;
    bound.level = level.level;
    bound.pillars = level.pillars->count;
    bound.pillar_level = level.pillars->level;
    for (std::size_t i = 0; i < level.pillars->count; ++i) bound.least += least[i];
    bound.needed =
        base::Rational::make(level.total->limit.numerator(), level.total->limit.denominator() * plan.denominator).value_or(0);
    bound.binds = !passes(*level.total, bound.least);
    bounds.push_back(bound);
  }
  return bounds;
}

}  // namespace dxready::scoring
