#include "support/amount.hpp"

#include <algorithm>

namespace dxready::support {
namespace {

/// The classes an enterprise may be in, as indices; a class outside the rules is offered only what is for all.
std::vector<std::size_t> classes_of(condition::SizeSet set, std::size_t count) {
  std::vector<std::size_t> classes;
  for (std::size_t i = 0; i < count; ++i) {
    if ((set >> i & 1U) != 0) classes.push_back(i);
  }
  return classes;
}

/// The lowest of the numbers over the possible classes. `differs` is set when the class would change it.
template <class Number>
std::optional<Number> lowest(const PerSize<Number>& per_size, const std::vector<std::size_t>& classes, bool& differs,
                             bool& missing) {
  std::optional<Number> least;
  for (const std::size_t size : classes) {
    const std::optional<Number> here = per_size.at(size);
    missing = missing || !here;
    if (!here) continue;
    differs = differs || (least && *least != *here);
    least = least ? std::min(*least, *here) : here;
  }
  return least;
}

/// yes when any priority fact is, unknown when one might be.
condition::Truth in_priority(const Package& package, std::span<const condition::Value> facts) {
  condition::Truth result = condition::Truth::no;
  for (const std::size_t fact : package.priority) {
    const condition::Value& value = facts[fact];
    const condition::Truth one = !value.known()      ? condition::Truth::unknown
                                 : value.symbol == 1 ? condition::Truth::yes
                                                     : condition::Truth::no;
    result = std::max(result, one);
  }
  return result;
}

/// The caps for a priority group: the higher one where the class has one.
PerSize<std::int64_t> priority_caps(const Benefit& benefit, std::size_t count) {
  PerSize<std::int64_t> caps;
  for (std::size_t size = 0; size < count; ++size) {
    const std::optional<std::int64_t> higher = benefit.cap_priority.at(size);
    caps.by_size.push_back(higher ? higher : benefit.cap.at(size));
  }
  return caps;
}

void add_unknown_priority(const Package& package, std::span<const condition::Value> facts, Amount& amount) {
  for (const std::size_t fact : package.priority) {
    if (!facts[fact].known()) amount.deciding.push_back(fact);
  }
}

void apply_cost(const MoneyFacts& money, Amount& amount) {
  if (amount.cap) amount.cap = std::max<std::int64_t>(0, *amount.cap - money.granted);
  amount.up_to = amount.cap;
  if (!money.cost) return;
  const base::Rational cost = *money.cost;
  std::int64_t grant = base::floor(amount.share ? multiply(*amount.share, cost).value_or(cost) : cost);
  if (amount.cap) grant = std::min(grant, *amount.cap);
  amount.up_to = std::max<std::int64_t>(0, grant);
  amount.own_part = *money.cost - *amount.up_to;
}

}  // namespace

std::vector<Amount> amounts(const Package& package, const enterprise::SizeRules& sizes, const enterprise::SizeClasses& size,
                            std::span<const condition::Value> facts, const MoneyFacts& money) {
  std::vector<Amount> result;
  const std::size_t count = sizes.classes.size() + 2;
  const std::vector<std::size_t> classes = classes_of(size.possible, count);
  for (const Benefit& benefit : package.benefits) {
    if (!benefit.has_amount()) continue;
    Amount amount;
    amount.benefit = &benefit;
    bool differs = false;
    bool missing = false;
    if (benefit.share.given()) amount.share = lowest(benefit.share, classes, differs, missing);
    const condition::Truth priority = benefit.cap_priority.given() ? in_priority(package, facts) : condition::Truth::no;
    const PerSize<std::int64_t> caps = priority == condition::Truth::yes ? priority_caps(benefit, count) : benefit.cap;
    if (caps.given()) amount.cap = lowest(caps, classes, differs, missing);
    amount.offered = (!benefit.share.given() || amount.share) && (!caps.given() || amount.cap);
    if (differs || (missing && amount.offered)) amount.deciding = size.missing;
    if (amount.offered) {
      if (priority == condition::Truth::unknown) add_unknown_priority(package, facts, amount);
      apply_cost(money, amount);
    }
    result.push_back(std::move(amount));
  }
  return result;
}

std::int64_t granted_in(const Package& package, const enterprise::Enterprise& enterprise, int year) {
  std::int64_t sum = 0;
  if (!enterprise.grants) return sum;
  for (const enterprise::Grant& grant : *enterprise.grants) {
    if (grant.package == package.id && grant.year == year) sum += grant.amount;
  }
  return sum;
}

std::optional<bool> other_grant_in(const Package& package, const enterprise::Enterprise& enterprise, const Catalogue& catalogue,
                                   int year) {
  if (!enterprise.grants) return std::nullopt;
  return std::any_of(enterprise.grants->begin(), enterprise.grants->end(), [&](const enterprise::Grant& grant) {
    if (grant.package == package.id || grant.year != year) return false;
    const Package* other = catalogue.find(grant.package);
    return (grant.content.empty() && other != nullptr ? other->content : grant.content) == package.content;
  });
}

bool caps_used_up(const std::vector<Amount>& amounts) {
  const auto capped = [](const Amount& amount) { return amount.offered && amount.cap.has_value(); };
  if (std::none_of(amounts.begin(), amounts.end(), capped)) return false;
  return std::all_of(amounts.begin(), amounts.end(),
                     [&](const Amount& amount) { return !amount.offered || (amount.cap && *amount.cap == 0); });
}

}  // namespace dxready::support
