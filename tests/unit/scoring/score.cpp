#include "scoring/score.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"

#include <string>
#include <vector>

using namespace dxready;
using scoring::AnswerState;
using scoring::LevelCondition;
using scoring::Score;

namespace {

Score score(const std::string& answers) {
  const questionnaire::Questionnaire questionnaire = small::loaded();
  const auto file = small::answers("answers: {" + answers + "}\n", questionnaire);
  REQUIRE(file);
  const std::vector<condition::Value> facts(shipped::world().model.facts.facts.size());
  return scoring::score(*scoring::compile(questionnaire), file->sheet, answers::asked(questionnaire, file->sheet, facts));
}

}  // namespace

TEST_CASE("the four states of an answer count each in its way", "[scoring]") {
  const Score one = score("S: 0, M: [b], N: not_applicable, Q: 4");
  CHECK(one.denominator == 2);
  CHECK(one.criteria[0] == scoring::CriterionScore{AnswerState::answered, 0, 0, 10});
  CHECK(one.criteria[1] == scoring::CriterionScore{AnswerState::answered, 5, 5, 6});
  CHECK(one.criteria[2] == scoring::CriterionScore{AnswerState::unanswered, 0, 4, 4});
  CHECK(one.criteria[3] == scoring::CriterionScore{AnswerState::not_applicable, 0, 0, 0});
  CHECK(one.criteria[4] == scoring::CriterionScore{AnswerState::not_asked, 0, 0, 0});
  CHECK(one.total == scoring::Tally{5, 9, 20, 2, 3});
  CHECK(one.pillars[1].tally == scoring::Tally{});
  CHECK_FALSE(one.pillars[1].level);
  CHECK(one.components[0] == one.total);
}

TEST_CASE("what may or may not be asked counts as unanswered", "[scoring]") {
  const Score one = score("M: [a], Q: 4");
  CHECK(one.criteria[4] == scoring::CriterionScore{AnswerState::unanswered, 0, 8, 8});
  CHECK(one.total.applicable == 5);
  CHECK(one.total.answered == 1);
}

TEST_CASE("texts and information count nowhere", "[scoring]") {
  const Score one = score("T: x");
  CHECK(one.total.applicable == 5);
  CHECK(one.total.answered == 0);
}

TEST_CASE("a range counts low at the low end and high at the high end", "[scoring]") {
  const Score one = score("S: {between: [2, 5]}, M: [a, b], R: 2, N: 10, Q: 4");
  CHECK(one.total == scoring::Tally{24, 30, 30, 5, 5});
  CHECK(one.level == 2);
  CHECK(one.certain());
  const Score low = score("S: {between: [0, 5]}, M: [a, b], R: 2, N: 10");
  CHECK(low.total.points == 12);
  CHECK(low.level == 0);
  CHECK(low.highest_possible == 2);
  CHECK_FALSE(low.certain());
}

TEST_CASE("the level is the highest whose threshold is passed", "[scoring]") {
  // Of 15 points: 50 % is 7.5, 80 % is 12.
  CHECK(score("S: 2, M: [b], R: 2, N: 10, Q: 0").level == 0);
  CHECK(score("S: 2, M: [a, b], R: 2, N: 10, Q: 0").level == 1);
  CHECK(score("S: 2, M: [a, b], R: 2, N: 10, Q: 4").level == 2);
  CHECK(score("S: 2, M: [b], R: 2, N: 10, Q: 4").level == 1);
}

TEST_CASE("the conditions of a level say what is needed and what is there", "[scoring]") {
  const shipped::World& world = shipped::world();
  const assessment::Assessment one = shipped::assess(shipped::answers("", shipped::every_grade(1)));
  const std::vector<LevelCondition> conditions = scoring::level_conditions(world.plan, one.score, 2);
  REQUIRE(conditions.size() == 2);
  CHECK(conditions[0].kind == LevelCondition::Kind::total);
  CHECK(conditions[0].needed == base::Rational(64));
  CHECK(conditions[0].has == base::Rational(64));
  CHECK(conditions[0].strict);
  CHECK_FALSE(conditions[0].holds);
  CHECK(conditions[1].kind == LevelCondition::Kind::pillars);
  CHECK(conditions[1].needed == base::Rational(4));
  CHECK(conditions[1].has == base::Rational(0));
  CHECK(conditions[1].pillar_level == 2);
  CHECK_FALSE(conditions[1].holds);
  CHECK(scoring::level_conditions(world.plan, one.score, 0).empty());
  CHECK(scoring::next_level(world.plan, 1) == 2);
  CHECK_FALSE(scoring::next_level(world.plan, 5));
  CHECK(scoring::rung_of(world.plan, 3) == 3);
}
