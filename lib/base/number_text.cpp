#include "base/number_text.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace dxready::base {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t factor;
};

constexpr std::array<Unit, 14> units = {{{"ty", 1'000'000'000},
                                         {"ti", 1'000'000'000},
                                         {"b", 1'000'000'000},
                                         {"bn", 1'000'000'000},
                                         {"trieu", 1'000'000},
                                         {"tr", 1'000'000},
                                         {"m", 1'000'000},
                                         {"nghin", 1'000},
                                         {"ngan", 1'000},
                                         {"k", 1'000},
                                         {"dong", 1},
                                         {"d", 1},
                                         {"vnd", 1},
                                         {"", 1}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "1.200.000" → "1200000" when every group after the first has three digits; otherwise empty.
std::string without_groups(std::string_view text, char separator) {
  std::string digits;
  std::size_t group = 0;
  bool first = true;
  for (const char c : text) {
    if (c == separator) {
      if (group == 0 || group > 3 || (!first && group != 3)) return {};
      first = false;
      group = 0;
    } else if (is_digit(c)) {
      digits += c;
      ++group;
    } else {
      return {};
    }
  }
  return !first && group != 3 ? std::string() : digits;
}

/// The number before the unit as an exact value.
std::optional<Rational> amount(std::string_view text, bool has_unit) {
  const auto points = std::count(text.begin(), text.end(), '.');
  const auto commas = std::count(text.begin(), text.end(), ',');
  if (points + commas == 0) return parse_decimal(text);
  if (points > 0 && commas > 0) return std::nullopt;
  const char separator = points > 0 ? '.' : ',';
  if (has_unit && points + commas == 1) {
    std::string decimal(text);
    std::replace(decimal.begin(), decimal.end(), ',', '.');
    return parse_decimal(decimal);
  }
  return parse_decimal(without_groups(text, separator));
}

}  // namespace

std::string grouped(std::string_view text, Language language) {
  const char separator = language == Language::vi ? '.' : ',';
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string whole;
  std::size_t digits = 0;
  for (std::size_t i = point; i > 0; --i) {
    const char c = text[i - 1];
    if (is_digit(c) && digits > 0 && digits % 3 == 0) whole.insert(whole.begin(), separator);
    whole.insert(whole.begin(), c);
    ++digits;
  }
  if (point == text.size()) return whole;
  return whole + (language == Language::vi ? ',' : '.') + std::string(text.substr(point + 1));
}

std::string money(std::int64_t dong, Language language) {
  const std::string digits = grouped(std::to_string(dong), language);
  return language == Language::vi ? digits + " đồng" : "VND " + digits;
}

std::string percent_text(std::string_view text, Language language) { return grouped(text, language) + "%"; }

std::optional<std::int64_t> money_unit(std::string_view name) {
  const std::string plain = fold(name);
  for (const Unit& known : units) {
    if (known.name == plain) return known.factor;
  }
  return std::nullopt;
}

std::optional<std::int64_t> parse_money(std::string_view text) {
  const std::string plain = fold(text);
  std::size_t end = 0;
  while (end < plain.size() && (is_digit(plain[end]) || plain[end] == '.' || plain[end] == ',')) ++end;
  const std::optional<std::int64_t> unit = money_unit(std::string_view(plain).substr(end));
  const std::optional<Rational> number = unit ? amount(std::string_view(plain).substr(0, end), *unit > 1) : std::nullopt;
  const std::optional<Rational> value = number ? multiply(*number, *unit) : std::nullopt;
  if (!value || !value->is_whole()) return std::nullopt;
  return value->numerator();
}

}  // namespace dxready::base
