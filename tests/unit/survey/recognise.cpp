#include "survey/recognise.hpp"

#include "catch.hpp"
#include "survey/sample.hpp"

#include <string>
#include <vector>

using namespace dxready;

namespace {

using Lines = std::vector<std::string>;

const std::vector<survey::Profile>& profiles() {
  static const std::vector<survey::Profile> all = [] {
    std::vector<survey::Profile> made;
    for (const char* const id : {"briefcase", "google-forms", "google-sheets", "kobo", "limesurvey", "microsoft-forms",
                                 "odk-central", "plain", "redcap", "surveymonkey"}) {
      made.push_back(sample::shipped_profile(id));
    }
    return made;
  }();
  return all;
}

Lines found(const Lines& header, const std::vector<Lines>& rows = {}) {
  Lines ids;
  for (const survey::Recognised& one : survey::recognise(profiles(), header, rows)) ids.push_back(profiles()[one.profile].id);
  return ids;
}

}  // namespace

TEST_CASE("Every export is recognised by its columns") {
  CHECK(found({"start", "end", "CX_1_1", "_id", "_uuid", "_submission_time", "_index"}) == Lines{"kobo"});
  CHECK(found({"id", "submitdate", "lastpage", "startlanguage", "seed", "CX11"}) == Lines{"limesurvey"});
  CHECK(found({"id. Response ID", "submitdate. Date submitted", "startlanguage. Start language", "Q1. x"}) ==
        Lines{"limesurvey"});
  CHECK(found({"Response ID", "Date submitted", "Last page", "Start language"}) == Lines{"limesurvey"});
  CHECK(found({"ID", "Start time", "Completion time", "Email", "Name"}) == Lines{"microsoft-forms"});
  CHECK(found({"ID", "Thời gian bắt đầu", "Thời gian hoàn thành", "Email", "Tên"}) == Lines{"microsoft-forms"});
  CHECK(found({"SubmissionDate", "x", "KEY", "SubmitterID", "ReviewState"}) == Lines{"odk-central"});
  CHECK(found({"record_id", "redcap_event_name", "cx_1_1", "form_complete"}) == Lines{"redcap"});
  CHECK(found({"RespondentID", "CollectorID", "StartDate", "EndDate", "Q"}) == Lines{"surveymonkey"});
  CHECK(found({"CX.1.1", "CX.1.2"}).empty());
}

TEST_CASE("The form of the cells tells Google Forms from its sheet, and Briefcase from Central") {
  const Lines header = {"Dấu thời gian", "Câu 1"};
  CHECK(found(header, {{"2026/11/22 2:30:02 CH GMT+7", "x"}}) == Lines{"google-forms"});
  CHECK(found(header, {{"2018/04/09 2:30:02 pm GMT-6", "x"}, {"", ""}}) == Lines{"google-forms"});
  CHECK(found(header, {{"9/6/2018 0:06:16", "x"}}) == Lines{"google-sheets"});
  CHECK(found(header, {{"2021-05-16 09:56:41", "x"}}) == Lines{"google-sheets"});
  CHECK(found(header) == Lines{"google-forms", "google-sheets"});
  CHECK(found(header, {{"hôm qua", "x"}}).empty());
  const Lines odk = {"SubmissionDate", "meta-instanceID", "KEY"};
  CHECK(found(odk, {{"Apr 26, 2018 8:58:20 AM", "x", "y"}}) == Lines{"briefcase"});
}

TEST_CASE("What spoke for a profile is told") {
  const Lines header = {"a", "_uuid", "_submission_time", "_id"};
  const auto result = survey::recognise(profiles(), header, {});
  REQUIRE(result.size() == 1);
  CHECK(result[0].columns == Lines{"_uuid", "_submission_time", "_id"});
  CHECK_FALSE(result[0].by_cells);
}
