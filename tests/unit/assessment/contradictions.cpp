#include "assessment/contradictions.hpp"

#include "base/messages.hpp"
#include "catch.hpp"
#include "shipped/shipped.hpp"

#include <string>
#include <vector>

using namespace dxready;

namespace {

std::vector<std::string> found(const assessment::Assessment& assessment) {
  std::vector<std::string> ids;
  for (const questionnaire::SoftRule* rule : assessment::contradictions(assessment)) ids.push_back(rule->id);
  return ids;
}

std::vector<std::string> found(const std::string& facts, const std::string& given) {
  return found(shipped::assess(shipped::answers(facts, given)));
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a soft rule holds for certain or says nothing", "[assessment]") {
  CHECK(found("", "IT.1.1: 0, IT.2.5: 3") == Ids{"cloud-without-line"});
  CHECK(found("", "IT.1.1: 0, IT.2.5: 2").empty());
  CHECK(found("", "IT.2.5: 3").empty());
  CHECK(found("", "IT.1.1: {between: [0, 1]}, IT.2.5: 3").empty());
  CHECK(found("", "IT.1.1: 0, IT.2.5: {between: [3, 4]}") == Ids{"cloud-without-line"});
  CHECK(found("e_invoice: no", "IT.2.3: 4") == Ids{"e-invoices-both-ways"});
  CHECK(found("", "IT.2.3: 4").empty());
}

TEST_CASE("a note that names the rule keeps both answers", "[assessment]") {
  const auto noted = [](const std::string& note) {
    return found(shipped::assess(shipped::answers("answers: {IT.1.1: 0, IT.2.5: 3}\nnotes: {IT.2.5: \"" + note + "\"}\n")));
  };
  CHECK(noted("đã xem").size() == 1);
  CHECK(noted("#cloud-without-line dùng 4G").empty());
  CHECK(noted("đã xem; #cloud-without-line").empty());
  CHECK(noted("#cloud-without-line-2 dùng 4G").size() == 1);
  CHECK(noted("#cloud-without-line-2, #cloud-without-line: 4G").empty());
  CHECK(noted("#cloud-without-users dùng 4G").size() == 1);
}

TEST_CASE("what keeps a contradiction is put behind the note that was there", "[assessment]") {
  const questionnaire::SoftRule& rule = shipped::world().questionnaire.soft_rules.front();
  CHECK(assessment::keeping_note("", rule, "dùng 4G") == "#cloud-without-line dùng 4G");
  CHECK(assessment::keeping_note("đã xem", rule, "dùng 4G") == "đã xem #cloud-without-line dùng 4G");
}

TEST_CASE("the facts a rule looks at are told once each", "[assessment]") {
  for (const questionnaire::SoftRule& rule : shipped::world().questionnaire.soft_rules) {
    const bool both_ways = rule.id == "e-invoices-both-ways";
    const std::vector<std::size_t> facts = assessment::facts_of(rule);
    CHECK(facts == (both_ways ? std::vector<std::size_t>{shipped::world().fact("e_invoice")} : std::vector<std::size_t>{}));
  }
}

TEST_CASE("a warning of a contradiction stands at the answer that comes last in the file", "[assessment]") {
  const assessment::Assessment assessment = shipped::assess(shipped::answers("answers:\n  IT.2.5: 3\n  IT.1.1: 0\n"));
  const base::Diagnostics warnings = assessment::contradiction_warnings(assessment, base::Language::vi);
  REQUIRE(warnings.all().size() == 1);
  const base::Diagnostic& warning = warnings.all().front();
  CHECK(warning.code == "answers.contradiction");
  CHECK(warning.severity == base::Severity::warning);
  CHECK(warning.place == base::Place{3, 11});
  CHECK(warning.argument("text").starts_with("Mọi bộ phận làm việc chung trên đám mây"));
  CHECK(base::message_text(warning, base::Language::vi).starts_with("IT.1.1, IT.2.5: Mọi bộ phận"));
}
