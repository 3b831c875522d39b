#include "condition/condition.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"
#include "support/catalogue.hpp"

#include <string>
#include <vector>

using namespace dxready;
using condition::Condition;

namespace {

using Lines = std::vector<std::string>;

struct Read {
  std::optional<Condition> condition;
  Lines findings;
};

Read read(const std::string& yaml) {
  const assessment::Model& model = shipped::world().model;
  const base::Document document = shipped::parsed(yaml);
  base::Diagnostics findings;
  base::Reader reader(document, "packages", findings);
  Read result;
  result.condition = condition::load(reader, document.root, support::vocabulary(model.facts, model.sizes));
  result.findings = small::told(findings);
  return result;
}

Lines fault(const std::string& yaml) {
  const Read result = read(yaml);
  INFO(yaml);
  CHECK_FALSE(result.findings.empty());
  return result.findings;
}

}  // namespace

TEST_CASE("a condition is read with its names resolved", "[condition]") {
  const Read result =
      read("any: [{fact: staff, at_least: 10}, {not: {fact: women_owned, is: yes}}, {size_in: [micro, outside]}]");
  REQUIRE(result.condition);
  CHECK(result.findings.empty());
  CHECK(result.condition->kind == Condition::Kind::any);
  REQUIRE(result.condition->parts.size() == 3);
  const Condition& staff = result.condition->parts[0];
  CHECK(staff.index == shipped::world().fact("staff"));
  CHECK(staff.comparison == Condition::Bound::at_least);
  CHECK(staff.limit == base::Rational(10));
  CHECK(staff.place == base::Place{1, 7});
  const Condition& women = result.condition->parts[1].parts.front();
  CHECK(women.symbols == std::vector<std::uint16_t>{1});
  CHECK(result.condition->parts[2].sizes == 0b1001U);
  CHECK(condition::leaves(*result.condition).size() == 3);
}

TEST_CASE("a condition of nothing holds for everybody, any other empty list is a slip", "[condition]") {
  const Read everybody = read("all: []");
  REQUIRE(everybody.condition);
  CHECK(condition::evaluate(*everybody.condition, {}) == condition::Truth::yes);
  CHECK(fault("any: []") == Lines{"1:6 packages.empty-list"});
  CHECK(fault("{fact: entity, in: []}") == Lines{"1:20 packages.empty-list"});
  CHECK(fault("size_in: []") == Lines{"1:10 packages.empty-list"});
}

TEST_CASE("faults of conditions are told with their place", "[condition]") {
  CHECK(fault("{fact: entiti, is: enterprise}") == Lines{"1:8 packages.unknown-fact"});
  CHECK(fault("{fact: entity}") == Lines{"1:1 packages.one-comparison"});
  CHECK(fault("{fact: staff, at_least: 1, at_most: 2}") == Lines{"1:1 packages.one-comparison"});
  CHECK(fault("{fact: entity, at_least: 1}") == Lines{"1:26 packages.not-a-number-operand"});
  CHECK(fault("{fact: staff, at_least: nhiều}") == Lines{"1:25 packages.bad-number"});
  CHECK(fault("{fact: ward, is: x}") == Lines{"1:18 packages.text-operand"});
  CHECK(fault("{fact: entity, in: [enterprise, firm]}") == Lines{"1:33 packages.bad-choice"});
  CHECK(fault("{size_in: [tiny]}") == Lines{"1:12 packages.bad-choice"});
  CHECK(fault("{answer: S, is: 1}") == Lines{"1:10 packages.unknown-criterion"});
  CHECK(fault("{}") == Lines{"1:1 packages.not-a-condition"});
  CHECK(fault("[a]") == Lines{"1:1 packages.not-a-mapping"});
  CHECK(fault("{all: {fact: entity, is: enterprise}}").back() == "1:7 packages.not-a-list");
  CHECK(fault("{all: [], any: []}") == Lines{"1:11 packages.unknown-key"});
  CHECK(fault("{not: {fact: e_invoice, is: yes, fixable: start-e-invoice}}") == Lines{"1:7 packages.fixable-under-not"});
  CHECK(fault("{not: {all: [{fact: e_invoice, is: yes, fixable: start-e-invoice}]}}") ==
        Lines{"1:14 packages.fixable-under-not"});
  CHECK(fault("{fact: staff, at_least: 1, atmost: 2}") == Lines{"1:28 packages.unknown-key"});
}
