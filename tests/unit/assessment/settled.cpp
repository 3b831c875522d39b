#include "assessment/settled.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace dxready;

namespace {

bool is_settled(const std::string& facts, const std::string& given) {
  return assessment::is_settled(shipped::assess(shipped::answers(facts, given)));
}

/// With the small questionnaire, changed.
bool is_settled_small(const std::vector<std::pair<std::string, std::string>>& changes, const std::string& written) {
  const questionnaire::Questionnaire questionnaire = small::loaded(small::changed(changes));
  const scoring::Plan plan = *scoring::compile(questionnaire);
  const assessment::Assessor assessor(questionnaire, plan, shipped::world().model);
  return assessment::is_settled(assessor.assess(*small::answers(written, questionnaire), {2026, 11, 22}, {}));
}

}  // namespace

TEST_CASE("nothing is settled while the level is open", "[assessment]") {
  CHECK_FALSE(is_settled("entity: household", "CX.1.1: 2"));
  CHECK(is_settled("entity: household", shipped::every_grade(0)));
}

TEST_CASE("without a package that could be recommended the level settles it", "[assessment]") {
  // Nobody knows the form: no package is eligible, and no answer makes one.
  std::map<std::string, int> grades;
  std::string given;
  for (const questionnaire::Criterion& criterion : shipped::world().questionnaire.criteria) {
    if (criterion.id != "DA.1.1") given += (given.empty() ? "" : ", ") + criterion.id + ": 0";
  }
  CHECK(is_settled("", given));
}

TEST_CASE("an open criterion that tells a fact keeps it open", "[assessment]") {
  const std::pair<std::string, std::string> binds = {"{id: N, kind: number,", "{id: N, kind: number, binds: staff,"};
  const std::string all_but_n = "answers: {S: 0, M: none, R: 0}\n";
  CHECK(is_settled_small({}, all_but_n));
  CHECK_FALSE(is_settled_small({binds}, all_but_n));
  CHECK(is_settled_small({binds}, "enterprise: {staff: 3}\n" + all_but_n));
  CHECK(is_settled_small({binds}, "answers: {S: 0, M: none, R: 0, N: 3}\n"));
}

TEST_CASE("a level that goes when nothing is left to count is not settled", "[assessment]") {
  const std::vector<std::pair<std::string, std::string>> one_level = {
      {"  - {level: 1, rung: 2, title: {vi: \"chữ\", en: \"words\"}, meaning: {vi: \"chữ\", en: \"words\"}, provenance: "
       "{evidence: "
       "assumption}, percent: {more_than: 50}}\n",
       ""},
      {"  - {level: 2, rung: 4, title: {vi: \"chữ\", en: \"words\"}, meaning: {vi: \"chữ\", en: \"words\"}, provenance: "
       "{evidence: "
       "assumption}, percent: {at_least: 80}}\n",
       ""},
      {"kind: single,", "kind: single, allow_not_applicable: yes,"},
      {"kind: multi,", "kind: multi, allow_not_applicable: yes,"},
      {"kind: ratio,", "kind: ratio, allow_not_applicable: yes,"}};
  CHECK_FALSE(is_settled_small(one_level, "answers: {}\n"));
  CHECK(is_settled_small(one_level, "answers: {M: none}\n"));
}
