// Conditions against every completion of what is unknown.
#include "catch.hpp"

#include "condition/condition.hpp"
#include "random.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace dxready;
using condition::Condition;
using condition::Inputs;
using condition::SizeSet;
using condition::Truth;
using condition::Value;
using property::Random;

namespace {

constexpr std::uint64_t first_seed = 4711;

/// Operands of the tests: 0 and 1 are yes_no, 2 and 3 choices of three, 4 and 5 whole numbers 0 to 3; then the size class, one of
/// four. Every limit and list of a leaf leaves both outcomes open.
constexpr std::size_t operands = 6;
constexpr std::size_t size_class = operands;
constexpr int kinds_of_size = 4;

bool is_number(std::size_t operand) { return operand >= 4; }
int values_of(std::size_t operand) { return operand < 2 ? 2 : operand < 4 ? 3 : 4; }

Value value_of(std::size_t operand, int value) {
  return is_number(operand) ? Value::of_number(value) : Value::of_symbol(static_cast<std::size_t>(value));
}

/// What is known in one case: the values an operand may still have.
struct Case {
  std::vector<std::vector<int>> possible;  ///< by operand, the size class last

  std::vector<Value> values() const {
    std::vector<Value> all;
    for (std::size_t i = 0; i < operands; ++i) {
      const std::vector<int>& open = possible[i];
      if (open.size() == 1) {
        all.push_back(value_of(i, open.front()));
      } else if (is_number(i) && static_cast<int>(open.size()) < values_of(i)) {
        all.push_back({Value::Kind::number, 0, open.front(), open.back()});
      } else {
        all.push_back({});
      }
    }
    return all;
  }

  SizeSet sizes() const {
    SizeSet set = 0;
    for (const int size : possible[size_class]) set |= SizeSet{1} << size;
    return set;
  }
};

std::vector<int> first_values(int count) {
  std::vector<int> values;
  for (int i = 0; i < count; ++i) values.push_back(i);
  return values;
}

Case random_case(Random& random) {
  Case one;
  for (std::size_t i = 0; i <= operands; ++i) {
    std::vector<int> open = first_values(i == size_class ? kinds_of_size : values_of(i));
    if (i == size_class) {
      std::erase_if(open, [&](int) { return random.chance(40); });
      if (open.empty()) open = {0};
    } else if (random.chance(50)) {
      open = {random.pick(open)};
    } else if (is_number(i) && random.chance(50)) {
      const int low = static_cast<int>(random.below(3));
      open = {low, low + 1};
    }
    one.possible.push_back(open);
  }
  return one;
}

Condition random_leaf(std::size_t operand, Random& random) {
  Condition leaf;
  if (operand == size_class) {
    leaf.kind = Condition::Kind::size_in;
    leaf.sizes = static_cast<SizeSet>(random.between(1, (1 << kinds_of_size) - 2));
  } else if (is_number(operand) && random.chance(60)) {
    leaf.kind = Condition::Kind::bound;
    leaf.comparison = static_cast<Condition::Bound>(random.below(4));
    const bool outer = leaf.comparison == Condition::Bound::at_least || leaf.comparison == Condition::Bound::less_than;
    leaf.limit = random.between(outer ? 1 : 0, outer ? 3 : 2);
  } else {
    leaf.kind = Condition::Kind::one_of;
    std::vector<int> values = first_values(values_of(operand));
    random.shuffle(values);
    values.resize(1 + random.below(values.size() - 1));
    for (const int value : values) {
      if (is_number(operand))
        leaf.numbers.emplace_back(value);
      else
        leaf.symbols.push_back(static_cast<std::uint16_t>(value));
    }
  }
  leaf.index = static_cast<std::uint16_t>(operand == size_class ? 0 : operand);
  return leaf;
}

/// `left` holds the operands that may still be used; used up one by one when leaves must be independent.
Condition random_condition(std::vector<std::size_t>& left, bool independent, int depth, Random& random) {
  if (depth == 0 || random.chance(25) || left.size() == 1) {
    const std::size_t place = random.below(left.size());
    const Condition leaf = random_leaf(left[place], random);
    if (independent && left.size() > 1) left.erase(left.begin() + static_cast<std::ptrdiff_t>(place));
    return leaf;
  }
  Condition node;
  node.kind = static_cast<Condition::Kind>(random.below(3));
  const std::size_t parts = node.kind == Condition::Kind::negation ? 1 : 2 + random.below(2);
  for (std::size_t i = 0; i < parts && !(independent && left.size() == 1); ++i) {
    node.parts.push_back(random_condition(left, independent, depth - 1, random));
  }
  if (node.parts.empty()) return random_leaf(left.front(), random);
  return node;
}

Condition random_condition(bool independent, Random& random) {
  std::vector<std::size_t> all = {0, 1, 2, 3, 4, 5, size_class};
  return random_condition(all, independent, 3, random);
}

/// The condition for exact values, in two-valued logic.
bool holds(const Condition& condition, const std::vector<int>& values) {
  const auto part_holds = [&](const Condition& part) { return holds(part, values); };
  switch (condition.kind) {
    case Condition::Kind::all: return std::all_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Condition::Kind::any: return std::any_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Condition::Kind::negation: return !holds(condition.parts.front(), values);
    case Condition::Kind::size_in: return (condition.sizes >> values[size_class] & 1U) != 0;
    case Condition::Kind::one_of: break;
    case Condition::Kind::bound: {
      const int value = values[condition.index];
      const auto limit = static_cast<int>(condition.limit.numerator());
      const bool above = value > limit || (value == limit && condition.comparison == Condition::Bound::at_least);
      const bool below = value < limit || (value == limit && condition.comparison == Condition::Bound::at_most);
      return condition.comparison <= Condition::Bound::more_than ? above : below;
    }
  }
  const int value = values[condition.index];
  return std::count(condition.symbols.begin(), condition.symbols.end(), value) +
             std::count(condition.numbers.begin(), condition.numbers.end(), base::Rational(value)) >
         0;
}

/// Calls with every way to settle what is open.
template <class See>
void complete(const Case& open, std::vector<int>& values, See see) {
  if (values.size() == open.possible.size()) return see(values);
  for (const int value : open.possible[values.size()]) {
    values.push_back(value);
    complete(open, values, see);
    values.pop_back();
  }
}

std::set<bool> outcomes(const Condition& condition, const Case& open) {
  std::set<bool> all;
  std::vector<int> values;
  complete(open, values, [&](const std::vector<int>& settled) { all.insert(holds(condition, settled)); });
  return all;
}

Truth evaluate(const Condition& condition, const Case& open) {
  const std::vector<Value> values = open.values();
  return condition::evaluate(condition, {values, {}, open.sizes()});
}

std::size_t operand_of(const Condition& leaf) { return leaf.kind == Condition::Kind::size_in ? size_class : leaf.index; }

/// The operands of leaves the library names, settled at random; the others as they are.
Case settled(const std::vector<const Condition*>& leaves, Case open, Random& random) {
  for (const Condition* leaf : leaves) {
    std::vector<int>& possible = open.possible[operand_of(*leaf)];
    possible = {random.pick(possible)};
  }
  return open;
}

template <class Try>
void for_every_condition(std::uint64_t stream, int count, bool independent, Try try_condition) {
  for (int i = 0; i < count; ++i) {
    const std::uint64_t seed = first_seed + stream * 100000 + static_cast<std::uint64_t>(i);
    INFO("seed " << seed);
    Random random(seed);
    const Condition condition = random_condition(independent, random);
    try_condition(condition, random_case(random), random);
  }
}

}  // namespace

TEST_CASE("a condition is decided exactly when every completion agrees", "[property][condition]") {
  std::map<Truth, int> seen;
  for_every_condition(0, 3000, true, [&](const Condition& condition, const Case& open, Random&) {
    const std::set<bool> all = outcomes(condition, open);
    const Truth expected = all.size() == 2 ? Truth::unknown : *all.begin() ? Truth::yes : Truth::no;
    const Truth truth = evaluate(condition, open);
    CHECK(truth == expected);
    ++seen[truth];
  });
  for (const Truth truth : {Truth::no, Truth::unknown, Truth::yes}) CHECK(seen[truth] > 300);
}

TEST_CASE("a decided condition is right even where leaves share an operand", "[property][condition]") {
  std::map<Truth, int> seen;
  for_every_condition(1, 3000, false, [&](const Condition& condition, const Case& open, Random&) {
    const Truth truth = evaluate(condition, open);
    ++seen[truth];
    if (truth != Truth::unknown) CHECK(outcomes(condition, open) == std::set<bool>{truth == Truth::yes});
  });
  for (const Truth truth : {Truth::no, Truth::unknown, Truth::yes}) CHECK(seen[truth] > 300);
}

TEST_CASE("the leaves named as undecided are enough to decide a condition", "[property][condition]") {
  int undecided = 0;
  for_every_condition(2, 3000, false, [&](const Condition& condition, const Case& open, Random& random) {
    const std::vector<Value> values = open.values();
    const Inputs inputs{values, {}, open.sizes()};
    const std::vector<const Condition*> leaves = condition::undecided_leaves(condition, inputs);
    CHECK(leaves.empty() == (condition::evaluate(condition, inputs) != Truth::unknown));
    for (const Condition* leaf : leaves) CHECK(condition::evaluate(*leaf, inputs) == Truth::unknown);
    if (leaves.empty()) return;
    ++undecided;
    for (int i = 0; i < 5; ++i) CHECK(evaluate(condition, settled(leaves, open, random)) != Truth::unknown);
  });
  CHECK(undecided > 500);
}

TEST_CASE("each leaf named as undecided can turn an independent condition", "[property][condition]") {
  int turned = 0;
  for_every_condition(3, 1500, true, [&](const Condition& condition, const Case& open, Random&) {
    const std::vector<Value> values = open.values();
    for (const Condition* leaf : condition::undecided_leaves(condition, {values, {}, open.sizes()})) {
      std::map<std::vector<int>, std::set<bool>> by_others;
      std::vector<int> all;
      complete(open, all, [&](std::vector<int> settled) {
        const bool outcome = holds(condition, settled);
        settled[operand_of(*leaf)] = 0;
        by_others[settled].insert(outcome);
      });
      CHECK(std::any_of(by_others.begin(), by_others.end(), [](const auto& one) { return one.second.size() == 2; }));
      ++turned;
    }
  });
  CHECK(turned > 500);
}

TEST_CASE("the leaves named as failed make a condition no whatever the rest is", "[property][condition]") {
  int failed = 0;
  for_every_condition(4, 3000, false, [&](const Condition& condition, const Case& open, Random&) {
    const std::vector<Value> values = open.values();
    const std::vector<const Condition*> leaves = condition::failed_leaves(condition, {values, {}, open.sizes()});
    if (evaluate(condition, open) != Truth::no) {
      CHECK(leaves.empty());
      return;
    }
    REQUIRE_FALSE(leaves.empty());
    Case rest;
    for (std::size_t i = 0; i <= operands; ++i)
      rest.possible.push_back(first_values(i == size_class ? kinds_of_size : values_of(i)));
    for (const Condition* leaf : leaves) rest.possible[operand_of(*leaf)] = open.possible[operand_of(*leaf)];
    CHECK(evaluate(condition, rest) == Truth::no);
    ++failed;
  });
  CHECK(failed > 500);
}

TEST_CASE("a no that can be mended counts as unknown and is named", "[property][condition]") {
  int mended = 0;
  for_every_condition(5, 3000, true, [&](Condition condition, const Case& open, Random& random) {
    if (condition.kind != Condition::Kind::all || !condition.parts.front().is_leaf()) return;
    Condition& leaf = condition.parts.front();
    leaf.fixable = "mend-it";
    const std::vector<Value> values = open.values();
    const Inputs inputs{values, {}, open.sizes()};
    Condition plain = condition;
    plain.parts.front().fixable.clear();
    if (condition::evaluate(plain.parts.front(), inputs) != Truth::no) {
      CHECK(condition::evaluate(condition, inputs) == condition::evaluate(plain, inputs));
      return;
    }
    CHECK(condition::evaluate(plain, inputs) == Truth::no);
    Condition others = plain;
    others.parts.erase(others.parts.begin());
    const Truth rest = condition::evaluate(others, inputs);
    CHECK(condition::evaluate(condition, inputs) == (rest == Truth::no ? Truth::no : Truth::unknown));
    const std::vector<const Condition*> named = condition::undecided_leaves(condition, inputs);
    if (rest != Truth::no) CHECK(std::count(named.begin(), named.end(), &leaf) == 1);
    mended += rest == Truth::no ? 0 : 1;
    static_cast<void>(random);
  });
  CHECK(mended > 30);
}
