#include "store/json_text.hpp"

#include "base/source.hpp"
#include "base/text.hpp"
#include "json/read.hpp"
#include "store/errors.hpp"

#include <fmt/format.h>

#include <charconv>

namespace dxready::store {
namespace {

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::size_t letter_size(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0xC0U) return 1;
  if (byte < 0xE0U) return 2;
  return byte < 0xF0U ? 3 : 4;
}

}  // namespace

std::string storable(std::string_view text) {
  std::string kept(text);
  std::erase(kept, '\0');
  std::size_t from = 0;
  while (const std::optional<std::size_t> at = base::next_control(kept, from)) {
    kept.erase(*at, letter_size(kept[*at]));
    from = *at;
  }
  return kept;
}

void put(json::Writer& writer, std::string_view key, std::string_view text) {
  writer.key(key);
  if (base::next_control(text, 0)) {
    writer.string(storable(text));
  } else {
    writer.string(text);
  }
}

void put(json::Writer& writer, std::string_view key, std::int64_t number) {
  writer.key(key);
  writer.number_text(std::to_string(number));
}

void put_or_null(json::Writer& writer, std::string_view key, const std::optional<int>& number) {
  if (number) return put(writer, key, *number);
  writer.key(key);
  writer.null();
}

void put_unless_empty(json::Writer& writer, std::string_view key, std::string_view text) {
  if (!text.empty()) put(writer, key, text);
}

void put_exact(json::Writer& writer, const base::Rational& value) {
  const std::string decimal = base::is_finite_decimal(value) ? base::shortest_decimal(value) : std::string();
  if (!decimal.empty() && base::parse_decimal(decimal) == value) {
    writer.number_text(decimal);
  } else {
    writer.string(fmt::format("{}/{}", value.numerator(), value.denominator()));
  }
}

std::optional<base::Rational> parse_exact(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return base::parse_decimal(text);
  const std::optional<std::int64_t> numerator = whole(text.substr(0, slash));
  const std::optional<std::int64_t> denominator = whole(text.substr(slash + 1));
  if (!numerator || !denominator) return std::nullopt;
  return base::Rational::make(*numerator, *denominator);
}

base::Document read_json(std::string text, std::string_view column) {
  base::Checked<base::Document> document = json::parse(std::move(text), std::string(column));
  if (!document)
    fail_data("store.cannot-restore", {{"detail", fmt::format("{}: {}", column, document.diagnostics.all().front().code)}});
  return std::move(*document);
}

std::string text_of(const base::Node& node, std::string_view key) {
  const base::Node* value = node.find(key);
  return value != nullptr && value->is_scalar() ? std::string(value->text) : std::string();
}

std::string joined(const std::vector<std::string>& words) { return base::joined(words, " "); }

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    if (space != 0) words.emplace_back(text.substr(0, space));
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
  }
  return words;
}

}  // namespace dxready::store
