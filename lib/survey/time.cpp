#include "survey/time.hpp"

#include "base/text.hpp"

#include <array>
#include <chrono>
#include <string>

namespace dxready::survey {
namespace {

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// What is left to read of a text in lower case.
class Rest {
public:
  explicit Rest(std::string_view text) : m_text(text) {}

  bool done() const { return m_text.empty(); }
  char front() const { return m_text.empty() ? '\0' : m_text.front(); }

  bool take(char c) {
    if (front() != c) return false;
    m_text.remove_prefix(1);
    return true;
  }

  /// The number here and how many digits it has: 0 when there is none, or more than 9.
  struct Digits {
    int value = 0;
    std::size_t count = 0;
  };
  Digits digits() {
    Digits number;
    while (number.count < m_text.size() && is_digit(m_text[number.count]) && number.count < 9) {
      number.value = number.value * 10 + (m_text[number.count++] - '0');
    }
    m_text.remove_prefix(number.count);
    return number;
  }

  std::string_view word() {
    std::size_t size = 0;
    while (size < m_text.size() && is_letter(m_text[size])) ++size;
    const std::string_view word = m_text.substr(0, size);
    m_text.remove_prefix(size);
    return word;
  }

private:
  std::string_view m_text;
};

std::optional<base::Date> made(int year, int month, int day) {
  const auto m = static_cast<unsigned>(month);
  const auto d = static_cast<unsigned>(day);
  const bool exists = std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(m), std::chrono::day(d)).ok();
  if (!exists || year < 1900) return std::nullopt;
  return base::Date{year, month, day};
}

Day day_of(const std::optional<base::Date>& date) { return date ? Day{TimeFault::none, *date} : Day{TimeFault::not_a_date, {}}; }

/// A date that ends in its year: both orders tried when none is said.
Day year_last(int first, int second, int year, const std::optional<DateOrder>& order) {
  if (order == DateOrder::ymd) return {TimeFault::not_a_date, {}};
  if (order) return day_of(*order == DateOrder::dmy ? made(year, second, first) : made(year, first, second));
  const std::optional<base::Date> day_first = made(year, second, first);
  const std::optional<base::Date> month_first = made(year, first, second);
  if (day_first && month_first && *day_first != *month_first) return {TimeFault::ambiguous, {}};
  return day_of(day_first ? day_first : month_first);
}

/// "apr 26, 2018"
Day named_month(Rest& rest) {
  const std::string_view word = rest.word();
  rest.take('.');
  rest.take(' ');
  const Rest::Digits day = rest.digits();
  const bool comma = rest.take(',') && rest.take(' ');
  const Rest::Digits year = rest.digits();
  for (std::size_t i = 0; comma && word.size() >= 3 && i < months.size(); ++i) {
    if (word.substr(0, 3) == months[i]) return day_of(made(year.value, static_cast<int>(i) + 1, day.value));
  }
  return {TimeFault::not_a_date, {}};
}

Day read_date(Rest& rest, const std::optional<DateOrder>& order) {
  if (is_letter(rest.front())) return named_month(rest);
  const Rest::Digits first = rest.digits();
  const char separator = rest.front();
  if (separator != '/' && separator != '-' && separator != '.') return {TimeFault::not_a_date, {}};
  rest.take(separator);
  const Rest::Digits second = rest.digits();
  const bool whole = rest.take(separator);
  const Rest::Digits third = rest.digits();
  const bool short_parts = second.count >= 1 && second.count <= 2;
  if (!whole || !short_parts) return {TimeFault::not_a_date, {}};
  if (first.count == 4 && third.count >= 1 && third.count <= 2) return day_of(made(first.value, second.value, third.value));
  if (first.count == 0 || first.count > 2 || (third.count != 4 && third.count != 2)) return {TimeFault::not_a_date, {}};
  return year_last(first.value, second.value, third.count == 2 ? 2000 + third.value : third.value, order);
}

/// "+07:00", "-4", "+0730": minutes.
std::optional<int> read_offset(Rest& rest) {
  const int sign = rest.front() == '-' ? -1 : 1;
  if (!rest.take('+') && !rest.take('-')) return std::nullopt;
  const Rest::Digits hours = rest.digits();
  if (hours.count == 4) return sign * (hours.value / 100 * 60 + hours.value % 100);
  const Rest::Digits minutes = rest.take(':') ? rest.digits() : Rest::Digits();
  if (hours.count == 0 || hours.count > 2 || hours.value > 14 || minutes.value > 59) return std::nullopt;
  return sign * (hours.value * 60 + minutes.value);
}

/// Seconds after midnight; AM and PM in English, SA and CH in Vietnamese.
std::optional<int> read_clock(Rest& rest) {
  const Rest::Digits hours = rest.digits();
  if (hours.count == 0 || !rest.take(':')) return std::nullopt;
  const Rest::Digits minutes = rest.digits();
  const Rest::Digits seconds = rest.take(':') ? rest.digits() : Rest::Digits();
  if (rest.take('.')) rest.digits();
  if (minutes.count != 2 || hours.value > 23 || minutes.value > 59 || seconds.value > 60) return std::nullopt;
  Rest behind = rest;
  behind.take(' ');
  const std::string_view half = behind.word();
  const bool morning = half == "am" || half == "sa";
  const bool afternoon = half == "pm" || half == "ch";
  const int in_hour = minutes.value * 60 + seconds.value;
  if (!morning && !afternoon) return hours.value * 3600 + in_hour;
  rest = behind;
  if (hours.value < 1 || hours.value > 12) return std::nullopt;
  return (hours.value % 12 + (afternoon ? 12 : 0)) * 3600 + in_hour;
}

/// The zone behind a clock; `column` where there is none.
struct Zone {
  TimeFault fault = TimeFault::none;
  int offset = 0;
};
Zone read_zone(Rest& rest, int column) {
  rest.take(' ');
  if (rest.done()) return {TimeFault::none, column};
  if (is_letter(rest.front())) {
    const std::string_view name = rest.word();
    if (name == "ict") return {TimeFault::none, 7 * 60};
    if (name != "z" && name != "utc" && name != "gmt") return {TimeFault::unknown_zone, 0};
    if (rest.done()) return {};
  }
  const std::optional<int> offset = read_offset(rest);
  return offset ? Zone{TimeFault::none, *offset} : Zone{TimeFault::not_a_date, 0};
}

/// Seconds since 1970 of a clock on that day, wherever that is.
std::int64_t seconds_of(const base::Date& date, int clock) {
  const std::chrono::sys_days day = std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) /
                                    std::chrono::day(static_cast<unsigned>(date.day));
  return std::chrono::sys_seconds(day).time_since_epoch().count() + clock;
}

base::Date day_at(std::int64_t seconds) {
  const std::chrono::sys_seconds time{std::chrono::seconds(seconds)};
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(time));
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

}  // namespace

Day parse_day(std::string_view text, const TimeStyle& style) {
  const std::string plain = base::caseless(text);
  Rest rest(plain);
  const Day day = read_date(rest, style.order);
  if (day.fault != TimeFault::none || rest.done()) return day;
  if (!rest.take('t')) {
    rest.take(',');
    if (!rest.take(' ')) return {TimeFault::not_a_date, {}};
  }
  const std::optional<int> clock = read_clock(rest);
  if (!clock) return {TimeFault::not_a_date, {}};
  const Zone zone = read_zone(rest, style.column);
  if (zone.fault != TimeFault::none) return {zone.fault, {}};
  if (!rest.done()) return {TimeFault::not_a_date, {}};
  const std::int64_t utc = seconds_of(day.date, *clock) - std::int64_t{zone.offset} * 60;
  return {TimeFault::none, day_at(utc + std::int64_t{style.local} * 60), utc};
}

std::optional<int> parse_offset(std::string_view text) {
  if (text == "Z") return 0;
  Rest rest(text);
  const std::optional<int> offset = read_offset(rest);
  return rest.done() ? offset : std::nullopt;
}

}  // namespace dxready::survey
