#include "answers/load.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"

#include <string>
#include <vector>

using namespace dxready;

namespace {

using Lines = std::vector<std::string>;

Lines found(const std::string& yaml) {
  const auto checked = small::answers(yaml);
  CHECK(checked.value.has_value() == !checked.diagnostics.has_errors());
  return small::told(checked.diagnostics);
}

}  // namespace

TEST_CASE("an answers file says who was asked, when, and what", "[answers]") {
  const auto checked = small::answers(R"(format: 1
questionnaire: small@1.0.0
assessed_on: 2026-11-20
respondent: {role: accountant, code: KT2}
interviewer: Lan
label: trước hỗ trợ
needs: [data, customer]
enterprise: {name: "Công ty", staff: 12}
answers: {S: 2, T: "ghi chú"}
notes: {S: "xem website"}
)");
  REQUIRE(checked);
  CHECK(checked->questionnaire == "small@1.0.0");
  CHECK(checked->assessed_on == base::Date{2026, 11, 20});
  CHECK(checked->respondent == answers::Respondent{"accountant", "KT2"});
  CHECK(checked->interviewer == "Lan");
  CHECK(checked->label == "trước hỗ trợ");
  CHECK(checked->needs == std::vector<std::size_t>{shipped::world().topic("data"), shipped::world().topic("customer")});
  CHECK(checked->enterprise.name == "Công ty");
  CHECK(checked->enterprise.facts[shipped::world().fact("staff")].text == "12");
  REQUIRE(checked->sheet.answers.size() == 7);
  CHECK(checked->sheet.answers[0].low == 2);
  CHECK(checked->sheet.answers[0].note == "xem website");
  CHECK(checked->sheet.answers[5].text == "ghi chú");
  CHECK(checked->sheet.answers[1].state == answers::State::unanswered);
}

TEST_CASE("the questionnaire an answers file names is known before it is read", "[answers]") {
  CHECK(answers::named_questionnaire(shipped::parsed("questionnaire: small\nanswers: {}\n")) == "small");
  CHECK(answers::named_questionnaire(shipped::parsed("answers: {}\n")).empty());
  CHECK(answers::named_questionnaire(shipped::parsed("questionnaire: [a]\n")).empty());
}

TEST_CASE("an answers file needs no more than answers, and they may be none", "[answers]") {
  CHECK(found("answers: {}\n").empty());
  CHECK(found("answers: ~\n").empty());
  CHECK(found("questionnaire: small\n") == Lines{"1:1 answers.missing-key"});
  CHECK(found("format: 2\nanswers: {}\n") == Lines{"1:9 answers.newer-format"});
  CHECK(found("answers: [1]\n") == Lines{"1:10 answers.not-a-mapping"});
  CHECK(found("answers: {}\nnotes: x\n") == Lines{"2:8 answers.not-a-mapping"});
  CHECK(found("answer: {}\nanswers: {}\n") == Lines{"1:1 answers.unknown-key"});
}

TEST_CASE("answers and notes of criteria that do not exist are told with the nearest one", "[answers]") {
  const auto checked = small::answers("answers: {SS: 2}\nnotes: {Z: x}\n");
  CHECK(small::told(checked.diagnostics) == Lines{"1:11 answers.unknown-criterion", "2:9 answers.unknown-criterion"});
  CHECK(checked.diagnostics.all().front().argument("criterion") == "SS");
}

TEST_CASE("what else an answers file may get wrong", "[answers]") {
  CHECK(found("assessed_on: 20/11/2026\nanswers: {}\n") == Lines{"1:14 answers.bad-date"});
  CHECK(found("respondent: {role: boss}\nanswers: {}\n") == Lines{"1:20 answers.bad-choice"});
  CHECK(found("needs: [dâta]\nanswers: {}\n") == Lines{"1:9 answers.unknown-topic"});
  CHECK(found("enterprise: {staff: nhiều}\nanswers: {S: 3}\n") == Lines{"1:21 answers.bad-number", "2:14 answers.wrong-grade"});
}
