#include "store/privacy_rules.hpp"

#include "base/file.hpp"
#include "catch.hpp"
#include "yaml/read.hpp"

#include <string>

using namespace dxready;
using store::DueDates;
using store::PrivacyRules;

namespace {

const PrivacyRules& rules() {
  static const PrivacyRules loaded = *store::load_privacy_rules(*yaml::load(DXREADY_TEST_DATA "/../../data/privacy.yaml"));
  return loaded;
}

DueDates due(const std::string& kind, const std::string& received, bool extended = false) {
  return store::due_dates(rules(), *rules().request(kind), *base::parse_date(received), extended);
}

std::string acknowledge(const std::string& received) { return base::format_date(due("view", received).acknowledge); }
std::string answer(const std::string& kind, const std::string& received, bool extended = false) {
  return base::format_date(due(kind, received, extended).answer);
}

std::string code_of(const std::string& text) {
  const base::Checked<PrivacyRules> loaded = store::load_privacy_rules(*yaml::parse(text, "privacy.yaml"));
  CHECK_FALSE(loaded);
  return loaded.diagnostics.all().front().code;
}

}  // namespace

TEST_CASE("requests are due by the law", "[privacy]") {
  CHECK(answer("view", "2026-11-20") == "2026-11-30");
  CHECK(answer("correct", "2026-11-20") == "2026-11-30");
  CHECK(answer("copy", "2026-11-20") == "2026-11-30");
  CHECK(answer("withdraw", "2026-11-20") == "2026-12-05");
  CHECK(answer("restrict", "2026-12-20") == "2027-01-04");
  CHECK(answer("object", "2026-11-20") == "2026-12-05");
  CHECK(answer("delete", "2026-11-20") == "2026-12-10");
  CHECK(answer("view", "2026-11-20", true) == "2026-12-10");
  CHECK(answer("withdraw", "2026-11-20", true) == "2026-12-20");
  CHECK(answer("delete", "2026-11-20", true) == "2026-12-30");
  CHECK(answer("delete", "2028-02-20") == "2028-03-11");
}

TEST_CASE("weekends and holidays are no working days", "[privacy]") {
  CHECK(acknowledge("2026-11-17") == "2026-11-19");  // Tuesday
  CHECK(acknowledge("2026-11-19") == "2026-11-23");  // Thursday
  CHECK(acknowledge("2026-11-20") == "2026-11-24");  // Friday
  CHECK(acknowledge("2026-11-21") == "2026-11-24");  // Saturday
  CHECK(acknowledge("2026-04-29") == "2026-05-05");  // 30/4 and 1/5, then a weekend
  CHECK(acknowledge("2026-08-31") == "2026-09-03");
  CHECK(acknowledge("2026-12-31") == "2027-01-05");
  CHECK(acknowledge("2026-02-13") == "2026-02-23");  // Tết 2026: Monday to Thursday, and the Friday counts
  CHECK(acknowledge("2031-01-20") == "2031-01-22");
}

TEST_CASE("what is not known of the lunar holidays is told", "[privacy]") {
  CHECK(store::knows_holidays(rules(), {2026, 1, 1}, {2028, 12, 31}));
  CHECK_FALSE(store::knows_holidays(rules(), {2028, 12, 31}, {2029, 1, 1}));
}

TEST_CASE("a breach is to be reported within 72 hours", "[privacy]") {
  CHECK(store::report_by(rules(), "2026-11-22T05:06:07Z") == "2026-11-25T05:06:07Z");
  CHECK(store::report_by(rules(), "2026-12-30T23:59:59Z") == "2027-01-02T23:59:59Z");
  for (const char* wrong : {"", "2026-11-22", "2026-11-22 05:06:07Z", "2026-02-30T05:06:07Z", "2026-11-22T24:00:00Z",
                            "2026-11-22T05:60:00Z", "2026-11-22T-1:00:00Z", "2026-11-22T05:00:00+"}) {
    CHECK_FALSE(store::report_by(rules(), wrong));
  }
}

TEST_CASE("months end where they have to", "[privacy]") {
  CHECK(store::months_after({2026, 1, 31}, 1) == base::Date{2026, 2, 28});
  CHECK(store::months_after({2024, 2, 29}, 24) == base::Date{2026, 2, 28});
  CHECK(store::months_after({2026, 11, 22}, 24) == base::Date{2028, 11, 22});
}

TEST_CASE("every rule of the law names its article", "[privacy]") {
  for (const store::RequestKind& kind : rules().requests) CHECK(kind.source.find("Điều 5") != std::string::npos);
  CHECK(rules().breach_source.find("Điều 23") != std::string::npos);
  CHECK(rules().acknowledge_source.find("Điều 5") != std::string::npos);
  CHECK(rules().purposes.size() == 5);
  CHECK(rules().purposes.back().needs_recipient);
}

TEST_CASE("wrong rules are found", "[privacy]") {
  const std::string text = base::read_file(DXREADY_TEST_DATA "/../../data/privacy.yaml");
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = text;
    REQUIRE(changed.find(from) != std::string::npos);
    return changed.replace(changed.find(from), from.size(), to);
  };
  CHECK(code_of(with("keep_months: 24", "keep_month: 24")) == "privacy.missing-key");
  CHECK(code_of(with("    days: 10", "    days: 0")) == "privacy.bad-whole-number");
  CHECK(code_of(with("hours: 72", "hours: ba ngày")) == "privacy.bad-whole-number");
  CHECK(code_of(with("2026-02-16", "2026-02-30")) == "privacy.bad-date");
  CHECK(code_of(with("format: 1", "format: 2")) == "privacy.newer-format");
}
