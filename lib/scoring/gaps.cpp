#include "scoring/gaps.hpp"

#include "scoring/weakest.hpp"

#include <algorithm>

namespace dxready::scoring {
namespace {

void add(Gap& gap, const CriterionScore& criterion) {
  if (criterion.state != AnswerState::answered) return;
  gap.missing += criterion.max - criterion.points_high;
  gap.max += criterion.max;
}

std::vector<Gap> numbered(std::size_t count) {
  std::vector<Gap> gaps(count);
  for (std::size_t i = 0; i < count; ++i) gaps[i].index = i;
  return gaps;
}

}  // namespace

std::vector<Gap> component_gaps(const Plan& plan, const Score& score) {
  std::vector<Gap> gaps = numbered(plan.components);
  for (std::size_t i = 0; i < plan.criteria.size(); ++i) add(gaps[plan.criteria[i].component], score.criteria[i]);
  std::erase_if(gaps, [](const Gap& gap) { return gap.missing == 0; });
  std::stable_sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) { return a.missing > b.missing; });
  return gaps;
}

std::optional<std::size_t> weakest_pillar(const Plan& plan, const Score& score) {
  std::vector<Gap> gaps = numbered(plan.pillars);
  for (std::size_t i = 0; i < plan.criteria.size(); ++i) add(gaps[plan.criteria[i].pillar], score.criteria[i]);
  const Gap* const weakest = scoring::weakest(gaps);
  if (weakest == nullptr) return std::nullopt;
  return weakest->index;
}

const Gap* weakest(std::span<const Gap> gaps) {
  const Gap* weakest = nullptr;
  for (const Gap& gap : gaps) {
    if (gap.max == 0) continue;
    // The lowest share of points is the highest share of points missing.
    if (weakest == nullptr || base::compare_products(gap.missing, weakest->max, weakest->missing, gap.max) > 0) weakest = &gap;
  }
  return weakest;
}

const Gap* widest(std::span<const Gap> gaps, std::span<const std::size_t> needs) {
  const auto needed = [&](const Gap& gap) { return std::find(needs.begin(), needs.end(), gap.index) != needs.end(); };
  const auto widest = std::max_element(gaps.begin(), gaps.end(), [&](const Gap& a, const Gap& b) {
    return a.missing != b.missing ? a.missing < b.missing : needed(a) < needed(b);
  });
  return widest == gaps.end() || widest->missing == 0 ? nullptr : &*widest;
}

std::vector<Gap> topic_gaps(const questionnaire::Questionnaire& questionnaire, const Score& score, std::size_t pillar,
                            std::size_t topics) {
  std::vector<Gap> gaps = numbered(topics);
  for (std::size_t i = questionnaire.first_criterion(pillar); i < questionnaire.last_criterion(pillar); ++i) {
    for (const std::size_t topic : questionnaire.criteria[i].topics) add(gaps[topic], score.criteria[i]);
  }
  return gaps;
}

}  // namespace dxready::scoring
