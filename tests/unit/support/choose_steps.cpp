#include "support/recommend.hpp"

#include "catch.hpp"
#include "shipped/shipped.hpp"

#include <stdexcept>
#include <string>
#include <vector>

using namespace dxready;
using assessment::Assessment;
using Kind = support::NextStep::Kind;

namespace {

/// Facts that leave no package of the catalogue open for a small enterprise of trade.
const std::string settled =
    "entity: enterprise, sector: trade_services, province: HCMC, age_years: 8, staff: 30, revenue: 50000000000, capital: "
    "20000000000, "
    "readiness_assessed: yes, has_taxable_income: no, difficult_area: no, production: no, innovative_startup: no, in_cluster: "
    "no, "
    "in_value_chain: no, women_owned: no, many_women_workers: no, social_enterprise: no, grants: []";

std::vector<support::NextStep> steps(const std::string& facts, const std::string& answers, const std::string& needs = {}) {
  return shipped::assess(shipped::answers("enterprise: {" + facts + "}\nneeds: [" + needs + "]\nanswers: {" + answers + "}\n"))
      .steps;
}

std::vector<std::string> ids(const std::vector<support::NextStep>& all) {
  std::vector<std::string> out;
  for (const support::NextStep& one : all) out.push_back(one.id);
  return out;
}

const support::NextStep& topic_step(const std::vector<support::NextStep>& all) {
  for (const support::NextStep& one : all) {
    if (one.kind == Kind::topic) return one;
  }
  throw std::logic_error("no topic step");
}

std::string topic(const support::NextStep& step) { return shipped::world().model.topics.all[*step.topic].id; }

}  // namespace

TEST_CASE("an unmet duty comes before everything else", "[support]") {
  const auto all = steps("entity: household, revenue: 1000000001, e_invoice: no", shipped::every_grade(1));
  REQUIRE(all.size() >= 3);
  CHECK(all.front().kind == Kind::duty);
  CHECK(all.front().id == "e-invoice");
  REQUIRE(all.front().action != nullptr);
  CHECK(all.front().action->id == "start-e-invoice");
  CHECK(all.back().kind == Kind::apply);
  for (std::size_t i = 1; i < all.size(); ++i) CHECK(static_cast<int>(all[i - 1].kind) <= static_cast<int>(all[i].kind));
}

TEST_CASE("a duty that is met, does not apply or is not known is no step", "[support]") {
  for (const std::string facts :
       {"entity: household, revenue: 1000000001, e_invoice: yes", "entity: household, revenue: 1000000000, e_invoice: no",
        "entity: enterprise, revenue: 1000000001, e_invoice: no", "entity: household, e_invoice: no",
        "entity: household, revenue: 1000000001"}) {
    INFO(facts);
    CHECK(steps(facts, shipped::every_grade(1)).front().kind != Kind::duty);
  }
}

TEST_CASE("with nothing open the weakest pillar comes first, then the application", "[support]") {
  const auto all = steps(settled, shipped::every_grade(2));
  REQUIRE(ids(all).size() == 2);
  CHECK(all[0].kind == Kind::topic);
  CHECK(all[1].kind == Kind::apply);
  const Assessment one = shipped::assess(shipped::answers(settled, shipped::every_grade(2)));
  REQUIRE(one.recommendation.recommended() != nullptr);
  CHECK(all[1].package->id == one.recommendation.recommended()->package->id);
  CHECK(all[1].id == "apply." + all[1].package->id);
  CHECK(all[1].action == &all[1].package->next_action);
}

TEST_CASE("a question or action that would change the recommended package comes before the topic", "[support]") {
  std::string open = settled;
  open.replace(open.find("readiness_assessed: yes"), 23, "readiness_assessed: no");
  // ND80-A11-2 is about customers, and at level 3 nothing else that is open misses so much.
  const std::string answers = shipped::every_grade(
      3, {{"CX.1.1", 0}, {"CX.1.2", 0}, {"CX.1.9", 0}, {"CX.2.1", 0}, {"CX.2.2", 0}, {"IT.2.7", 0}, {"IT.2.8", 0}});
  const auto all = steps(open, answers);
  REQUIRE(all.size() == 3);
  CHECK(all[0].kind == Kind::action);
  CHECK(all[0].id == "assess-readiness");
  REQUIRE(all[0].package != nullptr);
  CHECK(all[0].package->id == "ND80-A11-2");
  CHECK(all[1].kind == Kind::topic);
  CHECK(all[2].package->id != "ND80-A11-2");
  std::string unsaid = open;
  unsaid.replace(unsaid.find("readiness_assessed: no, "), 24, "");
  const auto asked = steps(unsaid, answers);
  CHECK(asked[0].kind == Kind::question);
  CHECK(asked[0].id == "ask.readiness_assessed");
  CHECK(steps(settled, answers).back().package->id == "ND80-A11-2");
}

TEST_CASE("what would not change the recommended package is not asked first", "[support]") {
  std::string open = settled;
  open.replace(open.find("readiness_assessed: yes, "), 25, "");
  const auto all = steps(open, shipped::every_grade(0, {{"ST.1.1", 0}}));
  CHECK(all.front().kind == Kind::topic);
}

TEST_CASE("with nothing eligible the first open package asks its question", "[support]") {
  const auto all = steps("", shipped::every_grade(1));
  CHECK(all.front().kind == Kind::question);
  CHECK(all.front().fact.has_value());
  CHECK(all.front().id.starts_with("ask."));
  CHECK(all.front().action == nullptr);
  CHECK(all.back().kind == Kind::topic);
}

TEST_CASE("the topic is that with the most points missing in the weakest pillar, ties by the topics' order", "[support]") {
  // DA misses most; data is in every one of its criteria.
  CHECK(topic(topic_step(steps(settled, shipped::every_grade(3, {{"DA.1.1", 0}})))) == "data");
  // CX: online_presence misses 5, digital_marketing and customer 5 as well: customer stands first among the topics.
  const std::string tie = "CX.1.1: 0, CX.1.2: 0";
  CHECK(topic(topic_step(steps(settled, tie))) == "customer");
  CHECK(topic(topic_step(steps(settled, tie, "digital_marketing"))) == "digital_marketing");
  CHECK(topic(topic_step(steps(settled, tie, "online_presence, data"))) == "online_presence");
  CHECK(topic(topic_step(steps(settled, "CX.1.1: 2, CX.1.2: 1", "online_presence"))) == "customer");
}

TEST_CASE("the action is the one for the rung of the level, and says when the level is not certain", "[support]") {
  const support::NextStep low = topic_step(steps(settled, shipped::every_grade(0)));
  CHECK_FALSE(low.level_uncertain);
  CHECK(low.action == &shipped::world().model.steps.topic_action(*low.topic, 0));
  const support::NextStep high = topic_step(steps(settled, shipped::every_grade(4)));
  CHECK(high.action == &shipped::world().model.steps.topic_action(*high.topic, 4));
  const support::NextStep open = topic_step(steps(settled, "CX.1.1: 3"));
  CHECK(open.level_uncertain);
  CHECK(open.action == &shipped::world().model.steps.topic_action(*open.topic, 0));
}

TEST_CASE("without an answer or with nothing missing there is no topic step", "[support]") {
  for (const std::string& answers : {std::string(), shipped::every_grade(5)}) {
    for (const support::NextStep& one : steps(settled, answers)) CHECK(one.kind != Kind::topic);
  }
  CHECK_FALSE(steps(settled, shipped::every_grade(5)).empty());
}
