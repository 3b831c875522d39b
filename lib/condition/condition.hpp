#pragma once

#include "base/exact.hpp"
#include "base/fields.hpp"
#include "base/language.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dxready::condition {

/// Strong Kleene logic: unknown is never treated as no.
enum class Truth : std::uint8_t { no, unknown, yes };

Truth operator!(Truth value);

/// Something a condition may ask about: a fact of the enterprise or the answer to a criterion.
struct Operand {
  enum class Type : std::uint8_t { yes_no, choice, number, text };

  struct Symbol {
    std::string id;
    base::Words title;
  };

  std::string id;
  Type type = Type::number;
  std::vector<Symbol> symbols;  ///< of a choice; yes_no has "no" and "yes"
  base::Words title;
  std::string unit;  ///< printed behind numbers: people, vnd, years, share, or empty
};

/// What one operand is known to be.
struct Value {
  enum class Kind : std::uint8_t {
    unknown,  ///< not answered: a condition on it is unknown
    absent,   ///< not asked or not applicable: a condition on it is false
    number,   ///< between `low` and `high`, both included
    symbol,   ///< one of the operand's symbols
    text
  };

  Kind kind = Kind::unknown;
  std::uint16_t symbol = 0;
  base::Rational low;
  base::Rational high;

  static Value of_number(base::Rational value) { return {Kind::number, 0, value, value}; }
  static Value of_symbol(std::size_t index) { return {Kind::symbol, static_cast<std::uint16_t>(index), {}, {}}; }
  static Value of_flag(bool value) { return of_symbol(value ? 1 : 0); }
  bool known() const { return kind != Kind::unknown; }
  bool operator==(const Value&) const = default;
};

/// A set of size classes, one bit each in the order of size_classes.yaml, then `outside` and `none`.
using SizeSet = std::uint32_t;

/// The names conditions may use. Conditions of packages know no answers, those of questionnaires no size classes.
struct Vocabulary {
  std::vector<Operand> facts;
  std::vector<Operand> answers;
  std::vector<Operand::Symbol> sizes;  ///< in bit order
};

/// What the names stand for in one case, dense by index.
struct Inputs {
  std::span<const Value> facts;
  std::span<const Value> answers;
  SizeSet sizes = 0;
};

/// A rule, its names resolved to indices when it is loaded.
struct Condition {
  enum class Kind : std::uint8_t { all, any, negation, one_of, bound, size_in };
  enum class Subject : std::uint8_t { fact, answer };
  enum class Bound : std::uint8_t { at_least, more_than, at_most, less_than };

  Kind kind = Kind::all;
  std::vector<Condition> parts;  ///< of all, any, negation

  Subject subject = Subject::fact;      ///< of one_of, bound
  std::uint16_t index = 0;              ///< of the fact or answer
  std::vector<std::uint16_t> symbols;   ///< of one_of on a choice or yes_no
  std::vector<base::Rational> numbers;  ///< of one_of on a number
  Bound comparison = Bound::at_least;   ///< of bound
  base::Rational limit;                 ///< of bound
  SizeSet sizes = 0;                    ///< of size_in

  std::string fixable;  ///< action that mends a no; then no counts as unknown
  std::string article;  ///< the law it rests on
  base::Place place;

  bool is_leaf() const { return kind != Kind::all && kind != Kind::any && kind != Kind::negation; }
  bool operator==(const Condition&) const = default;
};

/// Reads one condition. Findings: condition.* codes of the reader's area ("packages.unknown-fact", …).
std::optional<Condition> load(base::Reader& reader, const base::Node& node, const Vocabulary& vocabulary);

Truth evaluate(const Condition& condition, const Inputs& inputs);

/// The leaves that keep an unknown condition from being decided, in file order, each once. A leaf that is no but
/// fixable is among them.
std::vector<const Condition*> undecided_leaves(const Condition& condition, const Inputs& inputs);

/// The leaves that make a condition no, in file order.
std::vector<const Condition*> failed_leaves(const Condition& condition, const Inputs& inputs);

/// Every leaf, in file order.
std::vector<const Condition*> leaves(const Condition& condition);

/// A leaf in words: "Loại hình: doanh nghiệp", "Revenue: more than 1,000,000,000 VND".
std::string describe(const Condition& leaf, const Vocabulary& vocabulary, base::Language language);

}  // namespace dxready::condition
