#include "support/recommend.hpp"

#include <algorithm>
#include <utility>

namespace dxready::support {
namespace {

using condition::Condition;
using condition::Truth;

constexpr int stale_after_days = 90;

template <class Item>
void add_once(std::vector<Item>& items, const Item& item) {
  if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
}

class Judge {
public:
  Judge(const Catalogue& catalogue, const enterprise::SizeRules& sizes, const Applicant& applicant, const Readiness& readiness,
        const MoneyOptions& money)
      : m_catalogue(catalogue), m_sizes(sizes), m_applicant(applicant), m_readiness(readiness), m_money(money),
        m_counted(readiness.score.criteria.size()) {
    for (std::size_t i = 0; i < m_counted.size(); ++i) {
      if (readiness.score.criteria[i].state != scoring::AnswerState::answered) continue;
      for (const std::size_t topic : readiness.questionnaire.criteria[i].topics) add_topic(topic, i);
    }
    if (readiness.score.level) {
      m_lowest_rung = scoring::rung_of(readiness.plan, *readiness.score.level);
      m_highest_rung = scoring::rung_of(readiness.plan, *readiness.score.highest_possible);
    }
  }

  Verdict judge(const Package& package) {
    Verdict verdict;
    verdict.package = &package;
    if (not_current(package, verdict)) return verdict;
    verdict.suits = suits(package);
    verdict.fit = fit(package);
    verdict.amounts = amounts(package, m_sizes, m_applicant.size, m_applicant.facts, money(package));
    decide(package, verdict);
    return verdict;
  }

private:
  bool not_current(const Package& package, Verdict& verdict) const {
    const bool expired = package.valid_to && m_applicant.on > *package.valid_to;
    const bool not_yet = m_applicant.on < package.valid_from;
    if (!expired && !not_yet && package.status != PackageStatus::unverified) return false;
    verdict.bin = Bin::not_current;
    verdict.not_current = expired ? NotCurrent::expired : not_yet ? NotCurrent::not_yet : NotCurrent::unverified;
    return true;
  }

  bool suits(const Package& package) const {
    if (!package.rungs || !m_lowest_rung) return true;
    return std::any_of(package.rungs->begin(), package.rungs->end(),
                       [&](int rung) { return rung >= *m_lowest_rung && rung <= *m_highest_rung; });
  }

  void add_topic(std::size_t topic, std::size_t criterion) {
    if (m_of_topic.size() <= topic) m_of_topic.resize(topic + 1);
    m_of_topic[topic].push_back(criterion);
  }

  scoring::Gap fit(const Package& package) {
    scoring::Gap gap;
    ++m_round;
    for (const std::size_t topic : package.topics) {
      if (topic >= m_of_topic.size()) continue;
      for (const std::size_t i : m_of_topic[topic]) {
        // A criterion may share several topics with the package.
        if (std::exchange(m_counted[i], m_round) == m_round) continue;
        const scoring::CriterionScore& criterion = m_readiness.score.criteria[i];
        gap.missing += criterion.max - criterion.points_high;
        gap.max += criterion.max;
      }
    }
    return gap;
  }

  MoneyFacts money(const Package& package) const {
    MoneyFacts facts;
    if (const auto cost = m_money.cost.find(package.id); cost != m_money.cost.end()) facts.cost = cost->second;
    const auto granted = m_money.granted.find(package.id);
    facts.granted =
        granted != m_money.granted.end() ? granted->second : granted_in(package, m_applicant.enterprise, m_applicant.on.year);
    return facts;
  }

  void decide(const Package& package, Verdict& verdict) const {
    if (package.one_grant_per_content) {
      const std::optional<bool> other = other_grant_in(package, m_applicant.enterprise, m_catalogue, m_applicant.on.year);
      verdict.grant_unknown = !other;
      verdict.other_grant = other.value_or(false);
    }
    verdict.caps_used_up = caps_used_up(verdict.amounts);
    const condition::Inputs inputs{m_applicant.facts, {}, m_applicant.size.possible};
    const Truth truth = package.eligibility ? condition::evaluate(*package.eligibility, inputs) : Truth::unknown;
    if (truth == Truth::no) verdict.failed = condition::failed_leaves(*package.eligibility, inputs);
    if (truth == Truth::no || verdict.other_grant || verdict.caps_used_up) {
      verdict.bin = Bin::not_eligible;
    } else if (truth == Truth::yes) {
      verdict.bin = Bin::eligible;
    } else if (package.eligibility) {
      undecided(condition::undecided_leaves(*package.eligibility, inputs), verdict);
    }
  }

  void undecided(const std::vector<const Condition*>& leaves, Verdict& verdict) const {
    for (const Condition* leaf : leaves) {
      if (leaf->kind == Condition::Kind::size_in) {
        for (const std::size_t fact : m_applicant.size.missing) add_once(verdict.missing, fact);
      } else if (m_applicant.facts[leaf->index].known() && !leaf->fixable.empty()) {
        add_once(verdict.actions, leaf->fixable);
      } else {
        add_once(verdict.missing, static_cast<std::size_t>(leaf->index));
      }
    }
  }

  const Catalogue& m_catalogue;
  const enterprise::SizeRules& m_sizes;
  const Applicant& m_applicant;
  const Readiness& m_readiness;
  const MoneyOptions& m_money;
  std::vector<std::vector<std::size_t>> m_of_topic;  ///< the criteria that were answered, by topic
  std::vector<std::size_t> m_counted;                ///< for each criterion the round it was counted in last
  std::size_t m_round = 0;
  std::optional<int> m_lowest_rung;
  std::optional<int> m_highest_rung;
};

}  // namespace

const Verdict* Recommendation::recommended() const {
  const auto first = std::find_if(eligible.begin(), eligible.end(), [](const Verdict& verdict) { return !verdict.announced(); });
  return first == eligible.end() ? nullptr : &*first;
}

bool preferred(const Verdict& a, const Verdict& b) {
  if (a.announced() != b.announced()) return b.announced();
  if (a.suits != b.suits) return a.suits;
  const int tier_a = tier(a.package->cost_class);
  const int tier_b = tier(b.package->cost_class);
  if (tier_a != tier_b) return tier_a < tier_b;
  const auto order =
      base::compare_products(a.fit.missing, b.fit.max == 0 ? 1 : b.fit.max, b.fit.missing, a.fit.max == 0 ? 1 : a.fit.max);
  if (order != 0) return order > 0;
  if (a.package->cost_class != b.package->cost_class) return a.package->cost_class < b.package->cost_class;
  return a.package->id < b.package->id;
}

Recommendation recommend(const Catalogue& catalogue, const enterprise::SizeRules& sizes, const Applicant& applicant,
                         const Readiness& readiness, const MoneyOptions& money) {
  Recommendation result;
  Judge judge(catalogue, sizes, applicant, readiness, money);
  for (const Package& package : catalogue.packages) {
    if (package.commercial && !money.commercial) continue;
    Verdict verdict = judge.judge(package);
    switch (verdict.bin) {
      case Bin::eligible: result.eligible.push_back(std::move(verdict)); break;
      case Bin::undecided: result.undecided.push_back(std::move(verdict)); break;
      case Bin::not_eligible: result.not_eligible.push_back(std::move(verdict)); break;
      case Bin::not_current: result.not_current.push_back(std::move(verdict)); break;
    }
    const bool stale = base::days_between(package.checked_on, applicant.on) > stale_after_days;
    if (stale && (!result.stale_since || package.checked_on < *result.stale_since)) result.stale_since = package.checked_on;
  }
  std::sort(result.eligible.begin(), result.eligible.end(), preferred);
  std::sort(result.undecided.begin(), result.undecided.end(), preferred);
  return result;
}

}  // namespace dxready::support
