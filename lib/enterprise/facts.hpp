#pragma once

#include "base/checked.hpp"
#include "base/date.hpp"
#include "base/fields.hpp"
#include "condition/condition.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::enterprise {

/// One value a choice may have. A former province is `merged_into` another value from `merged_on` on.
struct FactChoice {
  std::string id;
  base::Words title;
  std::vector<std::string> also;  ///< other spellings people write
  std::string merged_into;
  std::optional<base::Date> merged_on;
  bool operator==(const FactChoice&) const = default;
};

/// One fact of an enterprise that rules may ask about (data/facts.yaml).
struct FactDefinition {
  enum class Type { choice, yes_no, number, text, date };

  std::string id;
  Type type = Type::text;
  std::vector<FactChoice> choices;  ///< of a choice
  std::string unit;                 ///< of a number: people, vnd, years, share
  bool whole = true;                ///< of a number: no fractions
  std::optional<base::Rational> least;
  std::optional<base::Rational> most;
  base::Words title;
  base::Words question;
  bool changeable = false;  ///< advice may ask the enterprise to change it
  bool money = false;       ///< money hangs on it: year and evidence are asked for
  std::string action;       ///< mends a "no"
  std::string source;
  bool operator==(const FactDefinition&) const = default;
};

/// All facts, in file order. Indices into it are the fact indices of conditions.
struct FactModel {
  std::vector<FactDefinition> facts;

  /// Index of a fact; nothing when there is none of that name.
  std::optional<std::size_t> find(std::string_view id) const;
  /// The facts as operands of conditions, same order.
  std::vector<condition::Operand> operands() const;
  bool operator==(const FactModel&) const = default;
};

/// Reads data/facts.yaml. Findings: facts.*.
base::Checked<FactModel> load_facts(const base::Document& document);

/// The value a text stands for: id, title in either language or other spelling, without regard to case and
/// diacritics. Nothing when none fits.
std::optional<std::size_t> find_choice(const FactDefinition& fact, std::string_view text);

}  // namespace dxready::enterprise
