#include "questionnaire/parts.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace dxready;

namespace {

using Lines = std::vector<std::string>;
using Changes = std::vector<std::pair<std::string, std::string>>;

Lines found(const Changes& changes) {
  const auto checked = small::load(small::changed(changes));
  CHECK(checked.value.has_value() == !checked.diagnostics.has_errors());
  return small::told(checked.diagnostics);
}

/// The small questionnaire with levels by total and pillars, and nothing optional.
const Changes absolute = {
    {", allow_not_applicable: yes", ""},
    {"asked_if: {answer: S, at_least: 2}, ", ""},
    {"percent: {more_than: 50}", "total: {more_than: 5}, pillars: {at_least: 1, at_level: 1}"},
    {"percent: {at_least: 80}", "total: {more_than: 9}, pillars: {at_least: 2, at_level: 2}"},
};

Lines found_absolute(const Changes& more) {
  Changes all = absolute;
  all.insert(all.end(), more.begin(), more.end());
  return found(all);
}

const std::string level_1 = "- {level: 1, rung: 2,";
const std::string level_2 = "- {level: 2, rung: 4,";

}  // namespace

TEST_CASE("an id stands for one thing in a questionnaire", "[questionnaire]") {
  CHECK(found({{"{id: M,", "{id: S,"}}) == Lines{"27:13 questionnaire.duplicate-id"});
  CHECK(found({{"{id: M,", "{id: A.1,"}}) == Lines{"27:13 questionnaire.duplicate-id"});
  CHECK(found({{"- id: B\n", "- id: A\n"}}) == Lines{"1:1 questionnaire.duplicate-id"});
}

TEST_CASE("there is a lowest level without conditions, and no other", "[questionnaire]") {
  const std::size_t from = small::text().find("levels:\n  - {level: 0");
  const std::size_t to = small::text().find("pillars:\n");
  const std::string none = small::text().substr(0, from) + "levels: []\n" + small::text().substr(to);
  CHECK(small::told(small::load(none).diagnostics) == Lines{"1:1 questionnaire.no-levels"});
  CHECK(found({{"- {level: 0, rung: 0,", "- {level: 0, rung: 0, percent: {more_than: 1},"}}) ==
        Lines{"14:5 questionnaire.lowest-level-has-conditions"});
  CHECK(found({{", percent: {more_than: 50}", ""}}) == Lines{"15:5 questionnaire.level-without-conditions"});
}

TEST_CASE("levels, rungs and thresholds never fall", "[questionnaire]") {
  const std::string rising = "questionnaire.levels-not-rising";
  CHECK(found({{level_2, "- {level: 1, rung: 4,"}}) == Lines{"16:5 " + rising});
  CHECK(found({{level_2, "- {level: 2, rung: 1,"}}) == Lines{"16:5 " + rising});
  CHECK(found({{"at_least: 80", "at_least: 49"}}) == Lines{"16:5 " + rising});
  CHECK(found({{"at_least: 80", "at_least: 50"}}) == Lines{"16:5 " + rising});
  CHECK(found({{"at_least: 80", "more_than: 50"}}).empty());
  CHECK(found({{level_2, "- {level: 2, rung: 2,"}}).empty());
  CHECK(found({{"percent: {at_least: 80}", "pillars: {at_least: 1, at_level: 0}"},
               {", allow_not_applicable: yes", ""},
               {"asked_if: {answer: S, at_least: 2}, ", ""}}) == Lines{"16:5 " + rising});
  CHECK(found({{"percent: {at_least: 60}", "percent: {at_least: 20}"}}) == Lines{"12:5 " + rising});
  CHECK(found({{"- {level: 2, percent", "- {level: 1, percent"}}) == Lines{"12:5 " + rising});
}

TEST_CASE("pillar conditions name levels and as many pillars as there are", "[questionnaire]") {
  CHECK(found_absolute({}).empty());
  CHECK(found_absolute({{"at_least: 2, at_level: 2", "at_least: 3, at_level: 2"}}) ==
        Lines{"16:5 questionnaire.too-many-pillars-asked"});
  CHECK(found_absolute({{"at_least: 2, at_level: 2", "at_least: 2, at_level: 3"}}) ==
        Lines{"16:5 questionnaire.unknown-pillar-level"});
  CHECK(found_absolute({{"at_least: 1, at_level: 1", "at_least: 1, at_level: 0"}}).empty());
  CHECK(found_absolute({{"at_least: 1, at_level: 1", "at_least: 1, at_level: 1, when_short: ignore"}}).empty());
  CHECK(found_absolute({{", pillars: {at_least: 2, at_level: 2}", ""}}) == Lines{"16:5 questionnaire.levels-not-rising"});
  CHECK(found_absolute({{"at_least: 1, at_level: 1", "at_least: 2, at_level: 1"},
                        {"at_least: 2, at_level: 2", "at_least: 1, at_level: 2"}}) ==
        Lines{"16:5 questionnaire.levels-not-rising"});
}

TEST_CASE("points are never negative and never fall with the grade", "[questionnaire]") {
  const std::string fall = "questionnaire.points-fall";
  CHECK(found({{"{grade: 2, vi", "{grade: 2, points: -1, vi"}}) == Lines{"26:13 " + fall});
  CHECK(found({{"{grade: 2, vi", "{grade: 2, points: 6, vi"}}) == Lines{"26:13 " + fall});
  CHECK(found({{"{grade: 2, vi", "{grade: 2, points: 5, vi"}}).empty());
  CHECK(found({{"{id: S, kind: single,", "{id: S, kind: single, points_per_grade: -1,"}}).front() == "26:13 " + fall);
  CHECK(found({{"cap: 3", "cap: -3"}}) == Lines{"27:13 " + fall});
  CHECK(found({{"points: 2.5", "points: -2.5"}}) == Lines{"27:13 " + fall});
  CHECK(found({{"points: 2.5", "points: 0.5"}}).empty());
}

TEST_CASE("a criterion has as many options as it can take", "[questionnaire]") {
  const std::string two = "[{grade: 0, vi: \"đáp án\", en: \"answer\"}, {grade: 4, vi: \"đáp án\", en: \"answer\"}]";
  CHECK(found({{two, "[{grade: 0, vi: a, en: a}]"}}) == Lines{"38:13 questionnaire.too-few-options"});
  std::string many = "[";
  for (int i = 0; i < 64; ++i) many += "{id: o" + std::to_string(i) + ", points: 1, vi: a, en: a}, ";
  const std::string three =
      "[{id: a, points: 1, vi: \"đáp án\", en: \"answer\"}, {id: b, points: 2.5, vi: \"đáp án\", en: \"answer\"}, {id: none, "
      "points: 0, exclusive: "
      "yes, vi: \"đáp án\", en: \"answer\"}]";
  CHECK(found({{three, many + "]"}}).empty());
  CHECK(found({{three, many + "{id: last, points: 1, vi: a, en: a}]"}}) == Lines{"27:13 questionnaire.too-many-options"});
  CHECK(found({{three, "[]"}}) == Lines{"27:13 questionnaire.too-few-options"});
}

TEST_CASE("where points count absolutely every scored criterion counts for everyone", "[questionnaire]") {
  const std::string optional = "questionnaire.optional-with-absolute-levels";
  CHECK(found_absolute({{"{id: S, kind: single,", "{id: S, kind: single, allow_not_applicable: yes,"}}) ==
        Lines{"26:13 " + optional});
  CHECK(found_absolute({{"{id: S, kind: single,", "{id: S, kind: single, asked_if: {answer: Q, at_least: 4},"}}) ==
        Lines{"26:13 " + optional});
  CHECK(found_absolute({{"{id: T, kind: text,", "{id: T, kind: text, asked_if: {answer: Q, at_least: 4},"}}).empty());
}

TEST_CASE("no criterion is asked depending on itself", "[questionnaire]") {
  CHECK(found({{"{answer: S, at_least: 2}", "{answer: Q, at_least: 2}"}}) == Lines{"38:13 questionnaire.asked-if-circle"});
  const Changes round = {{"{id: S, kind: single,", "{id: S, kind: single, asked_if: {answer: R, at_least: 1},"},
                         {"{id: R, kind: ratio,", "{id: R, kind: ratio, asked_if: {not: {all: [{answer: Q, is: 4}]}},"}};
  const Lines circle = found(round);
  REQUIRE(circle.size() == 1);
  CHECK(circle.front().find("questionnaire.asked-if-circle") != std::string::npos);
  CHECK(found({round.front()}).empty());
}
