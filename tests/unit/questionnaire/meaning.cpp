#include "questionnaire/meaning.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace dxready;

namespace {

using Changes = std::vector<std::pair<std::string, std::string>>;

std::string meaning(const Changes& changes = {}) {
  return questionnaire::meaning_fingerprint(small::loaded(small::changed(changes)), small::context());
}

const std::string words = "{vi: \"chữ\", en: \"words\"}";
const std::string other = "{vi: \"khác\", en: \"other\"}";
const std::string option = "vi: \"đáp án\", en: \"answer\"";

}  // namespace

TEST_CASE("the meaning of the shipped index stays the same until its version is raised", "[questionnaire]") {
  const shipped::World& world = shipped::world();
  const std::string found = questionnaire::meaning_fingerprint(world.questionnaire, {world.model.facts, world.model.topics});
  CHECK(found.starts_with("m1:"));
  CHECK(found.size() == 3 + 64);
}

TEST_CASE("titles, help, hints, sources and provenance are no part of the meaning", "[questionnaire]") {
  const std::string before = meaning();
  const std::vector<Changes> same = {
      {{"title: " + words, "title: " + other}},
      {{"summary: " + words, "summary: " + other}},
      {{"meaning: " + words, "meaning: " + other}},
      {{"notice: " + words, "notice: " + other}},
      {{"version: 1.0.0", "version: 1.0.1"}},
      {{"title: \"Nguồn\"", "title: \"Nguồn khác\", url: \"https://example.org\""}},
      {{"provenance: {evidence: assumption}", "provenance: {evidence: transcription, source: [S1], note: x}"}},
      {{"{id: S, kind: single,", "{id: S, kind: single, number: \"1.1.1\", help: " + other + ", evidence: " + other + ","}},
      {{"percent: {more_than: 50}", "percent: {more_than: 50}, open_point: " + other}},
      {{"status: own", "status: superseded, decision: 1970, issued_on: 2021-12-13, replaced_by: [x]"}},
      {{"{id: S, kind: single,", "{id: S, kind: single, points_per_grade: 1,"}},
      {{"{id: S, kind: single,", "{kind: single, id: S, allow_not_applicable: no,"}},
      {{"{grade: 2, " + option, "{grade: 2, points: 2.0, " + option}},
      {{"asked_if: {answer: S, at_least: 2}", "asked_if: {answer: S, at_least: 2.0, article: \"Điều 5\"}"}},
      {{"bands: halves", "bands: [{grade: 0, at_most: 0}, {grade: 1, at_most: 50}, {grade: 2, at_most: 100}]"}},
      {{option, "vi: \"  đa\xCC\x81p án \", en: \"answer\""}},
  };
  for (const Changes& changes : same) {
    INFO(changes.front().first << " -> " << changes.front().second);
    CHECK(meaning(changes) == before);
  }
}

TEST_CASE("whatever changes a question, an answer or a score changes the meaning", "[questionnaire]") {
  std::set<std::string> seen = {meaning()};
  const std::vector<Changes> different = {
      {{"id: small", "id: smaller"}},
      {{"question: " + words, "question: " + other}},
      {{option, "vi: \"đáp án\", en: \"an answer\""}},
      {{option, "vi: \"câu đáp\", en: \"answer\""}},
      {{"{grade: 2, " + option, "{grade: 3, " + option}},
      {{"{grade: 2, " + option, "{grade: 2, points: 1, " + option}},
      {{"points: 2.5", "points: 2.25"}},
      {{"exclusive: yes", "exclusive: no"}},
      {{"cap: 3", "cap: 4"}},
      {{"cap: 3, ", ""}},
      {{"{id: R, kind: ratio,", "{id: R, kind: ratio, points_per_grade: 2,"}},
      {{"at_most: 50", "at_most: 51"}},
      {{"below: 10", "at_most: 10"}},
      {{"when_whole_zero: grade 0", "when_whole_zero: grade 1"}},
      {{"when_whole_zero: grade 0", "when_whole_zero: error"}},
      {{"may_exceed: no", "may_exceed: yes"}},
      {{"unit: vnd", "unit: count"}},
      {{"part: " + words, "part: " + other}},
      {{"whole: " + words, "whole: " + other}},
      {{"allow_not_applicable: yes", "allow_not_applicable: no"}},
      {{"allow_not_applicable: yes", "allow_not_applicable: yes, binds: staff"}},
      {{"topics: [strategy]", "topics: [data]"}},
      {{"at_least: 2}, options", "at_least: 5}, options"}},
      {{"at_least: 2}, options", "more_than: 2}, options"}},
      {{"asked_if: {answer: S, at_least: 2}", "asked_if: {not: {answer: S, at_least: 2}}"}},
      {{"asked_if: {answer: S, at_least: 2}", "asked_if: {fact: e_invoice, is: yes}"}},
      {{"asked_if: {answer: S, at_least: 2}", "asked_if: {fact: e_invoice, is: no}"}},
      {{"asked_if: {answer: S, at_least: 2}", "asked_if: {fact: women_owned, is: no}"}},
      {{"asked_if: {answer: S, at_least: 2}", "asked_if: {all: [{answer: S, at_least: 2}, {fact: e_invoice, is: no}]}"}},
      {{"asked_if: {answer: S, at_least: 2}", "asked_if: {any: [{answer: S, at_least: 2}, {fact: e_invoice, is: no}]}"}},
      {{"more_than: 20", "at_least: 20"}},
      {{"at_least: 60", "at_least: 61"}},
      {{"more_than: 50", "more_than: 51"}},
      {{"{level: 1, rung: 2,", "{level: 1, rung: 1,"}},
      {{"{id: T, kind: text,", "{id: T, kind: info,"}},
      {{"{id: T, ", "{id: T2, "}},
      {{"- id: A.1\n", "- id: A.2\n"}},
  };
  for (const Changes& changes : different) {
    INFO(changes.front().first << " -> " << changes.front().second);
    CHECK(seen.insert(meaning(changes)).second);
  }
}

TEST_CASE("the order of the file is part of the meaning", "[questionnaire]") {
  const std::string& text = small::text();
  const std::size_t from = text.find("          - {id: T,");
  const std::size_t to = text.find("          - {id: I,");
  const std::string swapped = text.substr(0, from) + text.substr(to) + text.substr(from, to - from);
  CHECK(questionnaire::meaning_fingerprint(small::loaded(swapped), small::context()) != meaning());
}

TEST_CASE("facts and topics more in the model leave the meaning as it is", "[questionnaire]") {
  const std::string rule = small::changed(
      {{"asked_if: {answer: S, at_least: 2}", "asked_if: {all: [{fact: entity, is: household}, {fact: staff, at_least: 2}]}"},
       {"allow_not_applicable: yes", "binds: staff"}});
  const auto fingerprint = [&](const enterprise::FactModel& facts, const questionnaire::Topics& topics) {
    const questionnaire::Context context{facts, topics};
    const auto checked = questionnaire::load(shipped::parsed(rule), context);
    REQUIRE(checked);
    return questionnaire::meaning_fingerprint(*checked, context);
  };
  enterprise::FactModel facts = shipped::world().model.facts;
  questionnaire::Topics topics = shipped::world().model.topics;
  const std::string before = fingerprint(facts, topics);
  enterprise::FactDefinition fact = facts.facts.back();
  fact.id = "quite_new";
  facts.facts.insert(facts.facts.begin(), fact);
  enterprise::FactChoice choice = facts.facts[1].choices.front();
  REQUIRE(facts.facts[1].id == "entity");
  choice.id = "another_form";
  facts.facts[1].choices.insert(facts.facts[1].choices.begin(), choice);
  topics.all.insert(topics.all.begin(), {"quite_new", {"mới", "new"}});
  CHECK(fingerprint(facts, topics) == before);
}

TEST_CASE("the canonical form has sorted keys and leaves defaults out", "[questionnaire]") {
  const std::string canon = questionnaire::canonical_meaning(small::loaded(), small::context());
  CHECK(canon.starts_with(R"({"components":[{"id":"A.1","pillar":"A"},{"id":"B.1","pillar":"B"}],"criteria":[{)"));
  CHECK(canon.find("\"exclusive\":false") == std::string::npos);
  CHECK(canon.find("provenance") == std::string::npos);
  CHECK(canon.find(R"("percent":{"more_than":"50"},"rung":2)") != std::string::npos);
  CHECK(canon.find(R"("cap":"3")") != std::string::npos);
  CHECK(canon.find(R"("points":"5/2")") != std::string::npos);
}
