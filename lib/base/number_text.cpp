#include "base/number_text.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <limits>
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

/// "1 200 000" as "1.200.000".
std::string with_points(std::string text) {
  std::size_t digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto is_digit_at = [&](std::size_t at) { return at < text.size() && is_digit(text[at]); };
    digits = is_digit(text[i]) ? digits + 1 : 0;
    const bool group = digits > 0 && digits <= 3 && text.compare(i + 1, 1, " ") == 0 && is_digit_at(i + 2) &&
                       is_digit_at(i + 3) && is_digit_at(i + 4) && !is_digit_at(i + 5);
    if (group) text[i + 1] = '.';
  }
  return text;
}

struct Term {
  Rational number;
  std::int64_t unit = 1;
};

/// Takes the first number and its unit off a text: "1 ty" of "1 ty 250 trieu". Behind the last unit the currency may be said.
std::optional<Term> first_term(std::string_view& rest) {
  const auto is_number = [](char c) { return is_digit(c) || c == '.' || c == ','; };
  const auto end = static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_number) - rest.begin());
  const auto next = static_cast<std::size_t>(std::find_if(rest.begin() + static_cast<std::ptrdiff_t>(end), rest.end(), is_digit) -
                                             rest.begin());
  std::string_view name = trim(rest.substr(end, next - end));
  const std::string_view number = rest.substr(0, end);
  rest.remove_prefix(next);
  for (const std::string_view currency : {" dong", " vnd", " d"}) {
    if (rest.empty() && name.size() > currency.size() && name.ends_with(currency)) name.remove_suffix(currency.size());
  }
  const std::optional<std::int64_t> unit = money_unit(name);
  const std::optional<Rational> value = unit ? amount(number, *unit > 1) : std::nullopt;
  if (!value) return std::nullopt;
  return Term{*value, *unit};
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
  const std::string plain = with_points(fold(text));
  std::string_view rest = plain;
  std::int64_t last = std::numeric_limits<std::int64_t>::max();
  std::optional<Rational> sum = Rational(0);
  do {
    const std::optional<Term> term = first_term(rest);
    // "1 ty 250 trieu": smaller units follow, each of them said.
    if (!term || term->unit >= last || (last != std::numeric_limits<std::int64_t>::max() && term->unit == 1)) return std::nullopt;
    const std::optional<Rational> value = multiply(term->number, term->unit);
    sum = value ? add(*sum, *value) : std::nullopt;
    last = term->unit;
  } while (sum && !rest.empty());
  if (!sum || !sum->is_whole()) return std::nullopt;
  return sum->numerator();
}

}  // namespace dxready::base
