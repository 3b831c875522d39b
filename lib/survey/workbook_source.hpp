#pragma once

#include "base/file.hpp"
#include "sheet/read_xlsx.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace dxready::survey {

/// The rows of a workbook's sheet as CSV: comma, UTF-8, LF, so that everything behind it knows one kind of file. Row 7 of the
/// sheet is line 7: rows without cells are empty lines, and line breaks inside a cell are spaces. A cell in which nothing was
/// entered has no quotes; a text has. A row has as many cells as the widest above it: a sheet does not store the empty ones at
/// its end.
class WorkbookSource : public base::Source {
public:
  /// Throws as sheet::WorkbookReader does, then and in `read`.
  explicit WorkbookSource(const std::filesystem::path& path, std::string_view sheet = {});

  const std::string& sheet_name() const { return m_reader.sheet_name(); }
  std::size_t read(char* into, std::size_t size) override;

private:
  bool fill();
  void put(const sheet::Cell& cell);

  sheet::WorkbookReader m_reader;
  std::string m_lines;      ///< made, not yet taken
  std::size_t m_taken = 0;  ///< of them
  std::uint64_t m_row = 0;  ///< the last one that was made
  std::uint64_t m_measured = 0;
  std::size_t m_width = 0;  ///< of the widest row
};

}  // namespace dxready::survey
