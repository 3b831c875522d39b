#pragma once

#include "base/diagnostic.hpp"
#include "base/file.hpp"
#include "csv/encoding.hpp"

#include <array>
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
  too_long,          ///< more than `record_limit` bytes
  zero_byte          ///< a byte 0, which no text holds
};

/// A record with more bytes than this before its line end is a fault; reading goes on at a line end.
constexpr std::size_t record_limit = std::size_t{1} << 20U;

/// One record. Its views hold until the next one is read.
struct Record {
  std::span<const Cell> cells;  ///< none for an empty line and for one that is too long; the one with the fault as it stands
  std::string_view bytes;       ///< as they stand in the block, with the line end
  std::uint64_t line = 0;       ///< the line of the file it begins in, from 1
  Fault fault = Fault::none;
  std::size_t fault_cell = 0;  ///< index of the cell with the fault
  bool goes_on = false;        ///< too_long: the next record is more of the same line
};

/// The finding for a record with a fault: csv.open-quote, csv.text-after-quote, csv.too-long or csv.zero-byte, at its line.
base::Diagnostic fault_finding(const Record& record, const std::string& file);

/// Bytes of a text that hold whole records. The text is UTF-8 where the file is UTF-16.
struct Block {
  std::string bytes;
  std::uint64_t first_line = 1;
  std::uint64_t offset = 0;  ///< bytes of the text before it; a byte order mark is not counted
  bool inside_line = false;  ///< begins inside a line that is too long
};

/// A source cut into blocks. Which records come out of them depends neither on `block_size` nor on where it cuts.
class BlockReader {
public:
  /// `block_size` is what a block aims at, at least 64 bytes; a longer record makes a longer block.
  BlockReader(base::Source& source, const Dialect& dialect, std::size_t block_size);

  /// False at the end. A block that is used again spares memory being asked for. Throws what the source throws.
  bool next(Block& block);

  /// Whether it is known that no block is left.
  bool at_end() const { return m_last && m_rest.empty(); }

private:
  void fill(std::string& bytes, std::size_t have, std::size_t wanted);
  void fill_from_utf16(std::string& bytes, std::size_t wanted);

  base::Source& m_source;
  Dialect m_dialect;
  std::size_t m_block_size;
  Utf16Decoder m_utf16;
  std::string m_raw;   ///< UTF-16 as it was read
  std::string m_rest;  ///< read already, of the next block
  bool m_begun = false;
  bool m_last = false;  ///< the source has no more
  std::uint64_t m_line = 1;
  std::uint64_t m_offset = 0;
  bool m_inside_line = false;
};

/// The records of a block, by RFC 4180 and what people have besides: LF, CRLF and CR end a record, also mixed; a quote that
/// does not begin its cell is text.
///
/// After text behind a closing quote the cell goes on to the next delimiter, and the record with it to its line end. A quote
/// that does not close before `record_limit` or the end of the file ends its record at the first line end behind it. A line
/// that is too long comes in pieces, each of them a record with the fault, so that no byte is lost: the `bytes` of all
/// records are the text.
class RecordReader {
public:
  RecordReader(const Block& block, const Dialect& dialect);
  RecordReader(std::string_view block, const Dialect& dialect, std::uint64_t first_line);

  /// False at the end of the block. What `record` had before is gone.
  bool next(Record& record);

  /// Whether the block holds zero bytes or carriage returns anywhere.
  bool has_zero_byte() const { return m_has_zero_byte; }
  bool has_carriage_return() const { return m_has_carriage_return; }

  /// What is left of the block; it begins with a record unless `inside_line`.
  std::string_view rest() const { return m_block; }
  std::uint64_t line() const { return m_line; }
  bool inside_line() const { return m_inside_line; }
  /// Goes on behind records of one line each that somebody else has read.
  void skip(std::size_t bytes, std::uint64_t lines) {
    m_block.remove_prefix(bytes);
    m_line += lines;
  }

private:
  std::size_t read_cells(std::string_view text);
  const char* read_plain(const char* at, const char* end);
  const char* read_quoted(const char* at, const char* end);
  const char* read_open(const char* open, const char* end);
  std::size_t read_broken();
  void find_zero_byte();
  void undo_doubled_quotes();
  bool stops(char c) const { return m_stops[static_cast<unsigned char>(c)]; }

  std::string_view m_block;  ///< what is left of it
  char m_delimiter;
  std::array<bool, 256> m_stops = {};  ///< delimiter and line ends
  std::uint64_t m_line;
  bool m_inside_line = false;
  bool m_has_zero_byte;        ///< the block
  bool m_has_carriage_return;  ///< the block

  // Of the record that is being read.
  std::vector<Cell> m_cells;
  std::vector<std::size_t> m_doubled;  ///< cells with doubled quotes
  std::string m_undoubled;
  std::uint64_t m_line_ends = 0;  ///< in quotes
  Fault m_fault = Fault::none;
  std::size_t m_fault_cell = 0;
};

}  // namespace dxready::csv
