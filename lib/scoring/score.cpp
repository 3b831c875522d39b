#include "scoring/score.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

namespace dxready::scoring {
namespace {

using answers::Answer;
using condition::Truth;
using questionnaire::Kind;

/// Which end of the interval is looked at.
enum class End { low, high };

Points multi_points(const CriterionPlan& plan, std::uint64_t chosen) {
  Points sum = 0;
  for (; chosen != 0; chosen &= chosen - 1) sum += plan.by_option[static_cast<std::size_t>(std::countr_zero(chosen))];
  return std::min(sum, plan.cap);
}

void add(Tally& tally, const CriterionScore& score) {
  if (score.state == AnswerState::not_asked || score.state == AnswerState::not_applicable) return;
  tally.points += score.points;
  tally.points_high += score.points_high;
  tally.max += score.max;
  ++tally.applicable;
  if (score.state == AnswerState::answered) ++tally.answered;
}

std::size_t pillars_at(const Score& score, int level, End end) {
  const auto reached = [&](const PillarScore& pillar) {
    const std::optional<int>& has = end == End::low ? pillar.level : pillar.level_high;
    return has && *has >= level;
  };
  return static_cast<std::size_t>(std::count_if(score.pillars.begin(), score.pillars.end(), reached));
}

bool holds(const LevelPlan& level, const Score& score, End end) {
  const Points points = end == End::low ? score.total.points : score.total.points_high;
  if (level.total && !passes(*level.total, points)) return false;
  if (level.percent && !passes_percent(*level.percent, points, score.total.max)) return false;
  return !level.pillars || !level.pillars->required || pillars_at(score, level.pillars->level, end) >= level.pillars->count;
}

std::optional<int> overall_level(const Plan& plan, const Score& score, End end) {
  if (score.total.max == 0) return std::nullopt;
  const auto highest =
      std::find_if(plan.levels.rbegin(), plan.levels.rend(), [&](const LevelPlan& level) { return holds(level, score, end); });
  assert(highest != plan.levels.rend());
  return highest->level;
}

const LevelPlan& plan_of(const Plan& plan, int level) {
  const auto place =
      std::find_if(plan.levels.begin(), plan.levels.end(), [&](const LevelPlan& one) { return one.level == level; });
  assert(place != plan.levels.end());
  return *place;
}

}  // namespace

CriterionScore score_criterion(const CriterionPlan& plan, const Answer& answer, Truth asked) {
  CriterionScore score;
  if (asked == Truth::no) {
    score.state = AnswerState::not_asked;
    return score;
  }
  if (asked == Truth::yes && answer.state == answers::State::not_applicable) {
    score.state = AnswerState::not_applicable;
    return score;
  }
  score.max = plan.max;
  if (asked == Truth::unknown || answer.state != answers::State::answered) {
    score.points_high = plan.max;
    return score;
  }
  score.state = AnswerState::answered;
  if (plan.kind == Kind::multi) {
    score.points = score.points_high = multi_points(plan, answer.chosen);
  } else if (!plan.by_grade.empty()) {
    score.points = plan.by_grade[static_cast<std::size_t>(answer.low)];
    score.points_high = plan.by_grade[static_cast<std::size_t>(answer.high)];
  }
  return score;
}

std::optional<int> pillar_level(const Plan& plan, Points points, Points max) {
  if (max == 0 || plan.pillar_levels.empty()) return std::nullopt;
  int level = 0;
  for (const PillarLevelPlan& one : plan.pillar_levels) {
    if (passes_percent(one.percent, points, max)) level = one.level;
  }
  return level;
}

Score score(const Plan& plan, const answers::AnswerSheet& sheet, std::span<const Truth> asked) {
  assert(sheet.answers.size() == plan.criteria.size() && asked.size() == plan.criteria.size());
  Score result;
  result.denominator = plan.denominator;
  result.pillars.resize(plan.pillars);
  result.components.resize(plan.components);
  result.criteria.reserve(plan.criteria.size());
  for (std::size_t i = 0; i < plan.criteria.size(); ++i) {
    const CriterionPlan& criterion = plan.criteria[i];
    result.criteria.push_back(score_criterion(criterion, sheet.answers[i], asked[i]));
    if (criterion.kind == Kind::text || criterion.kind == Kind::info) continue;
    add(result.components[criterion.component], result.criteria.back());
    add(result.pillars[criterion.pillar].tally, result.criteria.back());
    add(result.total, result.criteria.back());
  }
  for (PillarScore& pillar : result.pillars) {
    pillar.level = pillar_level(plan, pillar.tally.points, pillar.tally.max);
    pillar.level_high = pillar_level(plan, pillar.tally.points_high, pillar.tally.max);
  }
  result.level = overall_level(plan, result, End::low);
  result.highest_possible = overall_level(plan, result, End::high);
  return result;
}

base::Rational points_value(Points points, Points denominator) { return base::Rational::make(points, denominator).value_or(0); }

std::vector<LevelCondition> level_conditions(const Plan& plan, const Score& score, int level) {
  const LevelPlan& one = plan_of(plan, level);
  std::vector<LevelCondition> conditions;
  const base::Rational points = points_value(score.total.points, score.denominator);
  if (one.total) {
    const base::Rational needed =
        base::Rational::make(one.total->limit.numerator(), one.total->limit.denominator() * plan.denominator).value_or(0);
    conditions.push_back(
        {LevelCondition::Kind::total, needed, one.total->strict, points, 0, passes(*one.total, score.total.points), true});
  }
  if (one.percent && score.total.max > 0) {
    const bool holds = passes_percent(*one.percent, score.total.points, score.total.max);
    conditions.push_back({LevelCondition::Kind::percent, one.percent->limit, one.percent->strict, points, 0, holds, true});
  }
  if (one.pillars) {
    const std::size_t has = pillars_at(score, one.pillars->level, End::low);
    conditions.push_back({LevelCondition::Kind::pillars, static_cast<std::int64_t>(one.pillars->count), false,
                          static_cast<std::int64_t>(has), one.pillars->level, has >= one.pillars->count, one.pillars->required});
  }
  return conditions;
}

std::optional<int> next_level(const Plan& plan, int level) {
  for (const LevelPlan& one : plan.levels) {
    if (one.level > level) return one.level;
  }
  return std::nullopt;
}

int rung_of(const Plan& plan, int level) { return plan_of(plan, level).rung; }

}  // namespace dxready::scoring
