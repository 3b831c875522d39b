#include "survey/plain_cells.hpp"

#include <cstring>

namespace dxready::survey {
namespace {

const char* find_letter(const char* at, const char* end, char letter) {
  return static_cast<const char*>(std::memchr(at, letter, static_cast<std::size_t>(end - at)));
}

}  // namespace

std::string_view PlainCells::begin_row(const char* at) {
  const char* const line_feed = find_letter(at, m_end, '\n');
  m_line_end = line_feed;
  if (line_feed == nullptr) return {};
  if (!m_has_carriage_return) return {line_feed, 1};
  const char* const carriage_return = find_letter(at, line_feed, '\r');
  if (carriage_return == nullptr) return {line_feed, 1};
  m_line_end = carriage_return;
  return carriage_return + 1 == line_feed ? std::string_view(carriage_return, 2) : std::string_view();
}

PlainCell PlainCells::find_quoted(const char* at) const {
  bool has_quotes = false;
  for (const char* from = at;;) {
    const char* const close = find_letter(from, m_line_end, '"');
    if (close == nullptr) return PlainCell::none();
    if (ends_cell(close + 1)) return {at, close, true, has_quotes};
    if (close[1] != '"') return PlainCell::none();
    has_quotes = true;
    from = close + 2;
  }
}

}  // namespace dxready::survey
