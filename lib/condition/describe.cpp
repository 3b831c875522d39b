#include "condition/condition.hpp"

#include "base/number_text.hpp"

namespace dxready::condition {
namespace {

using base::Language;

std::string_view comparison_words(Condition::Bound comparison, Language language) {
  const bool vi = language == Language::vi;
  switch (comparison) {
    case Condition::Bound::at_least: return vi ? "từ " : "at least ";
    case Condition::Bound::more_than: return vi ? "trên " : "more than ";
    case Condition::Bound::at_most: return vi ? "tối đa " : "at most ";
    case Condition::Bound::less_than: return vi ? "dưới " : "less than ";
  }
  return {};
}

std::string number_words(const base::Rational& value, std::string_view unit, Language language) {
  const std::string digits = base::grouped(base::shortest_decimal(value), language);
  const bool vi = language == Language::vi;
  if (unit == "vnd" && value.is_whole()) return base::money(value.numerator(), language);
  if (unit == "share") return base::percent_text(base::shortest_decimal(multiply(value, 100).value_or(value)), language);
  if (unit == "people") return digits + (vi ? " người" : " people");
  if (unit == "years") return digits + (vi ? " năm" : " years");
  return digits;
}

void append(std::string& list, std::string_view item) {
  if (!list.empty()) list += ", ";
  list += item;
}

}  // namespace

std::string describe(const Condition& leaf, const Vocabulary& vocabulary, Language language) {
  const bool vi = language == Language::vi;
  std::string list;
  if (leaf.kind == Condition::Kind::size_in) {
    for (std::size_t i = 0; i < vocabulary.sizes.size(); ++i) {
      if ((leaf.sizes >> i & 1U) != 0) append(list, vocabulary.sizes[i].title.in(language));
    }
    return (vi ? "Quy mô: " : "Size: ") + list;
  }
  const bool fact = leaf.subject == Condition::Subject::fact;
  const Operand& operand = fact ? vocabulary.facts[leaf.index] : vocabulary.answers[leaf.index];
  std::string title = operand.title.in(language) + ": ";
  if (leaf.kind == Condition::Kind::bound) {
    return title + std::string(comparison_words(leaf.comparison, language)) + number_words(leaf.limit, operand.unit, language);
  }
  for (const std::uint16_t symbol : leaf.symbols) append(list, operand.symbols[symbol].title.in(language));
  for (const base::Rational& number : leaf.numbers) append(list, number_words(number, operand.unit, language));
  return title + list;
}

}  // namespace dxready::condition
