#include "support/overtake.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace dxready::support {
namespace {

using scoring::Points;

// More sums than this are not gone through.
constexpr std::size_t most_sums = 4096;

/// What the open criteria can still add to two packages.
struct OpenPoints {
  Points of_rival = 0;
  Points of_best = 0;
  std::set<Points> of_both = {0};  ///< what any of them come to
};

bool shares_topic(const questionnaire::Criterion& criterion, const Package& package) {
  return std::any_of(criterion.topics.begin(), criterion.topics.end(), [&](std::size_t topic) {
    return std::find(package.topics.begin(), package.topics.end(), topic) != package.topics.end();
  });
}

void add_to_each(std::set<Points>& sums, Points points) {
  std::set<Points> more = sums;
  for (const Points sum : sums) more.insert(sum + points);
  sums = std::move(more);
}

/// Nothing when there are too many sums.
std::optional<OpenPoints> open_points(const Package& rival, const Package& best, const Readiness& readiness) {
  OpenPoints open;
  for (std::size_t i = 0; i < readiness.score.criteria.size(); ++i) {
    const scoring::CriterionScore& score = readiness.score.criteria[i];
    if (score.state != scoring::AnswerState::unanswered || score.max == 0) continue;
    const bool for_rival = shares_topic(readiness.questionnaire.criteria[i], rival);
    const bool for_best = shares_topic(readiness.questionnaire.criteria[i], best);
    if (for_rival && for_best) {
      add_to_each(open.of_both, score.max);
    } else if (for_rival) {
      open.of_rival += score.max;
    } else if (for_best) {
      open.of_best += score.max;
    }
    if (open.of_both.size() > most_sums) return std::nullopt;
  }
  return open;
}

Verdict with_fit(const Verdict& verdict, Points missing, Points max) {
  Verdict changed;
  changed.package = verdict.package;
  changed.suits = verdict.suits;
  changed.fit = {verdict.fit.index, verdict.fit.missing + missing, verdict.fit.max + max};
  return changed;
}

}  // namespace

bool could_overtake(const Verdict& rival, const Verdict& best, const Readiness& readiness) {
  const std::optional<OpenPoints> open = open_points(*rival.package, *best.package, readiness);
  if (!open) return true;
  return std::any_of(open->of_both.begin(), open->of_both.end(), [&](Points both) {
    const auto ahead = [&](Points missing) {
      return preferred(with_fit(rival, open->of_rival + missing, open->of_rival + both),
                       with_fit(best, missing, open->of_best + both));
    };
    return ahead(0) || ahead(both);
  });
}

}  // namespace dxready::support
