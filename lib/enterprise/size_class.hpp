#pragma once

#include "base/checked.hpp"
#include "base/document.hpp"
#include "condition/condition.hpp"
#include "enterprise/facts.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace dxready::enterprise {

/// Upper bounds of one class in one sector, all inclusive (Decree 80/2021 Article 5): staff and (revenue or capital).
struct SizeLimits {
  std::int64_t staff = 0;
  std::int64_t revenue = 0;
  std::int64_t capital = 0;
  bool operator==(const SizeLimits&) const = default;
};

struct SizeClass {
  std::string id;
  base::Words title;
  std::vector<SizeLimits> limits;  ///< by index of the values of the fact `sector`
  bool operator==(const SizeClass&) const = default;
};

/// The classes from the smallest (data/size_classes.yaml). Bit i of a SizeSet is classes[i]; then come outside and none.
struct SizeRules {
  std::vector<SizeClass> classes;
  std::string source;

  std::size_t outside() const { return classes.size(); }   ///< an enterprise in no class
  std::size_t none() const { return classes.size() + 1; }  ///< not an enterprise
  std::vector<condition::Operand::Symbol> symbols() const;
  bool operator==(const SizeRules&) const = default;
};

/// Reads data/size_classes.yaml. Findings: size-classes.*.
base::Checked<SizeRules> load_size_rules(const base::Document& document, const FactModel& model);

/// The classes an enterprise may be in, as far as its facts are known.
struct SizeClasses {
  condition::SizeSet possible = 0;    ///< the smaller of the two below, never empty
  condition::SizeSet by_revenue = 0;  ///< staff and revenue; empty when only capital counts
  condition::SizeSet by_capital = 0;  ///< staff and capital
  std::vector<std::size_t> missing;   ///< unknown facts (by index) of which some value narrows an undecided set
  bool operator==(const SizeClasses&) const = default;
};

/// Size class by Decree 80/2021 Articles 5–9. Under one year old or without revenue, capital alone counts (Article 9);
/// an unknown age counts as one year or more. Anything but an enterprise is {none}.
SizeClasses classify(const SizeRules& rules, const FactModel& model, std::span<const condition::Value> facts);

/// The one class of a set, as an index; nothing when there are several.
std::optional<std::size_t> only_class(condition::SizeSet set);

}  // namespace dxready::enterprise
