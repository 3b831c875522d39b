#include "survey/number.hpp"

#include "base/number_text.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace dxready::survey {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_separator(char c) { return c == '.' || c == ',' || c == ' '; }

constexpr Number not_a_number{NumberFault::not_a_number, {}};
constexpr Number ambiguous{NumberFault::ambiguous, {}};

/// The letters of a number on the stack, no-break spaces (U+00A0, U+202F) as spaces.
class Letters {
public:
  explicit Letters(std::string_view text) {
    text = base::trim(text);
    while (!text.empty() && m_size < m_letters.size()) {
      const std::size_t space = text.starts_with("\xC2\xA0") ? 2 : text.starts_with("\xE2\x80\xAF") ? 3 : 0;
      m_letters[m_size++] = space == 0 ? text.front() : ' ';
      text.remove_prefix(std::max<std::size_t>(space, 1));
    }
    if (!text.empty()) m_size = 0;  // no number is that long
  }

  std::string_view view() const { return {m_letters.data(), m_size}; }

private:
  std::array<char, 64> m_letters{};
  std::size_t m_size = 0;
};

/// "3.17E+09".
bool is_scientific(std::string_view text) {
  const std::size_t e = text.find_first_of("eE");
  if (e == std::string_view::npos || e == 0 || !is_digit(text[e - 1])) return false;
  std::string_view exponent = text.substr(e + 1);
  if (!exponent.empty() && (exponent.front() == '+' || exponent.front() == '-')) exponent.remove_prefix(1);
  const auto in_mantissa = [](char c) { return is_digit(c) || c == '.' || c == ',' || c == '-' || c == '+'; };
  return !exponent.empty() && std::all_of(exponent.begin(), exponent.end(), is_digit) &&
         std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(e), in_mantissa);
}

/// The exact value when every group behind the first has three digits. `decimal` may be '\0': none.
Number exact(std::string_view text, char decimal, char grouping) {
  std::array<char, 64> plain{};
  std::size_t size = 0;
  std::size_t group = 0;
  bool grouped = false;
  bool fraction = false;
  for (const char c : text) {
    const bool ends_group = !fraction && (c == grouping || c == decimal);
    if (is_separator(c) && !ends_group) return not_a_number;
    if (ends_group) {
      if (group == 0 || group > (grouped || c == grouping ? 3U : 64U) || (grouped && group != 3)) return not_a_number;
      grouped = grouped || c == grouping;
      fraction = c == decimal;
      group = 0;
      if (fraction) plain[size++] = '.';
      continue;
    }
    if (is_digit(c)) ++group;
    plain[size++] = c;
  }
  if (grouped && !fraction && group != 3) return not_a_number;
  const std::optional<base::Rational> value = base::parse_decimal({plain.data(), size});
  return value ? Number{NumberFault::none, *value} : not_a_number;
}

/// How a number with separators may be read while nobody has said what they mean.
Number unsaid(std::string_view text) {
  const auto first = std::find_if(text.begin(), text.end(), is_separator);
  if (first == text.end()) return exact(text, '\0', '\0');
  const char separator = *first;
  const auto count = std::count(text.begin(), text.end(), separator);
  if (count != std::count_if(text.begin(), text.end(), is_separator)) return ambiguous;
  if (count > 1 || separator == ' ') return exact(text, '\0', separator);
  if (separator == ',') return ambiguous;
  const auto before = std::count_if(text.begin(), first, is_digit);
  const auto after = text.end() - first - 1;
  const bool leading_zero = before > 0 && *(first - before) == '0';
  const bool thousands = after == 3 && before >= 1 && before <= 3 && !leading_zero;
  return thousands ? ambiguous : exact(text, '.', '\0');
}

/// The end of the number a text begins with.
std::size_t end_of_number(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (is_digit(text[end]) || is_separator(text[end]) || text[end] == '-' || text[end] == '+')) ++end;
  while (end > 0 && !is_digit(text[end - 1])) --end;
  return end;
}

/// "1,2" and "1.2" before a unit.
bool is_short_fraction(std::string_view text) {
  const std::size_t point = text.find_first_of(".,");
  return point != std::string_view::npos && text.find_first_of(".,", point + 1) == std::string_view::npos &&
         text.size() - point - 1 != 3;
}

}  // namespace

Number parse_number(std::string_view text, const NumberStyle& style) {
  const Letters letters(text);
  const std::string_view number = letters.view();
  if (is_scientific(number)) return {NumberFault::scientific, {}};
  if (number.empty() || end_of_number(number) != number.size()) return not_a_number;
  return style.said ? exact(number, style.decimal, style.grouping) : unsaid(number);
}

Number parse_amount(std::string_view text, const NumberStyle& style) {
  const Letters letters(text);
  const std::string_view all = letters.view();
  const std::string_view number = all.substr(0, end_of_number(all));
  const std::string_view unit = base::trim(all.substr(number.size()));
  if (unit.empty() || number.empty()) return parse_number(all, style);
  if (is_scientific(all)) return {NumberFault::scientific, {}};
  const std::optional<std::int64_t> factor = base::money_unit(unit);
  if (!factor) return not_a_number;
  const bool fraction = !style.said && *factor > 1 && is_short_fraction(number);
  Number amount = fraction ? exact(number, number[number.find_first_of(".,")], '\0') : parse_number(number, style);
  if (amount.fault != NumberFault::none) return amount;
  const std::optional<base::Rational> dong = base::multiply(amount.value, *factor);
  return dong ? Number{NumberFault::none, *dong} : not_a_number;
}

}  // namespace dxready::survey
