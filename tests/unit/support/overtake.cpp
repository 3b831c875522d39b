#include "support/overtake.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"

#include <string>

using namespace dxready;
using support::Package;
using support::Verdict;

namespace {

/// Packages for topics of the small questionnaire, where S (5 points) is about strategy, R (2) and M (3) about data, N (1) and
/// Q (4) about customers.
struct Case {
  explicit Case(const std::string& given)
      : questionnaire(small::loaded(small::changed({{"asked_if: {answer: S, at_least: 2}, ", ""}}))),
        plan(*scoring::compile(questionnaire)), sheet(small::answers("answers: {" + given + "}", questionnaire)->sheet),
        asked(answers::asked(questionnaire, sheet, {})), score(scoring::score(plan, sheet, asked)) {}

  Verdict verdict(Package& package, const std::string& id, const std::vector<std::string>& topics) const {
    package.id = id;
    package.status = support::PackageStatus::active;
    package.cost_class = support::CostClass::free;
    Verdict verdict;
    verdict.package = &package;
    for (const std::string& topic : topics) package.topics.push_back(*small::context().topics.find(topic));
    for (std::size_t i = 0; i < score.criteria.size(); ++i) {
      bool shared = false;
      for (const std::size_t topic : questionnaire.criteria[i].topics) {
        shared = shared || std::find(package.topics.begin(), package.topics.end(), topic) != package.topics.end();
      }
      if (!shared || score.criteria[i].state != scoring::AnswerState::answered) continue;
      verdict.fit.missing += score.criteria[i].max - score.criteria[i].points_high;
      verdict.fit.max += score.criteria[i].max;
    }
    return verdict;
  }

  bool could_overtake(const std::vector<std::string>& rival, const std::vector<std::string>& best,
                      const std::string& rival_id = "z") const {
    Package a;
    Package b;
    const Verdict one = verdict(a, rival_id, rival);
    const Verdict other = verdict(b, "m", best);
    return support::could_overtake(one, other, {questionnaire, plan, score});
  }

  questionnaire::Questionnaire questionnaire;
  scoring::Plan plan;
  answers::AnswerSheet sheet;
  std::vector<condition::Truth> asked;
  scoring::Score score;
};

const std::string all = "S: 2, M: a, R: 1, N: 3, Q: 0";

}  // namespace

TEST_CASE("with nothing open the order stays as it is", "[support]") {
  // Fits: strategy 3/5; customer 5/5.
  CHECK(Case(all).could_overtake({"customer"}, {"strategy"}));
  CHECK_FALSE(Case(all).could_overtake({"strategy"}, {"customer"}));
  CHECK_FALSE(Case(all).could_overtake({"customer"}, {"customer"}));
  CHECK(Case(all).could_overtake({"customer"}, {"customer"}, "a"));
}

TEST_CASE("an open criterion of the rival's alone may be answered with nothing", "[support]") {
  CHECK(Case("S: 2, N: 3").could_overtake({"customer"}, {"strategy"}));
  CHECK_FALSE(Case("S: 0, N: 3, Q: 4").could_overtake({"customer"}, {"strategy"}));
  // 5/5 against at most 5/5: the id decides.
  CHECK_FALSE(Case("S: 0, N: 3").could_overtake({"customer"}, {"strategy"}));
  CHECK(Case("S: 0, N: 3").could_overtake({"customer"}, {"strategy"}, "a"));
}

TEST_CASE("an open criterion of the best's alone may be answered in full", "[support]") {
  // 5/5 of strategy falls to no less than that with nothing of it open; customer 1/1 falls to 1/5.
  CHECK(Case("S: 2, N: 3").could_overtake({"strategy"}, {"customer"}));
  CHECK_FALSE(Case("S: 2, N: 3, Q: 0").could_overtake({"strategy"}, {"customer"}));
}

TEST_CASE("an open criterion of both moves both", "[support]") {
  // Rival: strategy and data, best: data. Strategy misses 3 of 5; R and M are open and both packages have them.
  CHECK(Case("S: 2").could_overtake({"strategy", "data"}, {"data"}));
  // Nothing of strategy is missing: with the same of data in both, the rival is behind or even.
  CHECK_FALSE(Case("S: 5, R: 0").could_overtake({"strategy", "data"}, {"data"}));
  CHECK(Case("S: 0, R: 1").could_overtake({"strategy", "data"}, {"data"}));
}

TEST_CASE("a rival of a worse tier or that does not suit stays behind", "[support]") {
  const Case open("S: 2");
  Package a;
  Package b;
  Verdict rival = open.verdict(a, "z", {"customer"});
  const Verdict best = open.verdict(b, "m", {"strategy"});
  const support::Readiness readiness{open.questionnaire, open.plan, open.score};
  CHECK(support::could_overtake(rival, best, readiness));
  rival.suits = false;
  CHECK_FALSE(support::could_overtake(rival, best, readiness));
  rival.suits = true;
  a.cost_class = support::CostClass::loan;
  CHECK_FALSE(support::could_overtake(rival, best, readiness));
}
