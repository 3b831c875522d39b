#include "support/catalogue.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"

#include <string>
#include <vector>

using namespace dxready;
using support::Catalogue;

namespace {

using Lines = std::vector<std::string>;

const std::string sound = R"(format: 1
packages:
  - id: P
    title: {vi: a, en: a}
    kind: content
    content: c
    topics: [data]
    rungs: [0, 2]
    cost_class: state_share
    benefits: [{title: {vi: a, en: a}, per: year, share: {small: 0.5}, cap: 100, cap_priority: {small: 200}}]
    priority: [women_owned]
    eligibility: {size_in: [small]}
    valid_from: 2026-01-01
    valid_to: 2026-12-31
    status: active
    confidence: high
    checked_on: 2026-11-22
    source: ["x"]
    next_action: {verb: {vi: a, en: a}, where: {vi: a, en: a}, done_when: {vi: a, en: a}}
)";

Lines load(const std::string& yaml, Catalogue& into) {
  const assessment::Model& model = shipped::world().model;
  return small::told(support::load_packages(shipped::parsed(yaml), {model.facts, model.sizes, model.topics}, into));
}

Lines fault(const std::string& from, const std::string& to) {
  Catalogue catalogue;
  INFO(from << " -> " << to);
  return load(small::changed({{from, to}}, sound), catalogue);
}

}  // namespace

TEST_CASE("a package is read with what it gives, to whom and when", "[support]") {
  Catalogue catalogue;
  CHECK(load(sound, catalogue).empty());
  const support::Package* one = catalogue.find("P");
  REQUIRE(one != nullptr);
  CHECK(one->rungs == std::vector<int>{0, 2});
  CHECK(one->cost_class == support::CostClass::state_share);
  REQUIRE(one->benefits.size() == 1);
  CHECK_FALSE(one->benefits[0].share.at(0));
  CHECK(one->benefits[0].share.at(1) == base::Rational::make(1, 2));
  CHECK_FALSE(one->benefits[0].share.at(3));
  CHECK(one->benefits[0].cap.at(4) == 100);
  CHECK(one->benefits[0].cap_priority.at(1) == 200);
  CHECK(one->priority == std::vector<std::size_t>{shipped::world().fact("women_owned")});
  CHECK(one->valid_to == base::Date{2026, 12, 31});
  CHECK_FALSE(one->commercial);
  CHECK(catalogue.find("Q") == nullptr);
}

TEST_CASE("a rule that is null is unknown, one that is missing is a fault", "[support]") {
  Catalogue catalogue;
  CHECK(load(small::changed({{"eligibility: {size_in: [small]}", "eligibility: ~"}}, sound), catalogue).empty());
  CHECK_FALSE(catalogue.packages.front().eligibility);
  CHECK(fault("    eligibility: {size_in: [small]}\n", "") == Lines{"3:5 packages.missing-key"});
}

TEST_CASE("a package id stands once in all files", "[support]") {
  Catalogue catalogue;
  CHECK(load(sound, catalogue).empty());
  CHECK(load(sound, catalogue) == Lines{"3:5 packages.duplicate-id"});
}

TEST_CASE("faults of packages are told with their place", "[support]") {
  CHECK(fault("topics: [data]", "topics: [dat]") == Lines{"7:14 packages.unknown-topic"});
  CHECK(fault("rungs: [0, 2]", "rungs: [0, 6]") == Lines{"8:16 packages.bad-whole-number"});
  CHECK(fault("cost_class: state_share", "cost_class: cheap") == Lines{"9:17 packages.bad-choice"});
  CHECK(fault("share: {small: 0.5}", "share: {small: 1.5}") == Lines{"10:66 packages.bad-share"});
  CHECK(fault("share: {small: 0.5}", "share: {tiny: 0.5}") == Lines{"10:59 packages.unknown-key"});
  CHECK(fault("cap: 100", "cap: -100") == Lines{"10:77 packages.bad-whole-number"});
  CHECK(fault("priority: [women_owned]", "priority: [women]") == Lines{"11:16 packages.unknown-fact"});
  CHECK(fault("priority: [women_owned]", "priority: [staff]") == Lines{"11:16 packages.fact-not-yes-no"});
  CHECK(fault("size_in: [small]", "size_in: [tiny]") == Lines{"12:29 packages.bad-choice"});
  CHECK(fault("valid_to: 2026-12-31", "valid_to: 2025-12-31") == Lines{"3:5 packages.ends-before-it-begins"});
  CHECK(fault("status: active", "status: expired") == Lines{"15:13 packages.bad-choice"});
  CHECK(fault("    next_action:", "    action:").size() == 2);
}

TEST_CASE("the tiers of cost", "[support]") {
  using support::CostClass;
  CHECK(support::tier(CostClass::free) == support::tier(CostClass::state_share));
  CHECK(support::tier(CostClass::loan) == support::tier(CostClass::own_money));
  CHECK(support::tier(CostClass::loan) == support::tier(CostClass::unknown));
  CHECK(support::tier(CostClass::free) < support::tier(CostClass::loan));
  CHECK(support::tier(CostClass::unknown) < support::tier(CostClass::commercial));
}
