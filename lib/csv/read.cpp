#include "csv/read.hpp"

#include "base/source.hpp"
#include "csv/extent.hpp"

#include <algorithm>
#include <limits>

namespace dxready::csv {
namespace {

std::string_view code_of(Fault fault) {
  switch (fault) {
    case Fault::none: break;
    case Fault::open_quote: return "csv.open-quote";
    case Fault::text_after_quote: return "csv.text-after-quote";
    case Fault::too_long: return "csv.too-long";
    case Fault::zero_byte: return "csv.zero-byte";
  }
  return {};
}

bool is_utf16(Encoding encoding) { return encoding == Encoding::utf16le || encoding == Encoding::utf16be; }

/// The line as a place can hold it.
std::uint32_t place_line(std::uint64_t line) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(line, std::numeric_limits<std::uint32_t>::max()));
}

}  // namespace

base::Diagnostic fault_finding(const Record& record, const std::string& file) {
  base::Diagnostic finding;
  finding.code = code_of(record.fault);
  finding.arguments = {{"cell", std::to_string(record.fault_cell + 1)}, {"limit", std::to_string(record_limit / 1024 / 1024)}};
  finding.file = file;
  finding.place.line = place_line(record.line);
  return finding;
}

BlockReader::BlockReader(base::Source& source, const Dialect& dialect, std::size_t block_size)
    : m_source(source), m_dialect(dialect), m_block_size(std::max<std::size_t>(block_size, 64)),
      m_utf16(dialect.encoding == Encoding::utf16be) {}

bool BlockReader::next(Block& block) {
  std::string& bytes = block.bytes;
  std::size_t have = m_rest.size();
  if (bytes.size() < have) bytes.resize(have);
  std::copy(m_rest.begin(), m_rest.end(), bytes.begin());
  block.first_line = m_line;
  block.offset = m_offset;
  block.inside_line = m_inside_line;

  std::size_t whole = 0;
  for (std::size_t wanted = std::max(m_block_size, have); whole == 0; wanted *= 2) {
    fill(bytes, have, wanted);
    have = bytes.size();
    if (have == 0) return false;
    whole = whole_records(bytes, m_last, m_dialect.delimiter, m_inside_line);
  }
  m_rest.assign(bytes, whole);
  bytes.resize(whole);
  m_line += count_line_ends(bytes);
  m_offset += whole;
  return true;
}

/// Brings the `have` bytes of text up to about `wanted`. Bytes behind them are of a former block: they stay where they are
/// until something is read over them, as a string that grows is filled with zeros first.
void BlockReader::fill(std::string& bytes, std::size_t have, std::size_t wanted) {
  if (m_last || wanted == have) {
    bytes.resize(have);
    return;
  }
  if (is_utf16(m_dialect.encoding)) {
    bytes.resize(have);
    fill_from_utf16(bytes, wanted - have);
  } else {
    bytes.resize(wanted);
    const std::size_t count = m_source.read(bytes.data() + have, wanted - have);
    m_last = count < wanted - have;
    bytes.resize(have + count);
  }
  if (!m_begun && (is_utf16(m_dialect.encoding) || m_dialect.encoding == Encoding::utf8)) base::drop_byte_order_mark(bytes);
  m_begun = true;
}

void BlockReader::fill_from_utf16(std::string& bytes, std::size_t wanted) {
  m_raw.resize(wanted);
  const std::size_t count = m_source.read(m_raw.data(), wanted);
  m_last = count < wanted;
  m_utf16.decode(std::string_view(m_raw).substr(0, count), bytes);
  if (m_last) m_utf16.finish(bytes);
}

RecordReader::RecordReader(const Block& block, const Dialect& dialect) : RecordReader(block.bytes, dialect, block.first_line) {
  m_inside_line = block.inside_line;
}

RecordReader::RecordReader(std::string_view block, const Dialect& dialect, std::uint64_t first_line)
    : m_block(block), m_delimiter(dialect.delimiter), m_line(first_line),
      m_has_zero_byte(block.find('\0') != std::string_view::npos),
      m_has_carriage_return(block.find('\r') != std::string_view::npos) {
  for (const char c : {dialect.delimiter, '\n', '\r'}) m_stops[static_cast<unsigned char>(c)] = true;
}

bool RecordReader::next(Record& record) {
  if (m_block.empty()) return false;
  std::size_t size = m_inside_line ? 0 : read_cells(m_block.substr(0, record_limit + 1));
  if (m_inside_line || m_fault == Fault::open_quote || size > record_limit) {
    size = read_broken();
  } else if (size < m_block.size()) {
    size += m_block.substr(size, 2) == "\r\n" ? 2U : 1U;
    ++m_line_ends;
  }
  if (m_has_zero_byte && m_fault == Fault::none) find_zero_byte();
  undo_doubled_quotes();
  record = {m_cells, m_block.substr(0, size), m_line, m_fault, m_fault_cell, m_inside_line};
  m_block.remove_prefix(size);
  m_line += m_line_ends;
  return true;
}

/// Reads the cells of the record `text` begins with; its bytes without the line end.
std::size_t RecordReader::read_cells(std::string_view text) {
  m_cells.clear();
  m_doubled.clear();
  m_line_ends = 0;
  m_fault = Fault::none;
  m_fault_cell = 0;
  if (text.empty() || is_line_end(text.front())) return 0;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (;; ++at) {
    at = at != end && *at == '"' ? read_quoted(at, end) : read_plain(at, end);
    if (at == end || *at != m_delimiter) return static_cast<std::size_t>(at - text.data());
  }
}

const char* RecordReader::read_plain(const char* at, const char* end) {
  const char* const begin = at;
  while (at != end && !stops(*at)) ++at;
  m_cells.push_back({std::string_view(begin, at), false});
  return at;
}

const char* RecordReader::read_quoted(const char* at, const char* end) {
  const char* const open = at++;
  bool doubled = false;
  for (;; at += 2) {
    at = std::find(at, end, '"');
    if (at == end) return read_open(open, end);
    if (at + 1 == end || at[1] != '"') break;
    doubled = true;
  }
  const char* const close = at++;
  m_line_ends += count_line_ends({open, close});
  if (at == end || stops(*at)) {
    if (doubled) m_doubled.push_back(m_cells.size());
    m_cells.push_back({std::string_view(open + 1, close), true});
    return at;
  }
  while (at != end && !stops(*at)) ++at;
  if (m_fault == Fault::none) {
    m_fault = Fault::text_after_quote;
    m_fault_cell = m_cells.size();
  }
  m_cells.push_back({std::string_view(open, at), true});
  return at;
}

const char* RecordReader::read_open(const char* open, const char* end) {
  m_fault = Fault::open_quote;
  m_fault_cell = m_cells.size();
  m_cells.push_back({std::string_view(open, end), true});
  return end;
}

/// Reads a record with a quote that does not close, or one that is too long; its bytes with the line end.
std::size_t RecordReader::read_broken() {
  const Extent extent = *find_extent(m_block, true, m_delimiter, m_inside_line);
  const std::string_view bytes = m_block.substr(0, extent.size);
  const std::size_t text_size = extent.fault == Fault::open_quote ? bytes.find_last_not_of("\r\n") + 1 : 0;
  read_cells(bytes.substr(0, text_size));
  m_fault = extent.fault;
  m_line_ends = count_line_ends(bytes);
  m_inside_line = extent.inside_line;
  return extent.size;
}

void RecordReader::find_zero_byte() {
  const auto damaged = [](const Cell& cell) { return cell.text.find('\0') != std::string_view::npos; };
  const auto place = std::find_if(m_cells.begin(), m_cells.end(), damaged);
  if (place == m_cells.end()) return;
  m_fault = Fault::zero_byte;
  m_fault_cell = static_cast<std::size_t>(place - m_cells.begin());
}

/// Cells with doubled quotes get a text of their own.
void RecordReader::undo_doubled_quotes() {
  std::size_t size = 0;
  for (const std::size_t cell : m_doubled) size += m_cells[cell].text.size();
  m_undoubled.clear();
  m_undoubled.reserve(size);
  for (const std::size_t cell : m_doubled) {
    const std::size_t begin = m_undoubled.size();
    std::string_view& text = m_cells[cell].text;
    for (std::size_t i = 0; i < text.size(); ++i) {
      m_undoubled += text[i];
      if (text[i] == '"') ++i;
    }
    text = std::string_view(m_undoubled).substr(begin);
  }
}

}  // namespace dxready::csv
