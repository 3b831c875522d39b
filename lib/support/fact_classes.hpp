#pragma once

#include "base/date.hpp"
#include "base/exact.hpp"
#include "condition/condition.hpp"
#include "support/catalogue.hpp"
#include "support/next_steps.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dxready::support {

/// What of facts and dates matters to packages and duties: values that no rule tells apart have the same key. Of two applicants
/// without grants whose keys are the same, `recommend` puts every package into the same bin, for the same reasons, and
/// `next_steps` finds the same duties.
class FactClasses {
public:
  FactClasses(const Catalogue& catalogue, const NextSteps& steps, const enterprise::SizeRules& sizes,
              const enterprise::FactModel& model);

  /// Appends the key of derived facts, dense by index of the model: always of the same length.
  void append_facts(std::span<const condition::Value> facts, std::string& key) const;
  /// The same where their size class is known: a key that more have in common, not to be mixed with the other kind.
  void append_facts(std::span<const condition::Value> facts, const enterprise::SizeClasses& size, std::string& key) const;
  /// Appends the key of a reference date.
  void append_date(const base::Date& on, std::string& key) const;

private:
  /// What matters about one fact.
  struct FactUse {
    std::size_t fact = 0;
    std::vector<base::Rational> cuts;              ///< ascending: rules compare the number with these
    std::vector<std::vector<std::uint16_t>> sets;  ///< rules ask whether the symbol is among these
    std::vector<std::uint16_t> class_of;           ///< by symbol
  };

  using FactUses = std::vector<FactUse>;

  static FactUse& use(std::size_t fact, FactUses& uses);
  static void finish(const enterprise::FactModel& model, FactUses& uses);
  static void append(const FactUses& uses, std::span<const condition::Value> facts, std::string& key);
  void add_rule(const condition::Condition& rule);
  void add_size(const enterprise::FactModel& model, const enterprise::SizeRules& sizes);

  FactUses m_rules;                 ///< what packages and duties ask
  FactUses m_all;                   ///< and what size class hangs on
  std::vector<base::Date> m_dates;  ///< ascending
};

}  // namespace dxready::support
