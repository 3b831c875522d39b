#include "survey/profile.hpp"

#include "catch.hpp"
#include "cli/embedded/embedded.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"
#include "survey/sample.hpp"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace dxready;

namespace {

using Lines = std::vector<std::string>;

/// Findings of a profile whose lines begin in line 4.
Lines findings(const std::string& lines) {
  return small::told(survey::load_profile(shipped::parsed("format: 1\nid: own\ntitle: {vi: a, en: b}\n" + lines)).diagnostics);
}

}  // namespace

TEST_CASE("A profile may be nearly empty") {
  const survey::Profile profile = sample::small_profile("");
  CHECK(profile.id == "own");
  CHECK_FALSE(profile.numbers.said);
  CHECK(profile.scale_suffix);
  CHECK(profile.mask);
  CHECK_FALSE(profile.restore_lost_zero);
  CHECK(profile.recognise.empty());
}

TEST_CASE("Every key of a profile is read") {
  const survey::Profile profile =
      sample::small_profile(R"yaml(recognise: {all_of: [a, [b, c]], any_of: [d], cells: {column: a, like: "9/9"}}
csv: {delimiter: tab, encoding: windows-1258, header_line: 3}
header: {style: code_and_text, code_separator: ". ", group_separator: "/", replace: {"_": "."}, loose_ids: yes, notes: [x], second_row: hxl}
row_id: [id, ID]
respondent: {column: r, values: {"Giám đốc": director}}
assessed_on: {column: t, order: dmy, utc_offset: "+08:00", column_offset: "Z"}
complete: {column: c, is: ["2"], not: [""], reject: [gone]}
ignore: ["_*"]
blanks: [{cell: "", quoted: yes, state: not_asked}, {cell: "n/a", state: not_applicable}]
numbers: {decimal: comma, grouping: point}
scale_suffix: no
mask: no
restore_lost_zero: yes
choices: {glue: ";", trailing: yes, split: "/", ticked: [x], unticked: [o], zero_when_unanswered: yes, grade_prefix: A, codes: place}
defaults: {facts: {province: HCMC}}
columns:
  - {column: "Q1", criterion: S, values: {"Chưa": 0, "Không biết": ~, "Cả hai": [a, b]}}
  - {number: 7, criterion: R, as: percent}
  - {column: "Doanh thu (triệu)", fact: revenue, unit: 1000000}
  - {column: "Ngày", fact: first_registered_on, order: mdy}
  - {column: n, note: S}
  - {column: x, ignore: yes}
  - {column: "M a", criterion: M, option: a}
)yaml");
  CHECK(profile.recognise.all_of == std::vector<survey::Names>{{"a"}, {"b", "c"}});
  CHECK(profile.csv.delimiter == '\t');
  CHECK(profile.csv.encoding == csv::Encoding::windows1258);
  CHECK(profile.csv.header_line == 3U);
  CHECK(profile.header.replace == std::vector<std::pair<std::string, std::string>>{{"_", "."}});
  CHECK(profile.assessed_on->style == survey::TimeStyle{survey::DateOrder::dmy, 480, 0});
  CHECK(profile.complete->is_not == survey::Names{""});
  CHECK(profile.complete->reject == survey::Names{"gone"});
  CHECK(profile.blanks[1].state == survey::NoAnswer::not_applicable);
  CHECK(profile.numbers == survey::NumberStyle{true, ',', '.'});
  CHECK(profile.choices.codes == survey::CodeMeaning::place);
  CHECK(profile.columns[0].values[1].values.empty());
  CHECK(profile.columns[0].values[2].values.size() == 2);
  CHECK(profile.columns[1].number == 7U);
  CHECK(profile.columns[2].unit == base::Rational(1000000));
  CHECK(profile.columns[5].holds == survey::ColumnRule::Holds::nothing);
  CHECK(profile.columns[6].option == "a");
}

TEST_CASE("What is wrong in a profile is found where it stands") {
  CHECK(findings("kolumns: []") == Lines{"4:1 profile.unknown-key"});
  CHECK(findings("numbers: {decimal: comma, grouping: comma}") == Lines{"4:37 profile.one-meaning"});
  CHECK(findings("numbers: {decimal: dot}") == Lines{"4:20 profile.bad-choice"});
  CHECK(findings("blanks: [{cell: x, quoted: yes, state: unanswered}]") == Lines{"4:28 profile.quoted-text"});
  CHECK(findings("assessed_on: {column: t, utc_offset: \"7\"}") == Lines{"4:38 profile.bad-offset"});
  CHECK(findings("complete: {column: c}") == Lines{"4:11 profile.is-or-not"});
  CHECK(findings("columns: [{column: a, number: 2, fact: staff}]") == Lines{"4:11 profile.column-or-number"});
  CHECK(findings("columns: [{fact: staff}]") == Lines{"4:11 profile.column-or-number"});
  CHECK(findings("columns: [{column: a}]") == Lines{"4:11 profile.one-use"});
  CHECK(findings("columns: [{column: a, fact: staff, criterion: S}]") == Lines{"4:11 profile.one-use"});
  CHECK(findings("columns: [{column: a, fact: staff, as: percent}]") == Lines{"4:11 profile.for-criteria"});
  CHECK(findings("columns: [{column: a, note: S, unit: 10}]") == Lines{"4:11 profile.for-facts"});
  CHECK(findings("columns: [{column: a, fact: staff, unit: 0}]") == Lines{"4:42 profile.bad-unit"});
  CHECK(findings("respondent: {column: r, values: {\"Giám đốc\": boss}}") == Lines{"4:46 profile.bad-choice"});
  CHECK(findings("header: {replace: x}") == Lines{"4:19 profile.not-a-mapping"});
}

TEST_CASE("The shipped profiles load") {
  for (const char* const id : {"plain", "google-forms", "google-sheets", "kobo", "microsoft-forms", "limesurvey", "odk-central",
                               "briefcase", "redcap", "surveymonkey"}) {
    INFO(id);
    CHECK(sample::shipped_profile(id).id == id);
  }
}

TEST_CASE("Names of columns may leave letters open") {
  CHECK(survey::is_named({"_uuid", "*_complete"}, " _UUID "));
  CHECK(survey::is_named({"_uuid", "*_complete"}, "Form_Complete"));
  CHECK_FALSE(survey::is_named({"a*b*c"}, "ac"));
  CHECK(survey::is_named({"a*b*c"}, "a--b--bc"));
  CHECK_FALSE(survey::is_named({"ab*ba"}, "aba"));
  CHECK_FALSE(survey::is_named({}, ""));
}

TEST_CASE("The profile in the guide loads and fits the questionnaire") {
  std::ifstream file(std::string(DXREADY_TEST_DATA) + "/../../docs/survey-format.md");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const std::string fence = "```yaml file=my-profile.yaml\n";
  const std::size_t begin = text.find(fence) + fence.size();
  const survey::Profile profile = sample::profile(text.substr(begin, text.find("```", begin) - begin));
  const Lines header = {"Dấu thời gian",
                        "Mã số thuế (10 số)",
                        "Doanh thu năm 2025 (triệu đồng)",
                        "Cty có web chưa?",
                        "Bao nhiêu % tiền quảng cáo là trên mạng?",
                        "Ghi chú về web"};
  const sample::File export_file(profile, header, shipped::world().questionnaire);
  const survey::Row row = export_file.row({"03/04/2026", "0317610004", "1.500", "tháng nào cũng có bài", "45,5", "tốt"});
  CHECK(sample::told(row.findings).empty());
  CHECK(row.input.assessed_on == base::Date{2026, 4, 3});
  CHECK(row.input.enterprise.facts[shipped::world().fact("revenue")].text == "1500000000");
  CHECK(row.input.sheet.answers[shipped::world().criterion("CX.1.1")].low == 4);
  CHECK(row.input.sheet.answers[shipped::world().criterion("CX.1.3")].low == 3);
  CHECK(row.input.sheet.answers[shipped::world().criterion("CX.1.1")].note == "tốt");
}

TEST_CASE("The profiles of the data files") {
  const auto shipped = survey::load_profiles(yaml::DataSet(cli::embedded_files()));
  REQUIRE(shipped);
  CHECK(shipped->size() == 10);
  CHECK(shipped->front().id == "briefcase");
  std::vector<yaml::DataFile> files = cli::embedded_files();
  const yaml::DataSet data(files);
  const yaml::DataFile& kobo = *data.find("profiles/kobo.yaml");
  files.push_back({"profiles/kobo2.yaml", {}, kobo.text, kobo.tree, kobo.fingerprint, {}});
  CHECK(small::told(survey::load_profiles(yaml::DataSet(files)).diagnostics) == Lines{"5:5 profile.duplicate-id"});
}
