#pragma once

#include "answers/sheet.hpp"
#include "condition/condition.hpp"
#include "scoring/plan.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace dxready::scoring {

/// The four states of an answer, kept apart everywhere.
enum class AnswerState : std::uint8_t { answered, not_applicable, not_asked, unanswered };

/// The sum over some criteria. Unanswered ones count 0 in `points` and full in `points_high`.
struct Tally {
  Points points = 0;
  Points points_high = 0;
  Points max = 0;              ///< of the applicable criteria
  std::uint32_t answered = 0;  ///< scored criteria
  std::uint32_t applicable = 0;
  bool operator==(const Tally&) const = default;
};

struct CriterionScore {
  AnswerState state = AnswerState::unanswered;
  Points points = 0;
  Points points_high = 0;
  Points max = 0;  ///< 0 when it does not count
  bool operator==(const CriterionScore&) const = default;
};

struct PillarScore {
  Tally tally;
  std::optional<int> level;  ///< nothing when the maximum is 0
  std::optional<int> level_high;
  bool operator==(const PillarScore&) const = default;
};

/// The score of one sheet, exact. Points are over `denominator`.
struct Score {
  Points denominator = 1;
  Tally total;
  std::vector<PillarScore> pillars;
  std::vector<Tally> components;
  std::vector<CriterionScore> criteria;
  std::optional<int> level;             ///< at the low end; nothing when the maximum is 0
  std::optional<int> highest_possible;  ///< at the high end: an upper bound
  bool certain() const { return level == highest_possible; }
  bool operator==(const Score&) const = default;
};

/// Scores a sheet; `asked` is answers::asked of it.
Score score(const Plan& plan, const answers::AnswerSheet& sheet, std::span<const condition::Truth> asked);

/// The score of one criterion, by its answer and whether it is asked.
CriterionScore score_criterion(const CriterionPlan& plan, const answers::Answer& answer, condition::Truth asked);

/// The level of a pillar with so many points of `max`; nothing when the maximum is 0 or pillars have no levels.
std::optional<int> pillar_level(const Plan& plan, Points points, Points max);

/// Points as an exact fraction.
base::Rational points_value(Points points, Points denominator);

/// One condition of a level and how it stands.
struct LevelCondition {
  enum class Kind { total, percent, pillars };
  Kind kind = Kind::total;
  base::Rational needed;  ///< points, percent, or number of pillars
  bool strict = false;    ///< more than `needed`
  base::Rational has;     ///< points, or number of pillars; of percent: points
  int pillar_level = 0;   ///< of pillars
  bool holds = false;
  bool decides = true;  ///< false: the file says this condition does not count when it fails
};

/// The conditions of a level at the low end of a score. Empty for the lowest level.
std::vector<LevelCondition> level_conditions(const Plan& plan, const Score& score, int level);

/// The level above `level`; nothing at the top.
std::optional<int> next_level(const Plan& plan, int level);

/// Rung of a level on the ladder all editions share.
int rung_of(const Plan& plan, int level);

}  // namespace dxready::scoring
