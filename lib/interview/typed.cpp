#include "interview/typed.hpp"

#include "base/number_text.hpp"
#include "base/text.hpp"
#include "enterprise/tax_code.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dxready::interview {
namespace {

using answers::Answer;
using questionnaire::Criterion;
using questionnaire::Kind;

/// What the reader of answers files finds, in words for a prompt.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> codes = {{
    {"answers.bad-choice", "interview.not-a-choice"},
    {"answers.bad-range", "interview.bad-range"},
    {"answers.fact-out-of-range", "interview.fact-out-of-range"},
    {"answers.not-whole", "interview.not-whole"},
    {"answers.number-too-large", "interview.number-too-large"},
    {"answers.part-above-whole", "interview.part-above-whole"},
    {"answers.whole-zero", "interview.whole-zero"},
    {"answers.wrong-grade", "interview.wrong-grade"},
}};

template <class T>
base::Checked<T> refused(std::string_view code, std::vector<base::Argument> arguments) {
  base::Checked<T> result;
  result.diagnostics.add({std::string(code), base::Severity::error, std::move(arguments), {}, {}, {}});
  return result;
}

template <class T>
base::Checked<T> accepted(T value) {
  base::Checked<T> result;
  result.value = std::move(value);
  return result;
}

/// The first finding of a reader in words for a prompt, or the value when there is none.
template <class T>
base::Checked<T> checked(T value, const base::Diagnostics& findings) {
  if (!findings.has_errors()) return accepted(std::move(value));
  const base::Diagnostic& first = findings.all().front();
  const auto known = std::find_if(codes.begin(), codes.end(), [&](const auto& pair) { return pair.first == first.code; });
  return refused<T>(known == codes.end() ? first.code : known->second, first.arguments);
}

base::Node scalar(base::Document& document, std::string_view text) {
  base::Node node;
  node.kind = base::Node::Kind::scalar;
  node.text = document.arena->keep(text);
  return node;
}

/// A list, or a mapping where keys are given.
base::Node nested(base::Document& document, base::Node::Kind kind, const std::vector<base::Node>& items) {
  base::Node node;
  node.kind = kind;
  const std::span<base::Node> kept = document.arena->nodes(items.size());
  std::copy(items.begin(), items.end(), kept.begin());
  node.items = kept;
  return node;
}

base::Node member(base::Document& document, std::string_view key, base::Node value) {
  value.key = document.arena->keep(key);
  return value;
}

/// Reads an answer as the reader of answers files does.
template <class MakeNode>
base::Checked<Answer> read(const Criterion& criterion, MakeNode make_node) {
  base::Document document;
  base::Diagnostics findings;
  base::Reader reader(document, "answers", findings);
  Answer answer = answers::read_answer(reader, make_node(document), criterion);
  answer.place = {};
  return checked(std::move(answer), findings);
}

base::Checked<Answer> graded(std::string_view grade, const Criterion& criterion) {
  return read(criterion, [&](base::Document& document) { return scalar(document, grade); });
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The grade of "bậc 3", "bac3", "grade 3"; empty when it is not named so.
std::string_view named_grade(std::string_view folded) {
  for (const std::string_view word : {"bac", "grade"}) {
    if (!folded.starts_with(word)) continue;
    const std::string_view digits = base::trim(folded.substr(word.size()));
    if (is_digits(digits)) return digits;
  }
  return {};
}

/// The two ends of "2-3", "2–3", "2 - 3".
std::optional<std::pair<std::string, std::string>> range_of(std::string_view text) {
  for (const std::string_view dash : {"-", "–"}) {
    const std::size_t at = text.find(dash);
    if (at == std::string_view::npos) continue;
    const std::string_view low = base::trim(text.substr(0, at));
    const std::string_view high = base::trim(text.substr(at + dash.size()));
    if (is_digits(low) && is_digits(high)) return std::pair(std::string(low), std::string(high));
  }
  return std::nullopt;
}

base::Checked<Answer> between(const std::pair<std::string, std::string>& ends, const Criterion& criterion) {
  return read(criterion, [&](base::Document& document) {
    const base::Node list =
        nested(document, base::Node::Kind::sequence, {scalar(document, ends.first), scalar(document, ends.second)});
    return nested(document, base::Node::Kind::mapping, {member(document, "between", list)});
  });
}

base::Checked<Answer> single(std::string_view text, const std::string& folded, const Criterion& criterion) {
  for (const questionnaire::Option& option : criterion.options) {
    if (folded == base::fold(option.title.vi) || folded == base::fold(option.title.en)) {
      return graded(std::to_string(option.grade), criterion);
    }
  }
  return graded(text, criterion);
}

/// The id of the option a number from 1, a title in either language or an id means; empty when it is none.
std::string option_of(std::string_view text, const Criterion& criterion) {
  const std::string folded = base::fold(text);
  for (std::size_t i = 0; i < criterion.options.size(); ++i) {
    const questionnaire::Option& option = criterion.options[i];
    const bool named = folded == base::fold(option.title.vi) || folded == base::fold(option.title.en);
    if (named || folded == std::to_string(i + 1) || text == option.id) return option.id;
  }
  return {};
}

std::vector<std::string_view> pieces_of(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> pieces;
  for (std::size_t from = text.find_first_not_of(separators); from != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(separators, from), text.size());
    pieces.push_back(base::trim(text.substr(from, end - from)));
    from = text.find_first_not_of(separators, end);
  }
  return pieces;
}

/// "1 3", "1, 3", "Kho, Lương": what stands between commas may be a title; else it is taken word by word.
base::Checked<Answer> several(std::string_view text, const Criterion& criterion) {
  std::vector<std::string> chosen;
  for (const std::string_view part : pieces_of(text, ",;")) {
    if (const std::string id = option_of(part, criterion); !id.empty()) {
      chosen.push_back(id);
      continue;
    }
    for (const std::string_view word : pieces_of(part, " ")) {
      const std::string id = option_of(word, criterion);
      chosen.push_back(id.empty() ? std::string(word) : id);
    }
  }
  for (std::size_t i = 0; i < criterion.options.size(); ++i) {
    const questionnaire::Option& option = criterion.options[i];
    const bool among = std::find(chosen.begin(), chosen.end(), option.id) != chosen.end();
    if (option.exclusive && among && chosen.size() > 1) {
      return refused<Answer>("interview.exclusive-option", {{"number", std::to_string(i + 1)}});
    }
  }
  return read(criterion, [&](base::Document& document) {
    std::vector<base::Node> items;
    for (const std::string& one : chosen) items.push_back(scalar(document, one));
    return nested(document, base::Node::Kind::sequence, items);
  });
}

base::Checked<Answer> part_of_whole(std::string_view text, const Criterion& criterion) {
  const std::size_t slash = text.find('/');
  const base::Checked<base::Rational> part = typed_number(text.substr(0, slash), criterion.unit);
  if (!part) return {std::nullopt, part.diagnostics};
  if (slash == std::string_view::npos) return refused<Answer>("interview.whole-missing", {{"found", text}});
  const base::Checked<base::Rational> whole = typed_number(text.substr(slash + 1), criterion.unit);
  if (!whole) return {std::nullopt, whole.diagnostics};
  return ratio_answer(*part, *whole, criterion);
}

base::Checked<Answer> number(std::string_view text, const Criterion& criterion) {
  const base::Checked<base::Rational> value = typed_number(text, criterion.unit);
  if (!value) return {std::nullopt, value.diagnostics};
  return graded(base::shortest_decimal(*value), criterion);
}

/// "2,5" and "2.5".
std::optional<base::Rational> decimal(std::string_view text) {
  std::string plain(text);
  std::replace(plain.begin(), plain.end(), ',', '.');
  return base::parse_decimal(plain);
}

std::optional<base::Rational> number_of(std::string_view text, std::string_view unit) {
  if (unit == "share" && text.ends_with('%')) {
    const std::optional<base::Rational> percent = decimal(base::trim(text.substr(0, text.size() - 1)));
    return percent ? base::multiply(*percent, *base::Rational::make(1, 100)) : std::nullopt;
  }
  if (unit == "years" || unit == "share") return decimal(text);
  const bool money = unit == "vnd";
  const bool plain = text.find_first_not_of("0123456789.,") == std::string_view::npos;
  const std::optional<std::int64_t> whole = money || plain ? base::parse_money(text) : std::nullopt;
  if (whole) return base::Rational(*whole);
  return money ? std::nullopt : decimal(text);
}

/// The place of a text among words of either language, or of its number from 1.
std::optional<std::size_t> place_among(std::string_view text, const std::vector<base::Words>& words) {
  const std::string wanted = base::fold(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (wanted == std::to_string(i + 1) || wanted == base::fold(words[i].vi) || wanted == base::fold(words[i].en)) return i;
  }
  return std::nullopt;
}

/// A fact's value as it stands in answers files.
std::string canonical_fact(std::string_view text, const enterprise::FactDefinition& definition) {
  using Type = enterprise::FactDefinition::Type;
  const std::optional<std::int64_t> typed = base::parse_whole(text);
  if (definition.type == Type::choice && typed) {
    const std::vector<std::size_t> offered = offered_choices(definition);
    const bool listed = offered.size() <= most_listed;
    const bool counts = listed && *typed >= 1 && *typed <= static_cast<std::int64_t>(offered.size());
    if (counts) return definition.choices[offered[static_cast<std::size_t>(*typed - 1)]].id;
  }
  return std::string(text);
}

base::Checked<enterprise::Fact> read_fact(const std::string& text, const enterprise::FactDefinition& definition) {
  base::Document document;
  base::Diagnostics findings;
  base::Reader reader(document, "answers", findings);
  enterprise::Fact fact = enterprise::load_fact(reader, scalar(document, text), definition);
  fact.place = {};
  return checked(std::move(fact), findings);
}

}  // namespace

base::Checked<base::Rational> typed_number(std::string_view text, std::string_view unit) {
  const std::string_view trimmed = base::trim(text);
  const std::optional<base::Rational> value = number_of(trimmed, unit);
  if (value && *value >= base::Rational(0)) return accepted(*value);
  const std::string_view code = unit == "vnd" ? "interview.not-an-amount" : "interview.not-a-number";
  return refused<base::Rational>(code, {{"found", trimmed}});
}

std::optional<base::Date> typed_date(std::string_view text) {
  std::array<std::int64_t, 3> parts{};
  std::string plain(base::trim(text));
  for (const char separator : {'/', '.'}) std::replace(plain.begin(), plain.end(), separator, '-');
  std::size_t from = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t end = i + 1 == parts.size() ? plain.size() : plain.find('-', from);
    if (end == std::string::npos) return std::nullopt;
    const std::optional<std::int64_t> part = base::parse_whole(base::trim(plain.substr(from, end - from)));
    if (!part || *part < 1 || *part > 9999) return std::nullopt;
    parts[i] = *part;
    from = end + 1;
  }
  if (parts[0] <= 31) std::swap(parts[0], parts[2]);
  const base::Date date{static_cast<int>(parts[0]), static_cast<int>(parts[1]), static_cast<int>(parts[2])};
  return base::parse_date(base::format_date(date));
}

base::Checked<Answer> typed_answer(std::string_view text, const Criterion& criterion) {
  const std::string folded = base::fold(text);
  if (criterion.kind == Kind::text) return graded(text, criterion);
  if (criterion.kind == Kind::multi) return several(text, criterion);
  if (criterion.kind == Kind::number) return number(text, criterion);
  const std::string_view grade = named_grade(folded);
  if (!grade.empty()) return graded(grade, criterion);
  if (const auto ends = range_of(text)) return between(*ends, criterion);
  if (criterion.kind == Kind::ratio) return part_of_whole(text, criterion);
  return single(base::trim(text), folded, criterion);
}

base::Checked<Answer> ratio_answer(const base::Rational& part, const base::Rational& whole, const Criterion& criterion) {
  return read(criterion, [&](base::Document& document) {
    return nested(document, base::Node::Kind::mapping,
                  {member(document, "part", scalar(document, base::shortest_decimal(part))),
                   member(document, "whole", scalar(document, base::shortest_decimal(whole)))});
  });
}

std::vector<std::size_t> offered_choices(const enterprise::FactDefinition& definition) {
  std::vector<std::size_t> offered;
  for (std::size_t i = 0; i < definition.choices.size(); ++i) {
    if (definition.choices[i].merged_into.empty()) offered.push_back(i);
  }
  return offered;
}

base::Checked<enterprise::Fact> typed_fact(std::string_view text, const enterprise::FactDefinition& definition) {
  using Type = enterprise::FactDefinition::Type;
  if (definition.type == Type::yes_no) {
    const std::optional<bool> yes = typed_yes_no(text);
    if (!yes) return refused<enterprise::Fact>("interview.not-yes-no", {{"found", text}});
    return read_fact(*yes ? "yes" : "no", definition);
  }
  if (definition.type == Type::number) {
    const base::Checked<base::Rational> value = typed_number(text, definition.unit);
    if (!value) return {std::nullopt, value.diagnostics};
    return read_fact(base::shortest_decimal(*value), definition);
  }
  if (definition.type == Type::date) {
    const std::optional<base::Date> date = typed_date(text);
    if (!date) return refused<enterprise::Fact>("interview.not-a-date", {{"found", text}});
    return read_fact(base::format_date(*date), definition);
  }
  return read_fact(canonical_fact(text, definition), definition);
}

base::Checked<std::string> typed_tax_code(std::string_view text) {
  const std::string code(base::trim(text));
  switch (enterprise::check_tax_code(code)) {
    case enterprise::TaxCodeFault::none: return accepted(code);
    case enterprise::TaxCodeFault::not_a_tax_code: break;
    case enterprise::TaxCodeFault::wrong_check_digit:
      return refused<std::string>("interview.wrong-check-digit", {{"found", code}});
    case enterprise::TaxCodeFault::lost_zero:
      return refused<std::string>("interview.lost-zero", {{"found", code}, {"suggestion", "0" + code}});
  }
  return refused<std::string>("interview.bad-tax-code", {{"found", code}});
}

std::optional<enterprise::Evidence> typed_evidence(std::string_view text) {
  const std::optional<std::size_t> place = place_among(text, evidence_words());
  if (!place) return std::nullopt;
  return static_cast<enterprise::Evidence>(*place + 1);
}

std::optional<answers::Reason> typed_reason(std::string_view text) {
  const std::optional<std::size_t> place = place_among(text, reason_words());
  if (!place) return std::nullopt;
  return static_cast<answers::Reason>(*place + 1);
}

std::optional<bool> typed_yes_no(std::string_view text) {
  static const std::vector<base::Words> words = {{"có", "yes"}, {"không", "no"}};
  const std::optional<std::size_t> place = place_among(text, words);
  if (!place) return std::nullopt;
  return *place == 0;
}

const std::vector<base::Words>& evidence_words() {
  static const std::vector<base::Words> words = {
      {"chưa có", "none"}, {"nghe kể", "told"}, {"đã xem", "shown"}, {"đã đối chiếu", "verified"}};
  return words;
}

const std::vector<base::Words>& reason_words() {
  static const std::vector<base::Words> words = {
      {"không biết", "unknown"}, {"không muốn trả lời", "declined"}, {"hỏi sau", "later"}};
  return words;
}

}  // namespace dxready::interview
