#include "assessment/settled.hpp"

#include "support/overtake.hpp"

#include <algorithm>

namespace dxready::assessment {
namespace {

using condition::Truth;

/// An open criterion may tell a fact nobody told yet.
bool facts_may_come(const Assessment& now) {
  for (std::size_t i = 0; i < now.asked.size(); ++i) {
    const std::optional<std::size_t>& fact = now.questionnaire->criteria[i].binds;
    const bool open = now.asked[i] != Truth::no && now.input.sheet.answers[i].state == answers::State::unanswered;
    if (fact && open && !now.facts[*fact].known()) return true;
  }
  return false;
}

/// Every criterion that counts may yet leave the maximum; with nothing left there is no level.
bool level_may_go(const Assessment& now) {
  if (now.score.total.max == 0) return false;
  for (std::size_t i = 0; i < now.asked.size(); ++i) {
    const scoring::CriterionScore& score = now.score.criteria[i];
    const bool may_go = now.asked[i] != Truth::yes ||
                        (score.state == scoring::AnswerState::unanswered && now.questionnaire->criteria[i].allow_not_applicable);
    if (score.max > 0 && !may_go) return false;
  }
  return true;
}

}  // namespace

bool is_settled(const Assessment& now) {
  if (!now.score.certain() || level_may_go(now) || facts_may_come(now)) return false;
  const support::Verdict* const best = now.recommendation.recommended();
  if (best == nullptr) return true;
  const support::Readiness readiness{*now.questionnaire, *now.plan, now.score};
  const std::vector<support::Verdict>& eligible = now.recommendation.eligible;
  return std::none_of(eligible.begin(), eligible.end(), [&](const support::Verdict& rival) {
    return &rival != best && support::could_overtake(rival, *best, readiness);
  });
}

}  // namespace dxready::assessment
