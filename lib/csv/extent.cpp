#include "csv/extent.hpp"

#include <algorithm>

namespace dxready::csv {
namespace {

/// What a look at the beginning of a record found.
struct Look {
  std::optional<std::size_t> line_end;    ///< of the record
  std::optional<std::size_t> open_quote;  ///< the quote that has not closed
};

Look look(std::string_view bytes, char delimiter) {
  Look found;
  bool cell_begins = true;
  for (std::size_t i = 0; i < std::min(bytes.size(), record_limit + 1); ++i) {
    const char c = bytes[i];
    if (found.open_quote) {
      if (c != '"') continue;
      if (i + 1 < bytes.size() && bytes[i + 1] == '"') {
        ++i;
      } else {
        found.open_quote.reset();
      }
    } else if (is_line_end(c)) {
      found.line_end = i;
      return found;
    } else if (c == '"' && cell_begins) {
      found.open_quote = i;
    }
    cell_begins = c == delimiter;
  }
  return found;
}

/// The first line end from `from` on that is not too far away.
std::optional<std::size_t> first_line_end(std::string_view bytes, std::size_t from) {
  const std::size_t found = bytes.substr(0, record_limit + 1).find_first_of("\r\n", from);
  if (found == std::string_view::npos) return std::nullopt;
  return found;
}

/// What ends with the line end at `at`.
std::optional<Extent> ended(std::string_view bytes, bool last, std::size_t at, Fault fault) {
  const bool seen = at + 1 < bytes.size();
  // A line feed may still follow.
  if (bytes[at] == '\r' && !seen && !last) return std::nullopt;
  const bool pair = bytes[at] == '\r' && seen && bytes[at + 1] == '\n';
  return Extent{at + (pair ? 2U : 1U), fault, false};
}

/// What has no line end before the limit or before the end of the bytes.
std::optional<Extent> unended(std::string_view bytes, bool last, Fault fault) {
  if (bytes.size() > record_limit) return Extent{record_limit + 1, Fault::too_long, true};
  if (!last) return std::nullopt;
  return Extent{bytes.size(), fault, false};
}

/// The end of the last line of `bytes` up to `to` that begins behind `from`; `from` when there is none.
std::size_t last_line_end(std::string_view bytes, bool last, std::size_t from, std::size_t to) {
  for (std::size_t i = to; i > from; --i) {
    if (!is_line_end(bytes[i - 1])) continue;
    if (bytes[i - 1] == '\r' && i == bytes.size() && !last) continue;
    return i;
  }
  return from;
}

/// The next quote from `at` on. Cells are short where all are quoted, so two letters are looked at here.
std::size_t next_quote(std::string_view bytes, std::size_t at) {
  for (const std::size_t near : {at, at + 1}) {
    if (near < bytes.size() && bytes[near] == '"') return near;
  }
  return std::min(bytes.find('"', at), bytes.size());
}

/// Behind the quote that closes the one before `at`; nothing when none does.
std::optional<std::size_t> behind_closing_quote(std::string_view bytes, std::size_t at) {
  for (;;) {
    at = next_quote(bytes, at);
    if (at == bytes.size()) return std::nullopt;
    if (at + 1 == bytes.size() || bytes[at + 1] != '"') return at + 1;
    at += 2;
  }
}

/// Behind the cells of one letter in quotes that follow the one that ends at `at`, all of them before `end`.
std::size_t behind_short_cells(std::string_view bytes, std::size_t at, std::size_t end, char delimiter) {
  for (; at + 4 < end; at += 4) {
    const char* const cell = bytes.data() + at;
    const bool is_short = cell[0] == delimiter && cell[1] == '"' && cell[2] != '"' && cell[3] == '"' && cell[4] != '"';
    if (!is_short) break;
  }
  return at;
}

/// The same for bytes that begin with a record and are too few for one that is too long: it looks at quotes alone, and at line
/// ends only behind `from`. 0 when no record ends there; nothing when the last quote does not close.
std::optional<std::size_t> whole_by_quotes(std::string_view bytes, bool last, char delimiter, std::size_t from) {
  std::size_t whole = 0;
  std::size_t at = 0;
  for (;;) {
    const std::size_t quote = next_quote(bytes, at);
    if (quote > from) {
      const std::size_t line_end = last_line_end(bytes, last, at, quote);
      if (line_end > at) whole = line_end;
    }
    if (quote == bytes.size()) return last ? quote : whole;
    at = quote + 1;
    const bool opens = quote == 0 || bytes[quote - 1] == delimiter || is_line_end(bytes[quote - 1]);
    if (!opens) continue;
    const std::optional<std::size_t> behind = behind_closing_quote(bytes, at);
    if (!behind && last) return std::nullopt;
    if (!behind) return whole;
    at = behind_short_cells(bytes, *behind, from, delimiter);
  }
}

/// The same, looking at the last lines first: most often the one that counts is among them.
std::optional<std::size_t> whole_by_quotes(std::string_view bytes, bool last, char delimiter) {
  constexpr std::size_t some_lines = 4096;
  const std::size_t from = bytes.size() - std::min(bytes.size(), some_lines);
  const std::optional<std::size_t> whole = whole_by_quotes(bytes, last, delimiter, from);
  return whole == 0U && from != 0 ? whole_by_quotes(bytes, last, delimiter, 0) : whole;
}

}  // namespace

std::optional<Extent> find_extent(std::string_view bytes, bool last, char delimiter, bool inside_line) {
  if (inside_line) {
    const std::optional<std::size_t> line_end = first_line_end(bytes, 0);
    return line_end ? ended(bytes, last, *line_end, Fault::too_long) : unended(bytes, last, Fault::too_long);
  }
  const Look found = look(bytes, delimiter);
  if (found.line_end) return ended(bytes, last, *found.line_end, Fault::none);
  // One byte behind the limit tells whether a quote there is doubled, and a line end two bytes long.
  if (!last && bytes.size() < record_limit + 2) return std::nullopt;
  if (!found.open_quote) return unended(bytes, last, Fault::none);
  const std::optional<std::size_t> line_end = first_line_end(bytes, *found.open_quote);
  return line_end ? ended(bytes, last, *line_end, Fault::open_quote) : unended(bytes, last, Fault::open_quote);
}

std::size_t whole_records(std::string_view bytes, bool last, char delimiter, bool& inside_line) {
  if (!inside_line && bytes.size() <= record_limit) {
    if (const auto whole = whole_by_quotes(bytes, last, delimiter)) return *whole;
  }
  std::size_t whole = 0;
  while (whole < bytes.size()) {
    const std::optional<Extent> extent = find_extent(bytes.substr(whole), last, delimiter, inside_line);
    if (!extent) break;
    whole += extent->size;
    inside_line = extent->inside_line;
  }
  return whole;
}

}  // namespace dxready::csv
