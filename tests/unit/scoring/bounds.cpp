#include "scoring/bounds.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"
#include "scoring/score.hpp"
#include "shipped/shipped.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace dxready;

TEST_CASE("the totals of levels 1 and 5 of the shipped index never decide", "[scoring]") {
  std::map<int, scoring::TotalBound> bounds;
  for (const scoring::TotalBound& one : scoring::total_bounds(shipped::world().plan)) bounds[one.level] = one;
  REQUIRE(bounds.size() == 5);
  // Level 1 needs 4 pillars above 10 %: DA 4, ST 5, CU 6, CX or OP 7. Level 5 needs all above 80 %: 25 + 29 + 41 + 53 + 53 + 65.
  CHECK(bounds[1].least == 22);
  CHECK_FALSE(bounds[1].binds);
  CHECK(bounds[1].needed == base::Rational(20));
  CHECK(bounds[5].least == 266);
  CHECK_FALSE(bounds[5].binds);
  CHECK(bounds[2].least == 8 + 10 + 11 + 14);
  CHECK(bounds[3].least == 15 + 15 + 21 + 27);
  CHECK(bounds[4].least == 20 + 22 + 31 + 40 + 40);
  for (const int level : {2, 3, 4}) CHECK(bounds[level].binds);
  CHECK(bounds[4].pillars == 5);
  CHECK(bounds[4].pillar_level == 4);
}

namespace {

using Changes = std::vector<std::pair<std::string, std::string>>;

const std::string level_2 = "percent: {at_least: 80}";

/// Of the small questionnaire with nothing optional and these changes.
std::vector<scoring::TotalBound> bounds(const Changes& changes) {
  Changes all = {{", allow_not_applicable: yes", ""}, {"asked_if: {answer: S, at_least: 2}, ", ""}};
  all.insert(all.end(), changes.begin(), changes.end());
  return scoring::total_bounds(*scoring::compile(small::loaded(small::changed(all))));
}

}  // namespace

TEST_CASE("only levels with a total and pillars are bounded", "[scoring]") {
  CHECK(bounds({}).empty());
  CHECK(bounds({{level_2, level_2 + ", pillars: {at_least: 1, at_level: 1}"}}).empty());
  CHECK(
      bounds({{level_2, level_2 + ", total: {more_than: 1}, pillars: {at_least: 1, at_level: 1, when_short: ignore}"}}).empty());
  // Points of B: 0 or 4, so above 20 % means 4; of A 2.5 of 11 is the least above 20 %.
  const auto one = bounds({{level_2, level_2 + ", total: {more_than: 3}, pillars: {at_least: 2, at_level: 1}"}});
  REQUIRE(one.size() == 1);
  CHECK(scoring::points_value(one.front().least, 2) == base::Rational::make(13, 2));
  CHECK_FALSE(one.front().binds);
  CHECK(bounds({{level_2, level_2 + ", total: {more_than: 6.5}, pillars: {at_least: 2, at_level: 1}"}}).front().binds);
}

TEST_CASE("several options of a multi count together", "[scoring]") {
  // A can make 0, 1, 1.5, 2.5 and from 5 on; above 10 % of 22.5 the least is 2.5.
  const auto one = bounds({{"{grade: 2, vi", "{grade: 2, points: 5, vi"},
                           {"points: 2.5", "points: 1.5"},
                           {"{id: R, kind: ratio,", "{id: R, kind: ratio, points_per_grade: 5,"},
                           {"{id: N, kind: number,", "{id: N, kind: number, points_per_grade: 5,"},
                           {"percent: {more_than: 20}", "percent: {more_than: 10}"},
                           {level_2, level_2 + ", total: {more_than: 8}, pillars: {at_least: 2, at_level: 1}"}});
  REQUIRE(one.size() == 1);
  CHECK(scoring::points_value(one.front().least, 2) == base::Rational::make(13, 2));
  CHECK(one.front().binds);
}
