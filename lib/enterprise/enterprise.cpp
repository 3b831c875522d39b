#include "enterprise/enterprise.hpp"

#include "base/text.hpp"
#include "enterprise/tax_code.hpp"

#include <algorithm>

namespace dxready::enterprise {
namespace {

using Type = FactDefinition::Type;

void read_tax_code(base::Reader& reader, const base::Node& node, std::string& into) {
  if (node.is_null()) return;
  const std::string text(base::trim(reader.text(node).value_or("")));
  switch (check_tax_code(text)) {
    case TaxCodeFault::none: into = text; break;
    case TaxCodeFault::not_a_tax_code: reader.error("bad-tax-code", node); break;
    case TaxCodeFault::wrong_check_digit: reader.error("wrong-check-digit", node); break;
    case TaxCodeFault::lost_zero: reader.error("lost-zero", node, {{"suggestion", "0" + text}}); break;
  }
}

std::optional<std::vector<Grant>> read_grants(base::Reader& reader, const base::Node& node) {
  std::vector<Grant> grants;
  for (const base::Node& item : reader.list(node)) {
    base::Fields fields(reader, item, "grant");
    Grant grant;
    grant.package = fields.id("package");
    grant.content = fields.optional_id("content");
    grant.year = static_cast<int>(fields.whole("year", 2000, 2100).value_or(0));
    if (item.find("year") == nullptr) reader.error("missing-key", item, {{"key", "year"}, {"item", "grant"}});
    grant.amount = fields.whole("amount", 0, 1'000'000'000'000'000).value_or(0);
    fields.finish();
    grants.push_back(std::move(grant));
  }
  return grants;
}

/// "0 – 1", "≥ 0", "≤ 1".
std::string range_text(const FactDefinition& definition) {
  const std::string least = definition.least ? base::shortest_decimal(*definition.least) : "";
  const std::string most = definition.most ? base::shortest_decimal(*definition.most) : "";
  if (most.empty()) return "≥ " + least;
  return least.empty() ? "≤ " + most : least + " – " + most;
}

void set_number(base::Reader& reader, const base::Node& node, const FactDefinition& definition, Fact& fact) {
  const std::optional<base::Rational> number = reader.number(node);
  if (!number) return;
  const bool low = definition.least && *number < *definition.least;
  const bool high = definition.most && *number > *definition.most;
  if (low || high) {
    reader.error("fact-out-of-range", node, {{"fact", definition.id}, {"range", range_text(definition)}});
    return;
  }
  if (definition.whole && !number->is_whole()) {
    reader.error("not-whole", node, {{"fact", definition.id}});
    return;
  }
  fact.value = condition::Value::of_number(*number);
  fact.text = base::shortest_decimal(*number);
}

void set_choice(base::Reader& reader, const base::Node& node, const FactDefinition& definition, Fact& fact) {
  const std::optional<std::size_t> choice = node.is_scalar() ? find_choice(definition, node.text) : std::nullopt;
  if (choice) {
    fact.value = condition::Value::of_symbol(*choice);
    fact.text = definition.choices[*choice].id;
    return;
  }
  std::vector<std::string> ids;
  std::string allowed;
  for (const FactChoice& one : definition.choices) {
    ids.push_back(one.id);
    if (ids.size() <= 12) allowed += (allowed.empty() ? "" : ", ") + one.id;
  }
  if (ids.size() > 12) allowed += ", …";
  reader.error("bad-choice", node, {{"allowed", allowed}, {"suggestion", base::closest(node.text, ids)}});
}

void set_value(base::Reader& reader, const base::Node& node, const FactDefinition& definition, Fact& fact) {
  fact.place = node.place;
  switch (definition.type) {
    case Type::number: set_number(reader, node, definition, fact); break;
    case Type::choice: set_choice(reader, node, definition, fact); break;
    case Type::yes_no:
      if (const std::optional<bool> flag = reader.flag(node)) {
        fact.value = condition::Value::of_flag(*flag);
        fact.text = *flag ? "yes" : "no";
      }
      break;
    case Type::text: fact.text = reader.text(node).value_or(""); break;
    case Type::date:
      if (const std::optional<base::Date> date = reader.date(node)) fact.text = base::format_date(*date);
      break;
  }
  if (fact.known() && fact.value.kind == condition::Value::Kind::unknown) fact.value.kind = condition::Value::Kind::text;
}

/// The index of a choice at a date: a merged province is the one it was merged into.
std::size_t choice_at(const FactDefinition& definition, std::size_t index, const base::Date& on) {
  const FactChoice& choice = definition.choices[index];
  if (choice.merged_into.empty() || on < *choice.merged_on) return index;
  return find_choice(definition, choice.merged_into).value_or(index);
}

/// Decree 80's three sectors by the letter of the main registered business line (Decision 27/2018: A farming, B–F
/// industry and construction, the rest trade and services).
std::string_view sector_of(std::string_view vsic) {
  const char letter = vsic.empty() ? '\0' : static_cast<char>(vsic.front() & ~0x20);
  if (letter < 'A' || letter > 'U') return {};
  if (letter == 'A') return "agriculture";
  return letter <= 'F' ? "industry" : "trade_services";
}

class Deriver {
public:
  Deriver(const FactModel& model, const Enterprise& enterprise, const base::Date& on)
      : m_model(model), m_enterprise(enterprise), m_on(on) {}

  std::vector<condition::Value> derive() {
    m_values.reserve(m_model.facts.size());
    for (const Fact& fact : m_enterprise.facts) m_values.push_back(fact.value);
    m_values.resize(m_model.facts.size());
    province();
    sector();
    age();
    return std::move(m_values);
  }

private:
  const std::string& text(std::size_t index) const { return m_enterprise.facts[index].text; }

  void province() {
    const std::optional<std::size_t> now = m_model.find("province");
    const std::optional<std::size_t> former = m_model.find("former_province");
    if (!now) return;
    if (former && m_values[*former].known()) {
      const std::optional<base::Date>& merged = m_model.facts[*former].choices[m_values[*former].symbol].merged_on;
      // Before the merger the address lay in the former province, whatever today's name of it is.
      if (!m_values[*now].known() || (merged && m_on < *merged)) m_values[*now] = m_values[*former];
    }
    if (!m_values[*now].known()) return;
    m_values[*now] = condition::Value::of_symbol(choice_at(m_model.facts[*now], m_values[*now].symbol, m_on));
  }

  void sector() {
    const std::optional<std::size_t> sector = m_model.find("sector");
    const std::optional<std::size_t> vsic = m_model.find("vsic");
    if (!sector || !vsic || m_values[*sector].known() || m_values[*vsic].kind != condition::Value::Kind::text) return;
    const std::optional<std::size_t> choice = find_choice(m_model.facts[*sector], sector_of(text(*vsic)));
    if (choice) m_values[*sector] = condition::Value::of_symbol(*choice);
  }

  void age() {
    const std::optional<std::size_t> age = m_model.find("age_years");
    const std::optional<std::size_t> registered = m_model.find("first_registered_on");
    if (!age || !registered || m_values[*age].known() || text(*registered).empty()) return;
    const std::optional<base::Date> since = base::parse_date(text(*registered));
    if (!since || *since > m_on) return;
    // A day over a full month counts as a 32nd of one: never a whole month, and more than none.
    const int days = (m_on.day - since->day + 31) % 31;
    const std::optional<base::Rational> years =
        base::Rational::make(std::int64_t{32} * base::whole_months_between(*since, m_on) + days, 384);
    if (years) m_values[*age] = condition::Value::of_number(*years);
  }

  const FactModel& m_model;
  const Enterprise& m_enterprise;
  base::Date m_on;
  std::vector<condition::Value> m_values;
};

}  // namespace

const std::vector<std::string>& evidence_names() {
  static const std::vector<std::string> names = {"none", "told", "shown", "verified"};
  return names;
}

Enterprise unknown_enterprise(const FactModel& model) {
  Enterprise enterprise;
  enterprise.facts.resize(model.facts.size());
  return enterprise;
}

Fact load_fact(base::Reader& reader, const base::Node& node, const FactDefinition& definition) {
  Fact fact;
  if (node.is_null()) return fact;
  if (!node.is_mapping()) {
    set_value(reader, node, definition, fact);
    return fact;
  }
  base::Fields fields(reader, node, "fact '" + definition.id + "'");
  const base::Node* value = fields.required("value");
  if (value != nullptr && !value->is_null()) set_value(reader, *value, definition, fact);
  if (const std::optional<std::int64_t> year = fields.whole("year", 1900, 2200)) fact.year = static_cast<int>(*year);
  if (const base::Node* evidence = fields.optional("evidence")) {
    const std::optional<std::size_t> index = reader.choice(*evidence, evidence_names());
    if (index) fact.evidence = static_cast<Evidence>(*index + 1);
  }
  fact.document = fields.optional_text("document");
  fields.finish();
  return fact;
}

Enterprise load_enterprise(base::Reader& reader, const base::Node& node, const FactModel& model) {
  Enterprise enterprise = unknown_enterprise(model);
  base::Fields fields(reader, node, "enterprise");
  enterprise.name = fields.optional_text("name");
  enterprise.external_id = fields.optional_text("external_id");
  enterprise.address = fields.optional_text("address");
  if (const base::Node* code = fields.optional("tax_code")) read_tax_code(reader, *code, enterprise.tax_code);
  if (const base::Node* grants = fields.optional("grants")) enterprise.grants = read_grants(reader, *grants);
  for (std::size_t i = 0; i < model.facts.size(); ++i) {
    const base::Node* fact = fields.optional(model.facts[i].id);
    if (fact != nullptr) enterprise.facts[i] = load_fact(reader, *fact, model.facts[i]);
  }
  fields.finish();
  return enterprise;
}

std::vector<condition::Value> derive_facts(const FactModel& model, const Enterprise& enterprise, const base::Date& on) {
  return Deriver(model, enterprise, on).derive();
}

}  // namespace dxready::enterprise
