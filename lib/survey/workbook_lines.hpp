#pragma once

#include "assessment/flat_row.hpp"
#include "sheet/cell.hpp"
#include "sheet/write_xlsx.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::survey {

/// Puts lines of CSV, as the writers of results and rejects make them, into the sheet of a workbook: the same rows, the same
/// columns, the same texts. Numbers become numbers, flags become booleans, everything else is text; what is empty without
/// quotes is an empty cell, `""` a text without letters.
class WorkbookLines {
public:
  /// `kinds` of the columns; a column beyond them holds text, like the first `heading_rows` rows. The file must outlive it.
  WorkbookLines(base::OutputFile& file, std::string_view sheet, std::vector<assessment::CellKind> kinds,
                std::uint64_t heading_rows);

  /// Whole lines: comma, UTF-8. Throws as sheet::WorkbookWriter does.
  void add(std::string_view lines);
  /// To be called once, before the file is closed.
  void finish() { m_writer.finish(); }

private:
  sheet::CellKind kind(std::string_view text, bool quoted, std::size_t column) const;

  sheet::WorkbookWriter m_writer;
  std::vector<assessment::CellKind> m_kinds;
  std::uint64_t m_heading_rows;
  std::uint64_t m_row = 0;
  std::vector<sheet::Cell> m_cells;
};

}  // namespace dxready::survey
