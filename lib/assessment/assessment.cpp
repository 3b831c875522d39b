#include "assessment/assessment.hpp"

#include "assessment/advice.hpp"

#include <algorithm>

namespace dxready::assessment {
namespace {

using questionnaire::Certainty;
using questionnaire::Criterion;

/// Collects what in a result rests on an assumption.
class Assumptions {
public:
  explicit Assumptions(const Assessment& assessment) : m_assessment(assessment) {}

  std::vector<Assumption> collect() {
    const questionnaire::Questionnaire& questionnaire = *m_assessment.questionnaire;
    for (std::size_t i = 0; i < questionnaire.criteria.size(); ++i) {
      if (m_assessment.score.criteria[i].state == scoring::AnswerState::answered) {
        answer(questionnaire.criteria[i], m_assessment.input.sheet.answers[i]);
      }
    }
    pillar_borders();
    levels();
    return std::move(m_found);
  }

private:
  void add(Assumption::Kind kind, const std::string& node, int number = 0) { m_found.push_back({kind, node, number}); }

  void answer(const Criterion& criterion, const answers::Answer& answer) {
    if (criterion.provenance.certainty == Certainty::assumption) add(Assumption::Kind::criterion, criterion.id);
    if (answer.ratio && bands_assumed(criterion)) add(Assumption::Kind::bands, criterion.id);
    for (const questionnaire::Option& option : criterion.options) {
      const bool chosen = option.grade == answer.low || option.grade == answer.high;
      const bool assumed = option.provenance && option.provenance->certainty == Certainty::assumption;
      if (criterion.kind == questionnaire::Kind::single && chosen && assumed)
        add(Assumption::Kind::option, criterion.id, option.grade);
    }
  }

  bool bands_assumed(const Criterion& criterion) const {
    const auto& tables = m_assessment.questionnaire->band_tables;
    const auto table =
        std::find_if(tables.begin(), tables.end(), [&](const auto& one) { return one.id == criterion.band_table; });
    return table != tables.end() && table->provenance.certainty == Certainty::assumption;
  }

  /// A pillar that stands exactly on a border the source leaves open.
  void pillar_borders() {
    const questionnaire::Questionnaire& questionnaire = *m_assessment.questionnaire;
    for (std::size_t p = 0; p < questionnaire.pillars.size(); ++p) {
      const scoring::Tally& tally = m_assessment.score.pillars[p].tally;
      for (const questionnaire::PillarLevel& level : questionnaire.pillar_levels) {
        const auto on_border = [&](scoring::Points points) {
          return base::compare_products(points * 100, level.percent.limit.denominator(), level.percent.limit.numerator(),
                                        tally.max) == 0;
        };
        const bool border = on_border(tally.points) || on_border(tally.points_high);
        if (tally.max == 0 || level.open_point.empty() || !border) continue;
        add(Assumption::Kind::pillar_border, questionnaire.pillars[p].id, level.level);
      }
    }
  }

  /// A level whose total holds while its pillars are short, where the source says nothing about that; and thresholds
  /// that are assumptions themselves.
  void levels() {
    const scoring::Score& score = m_assessment.score;
    for (const questionnaire::Level& level : m_assessment.questionnaire->levels) {
      bool total = false;
      bool short_of_pillars = false;
      for (const scoring::LevelCondition& condition : scoring::level_conditions(*m_assessment.plan, score, level.level)) {
        if (condition.kind == scoring::LevelCondition::Kind::pillars) short_of_pillars = !condition.holds;
        if (condition.kind == scoring::LevelCondition::Kind::total) total = condition.holds;
      }
      const bool open = !level.open_point.empty() && total && short_of_pillars;
      if (open) add(Assumption::Kind::level_pillars, {}, level.level);
      const bool reached = score.level == level.level || score.highest_possible == level.level;
      if (reached && level.provenance.certainty == Certainty::assumption) add(Assumption::Kind::level, {}, level.level);
    }
  }

  const Assessment& m_assessment;
  std::vector<Assumption> m_found;
};

/// Answers to criteria that are not asked: kept, not scored, and said so.
base::Diagnostics kept_answers(const Assessment& assessment) {
  base::Diagnostics warnings;
  for (std::size_t i = 0; i < assessment.asked.size(); ++i) {
    const answers::Answer& answer = assessment.input.sheet.answers[i];
    if (assessment.asked[i] != condition::Truth::no || answer.state != answers::State::answered) continue;
    const std::string& id = assessment.questionnaire->criteria[i].id;
    warnings.add({"answers.not-asked", base::Severity::warning, {{"criterion", id}}, {}, answer.place, {}});
  }
  return warnings;
}

/// Our own score sets the fact only where the catalogue accepts this tool (Circular 06/2022 Article 7).
void set_readiness_assessed(const Model& model, std::vector<condition::Value>& facts) {
  const std::vector<std::string>& tools = model.catalogue.accepted_assessment_tools;
  const std::optional<std::size_t> fact = model.facts.find("readiness_assessed");
  if (!fact || facts[*fact].known()) return;
  if (std::find(tools.begin(), tools.end(), tool_name) != tools.end()) facts[*fact] = condition::Value::of_flag(true);
}

}  // namespace

std::string Assumption::id() const {
  switch (kind) {
    case Kind::criterion: return node;
    case Kind::bands: return node + " bands";
    case Kind::option: return node + " option " + std::to_string(number);
    case Kind::pillar_border: return node + " border of level " + std::to_string(number);
    case Kind::level_pillars: return "level " + std::to_string(number) + " pillars";
    case Kind::level: return "level " + std::to_string(number);
  }
  return {};
}

Assessor::Assessor(const questionnaire::Questionnaire& questionnaire, const scoring::Plan& plan, const Model& model)
    : m_questionnaire(&questionnaire), m_plan(&plan), m_model(&model) {}

Assessment Assessor::score(answers::AnswersFile input, const base::Date& on) const {
  Assessment result;
  result.questionnaire = m_questionnaire;
  result.plan = m_plan;
  result.model = m_model;
  result.input = std::move(input);
  result.on = on;
  result.facts = enterprise::derive_facts(m_model->facts, result.input.enterprise, on);
  answers::bind_facts(*m_questionnaire, result.input.sheet, result.facts);
  set_readiness_assessed(*m_model, result.facts);
  result.asked = answers::asked(*m_questionnaire, result.input.sheet, result.facts);
  result.score = scoring::score(*m_plan, result.input.sheet, result.asked);
  return result;
}

Assessment Assessor::assess(answers::AnswersFile input, const base::Date& on, const support::MoneyOptions& money) const {
  Assessment result = score(std::move(input), on);
  advise(result, money);
  return result;
}

void advise(Assessment& scored, const support::MoneyOptions& money) {
  const Model& model = *scored.model;
  scored.size = enterprise::classify(model.sizes, model.facts, scored.facts);
  scored.gaps = scoring::component_gaps(*scored.plan, scored.score);
  const support::Applicant applicant{scored.input.enterprise, model.facts, scored.facts, scored.size, scored.on};
  const support::Readiness readiness{*scored.questionnaire, *scored.plan, scored.score};
  scored.recommendation = support::recommend(model.catalogue, model.sizes, applicant, readiness, money);
  scored.steps = support::next_steps(model.steps, scored.recommendation, applicant, readiness, model.topics, scored.input.needs);
  scored.assumptions = Assumptions(scored).collect();
  scored.warnings = kept_answers(scored);
}

}  // namespace dxready::assessment
