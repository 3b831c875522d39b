#include "support/recommend.hpp"

#include "catch.hpp"
#include "shipped/shipped.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace dxready;
using assessment::Assessment;
using support::Bin;
using support::NotCurrent;
using support::Verdict;

namespace {

const std::string small_trader =
    "entity: enterprise, sector: trade_services, province: HCMC, age_years: 8, staff: 30, revenue: 50000000000, capital: "
    "20000000000, grants: []";

Verdict verdict(const std::string& facts, const std::string& package, const base::Date& on = {2026, 11, 22}) {
  const Assessment one = shipped::assess(shipped::answers(facts, ""), on);
  return shipped::verdict(one, package);
}

std::set<std::string> missing(const Verdict& verdict) {
  std::set<std::string> names;
  for (const std::size_t fact : verdict.missing) names.insert(shipped::world().model.facts.facts[fact].id);
  return names;
}

}  // namespace

TEST_CASE("a package is current from its first day to its last", "[support]") {
  CHECK(verdict(small_trader, "VIETTEL-CODX-2024", {2025, 12, 31}).bin == Bin::eligible);
  const Verdict over = verdict(small_trader, "VIETTEL-CODX-2024", {2026, 1, 1});
  CHECK(over.bin == Bin::not_current);
  CHECK(over.not_current == NotCurrent::expired);
  const Verdict early = verdict(small_trader, "ND224-A71-SME", {2026, 6, 30});
  CHECK(early.bin == Bin::not_current);
  CHECK(early.not_current == NotCurrent::not_yet);
  CHECK(verdict(small_trader, "ND224-A71-SME", {2026, 7, 1}).bin == Bin::eligible);
  const Verdict unsure = verdict(small_trader, "HUBA-X-SME");
  CHECK(unsure.bin == Bin::not_current);
  CHECK(unsure.not_current == NotCurrent::unverified);
}

TEST_CASE("what is missing and what can be mended is told apart", "[support]") {
  const Verdict asked = verdict(small_trader, "ND80-A11-2");
  CHECK(asked.bin == Bin::undecided);
  CHECK(missing(asked) == std::set<std::string>{"readiness_assessed"});
  CHECK(asked.actions.empty());
  const Verdict mended = verdict(small_trader + ", readiness_assessed: no", "ND80-A11-2");
  CHECK(mended.bin == Bin::undecided);
  CHECK(mended.missing.empty());
  CHECK(mended.actions == std::vector<std::string>{"assess-readiness"});
  CHECK(verdict(small_trader + ", readiness_assessed: yes", "ND80-A11-2").bin == Bin::eligible);
  const Verdict size = verdict("entity: enterprise, sector: trade_services, age_years: 4, staff: 30", "ND80-A14");
  CHECK(size.bin == Bin::undecided);
  CHECK(missing(size) == std::set<std::string>{"revenue", "capital"});
}

TEST_CASE("a package without a rule is undecided, with nothing to ask", "[support]") {
  const Verdict open = verdict(small_trader, "QD433-SME-2026-2030");
  CHECK(open.bin == Bin::undecided);
  CHECK(open.missing.empty());
  CHECK(open.actions.empty());
}

TEST_CASE("a package that is not for the enterprise says which conditions failed", "[support]") {
  const Verdict no = verdict("entity: household", "ND80-A11-2");
  CHECK(no.bin == Bin::not_eligible);
  REQUIRE(no.failed.size() == 2);
  CHECK(no.failed[0]->index == shipped::world().fact("entity"));
  CHECK(no.failed[1]->kind == condition::Condition::Kind::size_in);
}

TEST_CASE("our own score does not say that the readiness was assessed", "[support]") {
  const Assessment one = shipped::assess(shipped::answers(small_trader, shipped::every_grade(3)));
  CHECK(shipped::verdict(one, "ND80-A11-2").bin == Bin::undecided);
  assessment::Model model = shipped::world().model;
  model.catalogue.accepted_assessment_tools.emplace_back(assessment::tool_name);
  const assessment::Assessor assessor(shipped::world().questionnaire, shipped::world().plan, model);
  const Assessment accepted = assessor.assess(shipped::answers(small_trader, shipped::every_grade(3)), {2026, 11, 22}, {});
  CHECK(shipped::verdict(accepted, "ND80-A11-2").bin == Bin::eligible);
  const Assessment told =
      assessor.assess(shipped::answers(small_trader + ", readiness_assessed: no", shipped::every_grade(3)), {2026, 11, 22}, {});
  CHECK(shipped::verdict(told, "ND80-A11-2").bin == Bin::undecided);
}

TEST_CASE("a package suits when the level may be one of its rungs", "[support]") {
  const auto suits = [](const std::string& answers) {
    const Assessment one = shipped::assess(shipped::answers(small_trader, answers));
    return shipped::verdict(one, "ND80-A11-2").suits;  // rungs 1, 2, 3
  };
  CHECK_FALSE(suits(shipped::every_grade(0)));
  CHECK(suits(shipped::every_grade(1)));
  CHECK(suits(shipped::every_grade(3)));
  CHECK_FALSE(suits(shipped::every_grade(4)));
  CHECK(suits(""));
}

TEST_CASE("vendors' products are looked at only when asked for, and come last", "[support]") {
  const auto count = [](bool commercial) {
    support::MoneyOptions money;
    money.commercial = commercial;
    const Assessment one = shipped::assess(shipped::answers(small_trader, shipped::every_grade(2)), {2026, 11, 22}, money);
    int vendors = 0;
    for (const Verdict& verdict : one.recommendation.eligible) vendors += verdict.package->commercial ? 1 : 0;
    CHECK_FALSE(one.recommendation.recommended()->package->commercial);
    return vendors;
  };
  CHECK(count(false) == 0);
  CHECK(count(true) >= 4);
}

TEST_CASE("a catalogue not checked for more than 90 days is said to be stale", "[support]") {
  const auto stale = [](const base::Date& on) {
    return shipped::assess(shipped::answers(small_trader, ""), on).recommendation.stale_since;
  };
  base::Date oldest = {9999, 1, 1};
  for (const support::Package& package : shipped::world().model.catalogue.packages) {
    if (!package.commercial) oldest = std::min(oldest, package.checked_on);
  }
  REQUIRE(oldest == base::Date{2026, 11, 22});
  CHECK_FALSE(stale({2027, 2, 20}));
  CHECK(stale({2027, 2, 21}) == oldest);
}
