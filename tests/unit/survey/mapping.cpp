#include "survey/mapping.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"
#include "survey/sample.hpp"

#include <string>
#include <vector>

using namespace dxready;

namespace {

using Lines = std::vector<std::string>;
using Kind = survey::ColumnUse::Kind;
using How = survey::ColumnUse::How;

base::Checked<survey::Mapping> map(const Lines& header, const survey::Profile& profile = sample::small_profile("")) {
  return survey::map_columns(profile, header, sample::questionnaire(), shipped::world().model.facts);
}

/// What is found for each cell: "S", "M/a", "R part", "fact staff", "-" for nothing, "ignored".
Lines uses(const Lines& header, const survey::Profile& profile = sample::small_profile("")) {
  const survey::Mapping mapping = survey::map_what_fits(profile, header, sample::questionnaire(), shipped::world().model.facts);
  Lines all;
  for (const survey::ColumnUse& use : mapping.columns) {
    const auto criterion = [&] { return sample::questionnaire().criteria.at(use.index); };
    switch (use.kind) {
      case Kind::unmapped: all.emplace_back("-"); break;
      case Kind::ignored: all.emplace_back("ignored"); break;
      case Kind::metadata: all.emplace_back("metadata"); break;
      case Kind::fact: all.push_back("fact " + shipped::world().model.facts.facts.at(use.index).id); break;
      case Kind::name: all.emplace_back("name"); break;
      case Kind::tax_code: all.emplace_back("tax code"); break;
      case Kind::address: all.emplace_back("address"); break;
      case Kind::external_id: all.emplace_back("external id"); break;
      case Kind::criterion: all.push_back(criterion().id); break;
      case Kind::percent: all.push_back(criterion().id + " percent"); break;
      case Kind::share: all.push_back(criterion().id + " share"); break;
      case Kind::part: all.push_back(criterion().id + " part"); break;
      case Kind::whole: all.push_back(criterion().id + " whole"); break;
      case Kind::option: all.push_back(criterion().id + "/" + criterion().options.at(use.option).id); break;
      case Kind::note: all.push_back(criterion().id + " note"); break;
    }
  }
  return all;
}

/// "code" of every finding but the one about criteria that are not there; each has a sentence.
Lines findings(const Lines& header, const survey::Profile& profile = sample::small_profile("")) {
  Lines all;
  for (const std::string& line : small::told(map(header, profile).diagnostics)) {
    const std::string code = line.substr(line.find(' ') + 1);
    if (code != "survey.criteria-without-column") all.push_back(code);
  }
  return all;
}

}  // namespace

TEST_CASE("Columns are found by id, text, code and text, and row") {
  CHECK(uses({"S", " s ", "Website", "đơn vị có website không", "Web site:", "S. Website", "[S] Website", "Câu 3: Website",
              "3. Website *", "Khảo sát [Website]", "Khảo sát [S]"}) == Lines(11, "S"));
  CHECK(uses({"N", "Số người", "so nguoi", "Is there People?"}) == Lines(4, "N"));
  CHECK(uses({"Đơn vị có Website.. "}) == Lines{"S"});
  CHECK(uses({"Đơn vị có.. "}) == Lines{"-"});
  CHECK(uses({"Webseite", "", "Staffing level"}) == Lines(3, "-"));
}

TEST_CASE("Behind a separator that is named, the text tells what a code of the tool's own does not") {
  const survey::Profile profile = sample::small_profile("header: {code_separator: \". \", loose_ids: yes}");
  CHECK(uses({"S. Website", "G01Q02. Website", "name. Tên doanh nghiệp", "taxcode", "MST1. Mã số thuế"}, profile) ==
        Lines{"S", "S", "name", "tax code", "tax code"});
  CHECK(uses({"staff. Tổng nguồn vốn", "G01Q03. Nothing known", "staff. We"}, profile) == Lines(3, "-"));
}

TEST_CASE("The two numbers of a ratio, percents and notes are found") {
  CHECK(uses({"R.part", "R.whole", "R.percent", "R.share", "R.note", "S.note"}) ==
        Lines{"R part", "R whole", "R percent", "R share", "R note", "S note"});
  CHECK(uses({"Phần", "Tỷ lệ [Tổng]", "Tỷ lệ [Phần]"}) == Lines{"R part", "R whole", "R part"});
  CHECK(uses({"S.part"}) == Lines{"-"});
}

TEST_CASE("Facts and what else is told of an enterprise are found") {
  CHECK(uses({"staff", "Mã số thuế", "MST", "Tên doanh nghiệp", "Địa chỉ", "external_id", "Tổng nguồn vốn"}) ==
        Lines{"fact staff", "tax code", "tax code", "name", "address", "external id", "fact capital"});
  CHECK(uses({"Capital of the region"}) == Lines{"-"});
}

TEST_CASE("Options have columns of their own in the way the profile says") {
  const auto split = [](const std::string& by) { return sample::small_profile("choices: {split: \"" + by + "\"}"); };
  CHECK(uses({"M/a", "M/Sàn", "Kênh bán/None", "Kênh bán/Không kênh nào"}, split("/")) ==
        Lines{"M/a", "M/b", "M/none", "M/none"});
  CHECK(uses({"M[a]", "M[Sàn]", "Đơn vị có Kênh bán không? [Facebook, Zalo]"}, split("[")) == Lines{"M/a", "M/b", "M/a"});
  CHECK(uses({"m___a", "M___b"}, split("___")) == Lines{"M/a", "M/b"});
  CHECK(uses({"M/x"}, split("/")) == Lines{"-"});
}

TEST_CASE("A column that sums up options is left out") {
  const survey::Profile profile = sample::small_profile("choices: {split: \"/\"}");
  CHECK(uses({"M", "M/a", "M/b", "M/none"}, profile) == Lines{"ignored", "M/a", "M/b", "M/none"});
}

TEST_CASE("Groups, replaced letters and loose ids") {
  const survey::Profile profile = sample::shipped_profile("kobo");
  const questionnaire::Questionnaire& dbi = shipped::world().questionnaire;
  const Lines header = {"_uuid", "_submission_time", "CX_1_1", "group/CX_1_2", "g1/g2/cx17", "CX_1_9_note"};
  const survey::Mapping mapping = survey::map_what_fits(profile, header, dbi, shipped::world().model.facts);
  CHECK(mapping.row_id == 0U);
  CHECK(mapping.assessed_on == 1U);
  CHECK(dbi.criteria[mapping.columns[2].index].id == "CX.1.1");
  CHECK(dbi.criteria[mapping.columns[3].index].id == "CX.1.2");
  CHECK(dbi.criteria[mapping.columns[4].index].id == "CX.1.7");
  CHECK(mapping.columns[5].kind == Kind::note);
}

TEST_CASE("LimeSurvey headers in all four styles") {
  const survey::Profile profile = sample::shipped_profile("limesurvey");
  CHECK(uses({"id", "submitdate", "S", "M[a]", "M[other]", "R", "Scomment"}, profile) ==
        Lines{"metadata", "metadata", "S", "M/a", "M note", "R", "S note"});
  CHECK(uses({"S. Đơn vị có Website không?", "M[a]. Đơn vị có Kênh bán không? [Facebook, Zalo]"}, profile) == Lines{"S", "M/a"});
  CHECK(uses({"Đơn vị có Website không?", "Đơn vị có Kênh bán không? [Sàn]"}, profile) == Lines{"S", "M/b"});
  CHECK(uses({"Đơn vị có Web.. "}, profile) == Lines{"S"});
}

TEST_CASE("The lines of a profile win") {
  const survey::Profile profile = sample::small_profile(R"(ignore: [z*]
columns:
  - {column: "Câu một", criterion: S}
  - {number: 2, criterion: R, as: percent}
  - {column: Website, ignore: yes}
  - {column: "Doanh thu", fact: revenue, unit: 1000000}
  - {column: "MST", fact: tax_code}
  - {column: "Ma", criterion: M, option: a}
)");
  CHECK(uses({"câu  một", "?", "Website", "Doanh thu", "MST", "Ma", "zz", "dxready_reason"}, profile) ==
        Lines{"S", "R percent", "ignored", "fact revenue", "tax code", "M/a", "ignored", "ignored"});
}

TEST_CASE("What does not fit is reported") {
  CHECK(findings({"S", "Webseite"}) == Lines{"survey.unmapped-column"});
  CHECK(findings({"S", "Website"}) == Lines{"survey.column-twice"});
  CHECK(findings({"R", "R.percent"}) == Lines{"survey.column-twice"});
  CHECK(findings({"R.part"}) == Lines{"survey.part-without-whole"});
  CHECK(findings({"R.part", "R.whole"}).empty());
  CHECK(findings({"x"}) == Lines{"survey.unmapped-column", "survey.no-criterion-column"});
  CHECK(findings({"S. Kênh bán"}) == Lines{"survey.code-and-text-differ"});
  CHECK(findings({"M/a"}, sample::small_profile("choices: {split: \"/\", zero_when_unanswered: yes}")) ==
        Lines{"survey.options-without-column", "survey.none-or-not-asked"});
  CHECK(findings({"S"}, sample::small_profile("choices: {grade_prefix: A}")) == Lines{"survey.grade-codes"});
  CHECK(findings({"S"}, sample::small_profile("choices: {grade_prefix: A, codes: grade}")).empty());
  const auto columns = [](const std::string& line) { return sample::small_profile("columns:\n  - {" + line + "}\n"); };
  CHECK(findings({"S"}, columns("column: y, criterion: N")) == Lines{"survey.missing-column"});
  CHECK(findings({"S", "y", "Y"}, columns("column: y, criterion: N"))[0] == "survey.column-not-unique");
  CHECK(findings({"S", "y"}, columns("column: y, criterion: Z")) == Lines{"profile.unknown-criterion", "survey.unmapped-column"});
  CHECK(findings({"S", "y"}, columns("column: y, fact: stuff")) == Lines{"profile.unknown-fact", "survey.unmapped-column"});
  CHECK(findings({"S", "y"}, columns("column: y, criterion: M, option: c"))[0] == "profile.unknown-option");
  CHECK(findings({"S", "y"}, columns("column: y, criterion: N, as: percent"))[0] == "profile.not-a-ratio");
  CHECK(findings({"y"}, columns("column: y, criterion: S, values: {x: 7}")) == Lines{"answers.wrong-grade"});
  CHECK(findings({"S", "y"}, columns("column: y, fact: entity, values: {x: firm}")) == Lines{"answers.bad-choice"});
  CHECK(findings({"S", "y"}, columns("column: y, note: N, values: {x: 7}")) == Lines{"profile.values-here"});
  CHECK(findings({"S"}, sample::small_profile("defaults: {facts: {province: Atlantis}}")) == Lines{"answers.bad-choice"});
  CHECK(findings({"S"}, sample::small_profile("defaults: {facts: {provinz: HCMC}}")) == Lines{"profile.unknown-fact"});
}

TEST_CASE("Criteria without a column are listed once") {
  const base::Checked<survey::Mapping> mapping = map({"S"});
  REQUIRE(mapping);
  CHECK(mapping->not_in_file.size() == 4);  // M, R, N, Q; T and I are not scored
  CHECK(mapping->criterion_columns() == 1);
  CHECK(mapping.diagnostics.warnings() == 1);
}

TEST_CASE("Second header rows are told from answers") {
  const std::vector<csv::Cell> tags = {{"", true}, {"#symmetry", true}};
  const std::vector<csv::Cell> answers = {{"", true}, {"3", true}};
  CHECK(survey::is_second_header(sample::shipped_profile("kobo"), tags));
  CHECK_FALSE(survey::is_second_header(sample::shipped_profile("kobo"), answers));
  CHECK_FALSE(survey::is_second_header(sample::shipped_profile("kobo"), std::vector<csv::Cell>{{"", true}}));
  CHECK_FALSE(survey::is_second_header(sample::shipped_profile("plain"), tags));
  CHECK(survey::is_second_header(sample::shipped_profile("surveymonkey"), answers));
  CHECK(survey::joined_headers(Lines{"ID", "Kênh bán", "", "Website"}, Lines{"", "Facebook, Zalo", "Sàn", "Response"}) ==
        Lines{"ID", "Kênh bán [Facebook, Zalo]", "Kênh bán [Sàn]", "Website"});
}
