#include "store/answers_codec.hpp"

#include "store/errors.hpp"
#include "store/json_text.hpp"

#include <algorithm>
#include <cassert>

namespace dxready::store {
namespace {

using answers::Answer;
using answers::Reason;
using answers::State;
using base::Node;
using questionnaire::Criterion;
using questionnaire::Kind;
using scoring::AnswerState;

const std::vector<std::string> reason_names = {"unsaid", "unknown", "declined", "later"};
const std::vector<std::string> state_names = {"unanswered", "answered", "not_applicable"};

bool has_grade(const Criterion& criterion) {
  return criterion.kind == Kind::single || criterion.kind == Kind::ratio ||
         (criterion.kind == Kind::number && !criterion.bands.empty());
}

char code_of(const Criterion& criterion, const Answer& answer, AnswerState state) {
  switch (state) {
    case AnswerState::not_asked: return 'n';
    case AnswerState::not_applicable: return 'x';
    case AnswerState::unanswered: return '-';
    case AnswerState::answered: break;
  }
  const bool one_digit = has_grade(criterion) && answer.low == answer.high && answer.low >= 0 && answer.low <= 9;
  return one_digit ? static_cast<char>('0' + answer.low) : '*';
}

/// What a character says of itself.
Answer said_by(char code) {
  Answer answer;
  if (code == 'x') answer.state = State::not_applicable;
  if (code == '*') answer.state = State::answered;
  if (code >= '0' && code <= '9') {
    answer.state = State::answered;
    answer.low = answer.high = code - '0';
  }
  return answer;
}

std::string evidence_name(enterprise::Evidence evidence) {
  const auto index = static_cast<std::size_t>(evidence);
  return index == 0 ? std::string() : enterprise::evidence_names()[index - 1];
}

template <class Value, class Put>
void put_range(json::Writer& writer, std::string_view one, std::string_view two, const Value& low, const Value& high,
               Put put_value) {
  writer.key(low == high ? one : two);
  if (low == high) return put_value(low);
  writer.begin_array();
  put_value(low);
  put_value(high);
  writer.end_array();
}

/// Grades, values, options and text, as far as the character does not say them.
void put_value(json::Writer& writer, const Criterion& criterion, const Answer& answer, const Answer& said) {
  const bool answered = answer.state == State::answered;
  if (answer.low != said.low || answer.high != said.high || (has_grade(criterion) && answered && said.state != State::answered)) {
    put_range(writer, "grade", "between", answer.low, answer.high, [&](int grade) { writer.number_text(std::to_string(grade)); });
  }
  const base::Rational zero = 0;
  if ((criterion.kind == Kind::number && answered) || answer.value_low != zero || answer.value_high != zero) {
    put_range(writer, "value", "values", answer.value_low, answer.value_high,
              [&](const base::Rational& value) { put_exact(writer, value); });
  }
  if (answer.ratio) {
    writer.key("part");
    put_exact(writer, answer.ratio->part);
    writer.key("whole");
    put_exact(writer, answer.ratio->whole);
  }
  if (criterion.kind == Kind::multi && answered) {
    writer.key("chosen");
    writer.begin_array();
    for (std::size_t i = 0; i < criterion.options.size(); ++i) {
      if ((answer.chosen >> i & 1U) != 0) writer.string(criterion.options[i].id);
    }
    writer.end_array();
  }
  if (!answer.text.empty() || (criterion.kind == Kind::text && answered)) put(writer, "text", answer.text);
}

/// Whether the character surely says all: most answers of a survey are a grade and nothing else.
bool says_all(const Criterion& criterion, const Answer& answer, char code) {
  const Answer said = said_by(code);
  const bool needs_more = answer.state == State::answered && !(criterion.kind == Kind::single || criterion.kind == Kind::ratio);
  const base::Rational zero = 0;
  return !needs_more && answer.state == said.state && answer.low == said.low && answer.high == said.high && !answer.ratio &&
         answer.text.empty() && answer.note.empty() && answer.reason == Reason::unsaid &&
         answer.evidence == enterprise::Evidence::unsaid && answer.value_low == zero && answer.value_high == zero;
}

/// The object of one criterion; "{}" when the character says all.
std::string detail_of(const Criterion& criterion, const Answer& answer, char code) {
  std::string text;
  json::Writer writer(text, json::Layout::compact);
  writer.begin_object();
  const Answer said = said_by(code);
  const bool kept = answer.state != said.state;
  if (kept) {
    writer.key("kept");
    writer.begin_object();
    put(writer, "state", state_names[static_cast<std::size_t>(answer.state)]);
  }
  put_value(writer, criterion, answer, said);
  if (kept) writer.end_object();
  if (answer.reason != Reason::unsaid) put(writer, "unanswered", reason_names[static_cast<std::size_t>(answer.reason)]);
  put_unless_empty(writer, "evidence", evidence_name(answer.evidence));
  put_unless_empty(writer, "note", answer.note);
  writer.end_object();
  return text;
}

[[noreturn]] void misfit(const Criterion& criterion) { fail_data("store.cannot-restore", {{"detail", criterion.id}}); }

/// Reads the object of one criterion over what its character said.
class DetailReader {
public:
  DetailReader(const Criterion& criterion, Answer& answer) : m_criterion(criterion), m_answer(answer) {}

  void read(const Node& node) {
    value(node);
    if (const Node* kept = node.find("kept")) value(*kept);
    m_answer.reason = static_cast<Reason>(index(node, "unanswered", reason_names).value_or(0));
    if (const auto evidence = index(node, "evidence", enterprise::evidence_names())) {
      m_answer.evidence = static_cast<enterprise::Evidence>(*evidence + 1);
    }
    m_answer.note = text_of(node, "note");
  }

private:
  void value(const Node& node) {
    if (const auto state = index(node, "state", state_names)) m_answer.state = static_cast<State>(*state);
    range(node, "grade", "between", m_answer.low, m_answer.high, [&](const Node& one) {
      const std::optional<std::int64_t> grade = base::parse_whole(one.text);
      if (!grade) misfit(m_criterion);
      return static_cast<int>(*grade);
    });
    range(node, "value", "values", m_answer.value_low, m_answer.value_high, [&](const Node& one) { return exact(one); });
    const Node* part = node.find("part");
    const Node* whole = node.find("whole");
    if (part != nullptr && whole != nullptr) m_answer.ratio = answers::Ratio{exact(*part), exact(*whole)};
    if (const Node* chosen = node.find("chosen")) {
      for (const Node& option : chosen->items) m_answer.chosen |= std::uint64_t{1} << option_index(option.text);
    }
    if (node.find("text") != nullptr) m_answer.text = text_of(node, "text");
  }

  template <class Value, class Read>
  void range(const Node& node, std::string_view one, std::string_view two, Value& low, Value& high, Read read_value) {
    if (const Node* single = node.find(one)) low = high = read_value(*single);
    const Node* both = node.find(two);
    if (both == nullptr) return;
    if (both->items.size() != 2) misfit(m_criterion);
    low = read_value(both->items[0]);
    high = read_value(both->items[1]);
  }

  base::Rational exact(const Node& node) const {
    const std::optional<base::Rational> value = parse_exact(node.text);
    if (!value) misfit(m_criterion);
    return *value;
  }

  std::size_t option_index(std::string_view id) const {
    const auto& options = m_criterion.options;
    const auto place = std::find_if(options.begin(), options.end(), [&](const auto& option) { return option.id == id; });
    if (place == options.end()) misfit(m_criterion);
    return static_cast<std::size_t>(place - options.begin());
  }

  std::optional<std::size_t> index(const Node& node, std::string_view key, const std::vector<std::string>& names) const {
    const Node* value = node.find(key);
    if (value == nullptr) return std::nullopt;
    const auto place = std::find(names.begin(), names.end(), value->text);
    if (place == names.end()) misfit(m_criterion);
    return static_cast<std::size_t>(place - names.begin());
  }

  const Criterion& m_criterion;
  Answer& m_answer;
};

}  // namespace

EncodedAnswers encode(const questionnaire::Questionnaire& questionnaire, const answers::AnswerSheet& sheet,
                      std::span<const AnswerState> states) {
  assert(sheet.answers.size() == questionnaire.criteria.size() && states.size() == sheet.answers.size());
  EncodedAnswers columns;
  columns.grades.reserve(sheet.answers.size());
  std::string detail;
  for (std::size_t i = 0; i < sheet.answers.size(); ++i) {
    const Criterion& criterion = questionnaire.criteria[i];
    columns.grades += code_of(criterion, sheet.answers[i], states[i]);
    if (says_all(criterion, sheet.answers[i], columns.grades.back())) continue;
    const std::string more = detail_of(criterion, sheet.answers[i], columns.grades.back());
    if (more != "{}") detail += (detail.empty() ? "{" : ",") + json::quoted(criterion.id) + ":" + more;
  }
  if (!detail.empty()) columns.detail = detail + "}";
  return columns;
}

std::vector<AnswerState> own_states(const answers::AnswerSheet& sheet) {
  std::vector<AnswerState> states;
  for (const Answer& answer : sheet.answers) {
    switch (answer.state) {
      case State::unanswered: states.push_back(AnswerState::unanswered); break;
      case State::answered: states.push_back(AnswerState::answered); break;
      case State::not_applicable: states.push_back(AnswerState::not_applicable); break;
    }
  }
  return states;
}

char sole_letter(const Criterion& criterion, const Answer& answer) {
  if (answer.state == State::not_applicable) return '\0';
  const char code = code_of(criterion, answer, answer.state == State::answered ? AnswerState::answered : AnswerState::unanswered);
  return code != '*' && says_all(criterion, answer, code) ? code : '\0';
}

answers::AnswerSheet decode(const questionnaire::Questionnaire& questionnaire, const EncodedAnswers& columns) {
  answers::AnswerSheet sheet;
  if (columns.grades.size() != questionnaire.criteria.size()) fail_data("store.cannot-restore", {{"detail", "grades"}});
  for (const char code : columns.grades) sheet.answers.push_back(said_by(code));
  if (columns.detail.empty()) return sheet;
  const base::Document document = read_json(columns.detail, "detail");
  for (const Node& item : document.root.items) {
    const std::optional<std::size_t> index = questionnaire.find_criterion(item.key);
    if (!index) fail_data("store.cannot-restore", {{"detail", item.key}});
    DetailReader(questionnaire.criteria[*index], sheet.answers[*index]).read(item);
  }
  return sheet;
}

}  // namespace dxready::store
