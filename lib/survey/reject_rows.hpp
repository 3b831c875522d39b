#pragma once

#include "base/diagnostic.hpp"
#include "base/language.hpp"
#include "csv/read.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::survey {

/// Columns of our own in a file that is read again; of every profile they are no answers.
constexpr std::string_view own_columns = "dxready_";

/// Writes rejected rows as lines for a workbook (WorkbookLines): the columns of the survey in UTF-8, then `dxready_line` (the
/// line of the survey the row begins in) and `dxready_reason` (all of its reasons). Own columns of an earlier run give way to
/// the new ones; cells beyond the header come last. One writer serves all threads.
///
/// What a workbook cannot hold is said among the reasons: bytes that are not of the survey's encoding are U+FFFD, a cell of more
/// letters than a sheet takes is cut, a record of more than 1 MiB has no cells. All of it stands in the survey.
class RejectRows {
public:
  /// `header`: of the survey's columns, in UTF-8.
  RejectRows(csv::Dialect dialect, std::span<const std::string> header, base::Language language);

  struct Heading {
    std::string lines;
    std::uint64_t rows = 0;
  };
  /// What stands before the first row in the survey, the own columns named in the header, which is in `header_line`.
  Heading heading(std::string_view bytes, std::uint64_t header_line) const;

  /// Appends the line of one rejected record; `findings` is why, at least one of them.
  void write(std::string_view bytes, std::span<const base::Diagnostic> findings, std::string& out) const;

private:
  struct Own {
    std::string line;
    std::string reason;
  };
  std::size_t width() const { return m_is_own.size(); }
  void append_row(std::span<const csv::Cell> cells, Own own, std::string& out) const;
  std::string decoded(std::string_view text) const;
  std::string reason(std::span<const base::Diagnostic> findings) const;

  csv::Dialect m_dialect;
  std::vector<bool> m_is_own;  ///< for each column of the survey: written by an earlier run
  base::Language m_language;
};

}  // namespace dxready::survey
