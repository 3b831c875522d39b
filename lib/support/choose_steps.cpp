#include "support/recommend.hpp"

#include "scoring/weakest.hpp"

namespace dxready::support {
namespace {

using condition::Truth;

class Chooser {
public:
  Chooser(const NextSteps& steps, const Recommendation& recommendation, const Applicant& applicant, const Readiness& readiness)
      : m_steps(steps), m_recommendation(recommendation), m_applicant(applicant), m_readiness(readiness) {}

  std::vector<NextStep> choose(const questionnaire::Topics& topics, const std::vector<std::size_t>& needs) {
    duties();
    deciding();
    weakest(topics, needs);
    apply();
    return std::move(m_result);
  }

private:
  void duties() {
    const condition::Inputs inputs{m_applicant.facts, {}, m_applicant.size.possible};
    for (const Duty& duty : m_steps.duties) {
      if (condition::evaluate(duty.applies, inputs) != Truth::yes || condition::evaluate(duty.met, inputs) != Truth::no) continue;
      NextStep step;
      step.kind = NextStep::Kind::duty;
      step.id = duty.id;
      step.duty = &duty;
      step.action = m_steps.find_action(duty.action);
      m_result.push_back(std::move(step));
    }
  }

  /// The first undecided package that something could decide and that would then be the recommended one.
  void deciding() {
    const Verdict* recommended = m_recommendation.recommended();
    for (const Verdict& verdict : m_recommendation.undecided) {
      if (verdict.announced() || (verdict.missing.empty() && verdict.actions.empty())) continue;
      if (recommended != nullptr && !preferred(verdict, *recommended)) return;
      NextStep step;
      step.package = verdict.package;
      if (!verdict.missing.empty()) {
        step.kind = NextStep::Kind::question;
        step.fact = verdict.missing.front();
        step.id = "ask." + m_applicant.model.facts[*step.fact].id;
      } else {
        step.kind = NextStep::Kind::action;
        step.action = m_steps.find_action(verdict.actions.front());
        step.id = verdict.actions.front();
      }
      m_result.push_back(std::move(step));
      return;
    }
  }

  void weakest(const questionnaire::Topics& topics, const std::vector<std::size_t>& needs) {
    const scoring::Score& score = m_readiness.score;
    const std::optional<std::size_t> pillar = scoring::weakest_pillar(m_readiness.plan, score);
    if (!pillar || !score.level) return;
    const std::vector<scoring::Gap> gaps = scoring::topic_gaps(m_readiness.questionnaire, score, *pillar, topics.all.size());
    const scoring::Gap* const widest = scoring::widest(gaps, needs);
    if (widest == nullptr) return;
    NextStep step;
    step.kind = NextStep::Kind::topic;
    step.action = &m_steps.topic_action(widest->index, scoring::rung_of(m_readiness.plan, *score.level));
    step.id = step.action->id;
    step.pillar = pillar;
    step.topic = widest->index;
    step.level_uncertain = !score.certain();
    m_result.push_back(std::move(step));
  }

  void apply() {
    const Verdict* recommended = m_recommendation.recommended();
    if (recommended == nullptr) return;
    NextStep step;
    step.kind = NextStep::Kind::apply;
    step.package = recommended->package;
    step.action = &recommended->package->next_action;
    step.id = "apply." + recommended->package->id;
    m_result.push_back(std::move(step));
  }

  const NextSteps& m_steps;
  const Recommendation& m_recommendation;
  const Applicant& m_applicant;
  const Readiness& m_readiness;
  std::vector<NextStep> m_result;
};

}  // namespace

std::vector<NextStep> next_steps(const NextSteps& steps, const Recommendation& recommendation, const Applicant& applicant,
                                 const Readiness& readiness, const questionnaire::Topics& topics,
                                 const std::vector<std::size_t>& needs) {
  return Chooser(steps, recommendation, applicant, readiness).choose(topics, needs);
}

}  // namespace dxready::support
