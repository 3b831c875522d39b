#include "report/page.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <numeric>

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

namespace {

constexpr std::string_view gap = "  ";

/// The cells but one, aligned.
std::string aligned(const TableRow& row, const std::vector<std::size_t>& widths, const std::vector<bool>& right,
                    std::size_t without) {
  std::string text;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i == without) continue;
    const std::string cell = base::printable(row[i]);
    text += right[i] ? base::pad_left(cell, widths[i]) : base::pad_right(cell, widths[i]);
    text += gap;
  }
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

}  // namespace

void table(Page& page, const std::vector<TableRow>& rows, const std::vector<bool>& right) {
  std::vector<std::size_t> widths(right.size());
  for (const TableRow& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], base::display_width(base::printable(row[i])));
  }
  const std::size_t whole = std::accumulate(widths.begin(), widths.end(), gap.size() * (widths.size() - 1));
  constexpr std::size_t readable = 16;
  const bool cut = !right.back() && whole - widths.back() + readable <= page.width();
  if (whole <= page.width() || cut) {
    for (const TableRow& row : rows) page.line(aligned(row, widths, right, widths.size()));
    return;
  }
  // Too wide: the widest column stands on a line of its own above the others.
  const auto widest = static_cast<std::size_t>(std::max_element(widths.begin(), widths.end()) - widths.begin());
  for (const TableRow& row : rows) {
    page.paragraph("", row[widest]);
    page.line(std::string(gap) + aligned(row, widths, right, widest));
  }
}

}  // namespace dxready::report
