#include "survey/row.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"
#include "survey/sample.hpp"

#include <string>
#include <vector>

using namespace dxready;
using answers::State;

namespace {

using Lines = std::vector<std::string>;

sample::File file(const Lines& header, const std::string& profile = "") {
  return sample::File(sample::small_profile(profile), header, sample::questionnaire());
}

/// Findings of one row.
Lines told(const sample::File& file, const Lines& cells) { return sample::told(file.row(cells).findings); }

int grade(const sample::File& file, const std::string& cell) {
  const answers::Answer answer = file.answer("S", {cell});
  return answer.state == State::answered && answer.low == answer.high ? answer.low : -1;
}

}  // namespace

TEST_CASE("Grades come as numbers, codes and words") {
  const sample::File s = file({"S"}, "choices: {grade_prefix: A, codes: grade}");
  for (const char* const cell : {"2", " 2 ", "2.0", "2,00", "A2", "Có", "có", "co\xCC\x81", "Yes"}) {
    INFO(cell);
    CHECK(grade(s, cell) == 2);
  }
  CHECK(grade(s, "Chua co") == 0);
  CHECK(grade(s, "fresh") == 5);
  CHECK(told(s, {"3"}) == Lines{"survey.unknown-answer 1"});
  CHECK(told(s, {"2.5"}) == Lines{"survey.unknown-answer 1"});
  CHECK(told(s, {"A7"}) == Lines{"survey.unknown-answer 1"});
  CHECK(told(file({"S"}, "scale_suffix: no"), {"2.0"}) == Lines{"survey.unknown-answer 1"});
  CHECK(s.answer("S", {"3"}).state == State::unanswered);
  CHECK(s.answer("S", {}).state == State::unanswered);
}

TEST_CASE("Answer codes are read as grades or as places, and only when it is said which") {
  const sample::File place = file({"S", "R"}, "choices: {grade_prefix: A, codes: place}");
  CHECK(grade(place, "A1") == 0);
  CHECK(grade(place, "A2") == 2);
  CHECK(grade(place, "A3") == 5);
  CHECK(grade(place, "2") == 2);
  CHECK(told(place, {"A0"}) == Lines{"survey.unknown-answer 1"});
  CHECK(told(place, {"A4"}) == Lines{"survey.unknown-answer 1"});
  CHECK(place.answer("R", {"", "A3"}).low == 2);
  CHECK(told(place, {"", "A4"}) == Lines{"survey.not-a-grade 2"});
  const sample::File not_said = file({"S"}, "choices: {grade_prefix: A}");
  CHECK(told(not_said, {"A2"}) == Lines{"survey.ambiguous-code 1"});
  CHECK(grade(not_said, "2") == 2);
}

TEST_CASE("The profile's own words come first") {
  const sample::File s = file({"S"}, R"(columns: [{column: S, criterion: S, values: {"Có": 5, "Chịu": ~, "1": 2}}])");
  CHECK(grade(s, "Có") == 5);
  CHECK(grade(s, "1") == 2);
  CHECK(s.answer("S", {"Chịu"}).state == State::unanswered);
  CHECK(told(s, {"Chịu"}).empty());
}

TEST_CASE("Blanks have the state the profile gives them") {
  const std::string blanks =
      R"(blanks: [{cell: "-", state: unanswered}, {cell: "n/a", state: not_applicable}, {cell: "", quoted: yes, state: not_applicable}])";
  const sample::File n = file({"N"}, blanks);
  CHECK(n.answer("N", {"-"}).state == State::unanswered);
  CHECK(n.answer("N", {"N/A"}).state == State::not_applicable);
  CHECK(n.answer("N", {"\"\""}).state == State::not_applicable);
  CHECK(n.answer("N", {""}).state == State::unanswered);
  CHECK(told(file({"S"}, blanks), {"n/a"}) == Lines{"answers.not-applicable 1"});
}

TEST_CASE("Ratios come as grade, percent, share, and part and whole") {
  CHECK(file({"R"}).answer("R", {"1"}).low == 1);
  CHECK(told(file({"R"}), {"45"}) == Lines{"survey.not-a-grade 1"});
  CHECK(told(file({"R"}), {"45%"}) == Lines{"survey.not-a-grade 1"});
  const sample::File percent = file({"R.percent"});
  CHECK(percent.answer("R", {"45"}).low == 1);
  CHECK(percent.answer("R", {"50.5 %"}).low == 2);
  CHECK(percent.answer("R", {"45"}).ratio == answers::Ratio{45, 100});
  CHECK(told(percent, {"120"}) == Lines{"answers.part-above-whole 1"});
  CHECK(told(percent, {"nhiều"}) == Lines{"survey.bad-number 1"});
  CHECK(file({"R.share"}).answer("R", {"0.45"}).low == 1);
  CHECK(file({"R.share"}).answer("R", {"45%"}).low == 1);
  const sample::File both = file({"R.whole", "R.part"});
  CHECK(both.answer("R", {"200 triệu", "120000000"}).low == 2);
  CHECK(both.answer("R", {"0", "0"}).low == 0);
  CHECK(both.answer("R", {"", ""}).state == State::unanswered);
  CHECK(told(both, {"5", ""}) == Lines{"answers.part-and-whole 2"});
  CHECK(told(both, {"5", "6"}) == Lines{"answers.part-above-whole 2"});
  CHECK(told(both, {"1.234", "6"}) == Lines{"survey.ambiguous-number 1"});
}

TEST_CASE("Numbers and texts") {
  const sample::File n = file({"N", "T"}, "numbers: {decimal: comma, grouping: point}");
  CHECK(n.answer("N", {"1.234"}).value_low == base::Rational(1234));
  CHECK(n.answer("T", {"", " rất tốt "}).text == "rất tốt");
  CHECK(n.answer("T", {"", "'=SUM(A1)"}).text == "=SUM(A1)");
  CHECK(file({"T"}, "mask: no").answer("T", {"'=1"}).text == "'=1");
  CHECK(told(n, {"3.17E+09"}) == Lines{"survey.scientific 1"});
}

TEST_CASE("Several options glued together") {
  const sample::File m = file({"M"}, "choices: {glue: \", \"}");
  CHECK(m.answer("M", {"Facebook, Zalo, Sàn"}).chosen == 3);
  CHECK(m.answer("M", {"a, b"}).chosen == 3);
  CHECK(m.answer("M", {"Sàn"}).chosen == 2);
  CHECK(m.answer("M", {""}).state == State::unanswered);
  CHECK(told(m, {"Sàn, chợ"}) == Lines{"survey.no-tiling 1"});
  CHECK(told(m, {"Sàn, none"}) == Lines{"answers.exclusive-option 1"});
  CHECK(told(file({"M"}), {"a;b"}) == Lines{"survey.unknown-answer 1"});
  const questionnaire::Questionnaire same_words = small::loaded();
  const sample::File ambiguous(sample::small_profile("choices: {glue: \", \"}"), {"M"}, same_words);
  CHECK(sample::told(ambiguous.row({"đáp án, đáp án"}).findings) == Lines{"survey.many-tilings 1"});
}

TEST_CASE("Several options in columns of their own") {
  const Lines header = {"M/a", "M/b", "M/none"};
  const sample::File m = file(header, "choices: {split: \"/\"}");
  CHECK(m.answer("M", {"1", "0", "0"}).chosen == 1);
  CHECK(m.answer("M", {"Y", "Có", ""}).chosen == 3);
  CHECK(m.answer("M", {"Facebook, Zalo", "", ""}).chosen == 1);
  CHECK(m.answer("M", {"0", "0", "0"}).state == State::answered);
  CHECK(m.answer("M", {"", "", ""}).state == State::unanswered);
  CHECK(m.answer("M", {"0", "", "0"}).state == State::unanswered);
  CHECK(told(m, {"0", "vâng", "0"}) == Lines{"survey.not-a-tick 2"});
  CHECK(told(m, {"1", "0", "1"}) == Lines{"answers.exclusive-option 1"});
  const sample::File zero = file(header, "choices: {split: \"/\", zero_when_unanswered: yes}");
  CHECK(zero.answer("M", {"0", "0", "0"}).state == State::unanswered);
  CHECK(zero.answer("M", {"0", "1", "0"}).chosen == 2);
}

TEST_CASE("Facts of the enterprise") {
  const sample::File f = file({"S", "staff", "revenue", "province", "women_owned", "first_registered_on", "Tên doanh nghiệp"},
                              "defaults: {facts: {entity: enterprise, province: HN}}");
  const auto fact = [&](const survey::Row& row, const std::string& id) {
    return row.input.enterprise.facts[shipped::world().fact(id)].text;
  };
  const survey::Row row = f.row({"2", "12.0", "38 tỷ", "TP. Hồ Chí Minh", "Có", "22/11/2020", " Công ty Bình Minh "});
  CHECK(sample::told(row.findings).empty());
  CHECK(fact(row, "staff") == "12");
  CHECK(fact(row, "revenue") == "38000000000");
  CHECK(fact(row, "province") == "HCMC");
  CHECK(fact(row, "women_owned") == "yes");
  CHECK(fact(row, "first_registered_on") == "2020-11-22");
  CHECK(fact(row, "entity") == "enterprise");
  CHECK(row.input.enterprise.name == "Công ty Bình Minh");
  CHECK(fact(f.row({"2"}), "province") == "HN");
  CHECK(told(f, {"2", "12.5", "1.234 tỷ", "Atlantis", "vâng", "03/04/2020"}) ==
        Lines{"answers.not-whole 2", "survey.ambiguous-number 3", "answers.bad-choice 4", "answers.bad-yes-no 5",
              "survey.ambiguous-date 6"});
}

TEST_CASE("Facts with a unit, words and an order of their own") {
  const sample::File f = file({"S", "Doanh thu", "Loại", "Ngày"}, R"(columns:
  - {column: "Doanh thu", fact: revenue, unit: 1000000}
  - {column: "Loại", fact: entity, values: {"Cty": enterprise, "?": ~}}
  - {column: "Ngày", fact: first_registered_on, order: mdy}
)");
  const survey::Row row = f.row({"2", "1500", "cty", "03/04/2020"});
  CHECK(row.input.enterprise.facts[shipped::world().fact("revenue")].text == "1500000000");
  CHECK(row.input.enterprise.facts[shipped::world().fact("entity")].text == "enterprise");
  CHECK(row.input.enterprise.facts[shipped::world().fact("first_registered_on")].text == "2020-03-04");
  CHECK(told(f, {"2", "1500 tỷ", "?"}) == Lines{"survey.bad-number 2"});
  const sample::File own =
      file({"S", "Loại"}, R"(columns: [{column: "Loại", fact: entity, values: {"doanh nghiệp": household}}])");
  CHECK(own.row({"2", "doanh nghiệp"}).input.enterprise.facts[shipped::world().fact("entity")].text == "household");
}

TEST_CASE("Tax codes, and what a spreadsheet did to them") {
  const sample::File f = file({"S", "MST"});
  CHECK(f.row({"2", "0317610004"}).input.enterprise.tax_code == "0317610004");
  CHECK(f.row({"2", "0317610004"}).id == "0317610004");
  CHECK(told(f, {"2", "317610004"}) == Lines{"survey.lost-zero 2"});
  CHECK(f.row({"2", "317610004"}).findings[0].diagnostic.argument("suggestion") == "0317610004");
  CHECK(f.row({"2", "317610004"}).wrong());
  CHECK(told(f, {"2", "3.17E+09"}) == Lines{"survey.scientific 2"});
  CHECK(told(f, {"2", "0317610005"}) == Lines{"answers.wrong-check-digit 2"});
  CHECK(told(f, {"2", "12"}) == Lines{"answers.bad-tax-code 2"});
  CHECK(told(f, {"2", ""}).empty());
  CHECK(file({"S", "MST"}, "restore_lost_zero: yes").row({"2", "317610004"}).id == "0317610004");
}

TEST_CASE("What a row tells about itself") {
  const sample::File f = file({"id", "when", "done", "who", "S"}, R"(row_id: id
assessed_on: {column: when, utc_offset: "+07:00", column_offset: "+00:00"}
complete: {column: done, not: [""]}
respondent: {column: who, values: {"Giám đốc": director}}
)");
  const survey::Row row = f.row({"r1", "2026-11-21 20:00:00", "x", "giám đốc", "2"});
  CHECK(row.id == "r1");
  CHECK(row.input.enterprise.external_id == "r1");
  CHECK(row.input.assessed_on == base::Date{2026, 11, 22});
  CHECK(row.input.answered_at == answers::AnsweredAt{"2026-11-21 20:00:00", 1795291200});
  CHECK(row.complete);
  CHECK_FALSE(row.blank);
  CHECK(row.input.respondent.role == "director");
  CHECK_FALSE(row.wrong());
  const survey::Row other = f.row({"r2", "hôm qua", "", "thư ký", "2"});
  CHECK_FALSE(other.complete);
  CHECK(sample::told(other.findings) == Lines{"survey.bad-date 2", "survey.unknown-respondent 4"});
  CHECK_FALSE(other.input.answered_at);
  CHECK(f.row({"", "", "", "", ""}).blank);
  CHECK(f.row({}).blank);
  CHECK(f.row({"r2", "hôm qua"}).findings[0].diagnostic.place == base::Place{7, 0});
}

TEST_CASE("A row that holds no answers is rejected by the name the profile gives it") {
  const sample::File f = file({"S", "Status"}, "complete: {column: Status, reject: [not decrypted]}");
  CHECK(told(f, {"", "Not decrypted"}) == Lines{"survey.holds-no-answers 2"});
  CHECK(told(f, {"2", ""}).empty());
  CHECK(f.row({"2", ""}).complete);
}

TEST_CASE("Cells behind the header are named when they hold text") {
  const sample::File f = file({"S"});
  CHECK(told(f, {"2", "", " "}).empty());
  CHECK(told(f, {"2", "", "x"}) == Lines{"survey.extra-cells 2"});
}

TEST_CASE("A row used again forgets the one before") {
  const survey::Profile profile = sample::small_profile("");
  const Lines header = {"S", "staff"};
  const auto mapping = survey::map_columns(profile, header, sample::questionnaire(), shipped::world().model.facts);
  REQUIRE(mapping);
  const survey::RowReader reader(*mapping, profile, sample::questionnaire(), shipped::world().model.facts);
  survey::Row row = reader.read(std::vector<csv::Cell>{{"7", false}, {"12", false}}, 2);
  CHECK(row.wrong());
  reader.read(std::vector<csv::Cell>{{"2", false}}, 3, row);
  CHECK_FALSE(row.wrong());
  CHECK(row.input.sheet.answers[0].low == 2);
  CHECK_FALSE(row.input.enterprise.facts[shipped::world().fact("staff")].known());
}
