#include "questionnaire/load.hpp"

#include "base/source.hpp"
#include "catch.hpp"
#include "questionnaire/small.hpp"

#include <string>
#include <vector>

using namespace dxready;
using questionnaire::Kind;

namespace {

using Lines = std::vector<std::string>;

/// One change to the small questionnaire and the findings it makes, each as "what stands at its place|code".
struct Fault {
  std::string from;
  std::string to;
  Lines findings;
};

/// "line:column" of the first `what` behind the change, else of the first in the text.
std::string place(const std::string& text, const std::string& changed, const std::string& what) {
  const std::size_t behind = text.find(what, text.find(changed));
  const std::size_t offset = changed.find(what) != std::string::npos ? behind : text.find(what);
  REQUIRE(offset != std::string::npos);
  const base::Place found = base::Places(text).at(offset);
  return std::to_string(found.line) + ":" + std::to_string(found.column);
}

void check(const std::vector<Fault>& faults) {
  for (const Fault& fault : faults) {
    INFO(fault.from << " -> " << fault.to);
    const std::string text = small::changed({{fault.from, fault.to}});
    Lines expected;
    for (const std::string& finding : fault.findings) {
      const std::size_t bar = finding.find('|');
      expected.push_back(place(text, fault.to, finding.substr(0, bar)) + " questionnaire." + finding.substr(bar + 1));
    }
    const auto checked = small::load(text);
    CHECK_FALSE(checked);
    CHECK(small::told(checked.diagnostics) == expected);
  }
}

const std::string words = "{vi: \"chữ\", en: \"words\"}";
const std::string proof = "provenance: {evidence: assumption}";
const std::string options_of_s =
    "options: [{grade: 0, vi: \"đáp án\", en: \"answer\"}, {grade: 2, vi: \"đáp án\", en: \"answer\"}, {grade: 5, vi: \"đáp "
    "án\", en: \"answer\"}]";

}  // namespace

TEST_CASE("a questionnaire loads with its pillars, components, criteria and levels", "[questionnaire]") {
  const questionnaire::Questionnaire loaded = small::loaded();
  CHECK(loaded.id == "small");
  CHECK(loaded.version == "1.0.0");
  REQUIRE(loaded.pillars.size() == 2);
  CHECK(loaded.first_criterion(0) == 0);
  CHECK(loaded.last_criterion(0) == 4);
  CHECK(loaded.first_criterion(1) == 4);
  CHECK(loaded.last_criterion(1) == 7);
  REQUIRE(loaded.criteria.size() == 7);
  CHECK(questionnaire::criterion_ids(loaded) == Lines{"S", "M", "R", "N", "Q", "T", "I"});
  const std::vector<Kind> kinds = {Kind::single, Kind::multi, Kind::ratio, Kind::number, Kind::single, Kind::text, Kind::info};
  for (std::size_t i = 0; i < kinds.size(); ++i) CHECK(loaded.criteria[i].kind == kinds[i]);
  CHECK(loaded.pillar_of(3) == 0);
  CHECK(loaded.pillar_of(4) == 1);
  CHECK(loaded.find_criterion("Q") == 4U);
  CHECK_FALSE(loaded.find_criterion("Z"));
  REQUIRE(loaded.levels.size() == 3);
  CHECK(loaded.level(1).rung == 2);
  CHECK(loaded.level(1).percent == questionnaire::Threshold{50, true});
  CHECK(loaded.level(2).percent == questionnaire::Threshold{80, false});
  CHECK(loaded.pillar_levels[1].provenance.certainty == questionnaire::Certainty::official);
  CHECK_FALSE(loaded.has_absolute_levels());
  CHECK(loaded.edition.status == questionnaire::EditionStatus::own);
}

TEST_CASE("the points of a criterion come from its options, bands and points per grade", "[questionnaire]") {
  const questionnaire::Questionnaire loaded =
      small::loaded(small::changed({{"{id: R, kind: ratio,", "{id: R, kind: ratio, points_per_grade: 1.5,"}}));
  CHECK(loaded.criteria[0].options[1].points == base::Rational(2));
  CHECK(loaded.criteria[0].options[1].id == "2");
  CHECK(loaded.criteria[1].options[1].points == base::Rational::make(5, 2));
  CHECK(loaded.criteria[1].options[2].exclusive);
  CHECK(loaded.criteria[1].cap == base::Rational(3));
  REQUIRE(loaded.criteria[2].bands.size() == 3);
  CHECK(loaded.criteria[2].bands[1].points == base::Rational::make(3, 2));
  CHECK(loaded.criteria[2].bands[2].points == base::Rational(3));
  CHECK(loaded.criteria[2].band_table == "halves");
  CHECK(loaded.criteria[2].when_whole_zero == 0);
  CHECK_FALSE(loaded.criteria[3].bands[0].inclusive);
  CHECK_FALSE(loaded.criteria[3].bands[1].bound);
  CHECK(loaded.criteria[3].allow_not_applicable);
  CHECK(loaded.criteria[0].highest_grade() == 5);
}

TEST_CASE("options stand in order of their grades however they are written", "[questionnaire]") {
  const std::string turned = "options: [{grade: 5, vi: a, en: a}, {grade: 0, vi: b, en: b}, {grade: 2, vi: c, en: c}]";
  const questionnaire::Questionnaire loaded = small::loaded(small::changed({{options_of_s, turned}}));
  CHECK(loaded.criteria[0].options[0].title.vi == "b");
  CHECK(loaded.criteria[0].options[2].grade == 5);
}

TEST_CASE("what is missing, unknown or of the wrong shape in a questionnaire is told with its place", "[questionnaire]") {
  check({
      {"format: 1", "format: 2", {"2|newer-format"}},
      {"format: 1\n", "", {"id: small|missing-key"}},
      {"version: 1.0.0", "version: một", {"một|bad-id"}},
      {"status: own", "status: mine", {"mine|bad-choice"}},
      {"id: S1, title", "id: S1, titel: x, title", {"titel|unknown-key"}},
      {"sources: [{id: S1,", "sources: [{id: S1, title: x}, {id: S1,", {"{id: S1, title: \"Ng|duplicate-id"}},
      {"source: [S1]", "source: [S2]", {"S2|unknown-source"}},
      {"provenance: {evidence: official, source: [S1]}", "provenance: {evidence: official}", {"{evidence: official}|no-source"}},
      {"topics: [strategy], ", "topics: [strategie], ", {"strategie|unknown-topic"}},
  });
}

TEST_CASE("an empty pillar or component is told", "[questionnaire]") {
  const std::size_t from = small::text().find("        criteria:\n          - {id: Q");
  const std::string no_criteria = small::text().substr(0, from) + "        criteria: []\n";
  CHECK(small::told(small::load(no_criteria).diagnostics) ==
        Lines{place(no_criteria, "", "id: B.1") + " questionnaire.empty-component"});
  const std::size_t components = small::text().find("    components:\n      - id: B.1");
  const std::string no_components = small::text().substr(0, components) + "    components: []\n";
  CHECK(small::told(small::load(no_components).diagnostics) ==
        Lines{place(no_components, "", "id: B\n") + " questionnaire.empty-pillar"});
}

TEST_CASE("faults in bands are told", "[questionnaire]") {
  const std::string bands = "bands: [{grade: 0, below: 10}, {grade: 1}]";
  const std::string again = "  - {id: halves, " + proof + ", bands: [{grade: 0}]}\npillar_levels:";
  check({
      {bands, "bands: []", {"[]|no-bands"}},
      {bands, "bands: [{grade: 0}, {grade: 1, below: 10}]", {"{grade: 0|band-without-bound"}},
      {bands, "bands: [{grade: 0, below: 10}, {grade: 1, below: 10}]", {"{grade: 1|bands-not-rising"}},
      {bands, "bands: [{grade: 0, at_most: 10}, {grade: 1, below: 10}]", {"{grade: 1|bands-not-rising"}},
      {bands, "bands: [{grade: 1, below: 10}, {grade: 1}]", {"{grade: 1}|bands-not-rising"}},
      {bands, "bands: [{grade: 0, below: 10, at_most: 10}, {grade: 1}]", {"{grade: 0|one-band-bound"}},
      {"at_most: 100}]", "at_most: 99}]", {"{id: R|bands-short-of-100"}},
      {"at_most: 100}]", "below: 100}]", {"{id: R|bands-short-of-100"}},
      {"bands: halves", "bands: halfs", {"halfs|unknown-band-table"}},
      {"when_whole_zero: grade 0", "when_whole_zero: grade 3", {"grade 3|bad-when-whole-zero"}},
      {"when_whole_zero: grade 0", "when_whole_zero: 0", {"0|bad-when-whole-zero"}},
      {"when_whole_zero: grade 0, ", "", {"{id: R|missing-key"}},
      {"pillar_levels:", again, {"{id: halves, provenance: {evidence: assumption}, bands: [{grade: 0}|duplicate-id"}},
  });
  CHECK(small::load(small::changed({{bands, "bands: [{grade: 0, below: 10}, {grade: 1, at_most: 10}, {grade: 3}]"}})));
}

TEST_CASE("faults in criteria and options are told", "[questionnaire]") {
  check({
      {"topics: [strategy], ", "", {"{id: S,|no-topic"}},
      {"topics: [strategy], ", "topics: [], ", {"{id: S,|no-topic"}},
      {"{grade: 2, vi: \"đáp án\", en: \"answer\"}, {grade: 5",
       "{grade: 5, vi: a, en: a}, {grade: 5",
       {"{grade: 5, vi: \"|duplicate-option"}},
      {"{id: b, points", "{id: a, points", {"{id: a, points: 2.5|duplicate-option"}},
      {"kind: info",
       "kind: information",
       {"information|bad-choice", "{id: I|missing-key", "{id: I|no-topic", "{id: I|too-few-options"}},
      {"{id: T, kind: text,", "{id: T, kind: text, points_per_grade: 2,", {"points_per_grade|unknown-key"}},
      {"cap: 3", "cap: 3, points_per_grade: 2", {"points_per_grade|unknown-key"}},
      {"allow_not_applicable: yes", "allow_not_applicable: yes, binds: heads", {"heads|unknown-fact"}},
      {"allow_not_applicable: yes", "allow_not_applicable: yes, binds: entity", {"entity|fact-not-a-number"}},
      {"may_exceed: no", "may_exceed: no, binds: staff", {"binds|unknown-key"}},
  });
  const questionnaire::Questionnaire bound = small::loaded(small::changed({{"allow_not_applicable: yes", "binds: staff"}}));
  CHECK(bound.criteria[3].binds == small::context().facts.find("staff"));
}

TEST_CASE("a threshold is one of at least and more than", "[questionnaire]") {
  check({
      {"percent: {more_than: 20}", "percent: {}", {"{}|one-threshold"}},
      {"percent: {more_than: 20}", "percent: {more_than: 20, at_least: 20}", {"{more_than|one-threshold"}},
      {"percent: {more_than: 20}", "percent: {over: 20}", {"over|unknown-key", "{over|one-threshold"}},
  });
}

TEST_CASE("faults in asked_if are told as the condition's", "[questionnaire]") {
  const std::string rule = "asked_if: {answer: S, at_least: 2}";
  check({
      {rule, "asked_if: {answer: X, at_least: 2}", {"X|unknown-criterion"}},
      {rule, "asked_if: {fact: entiti, is: enterprise}", {"entiti|unknown-fact"}},
      {rule, "asked_if: {answer: T, is: 2}", {"2}|text-operand"}},
      {rule, "asked_if: {answer: M, is: 2}", {"2}|text-operand"}},
      {rule, "asked_if: {fact: entity, is: firm}", {"firm|bad-choice"}},
      {rule, "asked_if: {size_in: [micro]}", {"micro|bad-choice"}},
      {rule, "asked_if: {answer: S, at_least: 2, fixable: assess-readiness}", {"{answer: S|fixable-in-asked-if"}},
  });
}
