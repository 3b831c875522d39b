#pragma once

#include "report/page.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dxready::report {

enum class PaperForm { text, markdown };

/// A paper to hand out or to fill in: text wrapped to the width, or Markdown for a word processor.
class Paper {
public:
  Paper(const TextStyle& style, PaperForm form) : m_page(style), m_form(form) {}

  base::Language language() const { return m_page.language(); }

  void title(std::string_view text);
  void section(std::string_view text);
  void question(std::string_view text);
  void paragraph(std::string_view text);
  void item(std::string_view lead, std::string_view text);
  /// A box to tick in a line of its own.
  void box(std::string_view lead, std::string_view text);
  /// Boxes side by side behind a label.
  void boxes(std::string_view label, const std::vector<std::string>& texts);
  /// A label and room to write.
  void room(std::string_view label);

  std::string take() { return m_page.take(); }

private:
  /// An empty line where the form wants one between two kinds of lines.
  void apart(bool list);
  void markdown(std::string_view mark, std::string_view text);

  Page m_page;
  PaperForm m_form;
  bool m_begun = false;
  bool m_list = false;
};

}  // namespace dxready::report
