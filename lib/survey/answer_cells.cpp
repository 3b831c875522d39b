#include "survey/answer_cells.hpp"

#include "base/text.hpp"
#include "survey/recoded.hpp"

#include <algorithm>

namespace dxready::survey {
namespace {

using answers::Answer;
using base::Node;
using questionnaire::Kind;
using Fit = Match::Fit;

constexpr std::size_t unanswered = 0;      ///< index of a meaning
constexpr std::size_t not_applicable = 1;  ///< likewise
constexpr std::size_t not_shown = 2;       ///< likewise; as an answer it is unanswered

std::size_t meaning_of_blank(NoAnswer state) {
  switch (state) {
    case NoAnswer::unanswered: break;
    case NoAnswer::not_asked: return not_shown;
    case NoAnswer::not_applicable: return not_applicable;
  }
  return unanswered;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "3.0" and "3,00" → "3"; anything else as it is.
std::string_view without_suffix(std::string_view text) {
  const std::size_t point = text.find_first_of(".,");
  if (point == std::string_view::npos) return text;
  const std::string_view zeros = text.substr(point + 1);
  const bool suffix = !zeros.empty() && zeros.find_first_not_of('0') == std::string_view::npos;
  return suffix && all_digits(text.substr(0, point)) ? text.substr(0, point) : text;
}

std::string joined_options(const questionnaire::Criterion& criterion) {
  std::string text;
  for (const questionnaire::Option& option : criterion.options) text += (text.empty() ? "" : ", ") + option.id;
  if (criterion.kind != Kind::ratio) return text;
  for (const questionnaire::Band& band : criterion.bands) text += (text.empty() ? "" : ", ") + std::to_string(band.grade);
  return text;
}

std::string nearest(std::string_view cell, const questionnaire::Criterion& criterion) {
  std::vector<std::string> titles;
  for (const questionnaire::Option& option : criterion.options) {
    titles.push_back(option.title.vi);
    titles.push_back(option.title.en);
  }
  return base::closest(cell, titles);
}

}  // namespace

AnswerCells::AnswerCells(const questionnaire::Criterion& criterion, const Profile& profile, const BlankTable& blanks,
                         const ColumnRule* rule)
    : m_criterion(criterion), m_profile(profile), m_blanks(blanks), m_tiling(profile.choices.glue, profile.choices.trailing) {
  m_meanings.reserve(3 + (rule == nullptr ? 0 : rule->values.size()) + criterion.bands.size() + criterion.options.size());
  m_meanings.push_back(meaning_of({}));
  m_meanings.push_back(meaning_of({{}, {"not_applicable"}, {}}));
  m_meanings.push_back(meaning_of({}));
  if (rule != nullptr) {
    for (const Recode& recode : rule->values) add_meaning(m_values, recode);
  }
  add_options();
  if (criterion.kind == Kind::multi) add_ticks();
  fill_fast_tables();
}

AnswerCells::Meaning AnswerCells::meaning_of(Recode source) const {
  base::Diagnostics found;
  base::Reader reader(m_document, "answers", found);
  Meaning meaning{read_recoded(reader, source, m_criterion), {}, !found.has_errors()};
  if (!meaning.allowed) meaning.source = std::move(source);
  return meaning;
}

void AnswerCells::add_meaning(TextTable& table, Recode source) {
  table.add(source.cell, m_meanings.size());
  m_meanings.push_back(meaning_of(std::move(source)));
}

void AnswerCells::add_options() {
  m_first_band = m_meanings.size();
  if (m_criterion.kind == Kind::ratio) {
    for (const questionnaire::Band& band : m_criterion.bands) {
      const std::string grade = std::to_string(band.grade);
      if (m_options.find(grade).fit == Fit::none) add_meaning(m_options, {grade, {grade}, {}});
    }
  }
  m_first_option = m_meanings.size();
  for (std::size_t i = 0; i < m_criterion.options.size(); ++i) {
    const questionnaire::Option& option = m_criterion.options[i];
    const std::size_t meaning = m_meanings.size();
    add_meaning(m_options, {option.id, {option.id}, {}});
    m_options.add(option.title.vi, meaning);
    m_options.add(option.title.en, meaning);
    if (m_criterion.kind != Kind::multi) continue;
    for (const std::string* text : {&option.id, &option.title.vi, &option.title.en}) m_tiling.add(*text, i);
  }
}

void AnswerCells::add_ticks() {
  for (const std::string& word : m_profile.choices.ticked) m_ticks.add(word, 1);
  for (const std::string& word : m_profile.choices.unticked) m_ticks.add(word, 0);
}

void AnswerCells::fill_fast_tables() {
  m_fast.fill(not_fast);
  for (unsigned byte = '!'; byte <= '~'; ++byte) {
    const char letter = static_cast<char>(byte);
    const std::string_view text(&letter, 1);
    if (!m_values.may_fit(text) && !m_blanks.may_fit(text) && !m_options.may_fit(text)) continue;
    const Match match = find({text, false, 0});
    const bool fits = match.one() && match.value < not_fast && m_meanings[match.value].allowed;
    if (fits) m_fast[byte] = static_cast<std::uint8_t>(match.value);
  }
  for (const questionnaire::Option& option : m_criterion.options) {
    for (const std::string* text : {&option.id, &option.title.vi, &option.title.en}) {
      // What only the options can hold is known by their own table.
      if (!text->empty() && m_values.empty() && !m_blanks.may_fit(*text)) continue;
      const Match match = find({*text, false, 0});
      if (match.one()) m_known.add(*text, match.value);
    }
  }
}

/// The meaning of a cell as it stands: the profile's words for this column, its blanks, the questionnaire's own.
Match AnswerCells::find(const CellText& cell) const {
  if (const Match match = m_values.find(cell.text); match.fit != Fit::none) return match;
  if (const std::optional<NoAnswer> state = m_blanks.find(cell)) {
    return {Fit::one, meaning_of_blank(*state)};
  }
  return m_options.find(cell.text);
}

void AnswerCells::set(std::size_t meaning, const CellText& cell, RowFindings& findings, Answer& into) const {
  if (m_meanings[meaning].allowed) {
    into = m_meanings[meaning].answer;
    into.place = findings.place();
    if (meaning == not_shown) findings.doubt(Doubt::not_shown);
    return;
  }
  base::Diagnostics found;
  base::Reader reader(m_document, "answers", found);
  read_recoded(reader, m_meanings[meaning].source, m_criterion);
  findings.add(found, cell);
}

void AnswerCells::set_node(const Node& node, const CellText& cell, RowFindings& findings, Answer& into) const {
  base::Diagnostics found;
  base::Reader reader(m_document, "answers", found);
  Answer answer = answers::read_answer(reader, node, m_criterion);
  if (!found.has_errors()) into = std::move(answer);
  if (!found.empty()) findings.add(found, cell);
}

void AnswerCells::set_no_answer(NoAnswer state, const CellText& cell, RowFindings& findings, Answer& into) const {
  set(meaning_of_blank(state), cell, findings, into);
}

void AnswerCells::read(const CellText& cell, RowFindings& findings, Answer& into) const {
  if (cell.text.size() == 1) {
    const std::uint8_t meaning = m_fast[static_cast<unsigned char>(cell.text.front())];
    if (meaning != not_fast) return set(meaning, cell, findings, into);
  }
  const Match known = m_known.find_exact(cell.text);
  const Match match = known.one() ? known : find(cell);
  if (match.one()) return set(match.value, cell, findings, into);
  if (match.fit == Fit::several) return findings.error("survey.several-answers", cell, {{"criterion", m_criterion.id}});
  read_other(cell, findings, into);
}

const Answer* AnswerCells::of_letter(char letter) const {
  const std::uint8_t meaning = m_fast[static_cast<unsigned char>(letter)];
  return meaning == not_fast || meaning == not_shown ? nullptr : &m_meanings[meaning].answer;
}

const Answer* AnswerCells::of_nothing(bool quoted) const {
  const Match match = find({{}, quoted, 0});
  const bool known = m_known.find_exact({}).one();
  const bool plain = match.one() && !known && match.value != not_shown && m_meanings[match.value].allowed;
  return plain ? &m_meanings[match.value].answer : nullptr;
}

void AnswerCells::read_other(const CellText& cell, RowFindings& findings, Answer& into) const {
  switch (m_criterion.kind) {
    case Kind::single:
    case Kind::ratio: return read_grade(cell, findings, into);
    case Kind::multi: return read_glued(cell, findings, into);
    case Kind::number: {
      const Number number =
          m_criterion.unit == "vnd" ? parse_amount(cell.text, m_profile.numbers) : parse_number(cell.text, m_profile.numbers);
      if (number.fault != NumberFault::none) return findings.number(number.fault, cell);
      return set_node(text_node(base::shortest_decimal(number.value), findings.place()), cell, findings, into);
    }
    case Kind::text: return set_node(text_node(cell.text, findings.place(), true), cell, findings, into);
    case Kind::info: return;
  }
}

void AnswerCells::read_grade(const CellText& cell, RowFindings& findings, Answer& into) const {
  std::string_view text = cell.text;
  const std::string& prefix = m_profile.choices.grade_prefix;
  if (!prefix.empty() && text.starts_with(prefix) && all_digits(text.substr(prefix.size()))) {
    text.remove_prefix(prefix.size());
    const std::optional<CodeMeaning> codes = m_profile.choices.codes;
    if (!codes) return findings.error("survey.ambiguous-code", cell, {{"place", std::string(text)}});
    if (*codes == CodeMeaning::place) return read_place(text, cell, findings, into);
  }
  if (m_profile.scale_suffix) text = without_suffix(text);
  const Match match = all_digits(text) ? m_options.find(text) : Match();
  if (match.one()) return set(match.value, cell, findings, into);
  unknown_answer(cell, findings);
}

/// "3" is the third answer in the order of the questionnaire, or the third band of a ratio.
void AnswerCells::read_place(std::string_view digits, const CellText& cell, RowFindings& findings, Answer& into) const {
  const std::optional<std::int64_t> place = base::parse_whole(digits);
  const std::size_t first = m_criterion.kind == Kind::ratio ? m_first_band : m_first_option;
  const std::size_t count = (m_criterion.kind == Kind::ratio ? m_first_option : m_meanings.size()) - first;
  if (!place || *place < 1 || static_cast<std::uint64_t>(*place) > count) return unknown_answer(cell, findings);
  set(first + static_cast<std::size_t>(*place) - 1, cell, findings, into);
}

void AnswerCells::unknown_answer(const CellText& cell, RowFindings& findings) const {
  const bool ratio = m_criterion.kind == Kind::ratio;
  findings.error(
      ratio ? "survey.not-a-grade" : "survey.unknown-answer", cell,
      {{"criterion", m_criterion.id}, {"allowed", joined_options(m_criterion)}, {"suggestion", nearest(cell.text, m_criterion)}});
}

void AnswerCells::read_glued(const CellText& cell, RowFindings& findings, Answer& into) const {
  const bool glued = !m_profile.choices.glue.empty();
  const Tiling::Result tiling = glued ? m_tiling.split(cell.text) : Tiling::Result();
  if (tiling.fit == Fit::one) return set_chosen(tiling.options, cell, findings, into);
  const char* const code = !glued                    ? "survey.unknown-answer"
                           : tiling.fit == Fit::none ? "survey.no-tiling"
                                                     : "survey.many-tilings";
  findings.error(
      code, cell,
      {{"criterion", m_criterion.id}, {"allowed", joined_options(m_criterion)}, {"suggestion", nearest(cell.text, m_criterion)}});
}

void AnswerCells::set_chosen(std::uint64_t chosen, const CellText& cell, RowFindings& findings, Answer& into) const {
  std::vector<Node> ids;
  for (std::size_t i = 0; i < m_criterion.options.size(); ++i) {
    if ((chosen >> i & 1U) != 0) ids.push_back(text_node(m_criterion.options[i].id, findings.place()));
  }
  Node list;
  list.kind = Node::Kind::sequence;
  list.place = findings.place();
  list.items = ids;
  set_node(list, cell, findings, into);
}

void AnswerCells::set_parts(std::string_view part, std::string_view whole, const CellText& cell, RowFindings& findings,
                            Answer& into) const {
  std::array<Node, 2> items = {text_node(part, findings.place()), text_node(whole, findings.place())};
  items[0].key = "part";
  items[1].key = "whole";
  const std::size_t first = part.empty() ? 1 : 0;
  const std::size_t count = (part.empty() ? 0U : 1U) + (whole.empty() ? 0U : 1U);
  Node node;
  node.kind = Node::Kind::mapping;
  node.place = findings.place();
  node.items = std::span<const Node>(items).subspan(first, count);
  set_node(node, cell, findings, into);
}

void AnswerCells::read_share(const CellText& cell, std::string_view whole, RowFindings& findings, Answer& into) const {
  if (const std::optional<NoAnswer> state = m_blanks.find(cell)) return set_no_answer(*state, cell, findings, into);
  std::string_view text = cell.text;
  if (text.ends_with('%')) {
    text.remove_suffix(1);
    whole = "100";
  }
  const Number number = parse_number(text, m_profile.numbers);
  if (number.fault != NumberFault::none) return findings.number(number.fault, cell);
  set_parts(base::shortest_decimal(number.value), whole, cell, findings, into);
}

void AnswerCells::read_ratio(const CellText& part, const CellText& whole, RowFindings& findings, Answer& into) const {
  std::array<std::string, 2> texts;
  std::size_t given = 0;
  std::optional<NoAnswer> no_answer;
  for (const CellText* cell : {&part, &whole}) {
    if (const std::optional<NoAnswer> state = m_blanks.find(*cell)) {
      no_answer = std::max(no_answer.value_or(NoAnswer::unanswered), *state);
      continue;
    }
    const Number number =
        m_criterion.unit == "vnd" ? parse_amount(cell->text, m_profile.numbers) : parse_number(cell->text, m_profile.numbers);
    if (number.fault != NumberFault::none) return findings.number(number.fault, *cell);
    texts[cell == &part ? 0 : 1] = base::shortest_decimal(number.value);
    ++given;
  }
  if (given == 0) return set_no_answer(*no_answer, part, findings, into);
  set_parts(texts[0], texts[1], part, findings, into);
}

/// Whether the cell of an option says that it was chosen: by a tick, or by the option's own words.
std::optional<bool> AnswerCells::ticked(const CellText& cell, std::size_t option) const {
  const Match tick = m_ticks.find(cell.text);
  if (tick.one()) return tick.value == 1;
  const bool own_words = !cell.text.empty() && m_options.find(cell.text) == Match{Fit::one, m_first_option + option};
  if (own_words) return true;
  return std::nullopt;
}

void AnswerCells::read_options(std::span<const CellText> cells, std::span<const std::size_t> options, RowFindings& findings,
                               Answer& into) const {
  std::uint64_t chosen = 0;
  bool all_seen = true;
  NoAnswer state = NoAnswer::unanswered;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::optional<bool> tick = ticked(cells[i], options[i]);
    const std::optional<NoAnswer> blank = tick ? std::nullopt : m_blanks.find(cells[i]);
    if (!tick && !blank) return findings.error("survey.not-a-tick", cells[i], {{"criterion", m_criterion.id}});
    if (tick.value_or(false)) chosen |= std::uint64_t{1} << options[i];
    all_seen = all_seen && tick;
    state = std::max(state, blank.value_or(state));
  }
  const bool told = chosen != 0 || (all_seen && !m_profile.choices.zero_when_unanswered);
  if (told) return set_chosen(chosen, cells.front(), findings, into);
  set_no_answer(state, cells.front(), findings, into);
  if (all_seen) findings.doubt(Doubt::none_ticked);
}

void AnswerCells::read_none_ticked(const CellText& first, RowFindings& findings, Answer& into) const {
  set_chosen(0, first, findings, into);
}

}  // namespace dxready::survey
