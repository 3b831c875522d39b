#include "base/moment.hpp"

#include "base/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace dxready::base {
namespace {

using Seconds = std::chrono::sys_seconds;

/// The number of two digits at `at`, up to `most`; less than 0 when it is none.
int two_digits(std::string_view text, std::size_t at, int most) {
  if (at + 2 > text.size()) return -1;
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : -100; };
  const int value = digit(at) * 10 + digit(at + 1);
  return value <= most ? value : -1;
}

/// "Z", "+07:00", "-0330" in minutes.
std::optional<int> offset_of(std::string_view text) {
  if (text == "Z") return 0;
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  std::string digits(text.substr(1));
  if (digits.size() == 5 && digits[2] == ':') digits.erase(2, 1);
  const int hours = two_digits(digits, 0, 14);
  const int minutes = two_digits(digits, 2, 59);
  if (digits.size() != 4 || hours < 0 || minutes < 0) return std::nullopt;
  return (text.front() == '-' ? -1 : 1) * (hours * 60 + minutes);
}

std::optional<Seconds> seconds_of(std::string_view text) {
  constexpr std::size_t time = 11;  // behind "2026-11-22T"
  const std::optional<Date> day = parse_date(text.substr(0, time - 1));
  if (!day || text.size() <= time || text[time - 1] != 'T' || text.substr(time + 2, 1) != ":") return std::nullopt;
  const bool has_seconds = text.substr(time + 5, 1) == ":";
  const int hour = two_digits(text, time, 23);
  const int minute = two_digits(text, time + 3, 59);
  const int second = has_seconds ? two_digits(text, time + 6, 59) : 0;
  const std::size_t end = std::min(text.size(), time + (has_seconds ? 8 : 5));
  const std::optional<int> offset = offset_of(text.substr(end));
  if (hour < 0 || minute < 0 || second < 0 || !offset) return std::nullopt;
  using namespace std::chrono;
  const sys_days days(year(day->year) / month(static_cast<unsigned>(day->month)) /
                      std::chrono::day(static_cast<unsigned>(day->day)));
  return days + hours(hour) + minutes(minute - *offset) + seconds(second);
}

/// A moment as its parts, UTC.
struct Parts {
  Date day;
  int hour = 0;
  int minute = 0;
  int second = 0;
};

Parts parts_of(Seconds moment) {
  using namespace std::chrono;
  const sys_days days = floor<std::chrono::days>(moment);
  const year_month_day date(days);
  const hh_mm_ss time(moment - days);
  return {{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
           static_cast<int>(static_cast<unsigned>(date.day()))},
          static_cast<int>(time.hours().count()),
          static_cast<int>(time.minutes().count()),
          static_cast<int>(time.seconds().count())};
}

std::string text_of(Seconds moment) {
  const Parts parts = parts_of(moment);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", format_date(parts.day), parts.hour, parts.minute, parts.second);
}

}  // namespace

std::optional<std::string> parse_moment(std::string_view text) {
  const std::optional<Seconds> moment = seconds_of(text);
  return moment ? std::optional(text_of(*moment)) : std::nullopt;
}

std::optional<std::string> hours_after(std::string_view utc, int hours) {
  const std::optional<Seconds> moment = seconds_of(utc);
  return moment ? std::optional(text_of(*moment + std::chrono::hours(hours))) : std::nullopt;
}

std::string vietnam_time(const std::string& utc, Language language) {
  constexpr std::chrono::hours ahead(7);
  const std::optional<Seconds> moment = seconds_of(utc);
  if (!moment) return utc;
  const Parts parts = parts_of(*moment + ahead);
  const std::string day = format_date(parts.day, language);
  return language == Language::vi ? fmt::format("{:02}:{:02} {}", parts.hour, parts.minute, day)
                                  : fmt::format("{} {:02}:{:02}", day, parts.hour, parts.minute);
}

}  // namespace dxready::base
