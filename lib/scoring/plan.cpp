#include "scoring/plan.hpp"

#include <algorithm>

namespace dxready::scoring {
namespace {

using questionnaire::Criterion;
using questionnaire::Kind;

/// Room for 100 × a sum and for sums over all criteria.
constexpr Points largest_sum = std::numeric_limits<Points>::max() / 1000;

class Compiler {
public:
  explicit Compiler(const questionnaire::Questionnaire& questionnaire) : m_questionnaire(questionnaire) {}

  std::optional<Plan> compile() {
    if (!find_denominator()) return std::nullopt;
    m_plan.components = m_questionnaire.components.size();
    m_plan.pillars = m_questionnaire.pillars.size();
    for (std::size_t i = 0; i < m_questionnaire.criteria.size(); ++i) criterion(i);
    for (const questionnaire::PillarLevel& level : m_questionnaire.pillar_levels) {
      m_plan.pillar_levels.push_back({level.level, {level.percent.limit, level.percent.strict}});
    }
    for (const questionnaire::Level& one : m_questionnaire.levels) level(one);
    return m_good ? std::optional(std::move(m_plan)) : std::nullopt;
  }

private:
  bool find_denominator() {
    const auto include = [&](const base::Rational& points) {
      const std::optional<Points> next = base::common_multiple(m_plan.denominator, points.denominator());
      if (next) m_plan.denominator = *next;
      m_good = m_good && next && *next <= largest_sum;
    };
    for (const Criterion& criterion : m_questionnaire.criteria) {
      for (const questionnaire::Option& option : criterion.options) include(option.points);
      for (const questionnaire::Band& band : criterion.bands) include(band.points);
      if (criterion.cap) include(*criterion.cap);
    }
    return m_good;
  }

  Points scaled(const base::Rational& points) {
    const std::optional<base::Rational> value = multiply(points, m_plan.denominator);
    m_good = m_good && value && value->is_whole() && value->numerator() <= largest_sum;
    return value ? value->numerator() : 0;
  }

  void sum_up(Points& sum, Points points) {
    const std::optional<Points> next = base::add(sum, points);
    m_good = m_good && next && *next <= largest_sum;
    if (next) sum = *next;
  }

  void criterion(std::size_t index) {
    const Criterion& from = m_questionnaire.criteria[index];
    CriterionPlan plan;
    plan.kind = from.kind;
    plan.component = from.component;
    plan.pillar = m_questionnaire.components[from.component].pillar;
    if (from.kind == Kind::multi) {
      multi(from, plan);
    } else if (from.scored()) {
      plan.by_grade.resize(static_cast<std::size_t>(from.highest_grade()) + 1);
      const auto put = [&](int grade, const base::Rational& points) {
        const auto first = plan.by_grade.begin() + grade;
        std::fill(first, plan.by_grade.end(), scaled(points));
      };
      for (const questionnaire::Option& option : from.options) put(option.grade, option.points);
      for (const questionnaire::Band& band : from.bands) put(band.grade, band.points);
      plan.max = plan.by_grade.empty() ? 0 : plan.by_grade.back();
    }
    sum_up(m_plan.max, plan.max);
    m_plan.criteria.push_back(std::move(plan));
  }

  /// The most a multi criterion can give: all options that stand together up to the cap, or the best exclusive one.
  void multi(const Criterion& from, CriterionPlan& plan) {
    if (from.cap) plan.cap = scaled(*from.cap);
    Points together = 0;
    for (const questionnaire::Option& option : from.options) {
      const Points points = scaled(option.points);
      plan.by_option.push_back(points);
      if (option.exclusive) {
        plan.max = std::max(plan.max, std::min(points, plan.cap));
      } else {
        sum_up(together, points);
      }
    }
    plan.max = std::max(plan.max, std::min(together, plan.cap));
  }

  void level(const questionnaire::Level& from) {
    LevelPlan plan{from.level, from.rung, std::nullopt, std::nullopt, from.pillars};
    if (from.total) {
      const std::optional<base::Rational> limit = multiply(from.total->limit, m_plan.denominator);
      m_good = m_good && limit;
      plan.total = ThresholdPlan{limit.value_or(0), from.total->strict};
    }
    if (from.percent) plan.percent = ThresholdPlan{from.percent->limit, from.percent->strict};
    m_plan.levels.push_back(plan);
  }

  const questionnaire::Questionnaire& m_questionnaire;
  Plan m_plan;
  bool m_good = true;
};

}  // namespace

base::Checked<Plan> compile(const questionnaire::Questionnaire& questionnaire) {
  base::Checked<Plan> result;
  result.value = Compiler(questionnaire).compile();
  if (!result.value)
    result.diagnostics.add({"questionnaire.numbers-too-large", base::Severity::error, {{"id", questionnaire.id}}, {}, {}, {}});
  return result;
}

bool passes(const ThresholdPlan& threshold, Points points) {
  const base::Rational value = points;
  return threshold.strict ? value > threshold.limit : value >= threshold.limit;
}

bool passes_percent(const ThresholdPlan& threshold, Points points, Points max) {
  const auto order = base::compare_products(points * 100, threshold.limit.denominator(), threshold.limit.numerator(), max);
  return threshold.strict ? order > 0 : order >= 0;
}

}  // namespace dxready::scoring
