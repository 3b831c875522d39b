#include "cases/cases.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"

#include <string>
#include <vector>

using namespace dxready;

namespace {

using Lines = std::vector<std::string>;

base::Checked<std::vector<cases::Outcome>> run(const base::Document& document) {
  const shipped::World& world = shipped::world();
  const assessment::Assessor assessor(world.questionnaire, world.plan, world.model);
  return cases::run(document, assessor, world.questionnaire, world.model);
}

std::string with_head(const std::string& cases) { return "format: 1\nquestionnaire: dbi-sme-2021\ncases:\n" + cases; }

/// The findings of one case of the given lines, which begin in line 5.
base::Diagnostics outcome(const std::string& lines) {
  const auto checked = run(shipped::parsed(with_head("  - name: one\n" + lines)));
  INFO(lines);
  REQUIRE(checked);
  REQUIRE(checked->size() == 1);
  CHECK(checked->front().name == "one");
  CHECK(checked->front().place == base::Place{4, 5});
  return checked->front().findings;
}

const std::string small_trader =
    "    on: 2026-11-22\n    enterprise: {entity: enterprise, sector: trade_services, province: HCMC, age_years: 8, staff: 30, "
    "revenue: 50000000000, "
    "capital: 20000000000, readiness_assessed: yes, women_owned: no, many_women_workers: no, social_enterprise: no}\n";

}  // namespace

TEST_CASE("the shipped expert cases hold", "[cases]") {
  const auto checked = run(shipped::document("questionnaires/dbi-sme-2021/cases.yaml"));
  REQUIRE(checked);
  CHECK(checked->size() > 20);
  for (const cases::Outcome& one : *checked) {
    INFO(one.name);
    CHECK(small::told(one.findings) == Lines{});  // NOLINT(readability-container-size-empty): shows what was found
  }
}

TEST_CASE("a case that holds has no findings", "[cases]") {
  CHECK(outcome("    on: 2026-11-22\n    answers: {all: 3}\n    expect: {points: 192, max: 320, percent: 60.00, level: 3, "
                "certain: true, pillars: {CX: {points: 39, level: 3}}}\n")
            .empty());
  CHECK(outcome(small_trader +
                "    cost: {ND80-A11-2: 80000000}\n    granted: {ND80-A11-2: 20000000}\n    answers: {all: 2}\n"
                "    expect: {eligible: [ND80-A11-2], undecided: [QD433-SME-2026-2030], not_eligible: [HTX-L17-A24], "
                "not_current: [HUBA-X-SME], amounts: {ND80-A11-2: 30000000}}\n")
            .empty());
}

TEST_CASE("every kind of difference is told at the key that expects it", "[cases]") {
  const std::string head = "    on: 2026-11-22\n    answers: {all: 3}\n    expect: ";
  CHECK(small::told(outcome(head + "{points: 191}\n")) == Lines{"7:14 cases.differs"});
  CHECK(small::told(outcome(head + "{percent: 60}\n")) == Lines{"7:14 cases.differs"});
  CHECK(small::told(outcome(head + "{level: 4, highest_possible: 4, certain: false}\n")) ==
        Lines{"7:14 cases.differs", "7:24 cases.differs", "7:45 cases.differs"});
  CHECK(small::told(outcome(head + "{pillars: {CX: {points: 38, level: 2, level_high: 3}}}\n")) ==
        Lines{"7:29 cases.differs", "7:41 cases.differs"});
  CHECK(small::told(outcome(head + "{package: ND80-A11-2}\n")) == Lines{"7:14 cases.differs"});
  CHECK(small::told(outcome(head + "{eligible: [ND80-A11-2]}\n")) == Lines{"7:25 cases.not-in-bin"});
  CHECK(small::told(outcome(head + "{next_step: nothing, then: [nothing]}\n")) ==
        Lines{"7:14 cases.differs", "7:41 cases.differs"});
  CHECK(small::told(outcome(head + "{amounts: {ND80-A11-2: 1}}\n")) == Lines{"7:24 cases.differs"});
  const base::Diagnostics points = outcome(head + "{points: 191}\n");
  CHECK(points.all().front().argument("expected") == "191");
  CHECK(points.all().front().argument("came_out") == "192");
  CHECK(points.all().front().argument("key") == "points");
  CHECK(outcome(head + "{eligible: [ND80-A11-2]}\n").all().front().argument("came_out") == "undecided");
}

TEST_CASE("a case may expect that its answers are refused", "[cases]") {
  const std::string head = "    on: 2026-11-22\n    answers: {CX.1.1: 7}\n    expect: ";
  CHECK(outcome(head + "{refused: answers.wrong-grade}\n").empty());
  CHECK(small::told(outcome(head + "{refused: answers.whole-zero}\n")) == Lines{"7:14 cases.differs"});
  CHECK(small::told(outcome(head + "{points: 7}\n")) == Lines{"6:23 answers.wrong-grade"});
  CHECK(small::told(outcome("    on: 2026-11-22\n    answers: {CX.1.1: 5}\n    expect: {refused: answers.wrong-grade}\n")) ==
        Lines{"7:14 cases.differs"});
}

TEST_CASE("the more specific answer wins", "[cases]") {
  const base::Document document = shipped::parsed("{all: 3, CX: 2, CX.1: 1, CX.1.2: 0, CX.1.3: {part: 1, whole: 1}, DA.1.1: ~}");
  base::Diagnostics findings;
  base::Reader reader(document, "answers", findings);
  const shipped::World& world = shipped::world();
  const answers::AnswerSheet sheet = cases::read_answers(reader, document.root, world.questionnaire);
  CHECK(findings.empty());
  const auto low = [&](const std::string& id) { return sheet.answers[world.criterion(id)].low; };
  CHECK(low("CX.1.1") == 1);
  CHECK(low("CX.1.2") == 0);
  CHECK(low("CX.1.3") == 5);
  CHECK(low("CX.2.1") == 2);
  CHECK(low("IT.1.1") == 3);
  CHECK(sheet.answers[world.criterion("DA.1.1")].state == answers::State::unanswered);
  CHECK(low("DA.1.2") == 3);
}

TEST_CASE("faults of a cases file are told", "[cases]") {
  const auto fault = [](const std::string& yaml) {
    const auto checked = run(shipped::parsed(yaml));
    INFO(yaml);
    CHECK_FALSE(checked);
    return small::told(checked.diagnostics);
  };
  const std::string one = "  - name: one\n    on: 2026-11-22\n    answers: {all: 3}\n";
  CHECK(fault("format: 1\nquestionnaire: other\ncases: []\n") == Lines{"1:1 cases.other-questionnaire"});
  CHECK(fault(with_head("  - name: one\n    answers: {all: 3}\n    expect: {level: 3}\n")) == Lines{"4:5 cases.missing-key"});
  CHECK(fault(with_head(one)) == Lines{"4:5 cases.missing-key"});
  CHECK(fault(with_head(one + "    expect: {levl: 3}\n")) == Lines{"7:14 cases.unknown-key"});
  CHECK(fault(with_head(one + "    expect: {eligible: [ND80]}\n")) == Lines{"7:25 cases.unknown-package"});
  CHECK(fault(with_head(one + "    cost: {ND80: 1}\n    expect: {level: 3}\n")) == Lines{"7:12 cases.unknown-package"});
  CHECK(fault(with_head(one + "    expect: {refused: answers.wrong-grade, level: 3}\n")) == Lines{"7:13 cases.refused-alone"});
}
