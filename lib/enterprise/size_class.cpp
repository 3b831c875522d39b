#include "enterprise/size_class.hpp"

#include "base/fields.hpp"
#include "enterprise/size_cuts.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace dxready::enterprise {
namespace {

using condition::SizeSet;
using condition::Value;

SizeSet bit(std::size_t index) { return SizeSet{1} << index; }

/// Enterprises under this age have no full year of revenue to be measured by (Article 9).
constexpr std::int64_t years_young = 1;

/// The facts size depends on, by index, and which legal form has a size at all.
struct SizeFacts {
  std::size_t entity = 0;
  std::size_t sector = 0;
  std::size_t staff = 0;
  std::size_t revenue = 0;
  std::size_t capital = 0;
  std::size_t age = 0;
  std::size_t enterprise = 0;  ///< the value of `entity`
};

SizeFacts size_facts(const FactModel& model) {
  const auto index = [&](std::string_view id) { return model.find(id).value_or(0); };
  SizeFacts at{index("entity"), index("sector"), index("staff"), index("revenue"), index("capital"), index("age_years"), 0};
  at.enterprise = find_choice(model.facts[at.entity], "enterprise").value_or(0);
  return at;
}

using Limit = std::int64_t SizeLimits::*;

/// Values that stand for all values of a number: every bound, the next number above it, and 0. Between two of them no class
/// changes.
std::vector<std::int64_t> stand_ins(const SizeRules& rules, Limit limit) {
  std::vector<std::int64_t> numbers = {0};
  for (const SizeClass& size : rules.classes) {
    for (const SizeLimits& limits : size.limits) numbers.insert(numbers.end(), {limits.*limit, limits.*limit + 1});
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

/// The classes of a sector whose bound a number keeps. All an enterprise's size depends on is such a set for each number.
template <class Number>
SizeSet fitting(const SizeRules& rules, std::size_t sector, Limit limit, const Number& number) {
  SizeSet set = 0;
  for (std::size_t i = 0; i < rules.classes.size(); ++i) {
    if (number <= Number(rules.classes[i].limits[sector].*limit)) set |= bit(i);
  }
  return set;
}

/// A few different sets, in no memory of their own: surveys ask for them by the million.
class SizeSets {
public:
  void add(SizeSet set) {
    if (std::find(begin(), end(), set) == end()) m_sets[m_count++] = set;
  }
  const SizeSet* begin() const { return m_sets.data(); }
  const SizeSet* end() const { return m_sets.data() + m_count; }

private:
  // A growing number leaves one class after the other, so there is one set more than classes.
  std::array<SizeSet, std::numeric_limits<SizeSet>::digits + 1> m_sets = {};
  std::size_t m_count = 0;
};

/// The sets a number that may be unknown can have in a sector, each once.
SizeSets fittings(const SizeRules& rules, std::size_t sector, Limit limit, const Value& value) {
  SizeSets sets;
  if (value.known()) {
    sets.add(fitting(rules, sector, limit, value.low));
    return sets;
  }
  sets.add(fitting(rules, sector, limit, std::int64_t{0}));
  for (const SizeClass& size : rules.classes) {
    for (const std::int64_t above : {0, 1}) sets.add(fitting(rules, sector, limit, size.limits[sector].*limit + above));
  }
  return sets;
}

/// The smallest class of a set, or that of those who are in none.
SizeSet smallest(const SizeRules& rules, SizeSet set) { return set == 0 ? bit(rules.outside()) : set & (~set + 1); }

/// Goes through every way the facts may be completed in one sector.
void add_sector(const SizeRules& rules, const SizeFacts& at, std::span<const Value> facts, std::size_t sector,
                SizeClasses& into) {
  const Value& revenue = facts[at.revenue];
  const bool young = facts[at.age].known() && facts[at.age].low < base::Rational(years_young);
  const bool may_be_zero = !revenue.known() || revenue.low == base::Rational(0);
  const bool may_count = !young && !(revenue.known() && revenue.low == base::Rational(0));
  const SizeSets revenues = fittings(rules, sector, &SizeLimits::revenue, revenue);
  const SizeSets capitals = fittings(rules, sector, &SizeLimits::capital, facts[at.capital]);
  for (const SizeSet staff : fittings(rules, sector, &SizeLimits::staff, facts[at.staff])) {
    for (const SizeSet capital : capitals) {
      into.by_capital |= smallest(rules, staff & capital);
      if (young || may_be_zero) into.possible |= smallest(rules, staff & capital);
      if (!may_count) continue;
      for (const SizeSet one : revenues) {
        into.by_revenue |= smallest(rules, staff & one);
        into.possible |= smallest(rules, staff & (one | capital));
      }
    }
  }
}

SizeClasses possible_classes(const SizeRules& rules, const FactModel& model, const SizeFacts& at, std::span<const Value> facts) {
  SizeClasses result;
  const bool unknown = !facts[at.entity].known();
  if (unknown || facts[at.entity].symbol == at.enterprise) {
    const std::size_t sectors = model.facts[at.sector].choices.size();
    for (std::size_t sector = 0; sector < sectors; ++sector) {
      const bool may_be = !facts[at.sector].known() || facts[at.sector].symbol == sector;
      if (may_be) add_sector(rules, at, facts, sector, result);
    }
  }
  if (unknown || facts[at.entity].symbol != at.enterprise) {
    result.possible |= bit(rules.none());
    result.by_revenue |= bit(rules.none());
    result.by_capital |= bit(rules.none());
  }
  return result;
}

/// Values that stand for every value an unknown fact may have.
std::vector<Value> trial_values(const SizeRules& rules, const FactModel& model, std::size_t fact, const SizeFacts& at) {
  std::vector<Value> values;
  if (fact == at.entity || fact == at.sector) {
    for (std::size_t i = 0; i < model.facts[fact].choices.size(); ++i) values.push_back(Value::of_symbol(i));
    return values;
  }
  const auto limit = fact == at.staff ? &SizeLimits::staff : fact == at.revenue ? &SizeLimits::revenue : &SizeLimits::capital;
  for (const std::int64_t number : stand_ins(rules, limit)) values.push_back(Value::of_number(number));
  return values;
}

std::int64_t read_bound(base::Fields& fields, std::string_view key) {
  const base::Node* node = fields.required(key);
  return node == nullptr ? 0 : fields.reader().whole(*node, 0, 1'000'000'000'000'000).value_or(0);
}

SizeClass read_class(base::Reader& reader, const base::Node& node, const FactModel& model) {
  base::Fields fields(reader, node, "size class");
  SizeClass size;
  size.id = fields.id("id");
  size.title = fields.words("title");
  const base::Node* limits = fields.required("limits");
  const std::optional<std::size_t> sector = model.find("sector");
  if (limits != nullptr && sector) {
    base::Fields by_sector(reader, *limits, "limits");
    for (const FactChoice& choice : model.facts[*sector].choices) {
      const base::Node* bounds = by_sector.required(choice.id);
      if (bounds == nullptr) continue;
      base::Fields keys(reader, *bounds, "limits of '" + choice.id + "'");
      size.limits.push_back({read_bound(keys, "staff"), read_bound(keys, "revenue"), read_bound(keys, "capital")});
      keys.finish();
    }
    by_sector.finish();
  }
  fields.finish();
  return size;
}

}  // namespace

std::vector<condition::Operand::Symbol> SizeRules::symbols() const {
  std::vector<condition::Operand::Symbol> all;
  for (const SizeClass& size : classes) all.push_back({size.id, size.title});
  all.push_back({"outside", {"không thuộc DNNVV", "outside the SME classes"}});
  all.push_back({"none", {"không phải doanh nghiệp", "not an enterprise"}});
  return all;
}

base::Checked<SizeRules> load_size_rules(const base::Document& document, const FactModel& model) {
  base::Checked<SizeRules> result;
  base::Reader reader(document, "size-classes", result.diagnostics);
  base::Fields fields(reader, document.root, "size_classes.yaml");
  fields.format();
  SizeRules rules;
  rules.source = fields.text("source");
  for (const base::Node& item : fields.list("classes")) rules.classes.push_back(read_class(reader, item, model));
  fields.finish();
  if (!result.diagnostics.has_errors()) result.value = std::move(rules);
  return result;
}

SizeClasses classify(const SizeRules& rules, const FactModel& model, std::span<const Value> facts) {
  const SizeFacts at = size_facts(model);
  SizeClasses result = possible_classes(rules, model, at, facts);
  if (std::has_single_bit(result.possible)) return result;
  std::vector<Value> trial(facts.begin(), facts.end());
  for (const std::size_t fact : {at.entity, at.sector, at.staff, at.revenue, at.capital}) {
    if (facts[fact].known()) continue;
    for (const Value& value : trial_values(rules, model, fact, at)) {
      trial[fact] = value;
      if (possible_classes(rules, model, at, trial).possible == result.possible) continue;
      result.missing.push_back(fact);
      break;
    }
    trial[fact] = Value();
  }
  return result;
}

std::vector<SizeCuts> size_cuts(const SizeRules& rules, const FactModel& model) {
  const SizeFacts at = size_facts(model);
  const auto cuts = [&](Limit limit) {
    std::vector<base::Rational> numbers;
    for (const std::int64_t number : stand_ins(rules, limit)) numbers.emplace_back(number);
    return numbers;
  };
  return {{at.entity, {}},
          {at.sector, {}},
          {at.staff, cuts(&SizeLimits::staff)},
          {at.revenue, cuts(&SizeLimits::revenue)},
          {at.capital, cuts(&SizeLimits::capital)},
          {at.age, {years_young}}};
}

std::optional<std::size_t> only_class(SizeSet set) {
  if (!std::has_single_bit(set)) return std::nullopt;
  return static_cast<std::size_t>(std::countr_zero(set));
}

}  // namespace dxready::enterprise
