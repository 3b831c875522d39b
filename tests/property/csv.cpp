#include "csv/read.hpp"

#include "catch.hpp"
#include "random.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

using namespace dxready;
using csv::Fault;
using csv::record_limit;
using property::Random;

namespace {

struct TextCell {
  std::string text;
  bool quoted = false;
  bool operator==(const TextCell&) const = default;
};

/// A record that holds all it has.
struct Copy {
  std::vector<TextCell> cells;
  std::string bytes;
  std::uint64_t line = 0;
  Fault fault = Fault::none;
  std::size_t fault_cell = 0;
  bool operator==(const Copy&) const = default;
};

// The slow reader: one state per letter over the whole file, no blocks, no searching.

class SlowReader {
public:
  SlowReader(const std::string& text, char delimiter) : m_text(text), m_delimiter(delimiter) {}

  std::vector<Copy> records() {
    std::vector<Copy> records;
    while (m_at < m_text.size()) {
      Copy record = m_inside_line ? rest_of_line() : record_here();
      record.line = m_line;
      for (std::size_t i = 0; i < record.bytes.size(); ++i) {
        const bool pair = record.bytes[i] == '\r' && i + 1 < record.bytes.size() && record.bytes[i + 1] == '\n';
        if (ends_line(record.bytes[i]) && !pair) ++m_line;
      }
      m_at += record.bytes.size();
      records.push_back(std::move(record));
    }
    return records;
  }

private:
  enum class State { begin, plain, quoted, quote, behind };

  static bool ends_line(char c) { return c == '\n' || c == '\r'; }

  /// Where the line that ends at `end` is over.
  std::size_t behind_line_end(std::size_t end) const {
    if (end >= m_text.size()) return m_text.size();
    return m_text[end] == '\r' && end + 1 < m_text.size() && m_text[end + 1] == '\n' ? end + 2 : end + 1;
  }

  Copy rest_of_line() {
    std::size_t end = m_at;
    while (end < m_text.size() && !ends_line(m_text[end]) && end - m_at <= record_limit) ++end;
    m_inside_line = end - m_at > record_limit;
    return {{}, m_text.substr(m_at, (m_inside_line ? end : behind_line_end(end)) - m_at), 0, Fault::too_long, 0};
  }

  Copy record_here() {
    Copy record;
    std::size_t end = m_at;
    std::size_t opened = 0;  // where the cell began
    State state = State::begin;
    TextCell cell;
    bool fault = false;
    const auto finish_cell = [&] {
      if (fault) cell.text = m_text.substr(opened, end - opened);
      if (fault && record.fault == Fault::none) {
        record.fault = Fault::text_after_quote;
        record.fault_cell = record.cells.size();
      }
      record.cells.push_back(cell);
    };
    for (; end < m_text.size() && end - m_at <= record_limit; ++end) {
      const char c = m_text[end];
      if (state == State::quote && c == '"') {
        cell.text += c;
        state = State::quoted;
        continue;
      }
      if (state == State::quote) state = State::behind;
      if (state == State::quoted) {
        if (c == '"')
          state = State::quote;
        else
          cell.text += c;
        continue;
      }
      if (ends_line(c)) break;
      if (c == m_delimiter) {
        finish_cell();
        cell = {};
        fault = false;
        state = State::begin;
        continue;
      }
      if (state == State::begin) {
        opened = end;
        cell.quoted = c == '"';
        state = cell.quoted ? State::quoted : State::plain;
        if (cell.quoted) continue;
      }
      if (state == State::behind) fault = true;
      cell.text += c;
    }
    const bool long_one = end - m_at > record_limit;
    if (state == State::quote && long_one && end < m_text.size() && m_text[end] == '"') state = State::quoted;
    if (state == State::quoted) return open_quote(std::move(record), opened, long_one);
    if (long_one) return too_long();
    if (end > m_at) finish_cell();
    record.bytes = m_text.substr(m_at, behind_line_end(end) - m_at);
    return record;
  }

  Copy open_quote(Copy record, std::size_t opened, bool long_one) {
    std::size_t end = opened;
    while (end < m_text.size() && !ends_line(m_text[end])) ++end;
    if (long_one && end - m_at > record_limit) return too_long();
    record.fault = Fault::open_quote;
    record.fault_cell = record.cells.size();
    record.cells.push_back({m_text.substr(opened, end - opened), true});
    record.bytes = m_text.substr(m_at, behind_line_end(end) - m_at);
    return record;
  }

  Copy too_long() {
    m_inside_line = true;
    return {{}, m_text.substr(m_at, record_limit + 1), 0, Fault::too_long, 0};
  }

  const std::string& m_text;
  char m_delimiter;
  std::size_t m_at = 0;
  std::uint64_t m_line = 1;
  bool m_inside_line = false;
};

std::vector<Copy> fast(const std::string& text, char delimiter, std::size_t block_size) {
  const csv::Dialect dialect{delimiter, csv::Encoding::utf8};
  std::istringstream stream(text);
  base::StreamSource source(stream, "text");
  csv::BlockReader blocks(source, dialect, block_size);
  csv::Block block;
  csv::Record record;
  std::vector<Copy> records;
  while (blocks.next(block)) {
    csv::RecordReader reader(block, dialect);
    while (reader.next(record)) {
      Copy copy{{}, std::string(record.bytes), record.line, record.fault, record.fault_cell};
      for (const csv::Cell& cell : record.cells) copy.cells.push_back({std::string(cell.text), cell.quoted});
      records.push_back(std::move(copy));
    }
  }
  return records;
}

const std::vector<char> delimiters = {',', ';', '\t', '|'};
const std::vector<std::string> line_ends = {"\n", "\r\n", "\r"};

/// Delimiters, quotes and line ends at random.
std::string rubbish(Random& random, char delimiter) {
  const std::vector<std::string> pieces = {
      std::string(1, delimiter),     "\"",  "\"\"", "\n", "\r\n", "\r", "x", "ế", " ", ",", "\n\"", delimiter + std::string("\""),
      std::string("\"") + delimiter, "\"\n"};
  std::string text;
  for (std::size_t left = random.below(300); left > 0; --left) text += random.pick(pieces);
  return text;
}

/// Some cells, written with quotes where needed and some more.
std::string written(Random& random, const std::vector<std::vector<TextCell>>& records, char delimiter) {
  std::string text;
  for (const auto& cells : records) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) text += delimiter;
      if (!cells[i].quoted) {
        text += cells[i].text;
        continue;
      }
      text += '"';
      for (const char c : cells[i].text) text += c == '"' ? std::string("\"\"") : std::string(1, c);
      text += '"';
    }
    text += random.pick(line_ends);
  }
  return text;
}

std::vector<std::vector<TextCell>> random_records(Random& random, char delimiter) {
  const std::vector<std::string> words = {"3", "Công ty", "\"", ",", ";", "\n", "\r\n", "5\" ", "=1+1", " "};
  std::vector<std::vector<TextCell>> records(random.below(30));
  for (auto& cells : records) {
    cells.resize(1 + random.below(8));
    for (TextCell& cell : cells) {
      for (std::size_t left = random.below(5); left > 0; --left) cell.text += random.pick(words);
      const bool needed =
          cell.text.find_first_of(std::string("\n\r") + delimiter) != std::string::npos || cell.text.starts_with('"');
      cell.quoted = needed || cells.size() == 1 || random.chance(30);
    }
  }
  return records;
}

std::size_t block_size(Random& random) { return 64 + (random.chance(50) ? random.below(8) : random.below(2000)); }

}  // namespace

TEST_CASE("any bytes in blocks of any size give the records of the slow reader", "[csv]") {
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    Random random(seed);
    const char delimiter = random.pick(delimiters);
    const std::string text = rubbish(random, delimiter);
    CAPTURE(seed, text);
    REQUIRE(fast(text, delimiter, block_size(random)) == SlowReader(text, delimiter).records());
  }
}

TEST_CASE("cells that are written are read again, with any line ends and quotes", "[csv]") {
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    Random random(seed);
    const char delimiter = random.pick(delimiters);
    const auto records = random_records(random, delimiter);
    const std::string text = written(random, records, delimiter);
    CAPTURE(seed, text);
    const std::vector<Copy> read = fast(text, delimiter, block_size(random));
    REQUIRE(read == SlowReader(text, delimiter).records());
    REQUIRE(read.size() == records.size());
    for (std::size_t i = 0; i < read.size(); ++i) REQUIRE(read[i].cells == records[i]);
  }
}

TEST_CASE("records about as long as the limit are those of the slow reader", "[csv]") {
  const std::vector<std::string> pieces = {",", "\"", "\"\"", "\n", "\r\n", "\r", "\n\"", ",\"", "\",", "\"\n"};
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    Random random(seed);
    std::string text;
    while (text.size() < 2 * record_limit) {
      for (std::size_t left = random.below(4); left > 0; --left) text += random.pick(pieces);
      // Often to within some bytes of the limit.
      const std::size_t wanted = random.chance(50) ? record_limit - text.size() % record_limit : random.below(record_limit);
      const std::size_t shorter = random.below(5);
      text.append(wanted > shorter ? wanted - shorter : 1, 'x');
    }
    CAPTURE(seed);
    const bool same = fast(text, ',', random.chance(50) ? 64 : random.below(3 * record_limit)) == SlowReader(text, ',').records();
    REQUIRE(same);
  }
}

TEST_CASE("blocks of short cells in quotes end with a record of the slow reader", "[csv]") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    Random random(seed);
    const char delimiter = random.pick(delimiters);
    const std::string line_end = random.pick(line_ends);
    const std::vector<std::string> odd = {
        "\"\"", "\"\"\"\"", "\"\"\"x\"", "\"ab\"", "4", "", "\"" + line_end + "\"", "\"" + std::string(1, delimiter) + "\"",
        "x\"",  "\"x\"\"",  "\"\"\""};
    const int often = random.chance(50) ? 1 : 20;
    std::string text;
    while (text.size() < 30000) {
      for (std::size_t cells = random.below(70); cells > 0; --cells) {
        text += random.chance(often) ? random.pick(odd) : std::string("\"3\"");
        text += delimiter;
      }
      text += "\"5\"" + line_end;
    }
    CAPTURE(seed);
    const bool same = fast(text, delimiter, 5000 + random.below(20000)) == SlowReader(text, delimiter).records();
    REQUIRE(same);
  }
}
