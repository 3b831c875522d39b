#pragma once

#include "base/checked.hpp"
#include "questionnaire/questionnaire.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace dxready::scoring {

/// Points as whole numbers over the plan's denominator: 3.5 points with denominator 2 are 7.
using Points = std::int64_t;

/// One criterion, ready to be scored.
struct CriterionPlan {
  questionnaire::Kind kind = questionnaire::Kind::single;
  std::size_t component = 0;
  std::size_t pillar = 0;
  std::vector<Points> by_grade;   ///< index is the grade; grades that do not exist hold the next lower one's points
  std::vector<Points> by_option;  ///< of multi
  Points cap = std::numeric_limits<Points>::max();
  Points max = 0;
};

struct ThresholdPlan {
  base::Rational limit;
  bool strict = true;
};

struct LevelPlan {
  int level = 0;
  int rung = 0;
  std::optional<ThresholdPlan> total;    ///< in points over the denominator
  std::optional<ThresholdPlan> percent;  ///< of the maximum
  std::optional<questionnaire::Level::Pillars> pillars;
};

struct PillarLevelPlan {
  int level = 0;
  ThresholdPlan percent;
};

/// A questionnaire compiled for scoring: whole numbers and indices only.
struct Plan {
  Points denominator = 1;
  Points max = 0;  ///< when everything is applicable
  std::vector<CriterionPlan> criteria;
  std::vector<PillarLevelPlan> pillar_levels;  ///< ascending
  std::vector<LevelPlan> levels;               ///< ascending
  std::size_t components = 0;
  std::size_t pillars = 0;
};

/// Refuses, with questionnaire.numbers-too-large, a questionnaire whose sums would leave 64-bit whole numbers.
base::Checked<Plan> compile(const questionnaire::Questionnaire& questionnaire);

/// True when points pass a threshold given in points, or in percent of `max` (max above 0). Exact.
bool passes(const ThresholdPlan& threshold, Points points);
bool passes_percent(const ThresholdPlan& threshold, Points points, Points max);

}  // namespace dxready::scoring
