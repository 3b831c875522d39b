#include "base/date.hpp"

#include <fmt/format.h>

#include <chrono>

namespace dxready::base {
namespace {

std::chrono::year_month_day calendar(const Date& date) {
  return {std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(date.month)),
          std::chrono::day(static_cast<unsigned>(date.day))};
}

int digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const Date date{digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8, 2))};
  if (date.year < 1900 || date.month < 1 || date.day < 1 || !calendar(date).ok()) return std::nullopt;
  return date;
}

std::string format_date(const Date& date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

std::string format_date(const Date& date, Language language) {
  if (language == Language::en) return format_date(date);
  return fmt::format("{:02}/{:02}/{:04}", date.day, date.month, date.year);
}

int days_between(const Date& from, const Date& to) {
  const auto days = std::chrono::sys_days(calendar(to)) - std::chrono::sys_days(calendar(from));
  return static_cast<int>(days.count());
}

int whole_months_between(const Date& from, const Date& to) {
  const int months = (to.year - from.year) * 12 + to.month - from.month;
  if (months > 0 && to.day < from.day) return months - 1;
  if (months < 0 && to.day > from.day) return months + 1;
  return months;
}

}  // namespace dxready::base
