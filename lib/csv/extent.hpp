#pragma once

#include "csv/read.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dxready::csv {

constexpr bool is_line_end(char c) { return c == '\n' || c == '\r'; }

/// Line ends in the text; CR LF is one.
std::uint64_t count_line_ends(std::string_view text);

/// How far a record reaches.
struct Extent {
  std::size_t size = 0;       ///< bytes, with the line end
  Fault fault = Fault::none;  ///< text after a quote is not looked for
  bool inside_line = false;   ///< it ends inside a line that is too long
};

/// The extent of the record that `bytes` begin with; nothing when more bytes are needed to tell. `last` says that there are
/// no more, `inside_line` that they begin inside a line that is too long. This is the rule of RecordReader, one letter after
/// the other.
std::optional<Extent> find_extent(std::string_view bytes, bool last, char delimiter, bool inside_line);

/// The bytes of all records that `bytes` hold as a whole, found by their quotes. `inside_line` is brought up to where they end.
std::size_t whole_records(std::string_view bytes, bool last, char delimiter, bool& inside_line);

}  // namespace dxready::csv
