#include "report/paper.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dxready::report {
namespace {

// A space that no line ends at; an empty box with one.
constexpr std::string_view joining_space = "\u00a0";
constexpr std::string_view empty_box = "\u2610\u00a0";

/// What stays on one line.
std::string unbroken(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ') {
      out += joining_space;
    } else {
      out += c;
    }
  }
  return out;
}

/// Nothing of a text is taken for a mark of Markdown.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

void Paper::apart(bool list) {
  if (m_begun && m_form == PaperForm::markdown && !(list && m_list)) m_page.blank();
  m_begun = true;
  m_list = list;
}

/// Markdown is not wrapped: whoever opens it has a width of their own.
void Paper::markdown(std::string_view mark, std::string_view text) {
  m_page.whole_line(std::string(mark) + escaped(base::printable(text)));
}

void Paper::title(std::string_view text) {
  apart(false);
  if (m_form == PaperForm::markdown) return markdown("# ", text);
  m_page.heading(text);
}

void Paper::section(std::string_view text) {
  apart(false);
  if (m_form == PaperForm::markdown) return markdown("## ", text);
  m_page.blank();
  m_page.heading(text);
}

void Paper::question(std::string_view text) {
  apart(false);
  if (m_form == PaperForm::markdown) return markdown("### ", text);
  m_page.blank();
  m_page.heading(text);
}

void Paper::paragraph(std::string_view text) {
  apart(false);
  if (m_form == PaperForm::markdown) return markdown("", text);
  m_page.paragraph("", text);
}

void Paper::item(std::string_view lead, std::string_view text) {
  apart(true);
  const std::string head = lead.empty() ? std::string() : std::string(lead) + "  ";
  if (m_form == PaperForm::markdown) return markdown("- ", head + std::string(text));
  m_page.paragraph("  " + head, text);
}

void Paper::box(std::string_view lead, std::string_view text) {
  const std::string head = std::string(empty_box) + std::string(lead) + (lead.empty() ? "" : "  ");
  apart(true);
  if (m_form == PaperForm::markdown) return markdown("- ", head + std::string(text));
  m_page.paragraph("  " + head, text);
}

void Paper::boxes(std::string_view label, const std::vector<std::string>& texts) {
  std::string line;
  for (const std::string& text : texts) line += (line.empty() ? "" : "   ") + std::string(empty_box) + unbroken(text);
  item("", std::string(label) + (label.empty() ? "" : " ") + line);
}

void Paper::room(std::string_view label) {
  constexpr std::size_t widest = 76;
  constexpr std::size_t narrowest = 12;
  const std::size_t line = std::min(m_page.width() - 2, widest);
  const std::size_t used = base::display_width(label) % line + 2;
  const std::size_t left = line > used + narrowest ? line - used : narrowest;
  item("", std::string(label) + ": " + std::string(left, '.'));
}

}  // namespace dxready::report
