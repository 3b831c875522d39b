#include "survey/header_book.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace dxready::survey {
namespace {

using Kind = ColumnUse::Kind;
using How = ColumnUse::How;
using Fit = Match::Fit;
using Style = HeaderRules::Style;

struct Word {
  std::string_view text;
  Kind kind;
};

/// What is told of an enterprise besides facts, as people head such columns.
constexpr std::array<Word, 23> enterprise_words = {{{"tax_code", Kind::tax_code},
                                                    {"Mã số thuế", Kind::tax_code},
                                                    {"MST", Kind::tax_code},
                                                    {"Mã số doanh nghiệp", Kind::tax_code},
                                                    {"Mã số thuế doanh nghiệp", Kind::tax_code},
                                                    {"Tax code", Kind::tax_code},
                                                    {"name", Kind::name},
                                                    {"enterprise_name", Kind::name},
                                                    {"Tên doanh nghiệp", Kind::name},
                                                    {"Tên đơn vị", Kind::name},
                                                    {"Tên công ty", Kind::name},
                                                    {"Tên hộ kinh doanh", Kind::name},
                                                    {"Tên hợp tác xã", Kind::name},
                                                    {"Company name", Kind::name},
                                                    {"Enterprise name", Kind::name},
                                                    {"Business name", Kind::name},
                                                    {"address", Kind::address},
                                                    {"Địa chỉ", Kind::address},
                                                    {"Địa chỉ trụ sở", Kind::address},
                                                    {"Địa chỉ doanh nghiệp", Kind::address},
                                                    {"Địa chỉ đơn vị", Kind::address},
                                                    {"Company address", Kind::address},
                                                    {"external_id", Kind::external_id}}};

/// Endings of an id that say which number of a ratio, or that a column holds a note.
constexpr std::array<Word, 5> id_endings = {
    {{"part", Kind::part}, {"whole", Kind::whole}, {"percent", Kind::percent}, {"share", Kind::share}, {"note", Kind::note}}};

bool is_of_ratio(Kind kind) { return kind == Kind::part || kind == Kind::whole || kind == Kind::percent || kind == Kind::share; }

/// What is told of the enterprise, not of its answers.
bool is_of_unit(Kind kind) {
  return kind == Kind::fact || kind == Kind::name || kind == Kind::tax_code || kind == Kind::address || kind == Kind::external_id;
}

std::string letters_and_digits(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) plain += c;
  }
  return plain;
}

/// Without brackets, points, colons, dashes and spaces around it: "[CX.1.1]." → "CX.1.1".
std::string_view bare(std::string_view text) {
  constexpr std::string_view around = "[](){}.:;,-_*? \t\r\n";
  const std::size_t first = text.find_first_not_of(around);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(around) - first + 1);
}

/// Without the signs forms put behind a question: required marks, colons, question marks.
std::string_view without_marks(std::string_view text) {
  const std::size_t last = text.find_last_not_of("*:?. \t\r\n");
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

/// Without a number of the form's own in front: "Câu 12: …", "5. …", "2.3) …".
std::string_view without_number(std::string_view text) {
  std::string_view rest = text;
  for (const std::string_view word : {"Câu hỏi ", "Câu ", "Question ", "Q"}) {
    if (!rest.starts_with(word)) continue;
    rest.remove_prefix(word.size());
    break;
  }
  const std::size_t end = rest.find_first_not_of("0123456789.");
  if (end == 0 || end == std::string_view::npos) return text;
  const bool point = rest[end - 1] == '.';
  rest.remove_prefix(end);
  const std::size_t text_begins = rest.find_first_not_of(" .:)-/");
  const bool separated = point || rest.front() == ':' || rest.front() == ')' || rest.front() == '.' || rest.starts_with(" -");
  return text_begins == std::string_view::npos || !separated ? text : rest.substr(text_begins);
}

}  // namespace

HeaderBook::HeaderBook(const questionnaire::Questionnaire& questionnaire, const enterprise::FactModel& facts,
                       const Profile& profile)
    : m_questionnaire(questionnaire), m_facts(facts), m_profile(profile), m_options(questionnaire.criteria.size()) {
  for (std::size_t i = 0; i < questionnaire.criteria.size(); ++i) add_criterion(i);
  add_facts();
}

std::size_t HeaderBook::target(Kind kind, std::size_t index) {
  ColumnUse use;
  use.kind = kind;
  use.index = index;
  m_targets.push_back(use);
  return m_targets.size() - 1;
}

void HeaderBook::add_text(const base::Words& words, std::size_t target) {
  for (const std::string* text : {&words.vi, &words.en}) {
    const std::string_view plain = without_marks(*text);
    if (!plain.empty()) m_questions.push_back({plain, target});
  }
  m_names.push_back(words.vi);
  m_names.push_back(words.en);
}

void HeaderBook::add_criterion(std::size_t index) {
  const questionnaire::Criterion& criterion = m_questionnaire.criteria[index];
  const std::size_t answer = target(Kind::criterion, index);
  m_ids.add(criterion.id, answer);
  add_loose(letters_and_digits(criterion.id), answer);
  m_names.push_back(criterion.id);
  if (!criterion.number.empty()) m_numbers.add(criterion.number, answer);
  for (const Word& ending : id_endings) {
    if (is_of_ratio(ending.kind) && criterion.kind != questionnaire::Kind::ratio) continue;
    m_ids.add(criterion.id + "." + std::string(ending.text), target(ending.kind, index));
    add_loose(letters_and_digits(criterion.id) + std::string(ending.text), m_targets.size() - 1);
  }
  add_text(criterion.title, answer);
  if (criterion.question != criterion.title) add_text(criterion.question, answer);
  if (criterion.kind == questionnaire::Kind::ratio) {
    add_text(criterion.part, target(Kind::part, index));
    add_text(criterion.whole, target(Kind::whole, index));
  }
  if (criterion.kind != questionnaire::Kind::multi) return;
  for (std::size_t option = 0; option < criterion.options.size(); ++option) {
    for (const std::string* text :
         {&criterion.options[option].id, &criterion.options[option].title.vi, &criterion.options[option].title.en}) {
      m_options[index].add(*text, option);
    }
  }
}

void HeaderBook::add_facts() {
  for (std::size_t i = 0; i < m_facts.facts.size(); ++i) {
    const enterprise::FactDefinition& fact = m_facts.facts[i];
    const std::size_t told = target(Kind::fact, i);
    m_ids.add(fact.id, told);
    add_loose_word(fact.id, told);
    m_names.push_back(fact.id);
    add_text(fact.title, told);
    add_text(fact.question, told);
  }
  for (const Word& word : enterprise_words) {
    const std::size_t told = target(word.kind, 0);
    m_targets[told].index = static_cast<std::size_t>(word.kind);
    m_questions.push_back({word.text, told});
    add_loose_word(word.text, told);
    m_names.push_back(word.text);
  }
}

void HeaderBook::add_loose(std::string_view id, std::size_t target) {
  if (m_profile.header.loose_ids) m_loose_ids.add(id, target);
}

/// "tax_code" as tools write it that allow letters and digits only. Ids of one word are what they are.
void HeaderBook::add_loose_word(std::string_view id, std::size_t target) {
  if (id.find('_') != std::string_view::npos) add_loose(letters_and_digits(id), target);
}

const std::vector<std::string>& HeaderBook::names() const {
  if (m_name_texts.empty()) m_name_texts.assign(m_names.begin(), m_names.end());
  return m_name_texts;
}

Match HeaderBook::find_text(std::string_view text) const {
  if (m_questions.empty()) return m_texts.find(text);
  Match exact;
  for (const Question& question : m_questions) {
    if (question.text == text) exact = both(exact, {Fit::one, question.target});
  }
  if (exact.one()) return exact;
  const Wanted wanted(text);
  const auto may_be = [&](const Question& question) { return wanted.may_be(question.text); };
  return std::any_of(m_questions.begin(), m_questions.end(), may_be) ? texts().find(text) : Match();
}

const TextTable& HeaderBook::texts() const {
  for (const Question& question : m_questions) m_texts.add(question.text, question.target);
  m_questions.clear();
  return m_texts;
}

HeaderBook::Found HeaderBook::found(const Match& match, How how) const {
  Found found;
  found.fit = match.fit;
  if (!match.one()) return found;
  found.use = m_targets[match.value];
  found.use.how = how;
  return found;
}

std::string HeaderBook::replaced(std::string_view cell) const {
  std::string text(cell);
  for (const auto& [from, to] : m_profile.header.replace) {
    for (std::size_t at = from.empty() ? std::string::npos : text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
  }
  return text;
}

std::string_view HeaderBook::without_group(std::string_view cell) const {
  const std::string& separator = m_profile.header.group_separator;
  const std::size_t at = separator.empty() ? std::string_view::npos : cell.rfind(separator);
  return at == std::string_view::npos ? cell : cell.substr(at + separator.size());
}

HeaderBook::Found HeaderBook::find(std::string_view cell) const {
  cell = base::trim(cell);
  const std::string other = replaced(cell);
  const std::array<std::string_view, 4> names = {cell, other, without_group(cell), without_group(other)};
  Found best;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto last = names.begin() + i;
    if (std::find(names.begin(), last, names[i]) != last) continue;
    const Found found = find_name(names[i]);
    if (found.fit == Fit::one) return found;
    if (best.fit == Fit::none) best = found;
  }
  return best;
}

HeaderBook::Found HeaderBook::find_name(std::string_view cell) const {
  const Style style = m_profile.header.style;
  Found best;
  const auto take = [&](const Found& found) {
    if (best.fit != Fit::one && found.fit != Fit::none) best = found;
  };
  if (style == Style::id || style == Style::any) take(by_code(cell));
  if (style == Style::any) take(found(m_numbers.find(cell), How::id));
  if (best.fit != Fit::one && (style == Style::code_and_text || style == Style::any)) take(by_code_and_text(cell));
  if (style == Style::id) return best;
  if (best.fit != Fit::one) take(by_text(cell));
  if (best.fit != Fit::one) take(by_row(cell));
  if (best.fit != Fit::one) take(by_beginning(cell));
  return best;
}

HeaderBook::Found HeaderBook::by_code(std::string_view code) const {
  if (const Found option = by_option(code); option.fit != Fit::none) return option;
  if (const Found note = by_note(code); note.fit != Fit::none) return note;
  return by_id(code);
}

HeaderBook::Found HeaderBook::by_id(std::string_view id) const {
  const Match exact = m_ids.find(id);
  if (exact.fit != Fit::none || !m_profile.header.loose_ids) return found(exact, How::id);
  const std::string plain = letters_and_digits(id);
  return plain.empty() ? Found() : found(m_loose_ids.find(plain), How::id);
}

HeaderBook::Found HeaderBook::by_code_and_text(std::string_view cell) const {
  const std::string& separator = m_profile.header.code_separator;
  const std::size_t end = separator.empty() ? cell.find_first_of(" \t\n:") : cell.find(separator);
  if (end == std::string_view::npos) return {};
  const std::string_view code = separator.empty() ? bare(cell.substr(0, end)) : cell.substr(0, end);
  Found coded = by_code(code);
  Found named = by_text(bare(cell.substr(end + std::max<std::size_t>(separator.size(), 1))));
  named.use.how = How::code_and_text;
  // A fact's id is an ordinary word that many a sentence begins with, and a tool's own code (G01Q02) says nothing: behind a
  // separator that the profile names, the text tells, unless the code says something else.
  if (coded.fit != Fit::one || is_of_unit(coded.use.kind)) {
    const bool agrees = coded.fit != Fit::one || coded.use.same_thing(named.use);
    return !separator.empty() && named.fit == Fit::one && agrees ? named : Found();
  }
  coded.use.how = How::code_and_text;
  if (named.fit != Fit::one || coded.use.kind != Kind::criterion) return coded;
  const bool same = named.use.index == coded.use.index && named.use.kind != Kind::fact;
  if (same) coded.use.kind = named.use.kind;
  coded.contradiction = !same;
  return coded;
}

HeaderBook::Found HeaderBook::by_text(std::string_view cell) const {
  const std::string_view plain = without_marks(cell);
  if (plain.empty()) return {};
  const Match whole = find_text(plain);
  if (whole.fit != Fit::none) return found(whole, How::text);
  const std::string_view unnumbered = without_number(plain);
  if (unnumbered.size() != plain.size()) return found(find_text(unnumbered), How::text);
  return {};
}

HeaderBook::Found HeaderBook::by_row(std::string_view cell) const {
  if (!cell.ends_with(']')) return {};
  const std::size_t open = cell.rfind('[');
  if (open == std::string_view::npos) return {};
  const std::string_view row = base::trim(cell.substr(open + 1, cell.size() - open - 2));
  const Found question = by_text(cell.substr(0, open));
  if (question.fit == Fit::one && question.use.kind == Kind::criterion) {
    const questionnaire::Criterion& criterion = m_questionnaire.criteria[question.use.index];
    Found inner = question;
    inner.use.how = How::row;
    const Match option = m_options[question.use.index].find(row);
    if (option.one()) {
      inner.use.kind = Kind::option;
      inner.use.option = option.value;
      return inner;
    }
    const std::string key = base::caseless(row);
    const auto is = [&](const base::Words& words) {
      return criterion.kind == questionnaire::Kind::ratio && (key == base::caseless(words.vi) || key == base::caseless(words.en));
    };
    inner.use.kind = is(criterion.part) ? Kind::part : Kind::whole;
    if (is(criterion.part) || is(criterion.whole)) return inner;
  }
  Found named = by_id(bare(row));
  if (named.fit != Fit::one) named = by_text(row);
  if (named.fit == Fit::one) named.use.how = How::row;
  return named;
}

HeaderBook::Found HeaderBook::by_beginning(std::string_view cell) const {
  constexpr std::size_t shortest = 8;
  if (!cell.ends_with("..")) return {};
  const std::string_view beginning = without_marks(cell);
  return beginning.size() < shortest ? Found() : found(texts().find_beginning(beginning), How::beginning);
}

HeaderBook::Found HeaderBook::by_option(std::string_view cell) const {
  for (const std::string& split : m_profile.choices.split) {
    const std::size_t at = split.empty() ? std::string_view::npos : cell.rfind(split);
    if (at == std::string_view::npos) continue;
    std::string_view option = cell.substr(at + split.size());
    if (split == "[" && option.ends_with(']')) option.remove_suffix(1);
    const Found found = option_of(base::trim(cell.substr(0, at)), base::trim(option));
    if (found.fit == Fit::one) return found;
  }
  return {};
}

HeaderBook::Found HeaderBook::option_of(std::string_view name, std::string_view option) const {
  Found question = by_id(name);
  if (question.fit != Fit::one) question = by_id(without_group(name));
  if (question.fit != Fit::one) question = by_text(name);
  if (question.fit != Fit::one) question = by_text(without_group(name));
  if (question.fit != Fit::one || question.use.kind != Kind::criterion) return {};
  const Match match = m_options[question.use.index].find(option);
  if (!match.one()) return {};
  question.use.kind = Kind::option;
  question.use.option = match.value;
  return question;
}

HeaderBook::Found HeaderBook::by_note(std::string_view cell) const {
  for (const std::string& ending : m_profile.header.notes) {
    if (!cell.ends_with(ending) || cell.size() == ending.size()) continue;
    Found question = by_id(base::trim(cell.substr(0, cell.size() - ending.size())));
    if (question.fit != Fit::one || question.use.kind != Kind::criterion) continue;
    question.use.kind = Kind::note;
    return question;
  }
  return {};
}

}  // namespace dxready::survey
