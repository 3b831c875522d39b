#include "survey/cells.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <limits>

namespace dxready::survey {

CellText cell_text(const csv::Cell& cell, std::size_t column, bool mask) {
  std::string_view text = base::trim(cell.text);
  constexpr std::string_view masked = "=+-@\t\r";
  if (mask && text.size() > 1 && text[0] == '\'' && masked.find(text[1]) != std::string_view::npos) text.remove_prefix(1);
  return {text, cell.quoted, column};
}

base::Place RowFindings::place() const {
  constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
  return {static_cast<std::uint32_t>(std::min(m_line, most)), 0};
}

void RowFindings::error(std::string code, const CellText& cell, std::vector<base::Argument> arguments) {
  base::Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.place = place();
  diagnostic.arguments = std::move(arguments);
  const std::string number = std::to_string(cell.column + 1);
  diagnostic.arguments.emplace_back("column", cell.column < m_header.size() ? m_header[cell.column] : number);
  diagnostic.arguments.emplace_back("number", number);
  diagnostic.arguments.emplace_back("cell", base::shorten(base::printable(cell.text), 60));
  m_into.push_back({cell.column, std::move(diagnostic)});
}

void RowFindings::warning(std::string code, const CellText& cell, std::vector<base::Argument> arguments) {
  error(std::move(code), cell, std::move(arguments));
  m_into.back().diagnostic.severity = base::Severity::warning;
}

void RowFindings::add(const base::Diagnostics& found, const CellText& cell) {
  for (const base::Diagnostic& one : found.all()) {
    error(one.code, cell, one.arguments);
    m_into.back().diagnostic.severity = one.severity;
  }
}

void RowFindings::number(NumberFault fault, const CellText& cell) {
  switch (fault) {
    case NumberFault::none: break;
    case NumberFault::not_a_number: error("survey.bad-number", cell); break;
    case NumberFault::ambiguous: error("survey.ambiguous-number", cell); break;
    case NumberFault::scientific: error("survey.scientific", cell); break;
  }
}

BlankTable::BlankTable(const std::vector<Blank>& blanks) {
  for (const Blank& blank : blanks) {
    if (!blank.cell.empty()) {
      m_texts.add(blank.cell, static_cast<std::size_t>(blank.state));
      continue;
    }
    if (blank.quoted.value_or(true)) m_quotes = blank.state;
    if (!blank.quoted.value_or(false)) m_nothing = blank.state;
  }
}

}  // namespace dxready::survey
