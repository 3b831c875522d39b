#include "scoring/plan.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"

#include <cstdint>
#include <limits>
#include <string>

using namespace dxready;
using scoring::Points;

namespace {

scoring::Plan plan(const std::vector<std::pair<std::string, std::string>>& changes = {}) {
  const questionnaire::Questionnaire questionnaire = small::loaded(small::changed(changes));
  auto checked = scoring::compile(questionnaire);
  REQUIRE(checked);
  return *checked;
}

}  // namespace

TEST_CASE("points become whole numbers over one denominator", "[scoring]") {
  const scoring::Plan halves = plan();
  CHECK(halves.denominator == 2);
  // Twice S 5, M min(3, 1 + 2.5), R 2, N 1, Q 4.
  CHECK(halves.max == 30);
  CHECK(halves.criteria[1].cap == 6);
  CHECK(halves.criteria[1].by_option == std::vector<Points>{2, 5, 0});
  const scoring::Plan fine =
      plan({{"points: 2.5", "points: 2.125"}, {"{id: R, kind: ratio,", "{id: R, kind: ratio, points_per_grade: 0.2,"}});
  CHECK(fine.denominator == 40);
  CHECK(fine.criteria[2].by_grade == std::vector<Points>{0, 8, 16});
}

TEST_CASE("a grade that does not exist holds the points of the next lower one", "[scoring]") {
  CHECK(plan().criteria[0].by_grade == std::vector<Points>{0, 0, 4, 4, 4, 10});
  const std::string options = "{grade: 0, vi: \"đáp án\", en: \"answer\"}, {grade: 4";
  const scoring::Plan later = plan({{options, "{grade: 2, vi: \"đáp án\", en: \"answer\"}, {grade: 4"}});
  CHECK(later.criteria[4].by_grade == std::vector<Points>{0, 0, 4, 4, 8});
}

TEST_CASE("the most a multi gives is what stands together, or the best that stands alone", "[scoring]") {
  CHECK(plan().criteria[1].max == 6);
  CHECK(plan({{"cap: 3, ", ""}}).criteria[1].max == 7);
  CHECK(plan({{"cap: 3, ", ""}, {"points: 0, exclusive", "points: 9, exclusive"}}).criteria[1].max == 18);
  CHECK(plan({{"points: 0, exclusive", "points: 9, exclusive"}}).criteria[1].max == 6);
}

TEST_CASE("a questionnaire whose sums leave 64 bits is refused", "[scoring]") {
  const auto refused = [](const std::string& points) {
    const questionnaire::Questionnaire questionnaire =
        small::loaded(small::changed({{"{id: S, kind: single,", "{id: S, kind: single, points_per_grade: " + points + ","}}));
    const auto checked = scoring::compile(questionnaire);
    if (!checked) CHECK(small::told(checked.diagnostics) == std::vector<std::string>{"0:0 questionnaire.numbers-too-large"});
    return !checked;
  };
  CHECK(refused("999999999999999999"));
  CHECK(refused("9999999999999999"));
  CHECK(refused("0.00000000000000001"));
  CHECK_FALSE(refused("900000000000"));
  CHECK_FALSE(refused("0.000000001"));
}

TEST_CASE("a threshold is passed exactly", "[scoring]") {
  CHECK(scoring::passes({20, true}, 21));
  CHECK_FALSE(scoring::passes({20, true}, 20));
  CHECK(scoring::passes({20, false}, 20));
  CHECK_FALSE(scoring::passes({*base::Rational::make(41, 2), false}, 20));
  CHECK(scoring::passes_percent({60, false}, 39, 65));
  CHECK_FALSE(scoring::passes_percent({60, true}, 39, 65));
  CHECK(scoring::passes_percent({60, true}, 40, 65));
  CHECK_FALSE(scoring::passes_percent({*base::parse_decimal("33.34"), false}, 1, 3));
  CHECK(scoring::passes_percent({*base::parse_decimal("33.33"), true}, 1, 3));
  constexpr Points most = std::numeric_limits<Points>::max() / 1000;
  CHECK_FALSE(scoring::passes_percent({100, true}, most, most));
  CHECK(scoring::passes_percent({*base::parse_decimal("99.9999999999999999"), true}, most, most));
}
