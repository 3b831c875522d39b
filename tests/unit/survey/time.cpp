#include "survey/time.hpp"

#include "catch.hpp"

#include <string>

using namespace dxready;
using survey::DateOrder;
using survey::TimeFault;
using survey::TimeStyle;

namespace {

std::string read(const std::string& cell, const TimeStyle& style = {}) {
  const survey::Day day = parse_day(cell, style);
  switch (day.fault) {
    case TimeFault::none: return base::format_date(day.date);
    case TimeFault::not_a_date: return "no date";
    case TimeFault::ambiguous: return "ambiguous";
    case TimeFault::unknown_zone: return "unknown zone";
  }
  return {};
}

}  // namespace

TEST_CASE("The day of an export's time is the day in Vietnam") {
  CHECK(read("2026-11-22") == "2026-11-22");
  CHECK(read("2017-10-23T05:40:39.000-04:00") == "2017-10-23");
  CHECK(read("2017-10-23T13:40:39.000-04:00") == "2017-10-24");
  CHECK(read("2026-11-22T17:30:00Z") == "2026-11-23");
  CHECK(read("2026-12-31T23:59:59+00:00") == "2027-01-01");
  CHECK(read("2018/04/09 2:30:02 pm GMT-6") == "2018-04-10");
  CHECK(read("2026/11/22 9:30:02 SA GMT+7") == "2026-11-22");
  CHECK(read("2026/11/22 11:30:02 CH GMT+7") == "2026-11-22");
  CHECK(read("2021-05-16 09:56:41") == "2021-05-16");
  CHECK(read("2026-11-22 20:00", {std::nullopt, 420, 0}) == "2026-11-23");
  CHECK(read("Apr 26, 2018 8:58:20 AM") == "2018-04-26");
  CHECK(read("2026-11-22 12:30:00 AM") == "2026-11-22");
}

TEST_CASE("The moment of an export's time is kept in UTC") {
  const auto utc = [](const std::string& cell, const TimeStyle& style = {}) { return parse_day(cell, style).utc; };
  CHECK(utc("1970-01-01T00:00:00Z") == 0);
  CHECK(utc("1970-01-01T07:00:05+07:00") == 5);
  CHECK(utc("1970-01-01 07:00:05") == 5);
  CHECK(utc("1970-01-01 00:00:05", {std::nullopt, 420, 0}) == 5);
  CHECK(utc("2017-10-23T05:40:39.000-04:00") == 1508751639);
  CHECK(utc("2018/04/09 2:30:02 pm GMT-6") == 1523305802);
  CHECK_FALSE(utc("2026-11-22"));
  CHECK_FALSE(utc("hôm qua"));
}

TEST_CASE("Day and month are told apart or asked for") {
  const TimeStyle day_first{DateOrder::dmy, 420, 420};
  const TimeStyle month_first{DateOrder::mdy, 420, 420};
  CHECK(read("03/04/2026") == "ambiguous");
  CHECK(read("03/03/2026") == "2026-03-03");
  CHECK(read("22/11/2026") == "2026-11-22");
  CHECK(read("7/27/26 19:06:23") == "2026-07-27");
  CHECK(read("03/04/2026", day_first) == "2026-04-03");
  CHECK(read("03/04/2026", month_first) == "2026-03-04");
  CHECK(read("22/11/2026", month_first) == "no date");
  CHECK(read("3.4.2026 9:05", day_first) == "2026-04-03");
}

TEST_CASE("What is no date is refused") {
  for (const char* const cell : {"", "x", "2026", "2026-02-30", "30/02/2026", "2026-11", "22/11", "2026-11-22 25:00",
                                 "2026-11-22x", "2026-11-22 10:00 and", "1899-01-01", "45000", "2026-11-22 13:00 pm"}) {
    INFO(cell);
    CHECK(read(cell) != "2026-11-22");
  }
  CHECK(read("2020/06/05 11:34:01 AM EST") == "unknown zone");
  CHECK(read("2026-02-30") == "no date");
}

TEST_CASE("Offsets from UTC") {
  CHECK(survey::parse_offset("+07:00") == 420);
  CHECK(survey::parse_offset("-04:30") == -270);
  CHECK(survey::parse_offset("Z") == 0);
  CHECK_FALSE(survey::parse_offset("7"));
  CHECK_FALSE(survey::parse_offset("+7:99"));
  CHECK_FALSE(survey::parse_offset("+07:00 "));
}
