#include "csv/detect.hpp"

#include "base/source.hpp"
#include "csv/detect_encoding.hpp"
#include "csv/extent.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace dxready::csv {
namespace {

constexpr std::string_view delimiters = ",;\t|";
constexpr std::size_t sample_size = 100;
/// So many records tell how a file is written; a header line that is pinned may lie behind them.
constexpr std::size_t looked_at = 500;

/// A record of the head with cells of its own, still in the file's encoding.
struct HeadRecord {
  std::vector<TextCell> cells;
  std::uint64_t line = 0;
  Fault fault = Fault::none;
  std::size_t fault_cell = 0;
};

/// The bytes of the whole records at the beginning of the head: without the one that is cut at the end of a head that is not
/// `whole`.
std::string_view whole_part(std::string_view text, bool whole, char delimiter) {
  bool inside_line = false;
  const std::size_t size = whole_records(text, whole, delimiter, inside_line);
  return size == 0 ? text : text.substr(0, size);
}

/// Calls `take` for the first records of the text, `count` at most, leaving out empty lines.
template <class Take>
void for_each_record(std::string_view text, const Dialect& dialect, std::size_t count, const Take& take) {
  RecordReader reader(text, dialect, 1);
  Record record;
  while (count > 0 && reader.next(record)) {
    if (record.cells.empty() && record.fault == Fault::none) continue;
    take(record);
    --count;
  }
}

/// How well a delimiter explains the records.
struct Fit {
  std::size_t agreeing = 0;  ///< records with the usual number of cells
  std::size_t records = 0;
  std::size_t cells = 1;  ///< the usual number of them
};

Fit fit_of(std::string_view text, const Dialect& dialect) {
  std::vector<std::size_t> sizes;
  std::map<std::size_t, std::size_t> counts;
  for_each_record(text, dialect, looked_at, [&](const Record& record) {
    sizes.push_back(record.cells.size());
    counts[record.fault == Fault::none ? record.cells.size() : 0]++;
  });
  Fit fit{0, sizes.size(), 1};
  for (const auto& [cells, count] : counts) {
    if (cells > 1 && count >= fit.agreeing) fit = {count, sizes.size(), cells};
  }
  const auto preamble = static_cast<std::size_t>(std::find(sizes.begin(), sizes.end(), fit.cells) - sizes.begin());
  // Commas here and there in a column of sentences are no delimiters.
  if (fit.agreeing * 2 < fit.records - preamble) return {0, sizes.size(), 1};
  return fit;
}

/// Whether one delimiter explains the head better than another.
bool better(const Fit& a, const Fit& b) {
  return std::pair(a.agreeing * b.records, a.cells) > std::pair(b.agreeing * a.records, b.cells);
}

/// Everything detection has found so far, and what it reports.
class Detection {
public:
  Detection(bool whole_file, const Pinned& pinned, const std::string& file)
      : m_whole(whole_file), m_pinned(pinned), m_file(file) {}

  base::Checked<Detected> run(std::string_view head) {
    const bool done = find_encoding_of(head) && find_text(head) && find_delimiter() && find_header();
    if (!done) return {std::nullopt, std::move(m_findings)};
    find_line_end();
    return {std::move(m_detected), std::move(m_findings)};
  }

private:
  bool fail(std::string_view code, std::vector<base::Argument> arguments = {}, std::uint64_t line = 0) {
    base::Diagnostic finding;
    finding.code = code;
    finding.arguments = std::move(arguments);
    finding.file = m_file;
    finding.place.line = static_cast<std::uint32_t>(line);
    m_findings.add(std::move(finding));
    return false;
  }

  bool find_encoding_of(std::string_view head) {
    const EncodingGuess guess = guess_encoding(head, m_whole);
    m_detected.mark = guess.mark && (!m_pinned.encoding || *m_pinned.encoding == guess.encoding);
    m_detected.dialect.encoding = m_pinned.encoding.value_or(guess.encoding);
    if (m_pinned.encoding) return true;
    switch (guess.clue) {
      case EncodingClue::known: return true;
      case EncodingClue::not_text: return fail("csv.not-text");
      case EncodingClue::unknown: return fail("csv.unknown-encoding");
      case EncodingClue::ambiguous: return fail("csv.ambiguous-encoding");
    }
    return false;
  }

  /// The head as the readers see it.
  bool find_text(std::string_view head) {
    const Encoding encoding = m_detected.dialect.encoding;
    if (encoding == Encoding::utf16le || encoding == Encoding::utf16be) {
      Utf16Decoder(encoding == Encoding::utf16be).decode(head, m_text);
    } else {
      m_text = head;
    }
    if (m_detected.mark) base::drop_byte_order_mark(m_text);
    if (m_text.find_first_not_of("\r\n") == std::string::npos) return fail("csv.empty");
    return true;
  }

  bool find_delimiter() {
    Dialect& dialect = m_detected.dialect;
    std::vector<std::pair<Fit, char>> fits;
    for (const char delimiter : m_pinned.delimiter ? std::string(1, *m_pinned.delimiter) : std::string(delimiters)) {
      dialect.delimiter = delimiter;
      fits.emplace_back(fit_of(whole_part(m_text, m_whole, delimiter), dialect), delimiter);
    }
    std::stable_sort(fits.begin(), fits.end(), [](const auto& a, const auto& b) { return better(a.first, b.first); });
    const auto& [fit, delimiter] = fits.front();
    if (fits.size() > 1 && fit.cells > 1 && !better(fit, fits[1].first)) {
      return fail("csv.ambiguous-delimiter", {{"first", delimiter_name(delimiter)}, {"second", delimiter_name(fits[1].second)}});
    }
    dialect.delimiter = delimiter;
    m_usual_cells = fit.cells;
    take_records();
    return true;
  }

  void take_records() {
    const Dialect& dialect = m_detected.dialect;
    const std::size_t count = std::max<std::size_t>(looked_at, m_pinned.header_line.value_or(0) + sample_size);
    for_each_record(whole_part(m_text, m_whole, dialect.delimiter), dialect, count, [&](const Record& record) {
      HeadRecord copy{{}, record.line, record.fault, record.fault_cell};
      for (const Cell& cell : record.cells) copy.cells.push_back({std::string(cell.text), cell.quoted});
      m_records.push_back(std::move(copy));
    });
  }

  bool find_header() {
    const auto header = std::find_if(m_records.begin(), m_records.end(), [&](const HeadRecord& record) {
      if (m_pinned.header_line) return record.line == *m_pinned.header_line;
      return record.cells.size() == m_usual_cells || record.fault != Fault::none || 2 * record.cells.size() > m_usual_cells;
    });
    if (header == m_records.end())
      return fail("csv.no-header-line", {{"line", std::to_string(m_pinned.header_line.value_or(1))}});
    m_detected.header_line = header->line;
    if (header->fault != Fault::none) {
      Record record;
      record.line = header->line;
      record.fault = header->fault;
      record.fault_cell = header->fault_cell;
      m_findings.add(fault_finding(record, m_file));
      return false;
    }
    if (!m_pinned.header_line && header->cells.size() != m_usual_cells) {
      return fail("csv.ambiguous-header",
                  {{"cells", std::to_string(header->cells.size())}, {"usual", std::to_string(m_usual_cells)}}, header->line);
    }
    take_sample(header + 1);
    return take_header(*header);
  }

  /// The cells in UTF-8; nothing when one of them is not of the encoding.
  std::optional<std::vector<TextCell>> in_utf8(const HeadRecord& record) const {
    // UTF-16 is UTF-8 by now.
    const Encoding encoding = m_detected.dialect.encoding;
    const bool one_byte = encoding == Encoding::windows1258 || encoding == Encoding::windows1252;
    std::vector<TextCell> cells;
    for (const TextCell& cell : record.cells) {
      std::optional<std::string> text = to_utf8(cell.text, one_byte ? encoding : Encoding::utf8);
      if (!text) return std::nullopt;
      cells.push_back({std::move(*text), cell.quoted});
    }
    return cells;
  }

  bool take_header(const HeadRecord& record) {
    std::optional<std::vector<TextCell>> cells = in_utf8(record);
    const std::string encoding(encoding_name(m_detected.dialect.encoding));
    if (!cells) return fail("csv.header-encoding", {{"encoding", encoding}}, record.line);
    for (TextCell& cell : *cells) m_detected.header.push_back(std::move(cell.text));
    return true;
  }

  void take_sample(std::vector<HeadRecord>::const_iterator from) {
    for (; from != m_records.cend() && m_detected.sample.size() < sample_size; ++from) {
      if (from->fault != Fault::none) continue;
      if (std::optional<std::vector<TextCell>> cells = in_utf8(*from)) m_detected.sample.push_back(std::move(*cells));
    }
  }

  void find_line_end() {
    bool lf = false;
    bool crlf = false;
    bool cr = false;
    for_each_record(m_text, m_detected.dialect, looked_at, [&](const Record& record) {
      const bool pair = record.bytes.ends_with("\r\n");
      crlf = crlf || pair;
      lf = lf || (!pair && record.bytes.ends_with('\n'));
      cr = cr || record.bytes.ends_with('\r');
    });
    if (lf + crlf + cr > 1) {
      m_detected.line_end = LineEnd::mixed;
    } else {
      m_detected.line_end = crlf ? LineEnd::crlf : cr ? LineEnd::cr : LineEnd::lf;
    }
  }

  bool m_whole;
  const Pinned& m_pinned;
  const std::string& m_file;
  std::string m_text;  ///< in UTF-8, or in the 8-bit encoding
  std::vector<HeadRecord> m_records;
  std::size_t m_usual_cells = 1;
  Detected m_detected;
  base::Diagnostics m_findings;
};

}  // namespace

base::Checked<Detected> detect(std::string_view head, bool whole_file, const Pinned& pinned, const std::string& file) {
  return Detection(whole_file, pinned, file).run(head);
}

std::string delimiter_name(char delimiter) { return delimiter == '\t' ? "tab" : std::string(1, delimiter); }

}  // namespace dxready::csv
