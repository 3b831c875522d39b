#include "enterprise/size_class.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"

#include <set>
#include <string>
#include <vector>

using namespace dxready;
using enterprise::SizeClasses;

namespace {

using Names = std::set<std::string>;

SizeClasses classify(const std::string& facts, const base::Date& on = {2026, 11, 22}) {
  const assessment::Model& model = shipped::world().model;
  const answers::AnswersFile file = shipped::answers(facts, "");
  return enterprise::classify(model.sizes, model.facts, enterprise::derive_facts(model.facts, file.enterprise, on));
}

Names names(condition::SizeSet set) {
  Names found;
  const auto symbols = shipped::world().model.sizes.symbols();
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if ((set >> i & 1U) != 0) found.insert(symbols[i].id);
  }
  return found;
}

Names possible(const std::string& facts) { return names(classify("entity: enterprise, " + facts).possible); }

Names missing(const SizeClasses& size) {
  Names found;
  for (const std::size_t fact : size.missing) found.insert(shipped::world().model.facts.facts[fact].id);
  return found;
}

/// Staff, revenue and capital in tenths of a billion; older than a year.
std::string facts(const std::string& sector, int staff, int revenue, int capital) {
  return "sector: " + sector + ", age_years: 4, staff: " + std::to_string(staff) +
         ", revenue: " + std::to_string(revenue * 100'000'000LL) + ", capital: " + std::to_string(capital * 100'000'000LL);
}

}  // namespace

TEST_CASE("the worked examples of Article 5 come out", "[size]") {
  const std::string services = "trade_services";
  const std::string industry = "industry";
  CHECK(possible(facts(services, 9, 90, 120)) == Names{"micro"});
  CHECK(possible(facts(industry, 10, 30, 30)) == Names{"micro"});
  CHECK(possible(facts(industry, 11, 20, 20)) == Names{"small"});
  CHECK(possible(facts(services, 51, 800, 400)) == Names{"medium"});
  CHECK(possible(facts(services, 101, 800, 400)) == Names{"outside"});
  CHECK(possible(facts(industry, 150, 2500, 900)) == Names{"medium"});
  CHECK(possible(facts(industry, 150, 2500, 1200)) == Names{"outside"});
  CHECK(possible(facts(services, 40, 1200, 450)) == Names{"small"});
  CHECK(possible(facts(services, 40, 1200, 600)) == Names{"medium"});
  CHECK(possible(facts("agriculture", 80, 600, 250)) == Names{"medium"});
  CHECK(possible("sector: trade_services, age_years: 0.5, staff: 5, capital: 2500000000") == Names{"micro"});
  CHECK(possible(facts(services, 5, 0, 40)) == Names{"small"});
  CHECK(possible(facts(industry, 200, 2000, 3000)) == Names{"medium"});
  CHECK(possible(facts(industry, 201, 100, 100)) == Names{"outside"});
}

TEST_CASE("an unknown fact leaves the classes it decides open and is asked for", "[size]") {
  const SizeClasses staff =
      classify("entity: enterprise, sector: industry, age_years: 4, revenue: 5000000000, capital: 5000000000");
  CHECK(names(staff.possible) == Names{"small", "medium", "outside"});
  CHECK(missing(staff) == Names{"staff"});
  const SizeClasses money = classify("entity: enterprise, sector: trade_services, age_years: 4, staff: 5");
  CHECK(names(money.possible) == Names{"micro", "small", "medium", "outside"});
  CHECK(missing(money) == Names{"revenue", "capital"});
}

TEST_CASE("both classes are told where they differ", "[size]") {
  const SizeClasses size = classify("entity: enterprise, " + facts("trade_services", 9, 90, 120));
  CHECK(names(size.by_revenue) == Names{"micro"});
  CHECK(names(size.by_capital) == Names{"small"});
  CHECK(size.missing.empty());
}

TEST_CASE("under one year old or without revenue only the capital counts", "[size]") {
  const SizeClasses young =
      classify("entity: enterprise, sector: industry, age_years: 0.9, staff: 5, revenue: 1000000000, capital: 30000000000");
  CHECK(names(young.possible) == Names{"medium"});
  CHECK(young.by_revenue == 0);
  const SizeClasses open = classify("entity: enterprise, sector: industry, age_years: 0.9, staff: 5");
  CHECK(missing(open) == Names{"capital"});
  const std::string registered =
      "entity: enterprise, sector: industry, first_registered_on: 2025-11-22, staff: 5, revenue: 1000000000, capital: "
      "30000000000";
  CHECK(names(classify(registered, {2026, 11, 21}).possible) == Names{"medium"});
  CHECK(names(classify(registered, {2026, 11, 22}).possible) == Names{"micro"});
}

TEST_CASE("only an enterprise has a size class", "[size]") {
  for (const std::string entity : {"household", "individual_business", "cooperative", "cooperative_group"}) {
    const SizeClasses size = classify("entity: " + entity + ", " + facts("trade_services", 900, 9000, 9000));
    CHECK(names(size.possible) == Names{"none"});
    CHECK(size.missing.empty());
  }
  const SizeClasses unknown = classify(facts("trade_services", 9, 90, 20));
  CHECK(names(unknown.possible) == Names{"micro", "none"});
  CHECK(missing(unknown) == Names{"entity"});
  CHECK(names(classify("").possible) == Names{"micro", "small", "medium", "outside", "none"});
}

TEST_CASE("a set of one class is that class", "[size]") {
  CHECK(enterprise::only_class(0b100) == 2U);
  CHECK_FALSE(enterprise::only_class(0b110));
  CHECK_FALSE(enterprise::only_class(0));
}

TEST_CASE("faults of size_classes.yaml are told", "[size]") {
  const auto fault = [](const std::string& classes) {
    const auto checked = enterprise::load_size_rules(shipped::parsed("format: 1\nsource: x\nclasses:\n  - " + classes + "\n"),
                                                     shipped::world().model.facts);
    CHECK_FALSE(checked);
    return small::told(checked.diagnostics);
  };
  const std::string good = "{staff: 1, revenue: 1, capital: 1}";
  const std::string title = "id: a, title: {vi: a, en: a}, ";
  using Lines = std::vector<std::string>;
  CHECK(fault("{" + title + "limits: {agriculture: " + good + ", industry: " + good + "}}") ==
        Lines{"4:44 size-classes.missing-key"});
  CHECK(
      fault("{" + title + "limits: {agriculture: " + good + ", industry: " + good + ", trade_services: {staff: 1, revenue: 1}}}")
          .front()
          .ends_with("missing-key"));
  CHECK(fault("{" + title + "limits: {agriculture: " + good + ", industry: " + good +
              ", trade_services: {staff: -1, revenue: 1, capital: 1}}}")
            .front()
            .ends_with("bad-whole-number"));
}
