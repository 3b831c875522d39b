#include "support/amount.hpp"

#include "catch.hpp"
#include "shipped/shipped.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

using namespace dxready;
using assessment::Assessment;
using support::Amount;
using support::Verdict;

namespace {

constexpr std::int64_t m = 1'000'000;

const std::string no_priority = ", women_owned: no, many_women_workers: no, social_enterprise: no";
const std::string assessed = ", readiness_assessed: yes";

/// Facts of an enterprise of a class in trade and services.
std::string of_size(const std::string& size) {
  const std::map<std::string, std::string> facts = {{"micro", "staff: 5, revenue: 5000000000, capital: 1000000000"},
                                                    {"small", "staff: 30, revenue: 50000000000, capital: 20000000000"},
                                                    {"medium", "staff: 80, revenue: 200000000000, capital: 80000000000"},
                                                    {"outside", "staff: 800, revenue: 900000000000, capital: 900000000000"}};
  return "entity: enterprise, sector: trade_services, age_years: 4, " + facts.at(size);
}

Assessment assess(const std::string& facts, const std::string& package, std::optional<std::int64_t> cost,
                  std::optional<std::int64_t> granted = {}) {
  support::MoneyOptions money;
  if (cost) money.cost[package] = *cost;
  if (granted) money.granted[package] = *granted;
  return shipped::assess(shipped::answers(facts, ""), {2026, 11, 22}, money);
}

Amount amount(const std::string& facts, const std::string& package, std::optional<std::int64_t> cost = {},
              std::optional<std::int64_t> granted = {}) {
  const Assessment assessment = assess(facts, package, cost, granted);
  const Verdict& verdict = shipped::verdict(assessment, package);
  REQUIRE_FALSE(verdict.amounts.empty());
  return verdict.amounts.front();
}

std::int64_t up_to(const std::string& facts, const std::string& package, std::int64_t cost,
                   std::optional<std::int64_t> granted = {}) {
  return amount(facts, package, cost, granted).up_to.value_or(-1);
}

std::set<std::string> deciding(const Amount& amount) {
  std::set<std::string> names;
  for (const std::size_t fact : amount.deciding) names.insert(shipped::world().model.facts.facts[fact].id);
  return names;
}

}  // namespace

TEST_CASE("the worked amounts of Article 11 come out", "[support]") {
  const std::string micro = of_size("micro") + no_priority;
  const std::string small = of_size("small") + no_priority;
  const std::string medium = of_size("medium") + no_priority;
  CHECK(up_to(micro, "ND80-A11-2", 30 * m) == 15 * m);
  CHECK(up_to(micro, "ND80-A11-2", 60 * m) == 20 * m);
  CHECK(up_to(small, "ND80-A11-2", 80 * m) == 40 * m);
  CHECK(up_to(small, "ND80-A11-2", 150 * m) == 50 * m);
  CHECK(up_to(medium, "ND80-A11-2", 180 * m) == 90 * m);
  CHECK(up_to(medium, "ND80-A11-2", 250 * m) == 100 * m);
  CHECK(up_to(small, "ND80-A11-2", 40 * m) == 20 * m);
  CHECK(up_to(small, "ND80-A11-2", 90 * m, 20 * m) == 30 * m);
  CHECK(up_to(small, "ND80-A11-1", 120 * m) == 50 * m);
  CHECK_FALSE(amount(micro, "ND80-A11-1", 120 * m).offered);
}

TEST_CASE("the worked amounts of Article 13 come out, with the higher caps of the priority groups", "[support]") {
  const std::string women = ", women_owned: yes, many_women_workers: no, social_enterprise: no";
  CHECK(up_to(of_size("micro") + women, "ND80-A13", 65 * m) == 65 * m);
  CHECK(up_to(of_size("micro") + women, "ND80-A13", 80 * m) == 70 * m);
  CHECK(up_to(of_size("medium") + women, "ND80-A13", 800 * m) == 200 * m);
  CHECK(up_to(of_size("micro") + no_priority, "ND80-A13", 65 * m) == 50 * m);
  CHECK(up_to(of_size("medium") + no_priority, "ND80-A13", 800 * m) == 150 * m);
  CHECK(up_to(of_size("small") + no_priority, "ND80-A13", 150 * m) == 75 * m);
  CHECK(up_to(of_size("small") + ", social_enterprise: yes", "ND80-A13", 400 * m) == 150 * m);
  CHECK(up_to(of_size("small") + ", many_women_workers: yes, women_owned: no", "ND80-A13", 400 * m) == 150 * m);
}

TEST_CASE("the enterprise's own part is what the grant leaves, and a dong is never rounded up", "[support]") {
  const Amount one = amount(of_size("small") + no_priority, "ND80-A11-2", 80 * m + 1);
  CHECK(one.up_to == 40 * m);
  CHECK(one.own_part == 40 * m + 1);
  const Amount without_cost = amount(of_size("small") + no_priority, "ND80-A11-2");
  CHECK(without_cost.cap == 50 * m);
  CHECK(without_cost.up_to == 50 * m);
  CHECK_FALSE(without_cost.own_part);
  CHECK(without_cost.share == base::Rational::make(1, 2));
  CHECK(without_cost.deciding.empty());
}

TEST_CASE("with the class unknown the lowest cap stands and the deciding fact is named", "[support]") {
  const Amount staff =
      amount("entity: enterprise, sector: trade_services, age_years: 4, revenue: 5000000000, capital: 1000000000" + no_priority,
             "ND80-A11-2");
  CHECK(staff.offered);
  CHECK(staff.cap == 20 * m);
  CHECK(deciding(staff) == std::set<std::string>{"staff"});
  const Amount consulting =
      amount("entity: enterprise, sector: trade_services, age_years: 4, staff: 5" + no_priority, "ND80-A13", 1000 * m);
  CHECK(consulting.share == base::parse_decimal("0.3"));
  CHECK(consulting.cap == 50 * m);
  CHECK(consulting.up_to == 50 * m);
  CHECK(deciding(consulting) == std::set<std::string>{"revenue", "capital"});
}

TEST_CASE("with the priority unknown the ordinary cap stands and the groups not known are named", "[support]") {
  const Amount open = amount(of_size("micro") + ", women_owned: no", "ND80-A13");
  CHECK(open.cap == 50 * m);
  CHECK(deciding(open) == std::set<std::string>{"many_women_workers", "social_enterprise"});
  CHECK(deciding(amount(of_size("micro") + no_priority, "ND80-A13")).empty());
  CHECK(deciding(amount(of_size("micro") + ", women_owned: yes", "ND80-A13")).empty());
  CHECK(deciding(amount(of_size("micro"), "ND80-A11-2")).empty());
}

TEST_CASE("grants of the same package this year lower the cap, others do not", "[support]") {
  const std::string small = of_size("small") + no_priority + assessed;
  const auto cap = [&](const std::string& grants) { return amount(small + ", grants: [" + grants + "]", "ND80-A11-2").cap; };
  CHECK(cap("") == 50 * m);
  CHECK(cap("{package: ND80-A11-2, content: dx_solution, year: 2026, amount: 20000000}") == 30 * m);
  CHECK(cap("{package: ND80-A11-2, year: 2026, amount: 20000000}, {package: ND80-A11-2, year: 2026, amount: 5000000}") == 25 * m);
  CHECK(cap("{package: ND80-A11-2, content: dx_solution, year: 2025, amount: 20000000}") == 50 * m);
  CHECK(cap("{package: ND80-A13, content: management_consulting, year: 2026, amount: 20000000}") == 50 * m);
  CHECK(cap("{package: ND80-A11-2, content: dx_solution, year: 2026, amount: 70000000}") == 0);
}

TEST_CASE("a cap that is used up makes a package not eligible", "[support]") {
  const std::string small = of_size("small") + no_priority + assessed;
  const auto verdict = [&](const std::string& amount) {
    const Assessment one =
        assess(small + ", grants: [{package: ND80-A11-2, content: dx_solution, year: 2026, amount: " + amount + "}]", "", {});
    return shipped::verdict(one, "ND80-A11-2");
  };
  CHECK(verdict("49999999").bin == support::Bin::eligible);
  CHECK_FALSE(verdict("49999999").caps_used_up);
  CHECK(verdict("50000000").bin == support::Bin::not_eligible);
  CHECK(verdict("50000000").caps_used_up);
  CHECK_FALSE(verdict("50000000").other_grant);
  CHECK(verdict("50000000").failed.empty());
  const Assessment by_option = assess(small, "ND80-A11-2", {}, 50 * m);
  CHECK(shipped::verdict(by_option, "ND80-A11-2").caps_used_up);
}

TEST_CASE("another grant for the same content this year makes a package not eligible", "[support]") {
  const auto verdict = [](const std::string& grants) {
    const Assessment one = assess(of_size("small") + no_priority + assessed + grants, "", {});
    return shipped::verdict(one, "ND80-A11-2");
  };
  const Verdict other = verdict(", grants: [{package: CITY-2026, content: dx_solution, year: 2026, amount: 1000000}]");
  CHECK(other.bin == support::Bin::not_eligible);
  CHECK(other.other_grant);
  CHECK_FALSE(other.caps_used_up);
  CHECK(verdict(", grants: [{package: CITY-2026, content: dx_solution, year: 2025, amount: 1000000}]").bin ==
        support::Bin::eligible);
  CHECK(verdict(", grants: [{package: CITY-2026, content: training, year: 2026, amount: 1000000}]").bin ==
        support::Bin::eligible);
  const Verdict unknown = verdict("");
  CHECK(unknown.bin == support::Bin::eligible);
  CHECK(unknown.grant_unknown);
  CHECK_FALSE(verdict(", grants: []").grant_unknown);
}

TEST_CASE("a grant that names no content has that of its package", "[support]") {
  const Assessment one = assess(of_size("small") + ", grants: [{package: ND80-A14, year: 2026, amount: 1}]", "", {});
  const support::Package& training = shipped::world().package("ND80-A14");
  const support::Package& other = shipped::world().package("ND20-A11-TRAINING");
  REQUIRE(training.content == other.content);
  CHECK(support::other_grant_in(other, one.input.enterprise, one.model->catalogue, 2026) == true);
  CHECK(support::other_grant_in(other, one.input.enterprise, one.model->catalogue, 2025) == false);
  CHECK(support::other_grant_in(training, one.input.enterprise, one.model->catalogue, 2026) == false);
  CHECK(support::granted_in(training, one.input.enterprise, 2026) == 1);
}

TEST_CASE("a class without a higher cap keeps the ordinary one, and the deciding facts follow the caps that apply", "[support]") {
  const shipped::World& world = shipped::world();
  support::Package package = world.package("ND80-A13");
  package.benefits.resize(1);
  support::Benefit& benefit = package.benefits.front();
  benefit.cap.by_size = {50 * m, 50 * m, 50 * m};
  const auto amount_for = [&](const std::string& facts) {
    const Assessment one = assess(facts, "", {});
    return support::amounts(package, world.model.sizes, one.size, one.facts, {}).front();
  };
  benefit.cap_priority.by_size = {std::nullopt, 150 * m, 200 * m};
  CHECK(amount_for(of_size("micro") + ", women_owned: yes").cap == 50 * m);
  CHECK(amount_for(of_size("small") + ", women_owned: yes").cap == 150 * m);
  const std::string open =
      "entity: enterprise, sector: trade_services, age_years: 4, staff: 30, revenue: 150000000000, women_owned: yes";
  benefit.share = {};
  const Amount small_or_medium = amount_for(open);
  CHECK(small_or_medium.cap == 150 * m);
  CHECK(deciding(small_or_medium) == std::set<std::string>{"capital"});
  CHECK(
      deciding(amount_for(open.substr(0, open.find("women")) + "women_owned: no, many_women_workers: no, social_enterprise: no"))
          .empty());
}
