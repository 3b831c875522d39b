#include "sheet/cell_text.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace dxready::sheet {
namespace {

using std::string_view;

std::optional<double> number_of(string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::string day_text(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string time_text(long long seconds) {
  return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/// The day with this number; nothing for 29 February 1900.
std::optional<std::chrono::sys_days> day_of(long long number, bool from_1904) {
  using std::chrono::days;
  using std::chrono::sys_days;
  using std::chrono::year;
  if (from_1904) return sys_days(year(1904) / 1 / 1) + days(number);
  if (number == 60) return std::nullopt;
  return sys_days(year(1899) / 12 / (number < 60 ? 31 : 30)) + days(number);
}

/// The letter "_xHHHH_" stands for, at the beginning of the text.
std::optional<unsigned> escaped_letter(string_view text) {
  if (text.size() < 7 || !text.starts_with("_x") || text[6] != '_') return std::nullopt;
  unsigned letter = 0;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, letter, 16);
  // Half a surrogate pair is no letter.
  if (error != std::errc() || end != text.data() + 6 || (letter >= 0xD800 && letter < 0xE000)) return std::nullopt;
  return letter;
}

void add_letter(unsigned letter, std::string& text) {
  if (letter < 0x80) {
    text += static_cast<char>(letter);
  } else if (letter < 0x800) {
    text += static_cast<char>(0xC0U | (letter >> 6U));
    text += static_cast<char>(0x80U | (letter & 0x3FU));
  } else {
    text += static_cast<char>(0xE0U | (letter >> 12U));
    text += static_cast<char>(0x80U | ((letter >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (letter & 0x3FU));
  }
}

}  // namespace

std::string number_text(string_view stored) {
  const bool decimals = stored.find('.') != string_view::npos && stored.find_first_of("eE") == string_view::npos;
  const std::optional<double> number = decimals ? number_of(stored) : std::nullopt;
  if (!number) return std::string(stored);
  std::array<char, 400> text = {};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), *number, std::chars_format::fixed);
  return error == std::errc() ? std::string(text.data(), end) : std::string(stored);
}

std::optional<std::string> date_text(string_view stored, bool from_1904) {
  constexpr long long day_seconds = 86400;
  const long long days_to_year_10000 = from_1904 ? 2957004 : 2958466;
  const std::optional<double> number = number_of(stored);
  if (!number || *number < 0 || *number > static_cast<double>(days_to_year_10000)) return std::nullopt;
  const long long seconds = std::llround(*number * static_cast<double>(day_seconds));
  if (seconds >= days_to_year_10000 * day_seconds) return std::nullopt;
  const std::string time = time_text(seconds % day_seconds);
  if (seconds < day_seconds) return time;
  const std::optional<std::chrono::sys_days> day = day_of(seconds / day_seconds, from_1904);
  if (!day) return std::nullopt;
  return seconds % day_seconds == 0 ? day_text(*day) : day_text(*day) + "T" + time;
}

bool is_date_format(string_view code) {
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size() - 1);
    } else if (c == '[') {
      // Colours, currencies and languages pass; hours, minutes or seconds on their own are a duration.
      const string_view inside = code.substr(i + 1, code.find(']', i) - i - 1);
      if (!inside.empty() && inside.find_first_not_of("hHmMsS") == string_view::npos) return false;
      i += inside.size();
    } else if (string_view("ymdhsYMDHS").find(c) != string_view::npos) {
      return true;
    }
  }
  return false;
}

bool is_date_format(unsigned number) {
  const auto between = [number](unsigned first, unsigned last) { return number >= first && number <= last; };
  return between(14, 22) || between(27, 36) || number == 45 || number == 47 || between(50, 58);
}

void undo_escapes(std::string& text, std::size_t begin) {
  std::size_t at = text.find("_x", begin);
  if (at == std::string::npos) return;
  std::string plain = text.substr(begin, at - begin);
  while (at < text.size()) {
    if (const std::optional<unsigned> letter = escaped_letter(string_view(text).substr(at))) {
      add_letter(*letter, plain);
      at += 7;
    } else {
      plain += text[at++];
    }
  }
  text.replace(begin, std::string::npos, plain);
}

}  // namespace dxready::sheet
