#pragma once

#include "base/checked.hpp"
#include "csv/read.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::csv {

/// As much of the beginning of a file as detection wants to see.
constexpr std::size_t head_size = std::size_t{1} << 20U;

enum class LineEnd : std::uint8_t { lf, crlf, cr, mixed };

/// What is said about a file and need not be found out.
struct Pinned {
  std::optional<Encoding> encoding;
  std::optional<char> delimiter;
  std::optional<std::uint64_t> header_line;
};

/// A cell that has its own text, in UTF-8.
struct TextCell {
  std::string text;
  bool quoted = false;
  bool operator==(const TextCell&) const = default;
};

/// What a file is.
struct Detected {
  Dialect dialect;
  bool mark = false;  ///< begins with a byte order mark
  LineEnd line_end = LineEnd::lf;
  std::uint64_t header_line = 1;
  std::vector<std::string> header;            ///< in UTF-8
  std::vector<std::vector<TextCell>> sample;  ///< up to 100 good records behind the header, empty lines left out
};

/// Finds out what a file is from its beginning (all of it when `whole_file`). What could be two things is not guessed:
/// it is a finding that says what to pin.
///
/// - Encoding: the byte order mark; UTF-16 by its zero bytes (a zero byte here and there damages its row only); UTF-8 when all of
/// the head is; else Windows-1258 when its tones
///   stand behind vowels, Windows-1252 when they do not or both would give the same text.
/// - Delimiter: of comma, semicolon, tab and vertical bar the one that gives most records the same number of cells, more than
///   one; then the one that gives more cells. A file of one column has a comma.
/// - Header: the first record with that number of cells. What stands before it is a preamble of lines with at most half as
///   many.
///
/// Findings: csv.empty, csv.not-text, csv.unknown-encoding, csv.ambiguous-encoding, csv.ambiguous-delimiter,
/// csv.ambiguous-header, csv.no-header-line, csv.header-encoding, and what fault_finding says of the header.
base::Checked<Detected> detect(std::string_view head, bool whole_file, const Pinned& pinned, const std::string& file);

/// As messages name it: "," ";" "tab" "|".
std::string delimiter_name(char delimiter);

}  // namespace dxready::csv
