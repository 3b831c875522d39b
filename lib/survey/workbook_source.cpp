#include "survey/workbook_source.hpp"

#include <algorithm>

namespace dxready::survey {
namespace {

/// The header is among them; a cell far to the right in a later row widens no other.
constexpr std::uint64_t measured_rows = 100;

}  // namespace

WorkbookSource::WorkbookSource(const std::filesystem::path& path, std::string_view sheet) : m_reader(path, sheet) {}

std::size_t WorkbookSource::read(char* into, std::size_t size) {
  std::size_t count = 0;
  while (count < size) {
    if (m_taken == m_lines.size() && !fill()) break;
    const std::size_t part = std::min(size - count, m_lines.size() - m_taken);
    std::copy_n(m_lines.data() + m_taken, part, into + count);
    m_taken += part;
    count += part;
  }
  return count;
}

/// Makes the lines of the next row; false at the end.
bool WorkbookSource::fill() {
  sheet::Row row;
  if (!m_reader.next(row)) return false;
  m_lines.assign(row.number - m_row - 1, '\n');
  m_taken = 0;
  m_row = row.number;
  if (m_measured < measured_rows) m_width = std::max(m_width, row.cells.size());
  ++m_measured;
  for (std::size_t i = 0; i < std::max(m_width, row.cells.size()); ++i) {
    if (i != 0) m_lines += ',';
    if (i < row.cells.size()) put(row.cells[i]);
  }
  m_lines += '\n';
  return true;
}

void WorkbookSource::put(const sheet::Cell& cell) {
  if (cell.kind == sheet::CellKind::empty) return;
  m_lines += '"';
  for (const char c : cell.text) {
    if (c == '"') m_lines += '"';
    m_lines += c == '\n' || c == '\r' ? ' ' : c;
  }
  m_lines += '"';
}

}  // namespace dxready::survey
