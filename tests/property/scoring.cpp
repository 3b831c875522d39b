// The program's scoring against the second implementation, and what must hold for every questionnaire and sheet.
#include "catch.hpp"

#include "generate.hpp"
#include "loaded.hpp"
#include "reference.hpp"
#include "reference_load.hpp"
#include "shipped/shipped.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

using namespace dxready;
using property::Loaded;
using property::Random;
using reference::Answer;

namespace {

constexpr std::uint64_t first_seed = 20261122;
constexpr int questionnaires = 190;
constexpr int sheets_each = 16;

std::string of(const reference::Questionnaire& questionnaire, const reference::Sheet& sheet) {
  return property::answers_yaml(questionnaire, sheet);
}

/// The files are written out only when something is wrong: they are long.
void expect(bool good, const std::string& what, const reference::Questionnaire& model, const reference::Sheet& before,
            const reference::Sheet& after) {
  if (!good) FAIL_CHECK(what << "\n" << property::questionnaire_yaml(model) << of(model, before) << of(model, after));
}

/// One generated questionnaire and its sheets; `try_sheet` is given (model, loaded, sheet, random).
template <class Try>
void for_every_sheet(std::uint64_t stream, int count, int each, Try try_sheet) {
  for (int q = 0; q < count; ++q) {
    const std::uint64_t seed = first_seed + stream * 100000 + static_cast<std::uint64_t>(q);
    INFO("seed " << seed);
    Random random(seed);
    const reference::Questionnaire model = property::random_questionnaire(random);
    const Loaded loaded = property::load(property::questionnaire_yaml(model));
    for (int s = 0; s < each; ++s) {
      static const std::vector<int> coverages = {0, 30, 60, 85, 100, 100};
      const reference::Sheet sheet = property::random_sheet(model, random.pick(coverages), random);
      try_sheet(model, loaded, sheet, random);
    }
  }
}

std::vector<const reference::Criterion*> unanswered(const reference::Questionnaire& model, const reference::Sheet& sheet) {
  std::vector<const reference::Criterion*> open;
  for (const reference::Criterion* criterion : reference::criteria(model)) {
    if (criterion->kind != "info" && !sheet.answers.contains(criterion->id)) open.push_back(criterion);
  }
  return open;
}

Answer filling(const reference::Criterion& criterion, Random& random) {
  Answer not_applicable;
  not_applicable.state = Answer::State::not_applicable;
  return criterion.not_applicable_allowed && random.chance(20) ? not_applicable : property::random_answer(criterion, random);
}

/// Every criterion and fact without an answer gets one.
reference::Sheet completed(const reference::Questionnaire& model, reference::Sheet sheet, Random& random) {
  for (const reference::Criterion* criterion : unanswered(model, sheet))
    sheet.answers[criterion->id] = filling(*criterion, random);
  for (const std::string& fact : property::fact_names) {
    if (!sheet.facts.contains(fact)) sheet.facts[fact] = property::random_fact(fact, random);
  }
  return sheet;
}

/// A better answer to the same criterion; the same when there is none.
Answer better(const reference::Criterion& criterion, Answer answer, Random& random) {
  if (criterion.kind == "multi") {
    for (const reference::Option& option : criterion.options) {
      const bool alone = std::any_of(criterion.options.begin(), criterion.options.end(),
                                     [&](const auto& one) { return one.exclusive && answer.chosen.contains(one.id); });
      if (!alone && !option.exclusive) answer.chosen.insert(option.id);
    }
  } else if (answer.ratio) {
    if (!criterion.may_exceed || random.chance(50)) answer.ratio->first = answer.ratio->second;
  } else if (criterion.kind == "number") {
    answer.high = std::to_string(static_cast<int>(random.between(60, 90)));
    if (random.chance(50)) answer.low = answer.high;
  } else if (criterion.kind == "single" || criterion.kind == "ratio") {
    for (const reference::Option& option : criterion.options) answer.high = std::max(answer.high, option.id);
    if (criterion.kind == "ratio") answer.high = std::to_string(criterion.bands.back().grade);
    if (random.chance(50)) answer.low = answer.high;
  }
  return answer;
}

bool named_anywhere(const reference::Questionnaire& model, const std::string& id) {
  for (const reference::Criterion* criterion : reference::criteria(model)) {
    if (criterion->asked_if && reference::named_criteria(*criterion->asked_if).contains(id)) return true;
  }
  return false;
}

/// Points of two scores of one questionnaire have one denominator, so they compare as they are.
bool narrower(const scoring::Tally& after, const scoring::Tally& before) {
  return after.points >= before.points && after.points_high <= before.points_high;
}

}  // namespace

TEST_CASE("a score is that of the second implementation in every number", "[property][scoring]") {
  std::map<std::string, int> seen;
  for_every_sheet(0, questionnaires, sheets_each, [&](const auto& model, const Loaded& loaded, const auto& sheet, Random&) {
    const std::string yaml = of(model, sheet);
    const scoring::Score score = loaded.score(yaml);
    const reference::Result expected = reference::score(model, sheet);
    const std::string differing = property::differences(loaded, score, expected);
    if (!differing.empty()) FAIL(differing << property::questionnaire_yaml(model) << yaml);
    ++seen["pairs"];
    ++seen[score.certain() ? "certain" : "uncertain"];
    if (!score.level) ++seen["no level"];
    if (score.denominator > 1) ++seen["fractions"];
    if (score.level && *score.level > 0) ++seen["a level"];
    if (loaded.questionnaire.has_absolute_levels()) ++seen["absolute"];
    for (const scoring::CriterionScore& one : score.criteria) {
      if (one.state == scoring::AnswerState::not_asked) ++seen["not asked"];
      if (one.state == scoring::AnswerState::not_applicable) ++seen["not applicable"];
      if (one.points != one.points_high && one.state == scoring::AnswerState::answered) ++seen["between"];
    }
    for (const auto& [id, truth] : expected.asked) {
      if (truth == reference::Truth::unknown) ++seen["perhaps asked"];
    }
  });
  CHECK(seen["pairs"] == questionnaires * sheets_each);
  for (const std::string what :
       {"certain", "uncertain", "fractions", "a level", "absolute", "not asked", "not applicable", "between", "perhaps asked"}) {
    INFO(what);
    CHECK(seen[what] > 300);
  }
  CHECK(seen["no level"] > 10);
}

TEST_CASE("the shipped index scores as the second implementation says", "[property][scoring]") {
  const shipped::World& world = shipped::world();
  const reference::Questionnaire model =
      reference::load(shipped::document("questionnaires/dbi-sme-2021/questionnaire.yaml").root);
  REQUIRE(reference::criteria(model).size() == 60);
  Random random(first_seed);
  std::map<int, int> levels;
  for (int i = 0; i < 120; ++i) {
    reference::Sheet sheet;
    const auto usual = random.between(0, 5);
    for (const reference::Criterion* criterion : reference::criteria(model)) {
      if (!random.chance(i % 3 == 0 ? 80 : 100)) continue;
      Answer answer = property::random_answer(*criterion, random);
      if (random.chance(80)) {
        answer.ratio.reset();
        answer.low = answer.high = std::to_string(std::min<std::int64_t>(5, usual + random.between(0, 1)));
      }
      sheet.answers[criterion->id] = answer;
    }
    const std::string yaml = property::answers_yaml(model, sheet);
    const answers::AnswersFile file = shipped::answers(yaml);
    const std::vector<condition::Truth> asked(60, condition::Truth::yes);
    const scoring::Score score = scoring::score(world.plan, file.sheet, asked);
    const std::string differing = property::differences({world.questionnaire, world.plan}, score, reference::score(model, sheet));
    if (!differing.empty()) FAIL("sheet " << i << "\n" << differing << yaml);
    ++levels[*score.level];
  }
  CHECK(levels.size() >= 5);
}

TEST_CASE("filling in what is unanswered only narrows a score", "[property][scoring]") {
  int filled = 0;
  int moved = 0;
  for_every_sheet(1, 120, 4, [&](const auto& model, const Loaded& loaded, const auto& sheet, Random& random) {
    const auto open = unanswered(model, sheet);
    if (open.empty()) return;
    reference::Sheet more = sheet;
    const reference::Criterion& criterion = *random.pick(open);
    more.answers[criterion.id] = filling(criterion, random);
    const scoring::Score before = loaded.score(of(model, sheet));
    const scoring::Score after = loaded.score(of(model, more));
    bool good = narrower(after.total, before.total) && after.total.max <= before.total.max;
    for (std::size_t i = 0; i < after.pillars.size(); ++i)
      good = good && narrower(after.pillars[i].tally, before.pillars[i].tally);
    for (std::size_t i = 0; i < after.components.size(); ++i) good = good && narrower(after.components[i], before.components[i]);
    const bool levels = before.level && after.level;
    good = good && (!levels || (*after.level >= *before.level && *after.highest_possible <= *before.highest_possible));
    expect(good, "a score got wider", model, sheet, more);
    ++filled;
    if (after.total != before.total) ++moved;
  });
  CHECK(filled > 150);
  CHECK(moved > 80);
}

TEST_CASE("a level that is certain is the same however the sheet is completed", "[property][scoring]") {
  int certain = 0;
  int uncertain_that_moves = 0;
  for_every_sheet(2, 120, 4, [&](const auto& model, const Loaded& loaded, const auto& sheet, Random& random) {
    if (unanswered(model, sheet).empty()) return;
    const scoring::Score before = loaded.score(of(model, sheet));
    if (!before.level) return;
    for (int i = 0; i < 3; ++i) {
      const reference::Sheet full = completed(model, sheet, random);
      const scoring::Score after = loaded.score(of(model, full));
      if (after.total.max == 0) continue;  // everything open turned out not to apply: then there is no level
      const bool within = *after.level >= *before.level && *after.highest_possible <= *before.highest_possible;
      expect(within, "a level outside its range", model, sheet, full);
      if (before.certain()) {
        expect(after.level == before.level && after.certain(), "a certain level moved", model, sheet, full);
        ++certain;
      } else if (*after.level > *before.level) {
        ++uncertain_that_moves;
      }
    }
  });
  CHECK(certain > 60);
  CHECK(uncertain_that_moves > 60);
}

TEST_CASE("a better answer never lowers points or level", "[property][scoring]") {
  int tried = 0;
  int raised = 0;
  for_every_sheet(3, 120, 3, [&](const auto& model, const Loaded& loaded, const auto& sheet, Random& random) {
    for (const reference::Criterion* criterion : reference::criteria(model)) {
      const auto answer = sheet.answers.find(criterion->id);
      const bool fits = answer != sheet.answers.end() && answer->second.state == Answer::State::answered &&
                        reference::scored(*criterion) && !named_anywhere(model, criterion->id) && random.chance(30);
      if (!fits) continue;
      reference::Sheet improved = sheet;
      improved.answers[criterion->id] = better(*criterion, answer->second, random);
      const scoring::Score before = loaded.score(of(model, sheet));
      const scoring::Score after = loaded.score(of(model, improved));
      const bool points = after.total.points >= before.total.points && after.total.points_high >= before.total.points_high;
      const bool levels = after.level.value_or(-1) >= before.level.value_or(-1) &&
                          after.highest_possible.value_or(-1) >= before.highest_possible.value_or(-1);
      expect(points && levels && after.total.max == before.total.max, "a better answer harmed", model, sheet, improved);
      ++tried;
      if (after.total.points > before.total.points) ++raised;
    }
  });
  CHECK(tried > 150);
  CHECK(raised > 60);
}

TEST_CASE("the order of keys in a file does not matter", "[property][scoring]") {
  int different_texts = 0;
  for_every_sheet(4, 30, 2, [&](const auto& model, const Loaded& loaded, const auto& sheet, Random& random) {
    const std::string questionnaire = property::questionnaire_yaml(model, &random);
    const std::string answers = property::answers_yaml(model, sheet, &random);
    const bool same = property::load(questionnaire).score(answers) == loaded.score(of(model, sheet));
    if (!same) FAIL_CHECK(questionnaire << answers);
    if (questionnaire != property::questionnaire_yaml(model) && answers != of(model, sheet)) ++different_texts;
  });
  CHECK(different_texts > 50);
}
