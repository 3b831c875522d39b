#pragma once

#include "csv/encoding.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::csv {

/// How a file is written.
struct Dialect {
  char delimiter = ',';
  Encoding encoding = Encoding::utf8;
  bool operator==(const Dialect&) const = default;
};

/// One cell: its text without quotes, doubled quotes undone. Whether it stood in quotes is kept, because exports tell
/// "nothing" and "an empty text" apart by it.
struct Cell {
  std::string_view text;
  bool quoted = false;
  bool operator==(const Cell&) const = default;
};

/// What is wrong with the form of a record.
enum class Fault : std::uint8_t {
  none,
  open_quote,        ///< a quote that never closes
  text_after_quote,  ///< text between a closing quote and the next delimiter
  too_long           ///< more than `record_limit` bytes
};

/// A longer record is a fault; reading goes on at the next line end.
constexpr std::size_t record_limit = std::size_t{1} << 20U;

/// One record. Its views hold until the next one is read.
struct Record {
  std::span<const Cell> cells;  ///< none for an empty line
  std::string_view bytes;       ///< as they stand in the block, with the line end
  std::uint64_t line = 0;       ///< the line of the file it begins in, from 1
  Fault fault = Fault::none;
  std::size_t fault_cell = 0;  ///< index of the cell with the fault
};

}  // namespace dxready::csv
