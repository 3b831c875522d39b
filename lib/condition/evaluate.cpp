#include "condition/condition.hpp"

#include <algorithm>

namespace dxready::condition {
namespace {

Truth truth(bool value) { return value ? Truth::yes : Truth::no; }

bool within(Condition::Bound comparison, const base::Rational& value, const base::Rational& limit) {
  switch (comparison) {
    case Condition::Bound::at_least: return value >= limit;
    case Condition::Bound::more_than: return value > limit;
    case Condition::Bound::at_most: return value <= limit;
    case Condition::Bound::less_than: return value < limit;
  }
  return false;
}

/// A bound cuts the numbers in two, so the two ends decide for everything between them.
Truth bound(const Condition& leaf, const Value& value) {
  const bool low = within(leaf.comparison, value.low, leaf.limit);
  const bool high = within(leaf.comparison, value.high, leaf.limit);
  return low == high ? truth(low) : Truth::unknown;
}

Truth one_of_numbers(const Condition& leaf, const Value& value) {
  const auto in = [&](const base::Rational& number) {
    return std::find(leaf.numbers.begin(), leaf.numbers.end(), number) != leaf.numbers.end();
  };
  if (value.low == value.high) return truth(in(value.low));
  bool some = false;
  bool every = value.low.is_whole() && value.high.is_whole();
  for (const base::Rational& number : leaf.numbers) some = some || (number >= value.low && number <= value.high);
  for (std::int64_t n = value.low.numerator(); every && n <= value.high.numerator(); ++n) every = in(n);
  if (!some) return Truth::no;
  return every ? Truth::yes : Truth::unknown;
}

Truth plain_leaf(const Condition& leaf, const Inputs& inputs) {
  if (leaf.kind == Condition::Kind::size_in) {
    if (inputs.sizes == 0) return Truth::unknown;
    if ((inputs.sizes & ~leaf.sizes) == 0) return Truth::yes;
    return (inputs.sizes & leaf.sizes) == 0 ? Truth::no : Truth::unknown;
  }
  const Value& value = leaf.subject == Condition::Subject::fact ? inputs.facts[leaf.index] : inputs.answers[leaf.index];
  if (value.kind == Value::Kind::unknown) return Truth::unknown;
  if (value.kind == Value::Kind::absent) return Truth::no;
  if (leaf.kind == Condition::Kind::bound) return bound(leaf, value);
  if (value.kind == Value::Kind::number) return one_of_numbers(leaf, value);
  return truth(std::find(leaf.symbols.begin(), leaf.symbols.end(), value.symbol) != leaf.symbols.end());
}

/// Leaves under nodes of the wanted truth. Under a negation the wanted truth turns round.
void collect(const Condition& condition, const Inputs& inputs, Truth wanted, std::vector<const Condition*>& out) {
  if (evaluate(condition, inputs) != wanted) return;
  if (condition.is_leaf()) {
    out.push_back(&condition);
    return;
  }
  const Truth inner = condition.kind == Condition::Kind::negation ? !wanted : wanted;
  for (const Condition& part : condition.parts) collect(part, inputs, inner, out);
}

}  // namespace

Truth operator!(Truth value) {
  switch (value) {
    case Truth::no: return Truth::yes;
    case Truth::unknown: return Truth::unknown;
    case Truth::yes: return Truth::no;
  }
  return Truth::unknown;
}

Truth evaluate(const Condition& condition, const Inputs& inputs) {
  if (condition.kind == Condition::Kind::negation) return !evaluate(condition.parts.front(), inputs);
  if (condition.is_leaf()) {
    const Truth value = plain_leaf(condition, inputs);
    return value == Truth::no && !condition.fixable.empty() ? Truth::unknown : value;
  }
  const bool all = condition.kind == Condition::Kind::all;
  Truth result = all ? Truth::yes : Truth::no;
  for (const Condition& part : condition.parts) {
    const Truth value = evaluate(part, inputs);
    result = all ? std::min(result, value) : std::max(result, value);
  }
  return result;
}

std::vector<const Condition*> undecided_leaves(const Condition& condition, const Inputs& inputs) {
  std::vector<const Condition*> out;
  collect(condition, inputs, Truth::unknown, out);
  return out;
}

std::vector<const Condition*> failed_leaves(const Condition& condition, const Inputs& inputs) {
  std::vector<const Condition*> out;
  collect(condition, inputs, Truth::no, out);
  return out;
}

std::vector<const Condition*> leaves(const Condition& condition) {
  if (condition.is_leaf()) return {&condition};
  std::vector<const Condition*> out;
  for (const Condition& part : condition.parts) {
    const std::vector<const Condition*> inner = leaves(part);
    out.insert(out.end(), inner.begin(), inner.end());
  }
  return out;
}

}  // namespace dxready::condition
