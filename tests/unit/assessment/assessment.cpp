#include "assessment/assessment.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace dxready;
using assessment::Assessment;

namespace {

using Ids = std::vector<std::string>;

Ids ids(const Assessment& assessment) {
  Ids all;
  for (const assessment::Assumption& one : assessment.assumptions) all.push_back(one.id());
  return all;
}

Ids assumptions(const std::string& answers) { return ids(shipped::assess(shipped::answers("", answers))); }

bool has(const Ids& all, const std::string& id) { return std::count(all.begin(), all.end(), id) == 1; }

/// CU at 5 of 50 points: exactly 10 %.
std::map<std::string, int> cu_at(int points) {
  std::map<std::string, int> grades;
  for (const std::string id : {"CU.1.1", "CU.1.2", "CU.1.3", "CU.1.4", "CU.1.5", "CU.2.1"}) grades[id] = points-- > 0 ? 1 : 0;
  return grades;
}

/// Assesses with the small questionnaire.
struct Small {
  explicit Small(const std::vector<std::pair<std::string, std::string>>& changes = {})
      : questionnaire(small::loaded(small::changed(changes))), plan(*scoring::compile(questionnaire)) {}

  Assessment assess(const std::string& file) const {
    const auto input = small::answers(file, questionnaire);
    REQUIRE(input);
    return assessment::Assessor(questionnaire, plan, shipped::world().model).assess(*input, {2026, 11, 22}, {});
  }

  questionnaire::Questionnaire questionnaire;
  scoring::Plan plan;
};

}  // namespace

TEST_CASE("a pillar exactly on the open border of 10 % is an assumption", "[assessment]") {
  CHECK(has(assumptions(shipped::every_grade(0, cu_at(5))), "CU border of level 1"));
  CHECK_FALSE(has(assumptions(shipped::every_grade(0, cu_at(4))), "CU border of level 1"));
  CHECK_FALSE(has(assumptions(shipped::every_grade(0, cu_at(6))), "CU border of level 1"));
  CHECK(shipped::assess(shipped::answers("", shipped::every_grade(0, cu_at(5)))).score.pillars[4].level == 0);
  CHECK(shipped::assess(shipped::answers("", shipped::every_grade(0, cu_at(6)))).score.pillars[4].level == 1);
  // IT at 8 of 80; the border of 20 % is no open point.
  CHECK(has(assumptions(shipped::every_grade(0, {{"IT.1.1", 5}, {"IT.1.2", 3}})), "IT border of level 1"));
  CHECK(assumptions(shipped::every_grade(1)).empty());
}

TEST_CASE("the high end of a pillar may stand on the open border too", "[assessment]") {
  std::string answers = shipped::every_grade(0);
  const std::string before = "CU.2.3: 0";
  answers.replace(answers.find(before), before.size(), "CU.2.3: {between: [0, 5]}");
  CHECK(has(assumptions(answers), "CU border of level 1"));
}

TEST_CASE("a total above 20 with too few pillars at level 1 is an assumption", "[assessment]") {
  const Ids open =
      assumptions(shipped::every_grade(0, {{"CX.1.1", 5}, {"CX.1.2", 5}, {"CX.1.7", 5}, {"CX.1.9", 5}, {"CX.2.1", 1}}));
  CHECK(open == Ids{"level 1 pillars"});
  CHECK(assumptions(shipped::every_grade(0, {{"CX.1.1", 5}, {"CX.1.2", 5}, {"CX.1.7", 5}, {"CX.1.9", 5}})).empty());
}

TEST_CASE("a ratio graded by bands that are ours is an assumption, one entered as a grade is none", "[assessment]") {
  CHECK(assumptions("CX.1.3: {part: 1, whole: 4}, CX.1.4: 2, CX.1.1: 3") == Ids{"CX.1.3 bands"});
  CHECK(assumptions("CX.1.4: 2").empty());
  CHECK(assumptions("CX.1.3: {part: 1, whole: 4}, DA.1.5: {part: 1, whole: 4}") == Ids{"CX.1.3 bands", "DA.1.5 bands"});
}

TEST_CASE("criteria, chosen options and levels that are assumptions are told", "[assessment]") {
  const std::string proof = "provenance: {evidence: assumption}";
  const std::string known = "provenance: {evidence: official, source: [S1]}";
  const Small every;
  CHECK(ids(every.assess("answers: {S: 5, M: [a, b], R: 2, N: 12, Q: 4}\n")) == Ids{"S", "M", "R", "N", "Q", "level 2"});
  const Small none({{proof, known}});
  CHECK(ids(none.assess("answers: {S: 5, M: [a, b], R: 2, N: 12, Q: 4}\n")).empty());
  const Small option({{proof, known}, {"{grade: 5, ", "{grade: 5, " + proof + ", "}});
  CHECK(ids(option.assess("answers: {S: 5, M: [a, b], R: 2, N: 12, Q: 4}\n")) == Ids{"S option 5"});
  CHECK(ids(option.assess("answers: {S: 2, M: [a, b], R: 2, N: 12, Q: 4}\n")).empty());
  CHECK(ids(option.assess("answers: {S: {between: [0, 5]}}\n")) == Ids{"S option 5"});
  const Small bands({{proof, known}, {"{id: halves, " + known, "{id: halves, " + proof}});
  CHECK(ids(bands.assess("answers: {R: {part: 1, whole: 2}}\n")) == Ids{"R bands"});
}

TEST_CASE("an answer that is kept but not asked is warned about", "[assessment]") {
  const Small one;
  const Assessment kept = one.assess("answers: {S: 0, Q: 4}\n");
  CHECK(small::told(kept.warnings) == Ids{"1:20 answers.not-asked"});
  CHECK(kept.score.criteria[4].state == scoring::AnswerState::not_asked);
  CHECK_FALSE(kept.warnings.has_errors());
  CHECK(one.assess("answers: {S: 2, Q: 4}\n").warnings.empty());
  CHECK(one.assess("answers: {Q: 4}\n").warnings.empty());
}

TEST_CASE("a number asked as a criterion tells the fact it binds unless that is given", "[assessment]") {
  const std::vector<std::pair<std::string, std::string>> binding = {{"allow_not_applicable: yes", "binds: staff"}};
  const Small one(binding);
  const std::size_t staff = shipped::world().fact("staff");
  CHECK(one.assess("answers: {N: 7}\n").facts[staff] == condition::Value::of_number(7));
  CHECK(one.assess("enterprise: {staff: 9}\nanswers: {N: 7}\n").facts[staff] == condition::Value::of_number(9));
  CHECK_FALSE(one.assess("answers: {N: {between: [7, 9]}}\n").facts[staff].known());
  CHECK_FALSE(one.assess("answers: {}\n").facts[staff].known());
}

TEST_CASE("the same input gives the same result", "[assessment]") {
  const std::string facts = "entity: enterprise, sector: industry, staff: 40, province: HCMC";
  const Assessment a = shipped::assess(shipped::answers(facts, shipped::every_grade(2)));
  const Assessment b = shipped::assess(shipped::answers(facts, shipped::every_grade(2)));
  CHECK(a.score == b.score);
  CHECK(a.facts == b.facts);
  CHECK(a.size == b.size);
  CHECK(a.assumptions == b.assumptions);
  REQUIRE(a.steps.size() == b.steps.size());
  for (std::size_t i = 0; i < a.steps.size(); ++i) CHECK(a.steps[i].id == b.steps[i].id);
}
