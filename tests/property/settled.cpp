// Stopping an interview early: once it is settled, no further answer changes the level or the recommended package.
#include "assessment/settled.hpp"

#include "catch.hpp"
#include "enterprises.hpp"
#include "random.hpp"
#include "shipped/shipped.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace dxready;
using assessment::Assessment;
using property::Random;

namespace {

constexpr std::uint64_t first_seed = 1567;

/// What stopping must not change.
struct Told {
  std::optional<int> level;
  std::string package;
  bool operator==(const Told&) const = default;
};

Told told(const Assessment& assessment) {
  const support::Verdict* const best = assessment.recommendation.recommended();
  return {assessment.score.level, best == nullptr ? std::string() : best->package->id};
}

void set_grade(answers::AnswersFile& file, std::size_t criterion, int grade) {
  answers::Answer& answer = file.sheet.answers[criterion];
  answer = {};
  answer.state = answers::State::answered;
  answer.low = answer.high = grade;
}

std::vector<std::size_t> open_criteria(const answers::AnswersFile& file) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < file.sheet.answers.size(); ++i) {
    if (file.sheet.answers[i].state == answers::State::unanswered) open.push_back(i);
  }
  return open;
}

/// Somebody, with all answers and then some of them taken away again.
answers::AnswersFile partly_answered(Random& random, std::size_t open) {
  answers::AnswersFile file =
      shipped::answers(random.chance(80) ? property::plausible_enterprise(random) : property::any_enterprise(random));
  for (const std::size_t criterion : open_criteria(file)) set_grade(file, criterion, static_cast<int>(random.below(6)));
  std::vector<std::size_t> all(file.sheet.answers.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  random.shuffle(all);
  for (std::size_t i = 0; i < open; ++i) file.sheet.answers[all[i]] = {};
  return file;
}

/// Fills some or all of the open criteria, often all with one end.
answers::AnswersFile completed(answers::AnswersFile file, Random& random) {
  const int style = static_cast<int>(random.below(4));
  const int filled = random.chance(60) ? 100 : 60;
  for (const std::size_t criterion : open_criteria(file)) {
    const int grade = style == 0   ? 0
                      : style == 1 ? 5
                      : style == 2 ? (random.chance(50) ? 0 : 5)
                                   : static_cast<int>(random.below(6));
    if (random.chance(filled)) set_grade(file, criterion, grade);
  }
  return file;
}

/// Whether some completion tells something else: every way to leave each open criterion open or to give it any grade.
bool can_change(answers::AnswersFile& file, const std::vector<std::size_t>& open, std::size_t next, const Told& before) {
  if (next == open.size()) return told(shipped::assess(file)) != before;
  file.sheet.answers[open[next]] = {};
  if (can_change(file, open, next + 1, before)) return true;
  for (int grade = 0; grade <= 5; ++grade) {
    set_grade(file, open[next], grade);
    if (can_change(file, open, next + 1, before)) return true;
  }
  file.sheet.answers[open[next]] = {};
  return false;
}

}  // namespace

TEST_CASE("what is settled, no completion of the answers changes", "[property][settled]") {
  int settled = 0;
  int with_package = 0;
  for (int i = 0; i < 1500; ++i) {
    INFO("seed " << first_seed + static_cast<std::uint64_t>(i));
    Random random(first_seed + static_cast<std::uint64_t>(i));
    const answers::AnswersFile file = partly_answered(random, random.below(random.chance(70) ? 16 : 50));
    const Assessment now = shipped::assess(file);
    if (!assessment::is_settled(now)) continue;
    ++settled;
    with_package += told(now).package.empty() ? 0 : 1;
    for (int k = 0; k < 12; ++k) CHECK(told(shipped::assess(completed(file, random))) == told(now));
  }
  CHECK(settled > 300);
  CHECK(with_package > 150);
}

TEST_CASE("it is settled exactly when none of all completions changes anything", "[property][settled]") {
  int settled = 0;
  int open_still = 0;
  for (int i = 0; i < 220; ++i) {
    INFO("seed " << first_seed + static_cast<std::uint64_t>(i));
    Random random(first_seed + 50000 + static_cast<std::uint64_t>(i));
    answers::AnswersFile file = partly_answered(random, 1 + random.below(3));
    const Assessment now = shipped::assess(file);
    const bool found = assessment::is_settled(now);
    const bool changes = can_change(file, open_criteria(file), 0, told(now));
    CHECK(found == (now.score.certain() && !changes));
    (found ? settled : open_still) += 1;
  }
  CHECK(settled > 50);
  CHECK(open_still > 10);
}
