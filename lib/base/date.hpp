#pragma once

#include "base/language.hpp"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace dxready::base {

/// A day of the Gregorian calendar, years 1900 to 9999. There is no clock here: "today" comes in from `cli`.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;

  auto operator<=>(const Date&) const = default;
};

/// Reads "2026-11-22" and nothing else; nothing when the day does not exist.
std::optional<Date> parse_date(std::string_view text);
std::string format_date(const Date& date);                     ///< "2026-11-22"
std::string format_date(const Date& date, Language language);  ///< "22/11/2026" in Vietnamese, ISO in English

int days_between(const Date& from, const Date& to);          ///< negative when `to` is earlier
int whole_months_between(const Date& from, const Date& to);  ///< completed months; negative when `to` is earlier

}  // namespace dxready::base
