#pragma once

#include "sheet/cell.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::sheet {

/// One row. Its views hold until the next one is read.
struct Row {
  std::span<const Cell> cells;  ///< from column A on, gaps filled, up to the last cell that is not empty
  std::uint64_t number = 0;     ///< as the sheet counts, from 1
};

/// The rows of one sheet of an .xlsx workbook, one after another: memory holds one row and the workbook's shared texts.
class WorkbookReader {
public:
  /// Opens the sheet with this name, else the first that is not hidden. Throws EnvironmentError when the file cannot be read;
  /// DataError sheet.protected-or-old, sheet.not-a-workbook, sheet.no-such-sheet, sheet.damaged, sheet.too-large.
  explicit WorkbookReader(const std::filesystem::path& path, std::string_view sheet = {});
  ~WorkbookReader();
  WorkbookReader(const WorkbookReader&) = delete;
  WorkbookReader& operator=(const WorkbookReader&) = delete;

  const std::string& sheet_name() const;
  std::vector<std::string> sheet_names() const;

  /// The next row that is not empty; false at the end of the sheet. Throws DataError sheet.damaged, sheet.too-large.
  bool next(Row& row);

private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace dxready::sheet
