#pragma once

#include "condition/condition.hpp"
#include "enterprise/enterprise.hpp"
#include "support/catalogue.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace dxready::support {

/// What one benefit may come to. Always "up to": the agency may grant less.
struct Amount {
  const Benefit* benefit = nullptr;
  std::optional<base::Rational> share;   ///< part of the cost; nothing: none stated
  std::optional<std::int64_t> cap;       ///< VND left this year; nothing: none stated
  std::optional<std::int64_t> up_to;     ///< with a cost: what may be granted; without: the cap
  std::optional<std::int64_t> own_part;  ///< with a cost: what is left to the enterprise
  bool offered = true;                   ///< false: the enterprise's class is not listed
  std::vector<std::size_t> deciding;     ///< facts that would decide a higher cap
};

/// What the caller knows about money.
struct MoneyFacts {
  std::optional<std::int64_t> cost;  ///< what it costs, VND
  std::int64_t granted = 0;          ///< granted this year for the same content, VND
};

/// max(0, floor(min(share × cost, cap − granted))) by Decree 80/2021 Articles 11 and 13 for every benefit with an
/// amount. Where the size class or a priority group is unknown, the lowest applies and the deciding facts are named.
std::vector<Amount> amounts(const Package& package, const enterprise::SizeRules& sizes, const enterprise::SizeClasses& size,
                            std::span<const condition::Value> facts, const MoneyFacts& money);

/// Granted in the year of `year` by the same package for its content, from the grants on file.
std::int64_t granted_in(const Package& package, const enterprise::Enterprise& enterprise, int year);

/// Another package granted the same content in that year; nothing when the grants are not known.
std::optional<bool> other_grant_in(const Package& package, const enterprise::Enterprise& enterprise, const Catalogue& catalogue,
                                   int year);

/// Every cap of the package is used up by what was granted.
bool caps_used_up(const std::vector<Amount>& amounts);

}  // namespace dxready::support
