#include "condition/condition.hpp"

#include "catch.hpp"

#include <vector>

using namespace dxready;
using condition::Condition;
using condition::Truth;
using condition::Value;

namespace {

Condition one_of(std::vector<base::Rational> numbers) {
  Condition leaf;
  leaf.kind = Condition::Kind::one_of;
  leaf.numbers = std::move(numbers);
  return leaf;
}

Condition bound(Condition::Bound comparison, const base::Rational& limit) {
  Condition leaf;
  leaf.kind = Condition::Kind::bound;
  leaf.comparison = comparison;
  leaf.limit = limit;
  return leaf;
}

Truth truth(const Condition& leaf, const Value& value) {
  const std::vector<Value> facts = {value};
  return condition::evaluate(leaf, {facts, {}, 0});
}

Value range(std::int64_t low, std::int64_t high) { return {Value::Kind::number, 0, low, high}; }

}  // namespace

TEST_CASE("a bound on a number and on a range", "[condition]") {
  using Bound = Condition::Bound;
  CHECK(truth(bound(Bound::at_least, 3), Value::of_number(3)) == Truth::yes);
  CHECK(truth(bound(Bound::more_than, 3), Value::of_number(3)) == Truth::no);
  CHECK(truth(bound(Bound::at_most, 3), Value::of_number(3)) == Truth::yes);
  CHECK(truth(bound(Bound::less_than, 3), Value::of_number(3)) == Truth::no);
  CHECK(truth(bound(Bound::at_least, 3), range(3, 5)) == Truth::yes);
  CHECK(truth(bound(Bound::at_least, 3), range(2, 5)) == Truth::unknown);
  CHECK(truth(bound(Bound::less_than, 3), range(3, 5)) == Truth::no);
  CHECK(truth(bound(Bound::at_least, 3), {}) == Truth::unknown);
}

TEST_CASE("one of some numbers, where only a range is known", "[condition]") {
  CHECK(truth(one_of({1, 2, 3}), range(1, 3)) == Truth::yes);
  CHECK(truth(one_of({1, 3}), range(1, 3)) == Truth::unknown);
  CHECK(truth(one_of({0, 4}), range(1, 3)) == Truth::no);
  CHECK(truth(one_of({2}), Value::of_number(2)) == Truth::yes);
  CHECK(truth(one_of({2}), Value::of_number(3)) == Truth::no);
  CHECK(truth(one_of({1, 2}), range(1, 1'000'000'000'000)) == Truth::unknown);
}

TEST_CASE("what was not asked satisfies no leaf", "[condition]") {
  Value absent;
  absent.kind = Value::Kind::absent;
  CHECK(truth(bound(Condition::Bound::at_most, 3), absent) == Truth::no);
  Condition negation;
  negation.kind = Condition::Kind::negation;
  negation.parts = {bound(Condition::Bound::at_most, 3)};
  CHECK(truth(negation, absent) == Truth::yes);
}

TEST_CASE("a size class may be one of several", "[condition]") {
  Condition sizes;
  sizes.kind = Condition::Kind::size_in;
  sizes.sizes = 0b011;
  CHECK(condition::evaluate(sizes, {{}, {}, 0b001}) == Truth::yes);
  CHECK(condition::evaluate(sizes, {{}, {}, 0b011}) == Truth::yes);
  CHECK(condition::evaluate(sizes, {{}, {}, 0b110}) == Truth::unknown);
  CHECK(condition::evaluate(sizes, {{}, {}, 0b100}) == Truth::no);
}
