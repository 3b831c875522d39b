#include "questionnaire/parts.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace dxready::questionnaire {
namespace {

using condition::Condition;
using condition::Value;

constexpr std::size_t most_tries = 20'000;

/// A number between two others, not necessarily in the middle where that leaves 64 bits.
base::Rational between(const base::Rational& low, const base::Rational& high) {
  const std::optional<base::Rational> sum = base::add(low, high);
  const std::optional<base::Rational> half = sum ? base::multiply(*sum, *base::Rational::make(1, 2)) : std::nullopt;
  return half.value_or(low);
}

/// Numbers that stand for all: each one the conditions name, and one in every gap.
std::vector<Value> numbers_for(const std::set<base::Rational>& named) {
  std::vector<Value> values;
  if (const auto below = base::add(*named.begin(), base::Rational(-1))) values.push_back(Value::of_number(*below));
  for (auto one = named.begin(); one != named.end(); ++one) {
    values.push_back(Value::of_number(*one));
    const auto next = std::next(one);
    if (next != named.end()) values.push_back(Value::of_number(between(*one, *next)));
  }
  if (const auto above = base::add(*named.rbegin(), base::Rational(1))) values.push_back(Value::of_number(*above));
  return values;
}

/// Tries what the operands of a condition can be, one by one with all others.
class Search {
public:
  Search(const Condition& condition, const Questionnaire& questionnaire, const std::vector<condition::Operand>& facts)
      : m_condition(condition), m_facts(facts.size()), m_answers(questionnaire.criteria.size()) {
    for (const Condition* leaf : condition::leaves(condition)) {
      std::set<base::Rational>& named = m_named[{leaf->subject, leaf->index}];
      if (leaf->kind == Condition::Kind::bound) named.insert(leaf->limit);
      named.insert(leaf->numbers.begin(), leaf->numbers.end());
    }
    for (const auto& [operand, named] : m_named) {
      const bool answer = operand.first == Condition::Subject::answer;
      m_values.push_back(answer ? answers_to(questionnaire.criteria[operand.second], named)
                                : facts_like(facts[operand.second], named));
      m_slots.push_back(answer ? &m_answers[operand.second] : &m_facts[operand.second]);
    }
  }

  bool found() { return try_from(0); }

private:
  static std::vector<Value> answers_to(const Criterion& criterion, const std::set<base::Rational>& named) {
    std::vector<Value> values;
    if (criterion.kind == Kind::number) values = numbers_for(named);
    for (const Option& option : criterion.options) values.push_back(Value::of_number(option.grade));
    if (criterion.kind == Kind::ratio) {
      for (const Band& band : criterion.bands) values.push_back(Value::of_number(band.grade));
    }
    if (criterion.asked_if || criterion.allow_not_applicable) values.push_back({Value::Kind::absent, 0, {}, {}});
    return values;
  }

  static std::vector<Value> facts_like(const condition::Operand& fact, const std::set<base::Rational>& named) {
    if (fact.type == condition::Operand::Type::number) return numbers_for(named);
    std::vector<Value> values;
    for (std::size_t i = 0; i < fact.symbols.size(); ++i) values.push_back(Value::of_symbol(i));
    return values;
  }

  bool try_from(std::size_t operand) {
    if (operand == m_slots.size()) {
      return ++m_tries > most_tries || condition::evaluate(m_condition, {m_facts, m_answers, 0}) == condition::Truth::yes;
    }
    return std::any_of(m_values[operand].begin(), m_values[operand].end(), [&](const Value& value) {
      *m_slots[operand] = value;
      return try_from(operand + 1);
    });
  }

  const Condition& m_condition;
  std::map<std::pair<Condition::Subject, std::size_t>, std::set<base::Rational>> m_named;
  std::vector<Value> m_facts;
  std::vector<Value> m_answers;
  std::vector<std::vector<Value>> m_values;
  std::vector<Value*> m_slots;
  std::size_t m_tries = 0;
};

}  // namespace

bool can_hold(const Condition& condition, const Questionnaire& questionnaire, const std::vector<condition::Operand>& facts) {
  return Search(condition, questionnaire, facts).found();
}

}  // namespace dxready::questionnaire
