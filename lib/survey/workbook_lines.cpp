#include "survey/workbook_lines.hpp"

#include "csv/read.hpp"

namespace dxready::survey {

WorkbookLines::WorkbookLines(base::OutputFile& file, std::string_view sheet, std::vector<assessment::CellKind> kinds,
                             std::uint64_t heading_rows)
    : m_writer(file, sheet, heading_rows), m_kinds(std::move(kinds)), m_heading_rows(heading_rows) {}

void WorkbookLines::add(std::string_view lines) {
  csv::RecordReader records(lines, {}, m_row + 1);
  csv::Record record;
  while (records.next(record)) {
    ++m_row;
    m_cells.clear();
    for (const csv::Cell& cell : record.cells) {
      const sheet::CellKind kind = this->kind(cell.text, cell.quoted, m_cells.size());
      m_cells.push_back({kind == sheet::CellKind::boolean ? (cell.text == "true" ? "TRUE" : "FALSE") : cell.text, kind});
    }
    m_writer.add(m_cells);
  }
}

sheet::CellKind WorkbookLines::kind(std::string_view text, bool quoted, std::size_t column) const {
  if (text.empty() && !quoted) return sheet::CellKind::empty;
  if (column >= m_kinds.size() || m_row <= m_heading_rows) return sheet::CellKind::text;
  switch (m_kinds[column]) {
    case assessment::CellKind::number: return sheet::CellKind::number;
    case assessment::CellKind::flag: return sheet::CellKind::boolean;
    default: return sheet::CellKind::text;
  }
}

}  // namespace dxready::survey
