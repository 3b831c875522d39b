#include "base/date.hpp"

#include "catch.hpp"

#include <string>

using namespace dxready::base;

TEST_CASE("dates are read in one form only", "[base]") {
  CHECK(parse_date("2026-11-22") == Date{2026, 11, 22});
  CHECK(parse_date("2024-02-29") == Date{2024, 2, 29});
  CHECK(parse_date("1900-01-01") == Date{1900, 1, 1});
  CHECK(parse_date("9999-12-31") == Date{9999, 12, 31});
  for (const std::string text :
       {"", "2026-2-3", "22/11/2026", "2026-11-22 ", "2026/11/22", "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10",
        "2026-01-00", "2026-04-31", "1899-12-31", "0000-01-01", "-026-01-01", "2026-1a-01", "2026-+1-01"}) {
    INFO(text);
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("dates are printed by language", "[base]") {
  CHECK(format_date({2026, 1, 5}) == "2026-01-05");
  CHECK(format_date({2026, 1, 5}, Language::en) == "2026-01-05");
  CHECK(format_date({2026, 1, 5}, Language::vi) == "05/01/2026");
}

TEST_CASE("days and whole months between dates", "[base]") {
  CHECK(days_between({2026, 1, 1}, {2026, 1, 1}) == 0);
  CHECK(days_between({2024, 2, 28}, {2024, 3, 1}) == 2);
  CHECK(days_between({2026, 1, 1}, {2025, 12, 31}) == -1);
  CHECK(days_between({1900, 1, 1}, {9999, 12, 31}) == 2958463);
  CHECK(whole_months_between({2026, 1, 15}, {2026, 2, 14}) == 0);
  CHECK(whole_months_between({2026, 1, 15}, {2026, 2, 15}) == 1);
  CHECK(whole_months_between({2026, 1, 31}, {2026, 2, 28}) == 0);
  CHECK(whole_months_between({2025, 11, 30}, {2026, 11, 30}) == 12);
  CHECK(whole_months_between({2026, 2, 15}, {2026, 1, 16}) == 0);
  CHECK(whole_months_between({2026, 2, 15}, {2026, 1, 15}) == -1);
  CHECK(whole_months_between({2026, 2, 15}, {2026, 2, 1}) == 0);
}

TEST_CASE("dates are ordered by the calendar", "[base]") {
  CHECK(Date{2025, 12, 31} < Date{2026, 1, 1});
  CHECK(Date{2026, 1, 31} < Date{2026, 2, 1});
  CHECK(Date{2026, 2, 1} < Date{2026, 2, 2});
}
