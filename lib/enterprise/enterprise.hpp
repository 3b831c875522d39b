#pragma once

#include "base/date.hpp"
#include "base/fields.hpp"
#include "condition/condition.hpp"
#include "enterprise/facts.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dxready::enterprise {

/// How a fact or an answer was established.
enum class Evidence : std::uint8_t { unsaid, none, told, shown, verified };

const std::vector<std::string>& evidence_names();  ///< "none", "told", "shown", "verified"

/// A fact as it was given.
struct Fact {
  condition::Value value;   ///< of choice, yes_no, number
  std::string text;         ///< of text and date: as written; of the others: the canonical text
  std::optional<int> year;  ///< the year it holds for
  Evidence evidence = Evidence::unsaid;
  std::string document;  ///< the paper it was read from
  base::Place place;

  bool known() const { return !text.empty(); }
};

/// State support already received.
struct Grant {
  std::string package;
  std::string content;
  int year = 0;
  std::int64_t amount = 0;  ///< VND
  bool operator==(const Grant&) const = default;
};

/// An enterprise, household, individual business, cooperative or cooperative group as the answers file tells it.
struct Enterprise {
  std::string name;
  std::string tax_code;     ///< valid or empty
  std::string external_id;  ///< an export's own row id
  std::string address;
  std::vector<Fact> facts;                   ///< dense, by index of the FactModel
  std::optional<std::vector<Grant>> grants;  ///< nothing: not asked
};

/// Reads the `enterprise:` mapping. Findings: answers.* (answers.unknown-fact, answers.bad-tax-code, …).
Enterprise load_enterprise(base::Reader& reader, const base::Node& node, const FactModel& model);

/// One fact from a scalar or from {value, year, evidence, document}; unknown, with the finding reported, when it does not fit.
Fact load_fact(base::Reader& reader, const base::Node& node, const FactDefinition& definition);

/// No facts known.
Enterprise unknown_enterprise(const FactModel& model);

/// The facts as conditions see them at a date: what is given, and what follows from it (sector from the VSIC line,
/// age from the first registration, today's province from a former one).
std::vector<condition::Value> derive_facts(const FactModel& model, const Enterprise& enterprise, const base::Date& on);

}  // namespace dxready::enterprise
