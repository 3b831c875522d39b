#include "sheet/sheet_rows.hpp"

#include "sheet/cell_text.hpp"

#include <charconv>
#include <optional>

namespace dxready::sheet {
namespace {

// Excel's own limits.
constexpr std::uint64_t most_rows = 1048576;
constexpr std::size_t most_columns = 16384;
/// The text of a row that is not shared.
constexpr std::size_t largest_row = std::size_t{4} * 1024 * 1024;

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// The column of "BC12", from 0; `most_columns` or more when it is none.
std::size_t column_of(std::string_view reference) {
  std::size_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z' || column > most_columns) break;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
  }
  return column == 0 ? most_columns : column - 1;
}

}  // namespace

Next RowHandler::begin(std::string_view name, const Attributes& attributes) {
  if (name == "row") return begin_row(attributes);
  if (name == "c") return begin_cell(attributes);
  // Phonetic readings of East Asian words are not the text.
  if (name == "rPh") m_in_reading = true;
  const bool value = name == "v" || (name == "t" && m_type == "inlineStr" && !m_in_reading);
  m_in_value = value;
  m_has_value = m_has_value || value;
  return Next::go_on;
}

Next RowHandler::end(std::string_view name) {
  m_in_value = false;
  if (name == "rPh") m_in_reading = false;
  if (name == "c") return end_cell();
  return name == "row" ? Next::pause : Next::go_on;
}

Next RowHandler::text(std::string_view text) {
  if (m_in_value) m_texts += text;
  return m_texts.size() > largest_row ? Next::too_large : Next::go_on;
}

Row RowHandler::row() {
  m_cells.clear();
  for (const Stored& cell : m_stored) {
    const std::string_view text =
        cell.shared ? m_context.strings[cell.begin] : std::string_view(m_texts).substr(cell.begin, cell.size);
    m_cells.push_back({text, cell.kind});
  }
  while (!m_cells.empty() && m_cells.back().kind == CellKind::empty) m_cells.pop_back();
  return {m_cells, m_row};
}

Next RowHandler::begin_row(const Attributes& attributes) {
  const std::optional<std::string_view> stated = attributes.find("r");
  const std::optional<std::uint64_t> number = stated ? number_of(*stated) : m_row + 1;
  if (!number || *number <= m_row || *number > most_rows) return Next::damaged;
  m_row = *number;
  m_stored.clear();
  m_texts.clear();
  return Next::go_on;
}

Next RowHandler::begin_cell(const Attributes& attributes) {
  const std::optional<std::string_view> reference = attributes.find("r");
  m_column = reference ? column_of(*reference) : m_stored.size();
  if (m_row == 0 || m_column < m_stored.size() || m_column >= most_columns) return Next::damaged;
  m_type = attributes["t"];
  const std::optional<std::uint64_t> style = number_of(attributes["s"]);
  m_is_date = style && *style < m_context.date_styles.size() && m_context.date_styles[*style];
  m_has_value = false;
  m_value = m_texts.size();
  return Next::go_on;
}

Next RowHandler::end_cell() {
  Stored cell;
  if (m_has_value && !store(m_type, cell)) return Next::damaged;
  m_stored.resize(m_column);
  m_stored.push_back(cell);
  return Next::go_on;
}

/// Makes the value the text of the cell; false when it cannot be one.
bool RowHandler::store(std::string_view type, Stored& cell) {
  const std::string_view value = std::string_view(m_texts).substr(m_value);
  if (type == "s") {
    const std::optional<std::uint64_t> number = number_of(value);
    if (!number || *number >= m_context.strings.size()) return false;
    cell = {CellKind::text, true, static_cast<std::size_t>(*number), 0};
    m_texts.resize(m_value);
    return true;
  }
  if (type == "inlineStr" || type == "str") {
    undo_escapes(m_texts, m_value);
    cell.kind = CellKind::text;
  } else if (type == "b") {
    replace_value(value == "1" || value == "true" ? "TRUE" : "FALSE");
    cell.kind = CellKind::boolean;
  } else if (type == "e") {
    cell.kind = CellKind::error;
  } else if (type == "d") {
    cell.kind = CellKind::date;
  } else if (!value.empty()) {
    store_number(cell);
  }
  cell.begin = m_value;
  cell.size = m_texts.size() - m_value;
  return true;
}

void RowHandler::store_number(Stored& cell) {
  const std::string_view value = std::string_view(m_texts).substr(m_value);
  const std::optional<std::string> date = m_is_date ? date_text(value, m_context.from_1904) : std::nullopt;
  cell.kind = date ? CellKind::date : CellKind::number;
  replace_value(date ? *date : number_text(value));
}

void RowHandler::replace_value(std::string_view text) { m_texts.replace(m_value, std::string::npos, text); }

}  // namespace dxready::sheet
