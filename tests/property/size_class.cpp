// Size classes: a second, plain reading of Decree 80/2021 Article 5, and every completion of unknown facts.
#include "catch.hpp"

#include "enterprise/size_class.hpp"
#include "random.hpp"
#include "shipped/shipped.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <string>
#include <vector>

using namespace dxready;
using condition::SizeSet;
using condition::Value;
using property::Random;

namespace {

constexpr std::uint64_t first_seed = 80;
constexpr std::int64_t bn = 1'000'000'000;

enum Size { micro, small, medium, outside, none };

/// Entity 0 is an enterprise, sector 2 trade and services; under a year old or without revenue, capital alone.
struct Facts {
  int entity = 0;
  int sector = 0;
  std::int64_t staff = 0;
  std::int64_t revenue = 0;
  std::int64_t capital = 0;
  bool young = false;
};

enum class By { both, revenue, capital };

/// The table of Article 5, row by row as it is printed.
Size size_of(const Facts& facts, By by = By::both) {
  if (facts.entity != 0) return none;
  const bool services = facts.sector == 2;
  const bool capital_alone = facts.young || facts.revenue == 0;
  const auto within = [&](std::int64_t staff, std::int64_t revenue, std::int64_t capital) {
    const bool revenue_fits = by != By::capital && !capital_alone && facts.revenue <= revenue;
    const bool capital_fits = by != By::revenue && facts.capital <= capital;
    return facts.staff <= staff && (revenue_fits || capital_fits);
  };
  if (services) {
    if (within(10, 10 * bn, 3 * bn)) return micro;
    if (within(50, 100 * bn, 50 * bn)) return small;
    return within(100, 300 * bn, 100 * bn) ? medium : outside;
  }
  if (within(10, 3 * bn, 3 * bn)) return micro;
  if (within(100, 50 * bn, 20 * bn)) return small;
  return within(200, 200 * bn, 100 * bn) ? medium : outside;
}

/// Which of entity, sector, staff, revenue, capital are known.
using Known = std::array<bool, 5>;
const std::array<std::string, 5> fact_names = {"entity", "sector", "staff", "revenue", "capital"};

const std::vector<std::int64_t> staffs = {0, 9, 10, 11, 50, 51, 100, 101, 200, 201, 5000};
const std::vector<std::int64_t> moneys = {
    0,       1,           2 * bn,   3 * bn,       3 * bn + 1, 10 * bn,      10 * bn + 1, 20 * bn,      20 * bn + 1,
    50 * bn, 50 * bn + 1, 100 * bn, 100 * bn + 1, 200 * bn,   200 * bn + 1, 300 * bn,    300 * bn + 1, 5000 * bn};

std::vector<Value> values(const Facts& facts, const Known& known) {
  const shipped::World& world = shipped::world();
  std::vector<Value> all(world.model.facts.facts.size());
  const std::array<Value, 5> given = {Value::of_symbol(static_cast<std::size_t>(facts.entity)),
                                      Value::of_symbol(static_cast<std::size_t>(facts.sector)), Value::of_number(facts.staff),
                                      Value::of_number(facts.revenue), Value::of_number(facts.capital)};
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (known[i]) all[world.fact(fact_names[i])] = given[i];
  }
  all[world.fact("age_years")] = Value::of_number(facts.young ? base::Rational::make(11, 12).value() : base::Rational(7));
  return all;
}

enterprise::SizeClasses classify(const Facts& facts, const Known& known) {
  const assessment::Model& model = shipped::world().model;
  const std::vector<Value> all = values(facts, known);
  return enterprise::classify(model.sizes, model.facts, all);
}

/// The classes over all completions.
SizeSet every_completion(const Facts& facts, const Known& known) {
  const auto choices = [](bool is_known, std::int64_t value, const std::vector<std::int64_t>& all) {
    return is_known ? std::vector<std::int64_t>{value} : all;
  };
  const std::vector<std::int64_t> all_staffs = choices(known[2], facts.staff, staffs);
  const std::vector<std::int64_t> all_revenues = choices(known[3], facts.revenue, moneys);
  const std::vector<std::int64_t> all_capitals = choices(known[4], facts.capital, moneys);
  SizeSet found = 0;
  for (const std::int64_t entity : choices(known[0], facts.entity, {0, 1, 2, 3, 4})) {
    for (const std::int64_t sector : choices(known[1], facts.sector, {0, 1, 2})) {
      for (const std::int64_t staff : all_staffs) {
        for (const std::int64_t revenue : all_revenues) {
          for (const std::int64_t capital : all_capitals) {
            const Facts one{static_cast<int>(entity), static_cast<int>(sector), staff, revenue, capital, facts.young};
            found |= SizeSet{1} << size_of(one);
          }
        }
      }
    }
  }
  return found;
}

Facts random_facts(Random& random) {
  const auto entity = random.chance(75) ? 0 : static_cast<int>(random.below(5));
  const auto sector = static_cast<int>(random.below(3));
  return {entity, sector, random.pick(staffs), random.pick(moneys), random.pick(moneys), random.chance(15)};
}

Known random_known(Random& random, int chance) {
  Known known{};
  for (bool& one : known) one = random.chance(chance);
  return known;
}

constexpr std::array<std::size_t, 5> choices_of = {5, 3, 11, 18, 18};

void set_fact(std::size_t fact, std::size_t choice, Facts& facts) {
  if (fact == 0) facts.entity = static_cast<int>(choice);
  if (fact == 1) facts.sector = static_cast<int>(choice);
  if (fact == 2) facts.staff = staffs[choice];
  if (fact == 3) facts.revenue = moneys[choice];
  if (fact == 4) facts.capital = moneys[choice];
}

/// Whether some value of an unknown fact leaves fewer classes than `now`.
bool narrows(std::size_t fact, const Facts& facts, Known known, SizeSet now) {
  known[fact] = true;
  for (std::size_t choice = 0; choice < choices_of[fact]; ++choice) {
    Facts trial = facts;
    set_fact(fact, choice, trial);
    if (every_completion(trial, known) != now) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a known enterprise is in the class the table of Article 5 gives", "[property][size]") {
  std::map<int, int> seen;
  for (int i = 0; i < 4000; ++i) {
    INFO("seed " << first_seed + static_cast<std::uint64_t>(i));
    Random random(first_seed + static_cast<std::uint64_t>(i));
    const Facts facts = random_facts(random);
    const enterprise::SizeClasses size = classify(facts, {true, true, true, true, true});
    INFO(facts.entity << " " << facts.sector << " " << facts.staff << " " << facts.revenue << " " << facts.capital << " "
                      << facts.young);
    CHECK(size.possible == SizeSet{1} << size_of(facts));
    CHECK(size.by_capital == SizeSet{1} << size_of(facts, By::capital));
    const bool capital_alone = facts.entity == 0 && (facts.young || facts.revenue == 0);
    CHECK(size.by_revenue == (capital_alone ? 0 : SizeSet{1} << size_of(facts, By::revenue)));
    CHECK(size.missing.empty());
    ++seen[size_of(facts)];
  }
  for (const Size size : {micro, small, medium, outside, none}) CHECK(seen[size] > 100);
}

TEST_CASE("the possible classes are those of all completions", "[property][size]") {
  std::map<std::size_t, int> seen;
  for (int i = 0; i < 1500; ++i) {
    INFO("seed " << first_seed + 10000 + static_cast<std::uint64_t>(i));
    Random random(first_seed + 10000 + static_cast<std::uint64_t>(i));
    const Facts facts = random_facts(random);
    const Known known = random_known(random, 60);
    const SizeSet expected = every_completion(facts, known);
    const enterprise::SizeClasses size = classify(facts, known);
    CHECK(size.possible == expected);
    CHECK((size.possible & (SizeSet{1} << size_of(facts))) != 0);
    CHECK(enterprise::only_class(size.possible).has_value() == size.missing.empty());
    ++seen[static_cast<std::size_t>(std::popcount(expected))];
  }
  CHECK(seen.size() >= 4);
}

TEST_CASE("a fact is missing exactly when some value of it narrows the classes", "[property][size]") {
  std::map<std::size_t, int> asked;
  std::map<std::size_t, int> pointless;
  for (int i = 0; i < 600; ++i) {
    INFO("seed " << first_seed + 20000 + static_cast<std::uint64_t>(i));
    Random random(first_seed + 20000 + static_cast<std::uint64_t>(i));
    const Facts facts = random_facts(random);
    const Known known = random_known(random, 65);
    const SizeSet now = every_completion(facts, known);
    const enterprise::SizeClasses size = classify(facts, known);
    for (std::size_t fact = 0; fact < fact_names.size(); ++fact) {
      if (known[fact]) continue;
      const bool expected = narrows(fact, facts, known, now);
      const std::size_t index = shipped::world().fact(fact_names[fact]);
      const bool named = std::find(size.missing.begin(), size.missing.end(), index) != size.missing.end();
      INFO(fact_names[fact]);
      CHECK(named == expected);
      ++(expected ? asked : pointless)[fact];
    }
  }
  for (std::size_t fact = 0; fact < fact_names.size(); ++fact) CHECK(asked[fact] > 20);
  CHECK(pointless[3] > 20);
  CHECK(pointless[4] > 20);
}
