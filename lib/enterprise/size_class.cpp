#include "enterprise/size_class.hpp"

#include "base/fields.hpp"

#include <algorithm>
#include <bit>
#include <set>

namespace dxready::enterprise {
namespace {

using condition::SizeSet;
using condition::Value;

SizeSet bit(std::size_t index) { return SizeSet{1} << index; }

/// The facts size depends on, by index.
struct SizeFacts {
  std::size_t entity = 0;
  std::size_t sector = 0;
  std::size_t staff = 0;
  std::size_t revenue = 0;
  std::size_t capital = 0;
  std::size_t age = 0;
};

SizeFacts size_facts(const FactModel& model) {
  const auto index = [&](std::string_view id) { return model.find(id).value_or(0); };
  return {index("entity"), index("sector"), index("staff"), index("revenue"), index("capital"), index("age_years")};
}

/// One fully known enterprise.
struct Known {
  std::size_t sector = 0;
  base::Rational staff;
  base::Rational revenue;
  base::Rational capital;
};

std::size_t smallest(const SizeRules& rules, const Known& known, bool use_revenue, bool use_capital) {
  for (std::size_t i = 0; i < rules.classes.size(); ++i) {
    const SizeLimits& limits = rules.classes[i].limits[known.sector];
    const bool revenue = use_revenue && known.revenue <= base::Rational(limits.revenue);
    const bool capital = use_capital && known.capital <= base::Rational(limits.capital);
    if (known.staff <= base::Rational(limits.staff) && (revenue || capital)) return i;
  }
  return rules.outside();
}

/// Values that stand for all values of an unknown number: every bound, the next number above it, and 0. Between two
/// of them no class changes.
std::vector<base::Rational> candidates(const SizeRules& rules, const Value& value, std::int64_t SizeLimits::*limit) {
  if (value.known()) return {value.low};
  std::set<std::int64_t> numbers = {0};
  for (const SizeClass& size : rules.classes) {
    for (const SizeLimits& limits : size.limits) numbers.insert({limits.*limit, limits.*limit + 1});
  }
  return {numbers.begin(), numbers.end()};
}

/// Goes through every completion of the facts.
void enumerate(const SizeRules& rules, const FactModel& model, std::span<const Value> facts, SizeClasses& into) {
  const SizeFacts at = size_facts(model);
  std::vector<std::size_t> sectors = {facts[at.sector].symbol};
  if (!facts[at.sector].known()) {
    sectors.clear();
    for (std::size_t i = 0; i < model.facts[at.sector].choices.size(); ++i) sectors.push_back(i);
  }
  const bool young = facts[at.age].known() && facts[at.age].low < base::Rational(1);
  const std::vector<base::Rational> revenues = candidates(rules, facts[at.revenue], &SizeLimits::revenue);
  const std::vector<base::Rational> capitals = candidates(rules, facts[at.capital], &SizeLimits::capital);
  for (const std::size_t sector : sectors) {
    for (const base::Rational& staff : candidates(rules, facts[at.staff], &SizeLimits::staff)) {
      for (const base::Rational& revenue : revenues) {
        const bool capital_alone = young || revenue == base::Rational(0);
        for (const base::Rational& capital : capitals) {
          const Known known{sector, staff, revenue, capital};
          into.possible |= bit(smallest(rules, known, !capital_alone, true));
          into.by_capital |= bit(smallest(rules, known, false, true));
          if (!capital_alone) into.by_revenue |= bit(smallest(rules, known, true, false));
        }
      }
    }
  }
}

SizeClasses possible_classes(const SizeRules& rules, const FactModel& model, std::span<const Value> facts) {
  SizeClasses result;
  const std::size_t entity = size_facts(model).entity;
  const std::size_t enterprise = find_choice(model.facts[entity], "enterprise").value_or(0);
  const bool unknown = !facts[entity].known();
  if (unknown || facts[entity].symbol == enterprise) enumerate(rules, model, facts, result);
  if (unknown || facts[entity].symbol != enterprise) {
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
  for (const base::Rational& number : candidates(rules, Value(), limit)) values.push_back(Value::of_number(number));
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
  SizeClasses result = possible_classes(rules, model, facts);
  if (std::has_single_bit(result.possible)) return result;
  const SizeFacts at = size_facts(model);
  std::vector<Value> trial(facts.begin(), facts.end());
  for (const std::size_t fact : {at.entity, at.sector, at.staff, at.revenue, at.capital}) {
    if (facts[fact].known()) continue;
    for (const Value& value : trial_values(rules, model, fact, at)) {
      trial[fact] = value;
      if (possible_classes(rules, model, trial).possible == result.possible) continue;
      result.missing.push_back(fact);
      break;
    }
    trial[fact] = Value();
  }
  return result;
}

std::optional<std::size_t> only_class(SizeSet set) {
  if (!std::has_single_bit(set)) return std::nullopt;
  return static_cast<std::size_t>(std::countr_zero(set));
}

}  // namespace dxready::enterprise
