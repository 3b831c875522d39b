#include "catch.hpp"
#include "questionnaire/meaning.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"

#include <string>
#include <vector>

using namespace dxready;

namespace {

using Lines = std::vector<std::string>;

const std::string rest = "text: {vi: \"chữ\", en: \"words\"}, provenance: {evidence: assumption}}\n";

/// The small questionnaire with these soft rules; the first one stands in line 42.
std::string with(const std::string& rules) { return small::text() + "soft_rules:\n" + rules; }

Lines found(const std::string& rules) { return small::told(small::load(with(rules)).diagnostics); }

}  // namespace

TEST_CASE("a soft rule has its criteria, its condition and its words", "[questionnaire]") {
  const questionnaire::Questionnaire loaded =
      small::loaded(with("  - {id: one, when: {all: [{answer: S, is: 0}, {answer: R, at_least: 1}]}, criteria: [R, S], " + rest));
  REQUIRE(loaded.soft_rules.size() == 1);
  const questionnaire::SoftRule& rule = loaded.soft_rules.front();
  CHECK(rule.id == "one");
  CHECK(rule.criteria == std::vector<std::size_t>{*loaded.find_criterion("R"), *loaded.find_criterion("S")});
  CHECK(rule.when.parts.size() == 2);
  CHECK(rule.text.vi == "chữ");
  CHECK(rule.provenance.certainty == questionnaire::Certainty::assumption);
}

TEST_CASE("soft rules are no part of the meaning", "[questionnaire]") {
  const questionnaire::Questionnaire without = small::loaded();
  const questionnaire::Questionnaire loaded =
      small::loaded(with("  - {id: one, when: {answer: S, is: 0}, criteria: [S], " + rest));
  CHECK(questionnaire::canonical_meaning(loaded, small::context()) ==
        questionnaire::canonical_meaning(without, small::context()));
}

TEST_CASE("a soft rule with mistakes is told with each of them", "[questionnaire]") {
  const std::string area = "questionnaire.";
  CHECK(found("  - {id: one, criteria: [S], " + rest) == Lines{"42:5 " + area + "missing-key"});
  CHECK(found("  - {id: one, when: {answer: S, is: 0}, " + rest) == Lines{"42:5 " + area + "missing-key"});
  CHECK(found("  - {id: one, when: {answer: S, is: 0}, criteria: [], " + rest) == Lines{"42:51 " + area + "empty-list"});
  CHECK(found("  - {id: one, when: {answer: S, is: 0}, criteria: [X], " + rest) == Lines{"42:52 " + area + "unknown-criterion"});
  CHECK(found("  - {id: one, when: {answer: X, is: 0}, criteria: [S], " + rest) == Lines{"42:30 " + area + "unknown-criterion"});
  CHECK(found("  - {id: one, when: {answer: S, is: 0}, criteria: [S, R], " + rest) ==
        Lines{"42:55 " + area + "criterion-not-in-rule"});
  CHECK(found("  - {id: one, when: {answer: S, is: 0, fixable: x}, criteria: [S], " + rest) ==
        Lines{"42:21 " + area + "fixable-in-soft-rule"});
  CHECK(found("  - {id: one, when: {answer: M, is: a}, criteria: [M], " + rest) == Lines{"42:37 " + area + "text-operand"});
  CHECK(
      found(
          "  - {id: one, when: {answer: S, is: 0}, criteria: [S], text: {vi: \"chữ\"}, provenance: {evidence: assumption}}\n") ==
      Lines{"42:62 " + area + "missing-key"});
  const std::string rule = "  - {id: one, when: {answer: S, is: 0}, criteria: [S], " + rest;
  CHECK(found(rule + rule) == Lines{"43:5 " + area + "duplicate-id"});
}

TEST_CASE("a soft rule that nothing can make hold is told", "[questionnaire]") {
  const Lines never = {"42:21 questionnaire.soft-rule-never-holds"};
  CHECK(found("  - {id: one, when: {answer: S, is: 3}, criteria: [S], " + rest) == never);
  CHECK(found("  - {id: one, when: {answer: S, more_than: 5}, criteria: [S], " + rest) == never);
  CHECK(found("  - {id: one, when: {all: [{answer: S, is: 0}, {answer: S, is: 2}]}, criteria: [S], " + rest) == never);
  CHECK(found("  - {id: one, when: {answer: S, at_least: 5}, criteria: [S], " + rest).empty());
}
