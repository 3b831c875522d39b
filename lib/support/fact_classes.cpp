#include "support/fact_classes.hpp"

#include "enterprise/size_cuts.hpp"

#include <algorithm>

namespace dxready::support {
namespace {

using condition::Condition;
using condition::Value;

/// Writes a number of two bytes.
char* write(std::size_t number, char* to) {
  to[0] = static_cast<char>(number & 0xFFU);
  to[1] = static_cast<char>(number >> 8U & 0xFFU);
  return to + 2;
}

/// A number for each cut and for each stretch between two of them.
template <class Cut>
std::size_t place_among(const std::vector<Cut>& cuts, const Cut& value) {
  const auto place = std::lower_bound(cuts.begin(), cuts.end(), value);
  const bool is_cut = place != cuts.end() && *place == value;
  return 2 * static_cast<std::size_t>(place - cuts.begin()) + (is_cut ? 1 : 0);
}

template <class Item>
void sort_once(std::vector<Item>& items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

}  // namespace

FactClasses::FactClasses(const Catalogue& catalogue, const NextSteps& steps, const enterprise::SizeRules& sizes,
                         const enterprise::FactModel& model) {
  for (const Package& package : catalogue.packages) {
    if (package.eligibility) add_rule(*package.eligibility);
    for (const std::size_t fact : package.priority) use(fact, m_rules).sets.push_back({1});  // yes
    m_dates.push_back(package.valid_from);
    if (package.valid_to) m_dates.push_back(*package.valid_to);
  }
  for (const Duty& duty : steps.duties) {
    add_rule(duty.applies);
    add_rule(duty.met);
  }
  sort_once(m_dates);
  m_all = m_rules;
  add_size(model, sizes);
  finish(model, m_rules);
  finish(model, m_all);
}

FactClasses::FactUse& FactClasses::use(std::size_t fact, FactUses& uses) {
  const auto place = std::find_if(uses.begin(), uses.end(), [&](const FactUse& one) { return one.fact == fact; });
  if (place != uses.end()) return *place;
  uses.push_back({fact, {}, {}, {}});
  return uses.back();
}

void FactClasses::add_rule(const Condition& rule) {
  for (const Condition* leaf : condition::leaves(rule)) {
    if (leaf->kind == Condition::Kind::size_in) continue;
    FactUse& fact = use(leaf->index, m_rules);
    if (leaf->kind == Condition::Kind::bound) fact.cuts.push_back(leaf->limit);
    fact.cuts.insert(fact.cuts.end(), leaf->numbers.begin(), leaf->numbers.end());
    fact.sets.push_back(leaf->symbols);
  }
}

void FactClasses::add_size(const enterprise::FactModel& model, const enterprise::SizeRules& sizes) {
  for (const enterprise::SizeCuts& size : enterprise::size_cuts(sizes, model)) {
    FactUse& fact = use(size.fact, m_all);
    fact.cuts.insert(fact.cuts.end(), size.numbers.begin(), size.numbers.end());
    for (std::size_t symbol = 0; symbol < model.facts[size.fact].choices.size(); ++symbol) {
      fact.sets.push_back({static_cast<std::uint16_t>(symbol)});
    }
  }
}

/// Numbers the values of choices; those that are in the same sets have the same number.
void FactClasses::finish(const enterprise::FactModel& model, FactUses& uses) {
  for (FactUse& use : uses) {
    sort_once(use.cuts);
    // A fact that is yes or no has two symbols and no choices.
    const std::size_t count = std::max<std::size_t>(2, model.facts[use.fact].choices.size());
    std::vector<std::vector<bool>> known;
    for (std::size_t symbol = 0; symbol < count; ++symbol) {
      std::vector<bool> among;
      for (const auto& set : use.sets) among.push_back(std::find(set.begin(), set.end(), symbol) != set.end());
      const auto place = std::find(known.begin(), known.end(), among);
      use.class_of.push_back(static_cast<std::uint16_t>(place - known.begin()));
      if (place == known.end()) known.push_back(std::move(among));
    }
  }
}

void FactClasses::append(const FactUses& uses, std::span<const Value> facts, std::string& key) {
  constexpr std::size_t size = 5;  // of each fact
  const std::size_t begin = key.size();
  key.resize(begin + size * uses.size());
  char* to = key.data() + begin;
  for (const FactUse& use : uses) {
    const Value& value = facts[use.fact];
    *to++ = static_cast<char>(value.kind);
    std::size_t low = 0;
    std::size_t high = 0;
    if (value.kind == Value::Kind::symbol) low = use.class_of[value.symbol];
    if (value.kind == Value::Kind::number) low = high = place_among(use.cuts, value.low);
    if (value.kind == Value::Kind::number && value.high != value.low) high = place_among(use.cuts, value.high);
    to = write(high, write(low, to));
  }
}

void FactClasses::append_facts(std::span<const Value> facts, std::string& key) const { append(m_all, facts, key); }

void FactClasses::append_facts(std::span<const Value> facts, const enterprise::SizeClasses& size, std::string& key) const {
  append(m_rules, facts, key);
  key.append(std::to_string(size.possible));
  for (const std::size_t fact : size.missing) key.append(",").append(std::to_string(fact));
}

void FactClasses::append_date(const base::Date& on, std::string& key) const {
  key.resize(key.size() + 2);
  write(place_among(m_dates, on), key.data() + key.size() - 2);
}

}  // namespace dxready::support
