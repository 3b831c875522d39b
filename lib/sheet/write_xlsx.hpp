#pragma once

#include "sheet/cell.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace dxready::base {
class OutputFile;
}

namespace dxready::sheet {

/// The letters a cell holds, counted as spreadsheets do: in UTF-16.
constexpr std::size_t most_letters = 32767;

/// As much of the text as a cell holds, cut between letters.
std::string_view fitting(std::string_view text);

/// Writes an .xlsx workbook of one sheet, one row after another, in memory that does not grow with them. The same rows give the
/// same bytes. Columns are as wide as the first rows (100, or 256 KiB of them) ask for.
///
/// Throws what the file throws; DataError sheet.too-many-rows (1,048,576), sheet.too-many-columns (16,384), sheet.cell-too-long
/// (`most_letters`) and sheet.too-many-bytes, each with the row. After that, and without `finish`, the file is no workbook and
/// must not be committed.
class WorkbookWriter {
public:
  /// `sheet`: its name, at most 31 letters, none of []:*?/\ among them. The first `heading_rows` rows are bold and stay in sight.
  /// The file must outlive the writer.
  WorkbookWriter(base::OutputFile& file, std::string_view sheet, std::uint64_t heading_rows);
  WorkbookWriter(const WorkbookWriter&) = delete;
  WorkbookWriter& operator=(const WorkbookWriter&) = delete;
  ~WorkbookWriter();

  /// The next row; without cells it stays empty. Texts are UTF-8 and cells of the kind text hold them whatever they begin with:
  /// they are never a formula. A boolean is TRUE or FALSE, a number a decimal, a date or an error is written as a text.
  void add(std::span<const Cell> cells);

  /// Writes what is left. The file is not closed.
  void finish();

private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace dxready::sheet
