#pragma once

#include "report/text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dxready::report {

/// Builds text for a terminal line by line, wrapped to the width, never inside a letter.
class Page {
public:
  explicit Page(const TextStyle& style) : m_style(style) {}

  void blank() { m_out += '\n'; }
  /// A heading in bold where colour is on.
  void heading(std::string_view text);
  /// A paragraph; its first line begins with `lead`, the following ones with as many spaces.
  void paragraph(std::string_view lead, std::string_view text);
  /// A line, cut to the page.
  void line(std::string_view text);
  /// A line as it is, however wide.
  void whole_line(std::string_view text) { m_out.append(text) += '\n'; }

  std::size_t width() const { return m_style.width < 40 ? 40 : m_style.width; }
  base::Language language() const { return m_style.language; }
  std::string take() { return std::move(m_out); }

private:
  TextStyle m_style;
  std::string m_out;
};

/// One row of cells; the widths of the columns come from the longest cell, the last column is cut to the page.
using TableRow = std::vector<std::string>;
/// Columns aligned by display width; `right` says which columns are aligned to the right. Where the last column would be cut to
/// next to nothing, the widest one of each row stands on a line above the others.
void table(Page& page, const std::vector<TableRow>& rows, const std::vector<bool>& right);

}  // namespace dxready::report
