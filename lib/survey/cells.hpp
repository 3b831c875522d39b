#pragma once

#include "base/fields.hpp"
#include "csv/read.hpp"
#include "survey/profile.hpp"
#include "survey/row.hpp"
#include "survey/text_table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The parts RowReader is put together from; not for other folders.
namespace dxready::survey {

/// A cell as it is read: trimmed, a masking apostrophe taken off.
struct CellText {
  std::string_view text;
  bool quoted = false;
  std::size_t column = 0;
};
CellText cell_text(const csv::Cell& cell, std::size_t column, bool mask);

/// What an export tells of an answer that is left open, beyond that it is.
enum class Doubt : std::uint8_t {
  none,
  not_shown,   ///< the question was not shown, it says
  none_ticked  ///< no option is ticked, which it also says of what was not shown
};

/// Where the findings of one row go.
class RowFindings {
public:
  RowFindings(const std::vector<std::string>& header, std::uint64_t line, std::vector<CellFinding>& into)
      : m_header(header), m_line(line), m_into(into) {}

  base::Place place() const;
  void error(std::string code, const CellText& cell, std::vector<base::Argument> arguments = {});
  void warning(std::string code, const CellText& cell, std::vector<base::Argument> arguments = {});
  /// What a reader of answers or facts found in the cell.
  void add(const base::Diagnostics& found, const CellText& cell);
  /// Says what is wrong with a number.
  void number(NumberFault fault, const CellText& cell);

  /// Said of the answer that is being read, and taken when it is.
  void doubt(Doubt doubt) { m_doubt = doubt; }
  Doubt take_doubt() { return std::exchange(m_doubt, Doubt::none); }

private:
  const std::vector<std::string>& m_header;
  std::uint64_t m_line;
  std::vector<CellFinding>& m_into;
  Doubt m_doubt = Doubt::none;
};

/// The cell texts that are no answer.
class BlankTable {
public:
  explicit BlankTable(const std::vector<Blank>& blanks);

  /// Why the cell holds no answer; nothing when it may hold one.
  std::optional<NoAnswer> find(const CellText& cell) const {
    if (cell.text.empty()) return cell.quoted ? m_quotes : m_nothing;
    const Match match = m_texts.find(cell.text);
    if (!match.one()) return std::nullopt;
    return static_cast<NoAnswer>(match.value);
  }

  /// False when the first letter of a text says that it is none of them.
  bool may_fit(std::string_view text) const { return m_texts.may_fit(text); }

private:
  NoAnswer m_nothing = NoAnswer::unanswered;  ///< an empty cell without quotes
  NoAnswer m_quotes = NoAnswer::unanswered;   ///< ""
  TextTable m_texts;
};

}  // namespace dxready::survey
