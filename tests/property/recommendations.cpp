// Recommendations: the bins, the order, the one that is recommended.
#include "catch.hpp"

#include "enterprises.hpp"
#include "fraction.hpp"
#include "random.hpp"
#include "shipped/shipped.hpp"
#include "support/fact_classes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace dxready;
using assessment::Assessment;
using property::Random;
using reference::Fraction;
using support::Bin;
using support::Verdict;

namespace {

constexpr std::uint64_t first_seed = 1970;

Fraction fraction(scoring::Points top, scoring::Points bottom) { return {reference::Wide(top), reference::Wide(bottom)}; }

const questionnaire::Level& level_of(const Assessment& assessment, const std::optional<int>& level) {
  return assessment.questionnaire->level(*level);
}

bool suits(const Assessment& assessment, const support::Package& package) {
  if (!package.rungs || !assessment.score.level) return true;
  const int low = level_of(assessment, assessment.score.level).rung;
  const int high = level_of(assessment, assessment.score.highest_possible).rung;
  for (int rung = low; rung <= high; ++rung) {
    if (std::count(package.rungs->begin(), package.rungs->end(), rung) != 0) return true;
  }
  return false;
}

/// Σ(maximum − points) ÷ Σ maximum over answered criteria that share a topic with the package; of a range the high end.
Fraction fit(const Assessment& assessment, const support::Package& package) {
  Fraction missing;
  Fraction max;
  for (std::size_t i = 0; i < assessment.score.criteria.size(); ++i) {
    const scoring::CriterionScore& score = assessment.score.criteria[i];
    bool shared = false;
    for (const std::size_t topic : assessment.questionnaire->criteria[i].topics) {
      shared = shared || std::count(package.topics.begin(), package.topics.end(), topic) != 0;
    }
    if (!shared || score.state != scoring::AnswerState::answered) continue;
    missing = missing + fraction(score.max - score.points_high, 1);
    max = max + fraction(score.max, 1);
  }
  return max == Fraction(0) ? Fraction(0) : missing / max;
}

int tier(const std::string& cost) { return cost == "free" || cost == "state_share" ? 0 : cost == "commercial" ? 2 : 1; }

const std::vector<std::string> costs = {"free", "state_share", "loan", "own_money", "unknown", "commercial"};

/// A package and what its place depends on.
struct Ranked {
  const support::Package* package = nullptr;
  bool suits = false;
  Fraction fit;
};

/// "Announced last; then those that suit; then tier; then fit, greatest first; then cost class; then id by bytes."
bool comes_first(const Ranked& a, const Ranked& b) {
  const bool announced_a = a.package->status == support::PackageStatus::announced;
  const bool announced_b = b.package->status == support::PackageStatus::announced;
  if (announced_a != announced_b) return announced_b;
  if (a.suits != b.suits) return a.suits;
  const auto cost_a = static_cast<std::size_t>(a.package->cost_class);
  const auto cost_b = static_cast<std::size_t>(b.package->cost_class);
  if (tier(costs[cost_a]) != tier(costs[cost_b])) return tier(costs[cost_a]) < tier(costs[cost_b]);
  if (a.fit != b.fit) return a.fit > b.fit;
  if (cost_a != cost_b) return cost_a < cost_b;
  return a.package->id < b.package->id;
}

/// The bin by the definitions, tested in their order.
Bin expected_bin(const Assessment& assessment, const Verdict& verdict) {
  const support::Package& package = *verdict.package;
  const bool in_time = package.valid_from <= assessment.on && (!package.valid_to || assessment.on <= *package.valid_to);
  if (!in_time || package.status == support::PackageStatus::unverified) return Bin::not_current;
  const condition::Inputs inputs{assessment.facts, {}, assessment.size.possible};
  const condition::Truth truth =
      package.eligibility ? condition::evaluate(*package.eligibility, inputs) : condition::Truth::unknown;
  bool other_grant = false;
  std::int64_t granted = 0;
  if (assessment.input.enterprise.grants) {
    for (const enterprise::Grant& grant : *assessment.input.enterprise.grants) {
      if (grant.year != assessment.on.year) continue;
      if (grant.package == package.id)
        granted += grant.amount;
      else if (grant.content == package.content && package.one_grant_per_content)
        other_grant = true;
    }
  }
  bool capped = false;
  bool left = false;
  for (const support::Amount& amount : verdict.amounts) {
    if (!amount.offered) continue;
    capped = capped || amount.cap;
    left = left || !amount.cap || *amount.cap > 0;
  }
  const bool used_up = capped && !left;
  CHECK((!used_up || granted > 0));
  if (truth == condition::Truth::no || other_grant || used_up) return Bin::not_eligible;
  return truth == condition::Truth::yes ? Bin::eligible : Bin::undecided;
}

/// Often the first or last day of a package, or the day behind.
base::Date random_date(Random& random) {
  const support::Package& package = random.pick(shipped::world().model.catalogue.packages);
  base::Date date = {static_cast<int>(random.between(2020, 2031)), static_cast<int>(random.between(1, 12)),
                     static_cast<int>(random.between(1, 28))};
  if (random.chance(50)) date = package.valid_to && random.chance(70) ? *package.valid_to : package.valid_from;
  if (random.chance(30)) ++date.day;
  return base::parse_date(base::format_date(date)).value_or(base::Date{date.year + date.month / 12, date.month % 12 + 1, 1});
}

/// Every package stands behind all that come first by the definition.
void check_order(const Assessment& assessment, const std::vector<Verdict>& verdicts) {
  std::vector<Ranked> ranked;
  for (const Verdict& verdict : verdicts)
    ranked.push_back({verdict.package, suits(assessment, *verdict.package), fit(assessment, *verdict.package)});
  bool sorted = true;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    for (std::size_t k = i + 1; k < ranked.size(); ++k)
      sorted = sorted && comes_first(ranked[i], ranked[k]) && !comes_first(ranked[k], ranked[i]);
  }
  CHECK(sorted);
}

/// What is seen over all tries, so that none of it is missed.
struct Seen {
  std::map<Bin, int> bins;
  int recommended = 0;
  int several = 0;
};

void check_bins(const Assessment& assessment, bool commercial, Seen& seen) {
  const support::Recommendation& all = assessment.recommendation;
  std::multiset<std::string> found;
  const std::map<Bin, const std::vector<Verdict>*> bins = {{Bin::eligible, &all.eligible},
                                                           {Bin::undecided, &all.undecided},
                                                           {Bin::not_eligible, &all.not_eligible},
                                                           {Bin::not_current, &all.not_current}};
  for (const auto& [bin, verdicts] : bins) {
    for (const Verdict& verdict : *verdicts) {
      INFO(verdict.package->id);
      CHECK(verdict.bin == bin);
      CHECK(expected_bin(assessment, verdict) == bin);
      found.insert(verdict.package->id);
      ++seen.bins[bin];
    }
  }
  std::multiset<std::string> expected;
  for (const support::Package& package : assessment.model->catalogue.packages) {
    if (commercial || !package.commercial) expected.insert(package.id);
  }
  CHECK(found == expected);
}

void check_recommended(const support::Recommendation& all, Seen& seen) {
  const Verdict* first = all.recommended();
  if (first == nullptr) {
    CHECK(std::all_of(all.eligible.begin(), all.eligible.end(), [](const Verdict& one) { return one.announced(); }));
    return;
  }
  CHECK_FALSE(first->announced());
  CHECK(first->bin == Bin::eligible);
  ++seen.recommended;
}

/// Everything that does not hang on answers.
std::string without_answers(const Assessment& assessment) {
  std::map<std::string, std::string> packages;
  const support::Recommendation& all = assessment.recommendation;
  for (const auto* verdicts : {&all.eligible, &all.undecided, &all.not_eligible, &all.not_current}) {
    for (const Verdict& verdict : *verdicts) {
      std::string& text = packages[verdict.package->id];
      text = " " + std::to_string(static_cast<int>(verdict.bin)) + std::to_string(static_cast<int>(verdict.not_current));
      for (const condition::Condition* leaf : verdict.failed) text += " " + std::to_string(leaf->place.line);
      for (const std::size_t fact : verdict.missing) text += " " + std::to_string(fact);
      for (const std::string& action : verdict.actions) text += " " + action;
    }
  }
  std::string told;
  for (const auto& [id, text] : packages) told += id + text + "\n";
  for (const support::NextStep& step : assessment.steps) {
    if (step.kind == support::NextStep::Kind::duty) told += step.id + "\n";
  }
  return told;
}

/// Changes a number somewhat, or much.
void change_number(Random& random, enterprise::Enterprise& enterprise) {
  enterprise::Fact& fact = enterprise.facts[random.below(enterprise.facts.size())];
  if (fact.value.kind != condition::Value::Kind::number || !fact.value.low.is_whole()) return;
  const std::int64_t number = fact.value.low.numerator();
  fact.value = condition::Value::of_number(random.chance(50) ? number + 1 : static_cast<std::int64_t>(random.below(200)));
}

}  // namespace

TEST_CASE("facts and dates with the same key come to the same bins, reasons and duties", "[property][support]") {
  const assessment::Model& model = shipped::world().model;
  const support::FactClasses classes(model.catalogue, model.steps, model.sizes, model.facts);
  std::map<std::string, std::string> known;
  std::map<std::string, std::string> known_by_size;
  int again = 0;
  int again_by_size = 0;
  for (int i = 0; i < 400; ++i) {
    INFO("seed " << first_seed + static_cast<std::uint64_t>(i));
    Random random(first_seed + static_cast<std::uint64_t>(i));
    answers::AnswersFile file = shipped::answers(property::plausible_enterprise(random));
    file.enterprise.grants.reset();
    for (int times = 0; times < 12; ++times) {
      change_number(random, file.enterprise);
      const Assessment assessment = shipped::assess(file, random_date(random));
      std::string date;
      classes.append_date(assessment.on, date);
      std::string key = date;
      classes.append_facts(assessment.facts, key);
      std::string key_by_size = date;
      classes.append_facts(assessment.facts, assessment.size, key_by_size);
      const auto [place, is_new] = known.emplace(key, without_answers(assessment));
      const auto [place_by_size, is_new_by_size] = known_by_size.emplace(key_by_size, without_answers(assessment));
      again += is_new ? 0 : 1;
      again_by_size += is_new_by_size ? 0 : 1;
      CHECK(place->second == without_answers(assessment));
      CHECK(place_by_size->second == without_answers(assessment));
    }
  }
  CHECK(again > 500);
  CHECK(again_by_size > again);
}

TEST_CASE("every package lands in the one bin it belongs to, in order", "[property][support]") {
  Seen seen;
  for (int i = 0; i < 500; ++i) {
    INFO("seed " << first_seed + static_cast<std::uint64_t>(i));
    Random random(first_seed + static_cast<std::uint64_t>(i));
    support::MoneyOptions money;
    money.commercial = random.chance(50);
    const answers::AnswersFile file =
        shipped::answers(random.chance(50) ? property::any_enterprise(random) : property::plausible_enterprise(random));
    for (int dates = 0; dates < 4; ++dates) {
      const Assessment assessment = shipped::assess(file, random_date(random), money);
      INFO("on " << base::format_date(assessment.on));
      check_bins(assessment, money.commercial, seen);
      check_order(assessment, assessment.recommendation.eligible);
      check_order(assessment, assessment.recommendation.undecided);
      check_recommended(assessment.recommendation, seen);
      if (assessment.recommendation.eligible.size() > 2) ++seen.several;
    }
  }
  for (const Bin bin : {Bin::eligible, Bin::undecided, Bin::not_eligible, Bin::not_current}) CHECK(seen.bins[bin] > 1000);
  CHECK(seen.recommended > 500);
  CHECK(seen.several > 300);
}
