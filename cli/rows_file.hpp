#pragma once

#include "base/output_file.hpp"
#include "survey/workbook_lines.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::cli {

/// What a file of rows is.
struct RowsForm {
  std::string heading;                      ///< what stands above the rows; of a workbook as lines of CSV
  std::uint64_t heading_rows = 0;           ///< of a workbook
  std::string sheet;                        ///< the name of its sheet; empty: the file is text
  std::vector<assessment::CellKind> kinds;  ///< of its columns; text where left out

  bool is_workbook() const { return !sheet.empty(); }
};

/// Whether a file with this name is to be a workbook.
bool is_workbook_name(std::string_view name);

/// A file of rows that appears as a whole: text as it comes, or a workbook made of lines of CSV.
class RowsFile {
public:
  /// Opens the file and writes the heading. Everything throws what base::OutputFile throws, and of a workbook what
  /// survey::WorkbookLines throws.
  RowsFile(const std::filesystem::path& path, bool overwrite, const RowsForm& form);

  void write(std::string_view lines);
  void close();   ///< after it nothing but the renaming is left to fail
  void commit();  ///< after `close`: the file appears

private:
  base::OutputFile m_file;
  std::optional<survey::WorkbookLines> m_lines;  ///< of a workbook
};

}  // namespace dxready::cli
