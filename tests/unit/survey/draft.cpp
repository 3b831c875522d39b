#include "survey/draft.hpp"

#include "catch.hpp"
#include "shipped/shipped.hpp"
#include "survey/sample.hpp"

#include <string>
#include <vector>

using namespace dxready;

namespace {

using Lines = std::vector<std::string>;

survey::Mapping map(const survey::Profile& profile, const Lines& header) {
  return survey::map_what_fits(profile, header, sample::questionnaire(), shipped::world().model.facts);
}

std::string draft(const survey::Profile& profile, const Lines& header) {
  return survey::draft_profile(profile, "mine", map(profile, header), sample::questionnaire(), shipped::world().model.facts);
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("A profile that is written out is the same again") {
  for (const char* const id : {"plain", "google-forms", "google-sheets", "kobo", "microsoft-forms", "limesurvey", "odk-central",
                               "briefcase", "redcap", "surveymonkey"}) {
    const std::string text = survey::write_profile(sample::shipped_profile(id));
    INFO(text);
    const survey::Profile again = sample::profile(text);
    CHECK(survey::write_profile(again) == text);
    CHECK(again.ignore == sample::shipped_profile(id).ignore);
    CHECK(again.recognise.all_of == sample::shipped_profile(id).recognise.all_of);
    CHECK(again.choices.split == sample::shipped_profile(id).choices.split);
  }
}

TEST_CASE("Everything a profile can say is written out") {
  const std::string said = R"(format: 1
id: own
title: {vi: "a \"b\"", en: "c\\d"}
csv: {delimiter: tab, encoding: windows-1258, header_line: 3}
header: {style: code_and_text, second_row: hxl}
respondent: {column: "r", values: {"Giám đốc": "director"}}
assessed_on: {column: "t", order: dmy, utc_offset: "-04:30", column_offset: "+00:00"}
complete: {column: "c", is: "2", not: "", reject: "x"}
blanks:
  - {cell: "", quoted: yes, state: not_asked}
numbers: {decimal: comma, grouping: space}
scale_suffix: no
mask: no
restore_lost_zero: yes
choices: {trailing: yes, ticked: ["x", "y"], unticked: "o", grade_prefix: "A", codes: place}
defaults: {facts: {"province": "HCMC"}}
)";
  CHECK(survey::write_profile(sample::profile(said)) == said);
}

TEST_CASE("A starting profile lists every column and gives the same mapping") {
  const survey::Profile kobo = sample::shipped_profile("kobo");
  const Lines header = {"_uuid", "_submission_time", "start",   "S", "M/a",    "M/b", "M/none",    "R.part", "R_whole", "MST",
                        "staff", "Webseite\nmới",    "Số \"\\", "N", "S_note", "M",   "Cột * nào", "x",      "X",       ""};
  const std::string text = draft(kobo, header);
  INFO(text);
  const survey::Profile mine = sample::profile(text);
  CHECK(mine.id == "mine");
  CHECK(mine.recognise.empty());
  CHECK(holds(text, R"(  - {column: "S", criterion: S})"));
  CHECK(holds(text, R"(  - {column: "M/a", criterion: M, option: a})"));
  CHECK(holds(text, R"(  - {column: "R_whole", criterion: R, as: whole})"));
  CHECK(holds(text, R"(  - {column: "MST", fact: tax_code})"));
  CHECK(holds(text, R"(  - {column: "S_note", note: S})"));
  CHECK(holds(text, R"(  # - {column: "Webseite\x0Amới", ignore: yes})"));
  CHECK(holds(text, R"(  # - {number: 17, ignore: yes})"));
  CHECK(holds(text, R"(  # - {number: 19, ignore: yes})"));
  CHECK_FALSE(holds(text, R"(column: "start")"));
  const survey::Mapping before = map(kobo, header);
  const survey::Mapping after = map(mine, header);
  for (std::size_t i = 0; i < header.size(); ++i) {
    INFO(header[i]);
    CHECK(after.columns[i].same_thing(before.columns[i]));
  }
  CHECK(after.row_id == before.row_id);
  CHECK(after.assessed_on == before.assessed_on);
}

TEST_CASE("The lines of a starting profile can be taken out of their comment") {
  std::string text = draft(sample::shipped_profile("plain"), {"S", "Web side", "Q", "Đâu?"});
  CHECK(holds(text, R"(# - {column: "Web side", ignore: yes}  # ? Web site)"));
  for (std::size_t at = text.find("  # - "); at != std::string::npos; at = text.find("  # - ")) text.replace(at, 4, "  ");
  CHECK(map(sample::profile(text), {"Web side"}).columns[0].kind == survey::ColumnUse::Kind::ignored);
}

TEST_CASE("A starting profile of a file without any known column loads") {
  CHECK(sample::profile(draft(sample::shipped_profile("plain"), {"a", "b"})).columns.empty());
}

TEST_CASE("A starting profile keeps what an earlier one said") {
  const survey::Profile earlier = sample::small_profile(R"(columns:
  - {column: "Doanh thu", fact: revenue, unit: 1000000}
  - {column: "Một", criterion: S, values: {"Có": 2, "?": ~}}
  - {column: "Nhiều", criterion: M, values: {"cả hai": [a, b]}}
  - {column: "Ngày", fact: first_registered_on, order: dmy}
)");
  const std::string text = draft(earlier, {"Doanh thu", "Một", "Nhiều", "Ngày"});
  CHECK(holds(text, R"({column: "Doanh thu", fact: revenue, unit: 1000000})"));
  CHECK(holds(text, R"({column: "Một", criterion: S, values: {"Có": "2", "?": ~}})"));
  CHECK(holds(text, R"(values: {"cả hai": ["a", "b"]})"));
  CHECK(holds(text, "order: dmy"));
}
