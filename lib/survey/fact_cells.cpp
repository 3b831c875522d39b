#include "survey/fact_cells.hpp"

#include "enterprise/tax_code.hpp"
#include "survey/recoded.hpp"

namespace dxready::survey {

using Type = enterprise::FactDefinition::Type;

FactCells::FactCells(const enterprise::FactDefinition& definition, const Profile& profile, const BlankTable& blanks,
                     const ColumnRule* rule)
    : m_definition(definition), m_profile(profile), m_blanks(blanks) {
  if (rule != nullptr) {
    m_unit = rule->unit;
    m_time.order = rule->order;
    for (const Recode& recode : rule->values) {
      m_own.add(recode.cell, m_values.size());
      m_values.push_back(recode.values.empty() ? std::string() : recode.values.front());
    }
  }
  if (definition.type == Type::yes_no) add_yes_no();
  for (const enterprise::FactChoice& choice : definition.choices) {
    for (const std::string* text : {&choice.id, &choice.title.vi, &choice.title.en}) m_texts.add(*text, m_values.size());
    for (const std::string& other : choice.also) m_texts.add(other, m_values.size());
    m_values.push_back(choice.id);
  }
}

void FactCells::add_yes_no() {
  const std::size_t yes = m_values.size();
  m_values.insert(m_values.end(), {"yes", "no"});
  for (const std::string& word : m_profile.choices.ticked) m_texts.add(word, yes);
  for (const std::string& word : m_profile.choices.unticked) m_texts.add(word, yes + 1);
  for (const char* const word : {"yes", "true"}) m_texts.add(word, yes);
  for (const char* const word : {"no", "false"}) m_texts.add(word, yes + 1);
}

void FactCells::read(const CellText& cell, RowFindings& findings, enterprise::Fact& into) const {
  Match match = m_own.find(cell.text);
  if (!match.one() && m_blanks.find(cell)) return;
  if (!match.one()) match = m_texts.find(cell.text);
  if (match.one()) {
    if (!m_values[match.value].empty()) set(m_values[match.value], cell, findings, into);
    return;
  }
  if (m_definition.type == Type::number) return read_number(cell, findings, into);
  if (m_definition.type == Type::date) return read_date(cell, findings, into);
  set(cell.text, cell, findings, into);
}

void FactCells::set(std::string_view text, const CellText& cell, RowFindings& findings, enterprise::Fact& into) const {
  base::Diagnostics found;
  base::Reader reader(m_document, "answers", found);
  enterprise::Fact fact = enterprise::load_fact(reader, text_node(text, findings.place()), m_definition);
  if (!found.has_errors()) into = std::move(fact);
  if (!found.empty()) findings.add(found, cell);
}

void FactCells::read_number(const CellText& cell, RowFindings& findings, enterprise::Fact& into) const {
  // A unit in the cell is a unit of money; where the profile names one for the column, the cell has none.
  const bool money = m_definition.unit == "vnd" && m_unit == base::Rational(1);
  const Number number = money ? parse_amount(cell.text, m_profile.numbers) : parse_number(cell.text, m_profile.numbers);
  if (number.fault != NumberFault::none) return findings.number(number.fault, cell);
  const std::optional<base::Rational> value = base::multiply(number.value, m_unit);
  if (!value) return findings.number(NumberFault::not_a_number, cell);
  set(base::shortest_decimal(*value), cell, findings, into);
}

void FactCells::read_date(const CellText& cell, RowFindings& findings, enterprise::Fact& into) const {
  const Day day = parse_day(cell.text, m_time);
  if (day.fault != TimeFault::none) return report_date(day.fault, cell, findings);
  set(base::format_date(day.date), cell, findings, into);
}

void report_date(TimeFault fault, const CellText& cell, RowFindings& findings) {
  switch (fault) {
    case TimeFault::none: break;
    case TimeFault::not_a_date: findings.error("survey.bad-date", cell); break;
    case TimeFault::ambiguous: findings.error("survey.ambiguous-date", cell); break;
    case TimeFault::unknown_zone: findings.error("survey.unknown-zone", cell); break;
  }
}

std::string read_tax_code(const CellText& cell, const Profile& profile, RowFindings& findings) {
  std::string code(cell.text);
  switch (enterprise::check_tax_code(code)) {
    case enterprise::TaxCodeFault::none: return code;
    case enterprise::TaxCodeFault::wrong_check_digit: findings.error("answers.wrong-check-digit", cell, {{"found", code}}); break;
    case enterprise::TaxCodeFault::lost_zero:
      if (profile.restore_lost_zero) return "0" + code;
      findings.error("survey.lost-zero", cell, {{"suggestion", "0" + code}});
      break;
    case enterprise::TaxCodeFault::not_a_tax_code:
      if (parse_number(code, profile.numbers).fault == NumberFault::scientific) {
        findings.number(NumberFault::scientific, cell);
      } else {
        findings.error("answers.bad-tax-code", cell, {{"found", code}});
      }
      break;
  }
  return {};
}

}  // namespace dxready::survey
