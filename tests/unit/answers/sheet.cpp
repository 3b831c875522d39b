#include "answers/sheet.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"

#include <string>
#include <vector>

using namespace dxready;
using condition::Truth;

namespace {

/// Whether Q is asked, with this `asked_if` and answers file.
Truth asked(const std::string& rule, const std::string& file) {
  const questionnaire::Questionnaire questionnaire = small::loaded(small::changed({{"{answer: S, at_least: 2}", rule}}));
  const auto checked = small::answers(file, questionnaire);
  REQUIRE(checked);
  const std::vector<condition::Value> facts =
      enterprise::derive_facts(shipped::world().model.facts, checked->enterprise, {2026, 11, 22});
  return answers::asked(questionnaire, checked->sheet, facts)[*questionnaire.find_criterion("Q")];
}

Truth asked(const std::string& file) { return asked("{answer: S, at_least: 2}", file); }

}  // namespace

TEST_CASE("a criterion is asked, not asked, or perhaps asked", "[answers]") {
  CHECK(asked("answers: {S: 2}\n") == Truth::yes);
  CHECK(asked("answers: {S: 0}\n") == Truth::no);
  CHECK(asked("answers: {}\n") == Truth::unknown);
  CHECK(asked("answers: {S: {between: [2, 5]}}\n") == Truth::yes);
  CHECK(asked("answers: {S: {between: [0, 5]}}\n") == Truth::unknown);
  CHECK(asked("answers: {S: {unanswered: declined}}\n") == Truth::unknown);
}

TEST_CASE("a condition on what is not applicable or not asked is false", "[answers]") {
  CHECK(asked("{answer: N, at_least: 0}", "answers: {N: not_applicable}\n") == Truth::no);
  CHECK(asked("{not: {answer: N, at_least: 0}}", "answers: {N: not_applicable}\n") == Truth::yes);
  const std::string chain = small::changed({{"{id: R, kind: ratio,", "{id: R, kind: ratio, asked_if: {answer: S, at_least: 5},"},
                                            {"{answer: S, at_least: 2}", "{answer: R, at_least: 0}"}});
  const questionnaire::Questionnaire questionnaire = small::loaded(chain);
  const auto truth = [&](const std::string& file) {
    return answers::asked(questionnaire, small::answers(file, questionnaire)->sheet,
                          std::vector<condition::Value>(shipped::world().model.facts.facts.size()));
  };
  CHECK(truth("answers: {S: 2, R: 2}\n") ==
        std::vector<Truth>{Truth::yes, Truth::yes, Truth::no, Truth::yes, Truth::no, Truth::yes, Truth::yes});
  CHECK(truth("answers: {R: 2}\n")[4] == Truth::unknown);
  CHECK(truth("answers: {S: 5, R: 2}\n")[4] == Truth::yes);
}

TEST_CASE("a condition may ask about facts", "[answers]") {
  const std::string rule = "{all: [{fact: entity, is: enterprise}, {fact: staff, more_than: 10}]}";
  CHECK(asked(rule, "enterprise: {entity: enterprise, staff: 11}\nanswers: {}\n") == Truth::yes);
  CHECK(asked(rule, "enterprise: {entity: household}\nanswers: {}\n") == Truth::no);
  CHECK(asked(rule, "enterprise: {entity: enterprise}\nanswers: {}\n") == Truth::unknown);
}

TEST_CASE("bands are closed or open at their upper end, and the last takes the rest", "[answers]") {
  const std::vector<questionnaire::Band> bands = {
      {base::Rational(10), false, 0, 0}, {base::Rational(10), true, 1, 0}, {base::Rational(20), true, 2, 0}};
  CHECK(answers::band_grade(bands, *base::parse_decimal("9.999")) == 0);
  CHECK(answers::band_grade(bands, 10) == 1);
  CHECK(answers::band_grade(bands, *base::parse_decimal("10.001")) == 2);
  CHECK(answers::band_grade(bands, 20) == 2);
  CHECK(answers::band_grade(bands, 21) == 2);
}

TEST_CASE("a percentage is exact", "[answers]") {
  CHECK(answers::percent_of({1, 3}) == base::Rational::make(100, 3));
  CHECK(answers::percent_of({*base::parse_decimal("0.5"), *base::parse_decimal("0.4")}) == base::Rational(125));
  CHECK_FALSE(answers::percent_of({1, 0}));
}
