#pragma once

#include "survey/eight_letters.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dxready::survey {

/// A cell as it stands in a row. It goes from one function to the next in two numbers, which is a good deal faster than in
/// memory.
class PlainCell {
public:
  /// The bytes between quotes, if it has any, and whether some of them are doubled quotes.
  PlainCell(const char* begin, const char* end, bool quoted, bool has_quotes)
      : m_begin(begin), m_bits(static_cast<std::uint64_t>(end - begin) << 2U | (quoted ? 1U : 0U) | (has_quotes ? 2U : 0U)) {}
  /// What is no plain cell.
  static PlainCell none() { return {nullptr, nullptr, false, false}; }

  bool is_none() const { return m_begin == nullptr; }
  bool empty() const { return size() == 0; }
  bool quoted() const { return (m_bits & 1U) != 0; }
  bool has_quotes() const { return (m_bits & 2U) != 0; }
  const char* begin() const { return m_begin; }
  std::size_t size() const { return m_bits >> 2U; }
  std::string_view bytes() const { return {m_begin, size()}; }
  /// Behind the cell.
  const char* end() const { return m_begin + size() + (m_bits & 1U); }

private:
  const char* m_begin;
  std::uint64_t m_bits;
};

/// Finds the cells of rows that are one line each.
class PlainCells {
public:
  explicit PlainCells(char delimiter) : m_delimiter(delimiter), m_delimiters(eight_times(delimiter)) {}

  /// The bytes rows are read from, and whether there is a carriage return among them.
  void set_bytes(std::string_view bytes, bool has_carriage_return) {
    m_end = bytes.data() + bytes.size();
    m_has_carriage_return = has_carriage_return;
  }
  /// Begins the row at `at`: finds its line end, where it is a line feed with or without a carriage return before it, the only
  /// one; else that is empty.
  std::string_view begin_row(const char* at);

  /// The cell that begins at `at`; none when it holds a line end or a quote out of its place.
  PlainCell find(const char* at) const { return *at == '"' ? find_quoted(at + 1) : find_unquoted(at); }

  bool ends_cell(const char* at) const { return at == m_line_end || *at == m_delimiter; }
  char delimiter() const { return m_delimiter; }
  const char* line_end() const { return m_line_end; }  ///< of the row: its line feed, or the carriage return before it
  const char* end() const { return m_end; }            ///< of the bytes

private:
  PlainCell find_unquoted(const char* at) const {
    constexpr std::uint64_t quotes = eight_times('"');
    const char* end = at;
    for (std::uint64_t found = 0; m_line_end - end >= 8; end += 8) {
      found = ~differ(eight_letters(end), m_delimiters, quotes) & eight_times('\x80');
      if (found == 0) continue;
      end += first_letter(found);
      break;
    }
    while (!ends_cell(end) && *end != '"') ++end;
    return *end == '"' ? PlainCell::none() : PlainCell(at, end, false, false);
  }
  PlainCell find_quoted(const char* at) const;

  char m_delimiter;
  std::uint64_t m_delimiters;
  const char* m_end = nullptr;
  bool m_has_carriage_return = false;
  const char* m_line_end = nullptr;
};

}  // namespace dxready::survey
