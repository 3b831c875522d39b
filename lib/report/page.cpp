#include "report/page.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dxready::report {

void Page::heading(std::string_view text) {
  const std::string clean = base::printable(text);
  for (const std::string& part : base::wrap(clean, width())) {
    m_out += m_style.color ? "\x1b[1m" + part + "\x1b[0m\n" : part + "\n";
  }
}

void Page::paragraph(std::string_view lead, std::string_view text) {
  const std::size_t indent = base::display_width(lead);
  const std::string clean = base::printable(text);
  bool first = true;
  for (const std::string& part : base::wrap(clean, width() - std::min(indent, width() / 2))) {
    m_out += first ? std::string(lead) : std::string(indent, ' ');
    m_out += part + "\n";
    first = false;
  }
}

void Page::line(std::string_view text) {
  m_out += base::shorten(base::printable(text), width());
  m_out += '\n';
}

void table(Page& page, const std::vector<TableRow>& rows, const std::vector<bool>& right) {
  std::vector<std::size_t> widths(right.size());
  for (const TableRow& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], base::display_width(base::printable(row[i])));
  }
  for (const TableRow& row : rows) {
    std::string text;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string cell = base::printable(row[i]);
      const bool last = i + 1 == row.size();
      text += right[i] ? base::pad_left(cell, widths[i]) : last ? cell : base::pad_right(cell, widths[i]);
      if (!last) text += "  ";
    }
    text.erase(text.find_last_not_of(' ') + 1);
    page.line(text);
  }
}

}  // namespace dxready::report
