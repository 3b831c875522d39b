#include "survey/relevance.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"
#include "survey/sample.hpp"

#include <string>
#include <vector>

using namespace dxready;
using answers::State;

namespace {

using Lines = std::vector<std::string>;

const survey::RowDays today{{}, {}, base::Date{2026, 11, 22}};

/// The small questionnaire, whose multi M is asked on a condition.
questionnaire::Questionnaire asking_m_if(const std::string& condition) {
  return small::loaded(small::changed({{"id: M, kind: multi,", "id: M, kind: multi, asked_if: " + condition + ","}}));
}

/// Exports that write 0 for what was not shown, and n/a for what they know was not.
survey::Profile profile() {
  return sample::small_profile("choices: {split: \"/\", zero_when_unanswered: yes}\nblanks: [{cell: n/a, state: not_asked}]\n");
}

const Lines header = {"S", "M/a", "M/b", "M/none", "Q", "N", "staff"};

}  // namespace

TEST_CASE("Nothing ticked is an answer where the questionnaire says that it was asked") {
  const questionnaire::Questionnaire questionnaire = asking_m_if("{answer: S, at_least: 2}");
  const sample::File file(profile(), header, questionnaire, today);
  CHECK(file.answer("M", {"2", "0", "0", "0"}).state == State::answered);
  CHECK(file.answer("M", {"2", "0", "0", "0"}).chosen == 0);
  CHECK(file.answer("M", {"2", "0", "1", "0"}).chosen == 2);
  CHECK(file.answer("M", {"2", "0", "", "0"}).state == State::unanswered);
  CHECK(file.answer("M", {"2", "n/a", "n/a", "n/a"}).state == State::unanswered);
  CHECK(file.answer("M", {"0", "0", "0", "0"}).state == State::unanswered);
  CHECK(file.answer("M", {"", "0", "0", "0"}).state == State::unanswered);
  const questionnaire::Questionnaire always = small::loaded();
  CHECK(sample::File(profile(), header, always, today).answer("M", {"2", "0", "0", "0"}).state == State::unanswered);
}

TEST_CASE("Facts decide what was asked too, at the reference date of the row") {
  const questionnaire::Questionnaire questionnaire = asking_m_if("{fact: staff, at_least: 10}");
  const sample::File file(profile(), header, questionnaire, today);
  CHECK(file.answer("M", {"2", "0", "0", "0", "", "", "12"}).state == State::answered);
  CHECK(file.answer("M", {"2", "0", "0", "0", "", "", "9"}).state == State::unanswered);
  CHECK(file.answer("M", {"2", "0", "0", "0", "", "", ""}).state == State::unanswered);
  const sample::File no_day(profile(), header, questionnaire);
  CHECK(no_day.answer("M", {"2", "0", "0", "0", "", "", "12"}).state == State::unanswered);
}

TEST_CASE("What was not shown though it is to be asked stays open, and that is said once for a row") {
  const questionnaire::Questionnaire questionnaire = asking_m_if("{answer: S, at_least: 2}");
  const sample::File file(profile(), header, questionnaire, today);
  const survey::Row everybody = file.row({"n/a", "", "", "", "", "n/a"});
  CHECK(sample::told(everybody.findings) == Lines{"survey.not-shown 1"});
  CHECK(everybody.findings.front().diagnostic.argument("count") == "2");
  CHECK_FALSE(everybody.wrong());
  CHECK(everybody.input.sheet.answers.front().state == State::unanswered);
  CHECK(sample::told(file.row({"2", "n/a", "n/a", "n/a", "n/a"}).findings) == Lines{"survey.not-shown-but-asked 2"});
  CHECK(sample::told(file.row({"2", "1", "", "", "n/a"}).findings) == Lines{"survey.not-shown-but-asked 5"});
  CHECK(file.row({"0", "n/a", "n/a", "n/a", "n/a"}).findings.empty());
  CHECK(file.row({"", "n/a", "n/a", "n/a", "n/a"}).findings.empty());
}
