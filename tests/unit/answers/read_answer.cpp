#include "answers/load.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"

#include <string>
#include <vector>

using namespace dxready;
using answers::Answer;
using answers::State;

namespace {

using Lines = std::vector<std::string>;

/// The one answer of a file `answers: {CRITERION: TEXT}`.
Answer answer(const std::string& criterion, const std::string& text, const questionnaire::Questionnaire& to = small::loaded()) {
  const auto checked = small::answers("answers: {" + criterion + ": " + text + "}\n", to);
  INFO(criterion << ": " << text);
  REQUIRE(checked);
  return checked->sheet.answers[*to.find_criterion(criterion)];
}

std::string fault(const std::string& criterion, const std::string& text,
                  const questionnaire::Questionnaire& to = small::loaded()) {
  const auto checked = small::answers("answers: {" + criterion + ": " + text + "}\n", to);
  INFO(criterion << ": " << text);
  CHECK_FALSE(checked);
  const Lines lines = small::told(checked.diagnostics);
  CHECK(lines.size() == 1);
  return lines.empty() ? std::string() : lines.front();
}

}  // namespace

TEST_CASE("a grade is answered as a number, a value or a range", "[answers]") {
  const Answer plain = answer("S", "2");
  CHECK(plain.state == State::answered);
  CHECK(plain.low == 2);
  CHECK(plain.high == 2);
  const Answer value = answer("S", "{value: 5, evidence: shown}");
  CHECK(value.low == 5);
  CHECK(value.evidence == enterprise::Evidence::shown);
  const Answer range = answer("S", "{between: [0, 5], evidence: told}");
  CHECK(range.state == State::answered);
  CHECK(range.low == 0);
  CHECK(range.high == 5);
  CHECK(answer("S", "\"2\"").low == 2);
}

TEST_CASE("an unanswered criterion may say why", "[answers]") {
  CHECK(answer("S", "~").state == State::unanswered);
  CHECK(answer("S", "{value: ~}").state == State::unanswered);
  const Answer declined = answer("S", "{unanswered: declined}");
  CHECK(declined.state == State::unanswered);
  CHECK(declined.reason == answers::Reason::declined);
  CHECK(answer("S", "{unanswered: unknown}").reason == answers::Reason::unknown);
  CHECK(answer("S", "{unanswered: later}").reason == answers::Reason::later);
  CHECK(fault("S", "{unanswered: tired}") == "1:27 answers.bad-choice");
}

TEST_CASE("not applicable is answered where the questionnaire allows it", "[answers]") {
  CHECK(answer("N", "not_applicable").state == State::not_applicable);
  CHECK(fault("S", "not_applicable") == "1:14 answers.not-applicable");
  CHECK(answer("T", "\"not_applicable\"").text == "not_applicable");
}

TEST_CASE("a multi criterion takes ids of options", "[answers]") {
  CHECK(answer("M", "[a, b]").chosen == 3);
  CHECK(answer("M", "b").chosen == 2);
  CHECK(answer("M", "{value: [none]}").chosen == 4);
  CHECK(answer("M", "[]").chosen == 0);
  CHECK(answer("M", "[]").state == State::answered);
  CHECK(answer("M", "[a, a]").chosen == 1);
  CHECK(fault("M", "[a, none]") == "1:14 answers.exclusive-option");
  CHECK(fault("M", "[a, c]") == "1:18 answers.bad-choice");
  CHECK(fault("M", "3") == "1:14 answers.bad-choice");
  CHECK(fault("M", "{between: [a, b]}") == "1:24 answers.no-range-here");
}

TEST_CASE("a ratio is a grade or part and whole", "[answers]") {
  CHECK(answer("R", "1").low == 1);
  const Answer half = answer("R", "{part: 50, whole: 100}");
  CHECK(half.low == 1);
  CHECK(half.high == 1);
  CHECK(half.ratio == answers::Ratio{50, 100});
  CHECK(answer("R", "{part: 0, whole: 7}").low == 0);
  CHECK(answer("R", "{part: 0.001, whole: 7}").low == 1);
  CHECK(answer("R", "{part: 3.501, whole: 7}").low == 2);
  CHECK(answer("R", "{part: 7, whole: 7}").low == 2);
  CHECK(answer("R", "{part: 0, whole: 0}").low == 0);
  CHECK(fault("R", "3") == "1:14 answers.wrong-grade");
  CHECK(fault("R", "{part: 8, whole: 7}") == "1:21 answers.part-above-whole");
  CHECK(fault("R", "{part: -1, whole: 7}") == "1:21 answers.negative-number");
  CHECK(fault("R", "{part: 1, whole: -7}") == "1:31 answers.negative-number");
  CHECK(fault("R", "{part: 1}") == "1:14 answers.part-and-whole");
  CHECK(fault("R", "{whole: 1}") == "1:14 answers.part-and-whole");
  CHECK(fault("R", "{part: một, whole: 7}") == "1:21 answers.bad-number");
  CHECK(fault("S", "{part: 1, whole: 7}") == "1:14 answers.not-a-ratio");
}

TEST_CASE("a whole of 0 and a part above the whole are what the questionnaire says", "[answers]") {
  const questionnaire::Questionnaire strict =
      small::loaded(small::changed({{"when_whole_zero: grade 0", "when_whole_zero: error"}}));
  CHECK(fault("R", "{part: 0, whole: 0}", strict) == "1:31 answers.whole-zero");
  CHECK(answer("R", "0", strict).low == 0);
  const questionnaire::Questionnaire open = small::loaded(small::changed({{"may_exceed: no", "may_exceed: yes"}}));
  CHECK(answer("R", "{part: 9, whole: 7}", open).low == 2);
  const questionnaire::Questionnaire other =
      small::loaded(small::changed({{"when_whole_zero: grade 0", "when_whole_zero: grade 1"}}));
  CHECK(answer("R", "{part: 0, whole: 0}", other).low == 1);
}

TEST_CASE("a number is graded by its bands and kept", "[answers]") {
  const Answer nine = answer("N", "9.5");
  CHECK(nine.low == 0);
  CHECK(nine.value_low == base::Rational::make(19, 2));
  CHECK(answer("N", "10").low == 1);
  const Answer range = answer("N", "{between: [9, 12.5]}");
  CHECK(range.low == 0);
  CHECK(range.high == 1);
  CHECK(range.value_high == base::Rational::make(25, 2));
  CHECK(fault("N", "nhiều") == "1:14 answers.bad-number");
  CHECK(fault("N", "{between: [9, 8]}") == "1:24 answers.bad-range");
}

TEST_CASE("texts are kept, and an information takes no answer", "[answers]") {
  CHECK(answer("T", "\"12\"").text == "12");
  CHECK(answer("T", "{value: abc}").text == "abc");
  CHECK(fault("T", "[a]") == "1:14 answers.not-text");
  CHECK(fault("T", "{between: [a, b]}") == "1:24 answers.no-range-here");
  CHECK(fault("I", "1") == "1:14 answers.takes-no-answer");
  CHECK(answer("I", "~").state == State::unanswered);
}

TEST_CASE("a grade that does not exist, a bad range and two answers at once are told", "[answers]") {
  CHECK(fault("S", "3") == "1:14 answers.wrong-grade");
  CHECK(fault("S", "2.0") == "1:14 answers.wrong-grade");
  CHECK(fault("S", "tốt") == "1:14 answers.wrong-grade");
  CHECK(fault("S", "[2]") == "1:14 answers.wrong-grade");
  CHECK(fault("S", "{between: [5, 0]}") == "1:24 answers.bad-range");
  CHECK(fault("S", "{between: [0]}") == "1:24 answers.bad-range");
  CHECK(fault("S", "{between: 0}") == "1:24 answers.bad-range");
  CHECK(fault("S", "{between: [0, 3]}") == "1:28 answers.wrong-grade");
  CHECK(fault("S", "{value: 2, between: [0, 5]}") == "1:14 answers.one-answer");
  CHECK(fault("S", "{evidence: told}") == "1:14 answers.one-answer");
  CHECK(fault("S", "{value: 2, evidence: maybe}") == "1:35 answers.bad-choice");
  CHECK(fault("S", "{value: 2, evidenc: told}") == "1:25 answers.unknown-key");
}
