#include "catch.hpp"
#include "questionnaire/parts.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"

#include <string>

using namespace dxready;

namespace {

/// Whether some answers to the small questionnaire, and some facts, make a condition yes.
bool can_hold(const std::string& written) {
  const questionnaire::Questionnaire questionnaire = small::loaded();
  condition::Vocabulary names;
  names.facts = shipped::world().model.facts.operands();
  for (const questionnaire::Criterion& criterion : questionnaire.criteria) {
    names.answers.push_back({criterion.id, condition::Operand::Type::number, {}, criterion.title, {}});
  }
  const base::Document document = shipped::parsed(written);
  base::Diagnostics findings;
  base::Reader reader(document, "questionnaire", findings);
  const std::optional<condition::Condition> condition = condition::load(reader, document.root, names);
  REQUIRE(condition);
  return questionnaire::can_hold(*condition, questionnaire, names.facts);
}

}  // namespace

TEST_CASE("grades that do not exist make nothing hold", "[questionnaire]") {
  CHECK(can_hold("{answer: S, is: 5}"));
  CHECK_FALSE(can_hold("{answer: S, is: 4}"));
  CHECK_FALSE(can_hold("{answer: R, at_least: 3}"));
  CHECK(can_hold("{any: [{answer: R, at_least: 3}, {answer: R, at_least: 2}]}"));
}

TEST_CASE("numbers are tried at, between and beyond the limits", "[questionnaire]") {
  CHECK(can_hold("{all: [{answer: N, more_than: 3}, {answer: N, less_than: 4}]}"));
  CHECK_FALSE(can_hold("{all: [{answer: N, more_than: 4}, {answer: N, less_than: 4}]}"));
  CHECK(can_hold("{all: [{fact: staff, at_least: 300}, {fact: revenue, less_than: 0.5}]}"));
  CHECK_FALSE(can_hold("{all: [{fact: staff, is: 3}, {fact: staff, is: 4}]}"));
}

TEST_CASE("facts are tried with every value", "[questionnaire]") {
  CHECK(can_hold("{all: [{fact: e_invoice, is: no}, {fact: entity, is: household}]}"));
  CHECK_FALSE(can_hold("{all: [{fact: entity, is: enterprise}, {fact: entity, is: household}]}"));
  CHECK_FALSE(can_hold("{all: [{fact: e_invoice, is: no}, {not: {fact: e_invoice, is: no}}]}"));
}

TEST_CASE("what may be left out makes its comparisons no", "[questionnaire]") {
  CHECK(can_hold("{all: [{not: {answer: N, at_least: 5}}, {not: {answer: N, less_than: 5}}]}"));
  CHECK_FALSE(can_hold("{all: [{not: {answer: S, at_least: 2}}, {not: {answer: S, less_than: 2}}]}"));
}

TEST_CASE("a condition with too many values to try passes", "[questionnaire]") {
  std::string many = "{all: [{answer: S, is: 4}";
  for (const char* fact : {"staff", "revenue", "capital", "age_years", "continuous_years"}) {
    for (int limit = 1; limit <= 4; ++limit) {
      many += std::string(", {not: {fact: ") + fact + ", is: " + std::to_string(limit) + "}}";
    }
  }
  CHECK(can_hold(many + "]}"));
}
