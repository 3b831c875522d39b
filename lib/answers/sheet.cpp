#include "answers/sheet.hpp"

#include <algorithm>

namespace dxready::answers {
namespace {

using condition::Truth;
using condition::Value;
using questionnaire::Criterion;

/// What an answer is to conditions.
Value value(const Criterion& criterion, const Answer& answer, Truth asked) {
  Value value;
  if (asked == Truth::no || answer.state == State::not_applicable) value.kind = Value::Kind::absent;
  if (asked != Truth::yes || answer.state != State::answered) return value;
  const bool number = criterion.kind == questionnaire::Kind::number;
  value.kind = Value::Kind::number;
  value.low = number ? answer.value_low : base::Rational(answer.low);
  value.high = number ? answer.value_high : base::Rational(answer.high);
  return value;
}

/// Works out `asked` criterion by criterion, each after those its condition names (there is no circle).
class Visibility {
public:
  Visibility(const questionnaire::Questionnaire& questionnaire, const AnswerSheet& sheet, std::span<const Value> facts)
      : m_questionnaire(questionnaire), m_sheet(sheet), m_facts(facts), m_asked(sheet.answers.size(), Truth::yes),
        m_done(sheet.answers.size(), false), m_values(sheet.answers.size()) {}

  std::vector<Truth> work_out() {
    for (std::size_t i = 0; i < m_asked.size(); ++i) visit(i);
    return std::move(m_asked);
  }

private:
  void visit(std::size_t index) {
    if (m_done[index]) return;
    m_done[index] = true;
    const Criterion& criterion = m_questionnaire.criteria[index];
    if (criterion.asked_if) {
      for (const condition::Condition* leaf : condition::leaves(*criterion.asked_if)) {
        if (leaf->subject == condition::Condition::Subject::answer) visit(leaf->index);
      }
      m_asked[index] = condition::evaluate(*criterion.asked_if, {m_facts, m_values, 0});
    }
    m_values[index] = value(criterion, m_sheet.answers[index], m_asked[index]);
  }

  const questionnaire::Questionnaire& m_questionnaire;
  const AnswerSheet& m_sheet;
  std::span<const Value> m_facts;
  std::vector<Truth> m_asked;
  std::vector<bool> m_done;
  std::vector<Value> m_values;
};

}  // namespace

AnswerSheet empty_sheet(const questionnaire::Questionnaire& questionnaire) {
  AnswerSheet sheet;
  sheet.answers.resize(questionnaire.criteria.size());
  return sheet;
}

void bind_facts(const questionnaire::Questionnaire& questionnaire, const AnswerSheet& sheet, std::span<Value> facts) {
  for (std::size_t i = 0; i < questionnaire.criteria.size(); ++i) {
    const std::optional<std::size_t>& fact = questionnaire.criteria[i].binds;
    const Answer& answer = sheet.answers[i];
    if (!fact || facts[*fact].known() || answer.state != State::answered) continue;
    if (answer.value_low == answer.value_high) facts[*fact] = Value::of_number(answer.value_low);
  }
}

std::vector<Truth> asked(const questionnaire::Questionnaire& questionnaire, const AnswerSheet& sheet,
                         std::span<const Value> facts) {
  const auto conditional = [](const Criterion& criterion) { return criterion.asked_if.has_value(); };
  if (std::none_of(questionnaire.criteria.begin(), questionnaire.criteria.end(), conditional)) {
    return std::vector<Truth>(sheet.answers.size(), Truth::yes);
  }
  return Visibility(questionnaire, sheet, facts).work_out();
}

std::vector<Value> operand_values(const questionnaire::Questionnaire& questionnaire, const AnswerSheet& sheet,
                                  std::span<const Truth> asked) {
  std::vector<Value> values;
  values.reserve(sheet.answers.size());
  for (std::size_t i = 0; i < sheet.answers.size(); ++i) {
    values.push_back(value(questionnaire.criteria[i], sheet.answers[i], asked[i]));
  }
  return values;
}

int band_grade(const std::vector<questionnaire::Band>& bands, const base::Rational& value) {
  for (const questionnaire::Band& band : bands) {
    if (!band.bound || value < *band.bound || (band.inclusive && value == *band.bound)) return band.grade;
  }
  return bands.back().grade;
}

std::optional<base::Rational> percent_of(const Ratio& ratio) {
  if (ratio.whole == base::Rational(0)) return std::nullopt;
  const std::optional<base::Rational> inverse = base::Rational::make(ratio.whole.denominator(), ratio.whole.numerator());
  const std::optional<base::Rational> share = inverse ? multiply(ratio.part, *inverse) : std::nullopt;
  return share ? multiply(*share, 100) : std::nullopt;
}

}  // namespace dxready::answers
