#include "survey/plain_rows.hpp"

#include "base/text.hpp"
#include "enterprise/tax_code.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>

namespace dxready::survey {
namespace {

using Kind = PlainStep::Kind;

/// Classes of letters.
enum Letter : std::uint8_t { comma = 1, high = 2, quote = 4, line_end = 8, delimiter = 16 };

/// A longer text takes the general way.
constexpr std::size_t longest_text = 500;

char* append(char* to, std::string_view text) { return std::copy(text.begin(), text.end(), to); }

/// Copies all of its room, which is faster than counting.
char* append(char* to, const ShortText& text) {
  std::memcpy(to, text.letters.data(), ShortText::room);
  return to + text.size;
}

/// Which of eight letters are `letter`: 0x80 in their bytes, and perhaps in bytes above one of them.
std::uint64_t find(std::uint64_t eight, char letter) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  const std::uint64_t different = eight ^ (ones * static_cast<unsigned char>(letter));
  return (different - ones) & ~different & (ones << 7U);
}

/// Whether a text holds commas, line ends, or letters beyond ASCII. Eight letters at a time, the last eight again.
unsigned classes_of(std::string_view text, const std::array<std::uint8_t, 256>& letters) {
  unsigned classes = 0;
  if (text.size() < 8) {
    for (const char c : text) classes |= letters[static_cast<unsigned char>(c)];
    return classes & (comma | line_end | high);
  }
  std::uint64_t commas = 0;
  std::uint64_t line_ends = 0;
  std::uint64_t any = 0;
  for (std::size_t at = 0; at < text.size(); at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + std::min(at, text.size() - 8), 8);
    commas |= find(eight, ',');
    line_ends |= find(eight, '\n') | find(eight, '\r') | find(eight, '\0');
    any |= eight;
  }
  if (commas != 0) classes |= comma;
  if (line_ends != 0) classes |= line_end;
  if ((any & 0x8080808080808080U) != 0) classes |= high;
  return classes;
}

char* append(char* to, std::uint64_t number) { return std::to_chars(to, to + 20, number).ptr; }

}  // namespace

PlainRows::PlainRows(const PlainTables& tables)
    : m_tables(tables), m_parts(tables.plan->rows.parts()), m_delimiter(tables.plan->dialect.delimiter), m_sums(tables.base),
      m_memos(tables.memos), m_faults(tables.plan->language) {
  for (unsigned byte = 128; byte < 256; ++byte) m_letters[byte] = high;
  const auto mark = [&](char c, Letter letter) { m_letters[static_cast<unsigned char>(c)] |= letter; };
  mark(',', comma);
  mark('"', quote);
  mark('\n', line_end);
  mark('\r', line_end);
  mark('\0', line_end);  // no text holds it
  mark(m_delimiter, delimiter);
  m_line.resize(3 * longest_text + (tables.pillars.size() + 20) * (ShortText::room + 6) + tables.tail.size());
}

PlainRows::Taken PlainRows::take(std::string_view bytes, std::uint64_t line, BlockResult& result) {
  // Reading stops at line ends only: there has to be one.
  const std::size_t last = bytes.rfind('\n');
  if (last == std::string_view::npos) return {};
  const char* at = bytes.data();
  const char* const end = m_end = at + last + 1;
  Counts counts;
  Row row;
  while (at != end) {
    const char* const next = read_row(at, row);
    if (next == nullptr || static_cast<std::size_t>(next - at) > csv::record_limit) break;
    if (row.fault != nullptr) {
      row.fault->finding.place.line = static_cast<std::uint32_t>(line + counts.rows);
      result.reject({at, static_cast<std::size_t>(next - at)}, row.fault->finding, row.fault->reason);
      ++counts.rejected;
    } else if (!score(row, m_tables.plan->tell_lines ? line + counts.rows : 0, counts, result.results)) {
      break;
    }
    at = next;
    ++counts.rows;
  }
  count(counts, result.summary);
  return {static_cast<std::size_t>(at - bytes.data()), counts.rows};
}

void PlainRows::learn(std::span<const CellFinding> findings, const csv::Record& record) {
  if (m_tables.plan->reject_rows != nullptr || findings.size() != 1 || findings.front().column >= record.cells.size()) return;
  const std::size_t column = findings.front().column;
  const std::string_view text = record.cells[column].text;
  const bool plain = !text.empty() && text.size() < longest_text && text.find_first_of("\"\r\n") == std::string_view::npos;
  if (!plain || !m_tables.is_grade(column)) return;
  base::Diagnostic finding = findings.front().diagnostic;
  finding.file = m_tables.plan->file;
  m_faults.keep(column, text, finding);
}

/// Reads one record; gives where the next one begins, or nothing when the row is not plain.
const char* PlainRows::read_row(const char* at, Row& row) {
  row = {};
  row.day = m_tables.day;
  std::copy(m_tables.base.begin(), m_tables.base.end(), m_sums.begin());
  const PlainStep* const steps = m_tables.steps.data();
  const std::size_t count = m_tables.steps.size();
  for (std::size_t i = 0; i < count; ++i) {
    const PlainStep& step = steps[i];
    if (step.kind == Kind::grades) {
      at = read_grades(step, at, row);
      if (at == nullptr) return nullptr;
    } else {
      Cell cell;
      if (!read_cell(at, cell) || !read_step(step, cell, row)) return nullptr;
    }
    if (i + 1 == count) break;
    if (*at != m_delimiter) return nullptr;
    ++at;
  }
  if (*at == '\n') return at + 1;
  return *at == '\r' && at[1] == '\n' ? at + 2 : nullptr;
}

/// Reads cells of one letter each; nothing when one of them is something else.
const char* PlainRows::read_letters(const PlainStep& step, const char* at) {
  const std::size_t size = 2 * step.count - 1;
  if (static_cast<std::size_t>(m_end - at) <= size) return nullptr;
  const GradeSum* const letters = m_tables.letters.data() + step.index;
  const std::size_t width = m_tables.grades.size();
  GradeSum sum = m_sums[step.pillar];
  GradeSum all;
  unsigned others = 0;
  for (std::size_t i = 0; i < step.count; ++i) {
    const GradeSum one = letters[static_cast<unsigned char>(at[2 * i]) * width + i];
    sum += one;
    all |= one;
    if (i + 1 < step.count) others |= static_cast<unsigned>(at[2 * i + 1] ^ m_delimiter);
  }
  if (all.is_none() || others != 0) return nullptr;
  m_sums[step.pillar] = sum;
  return at + size;
}

const char* PlainRows::read_grades(const PlainStep& step, const char* at, Row& row) {
  if (const char* const next = read_letters(step, at); next != nullptr) return next;
  const GradeSum* const letters = m_tables.letters.data();
  const std::size_t width = m_tables.grades.size();
  const std::size_t end = step.index + step.count;
  GradeSum sum = m_sums[step.pillar];
  for (std::size_t i = step.index;;) {
    const GradeSum one = letters[static_cast<unsigned char>(*at) * width + i];
    if (!one.is_none()) {
      sum += one;
      ++at;
    } else {
      at = read_odd_grade(at, i, sum, row);
      if (at == nullptr) return nullptr;
    }
    if (++i == end) break;
    // Behind two letters or more the first one was no grade.
    if (*at != m_delimiter) return nullptr;
    ++at;
  }
  m_sums[step.pillar] = sum;
  return at;
}

/// Reads a cell that does not begin with a letter for an answer.
const char* PlainRows::read_odd_grade(const char* at, std::size_t index, GradeSum& sum, Row& row) {
  const GradeColumn& grade = m_tables.grades[index];
  const bool quoted = *at == '"';
  GradeSum one = grade.nothing;
  const char* next = at;
  if (quoted) {
    const bool empty = at[1] == '"';
    one = empty ? grade.empty_quotes : m_tables.of_letter(at[1])[index];
    next = at + (empty ? 2 : 3);
    if (!empty && (one.is_none() || at[2] != '"')) one = GradeSum::none();
  } else if ((m_letters[static_cast<unsigned char>(*at)] & (Letter::delimiter | line_end)) == 0) {
    one = GradeSum::none();
  }
  if (!one.is_none()) {
    sum += one;
    return next;
  }
  Cell cell;
  if (row.fault != nullptr || !read_cell(at, cell) || (cell.letters & quote) != 0) return nullptr;
  row.fault = m_faults.find(grade.column, cell.bytes);
  return row.fault == nullptr ? nullptr : at;
}

/// Reads a cell up to the delimiter or line end behind it; false when it holds a line end or a quote out of its place.
bool PlainRows::read_cell(const char*& at, Cell& cell) const {
  cell.quoted = *at == '"';
  if (cell.quoted) return read_quoted(at, cell);
  const char* const begin = at;
  cell.letters = 0;
  for (unsigned letter = 0; ((letter = m_letters[static_cast<unsigned char>(*at)]) & (Letter::delimiter | line_end)) == 0; ++at) {
    cell.letters |= letter;
  }
  cell.bytes = std::string_view(begin, static_cast<std::size_t>(at - begin));
  return (cell.letters & quote) == 0;
}

bool PlainRows::read_quoted(const char*& at, Cell& cell) const {
  const char* const begin = ++at;
  cell.letters = 0;
  for (;;) {
    const auto* const close = static_cast<const char*>(std::memchr(at, '"', static_cast<std::size_t>(m_end - at)));
    if (close == nullptr) return false;
    at = close + 1;
    if (*at != '"') break;
    cell.letters |= quote;
    ++at;
  }
  cell.bytes = std::string_view(begin, static_cast<std::size_t>(at - begin - 1));
  cell.letters |= classes_of(cell.bytes, m_letters);
  const unsigned behind = m_letters[static_cast<unsigned char>(*at)];
  return (cell.letters & line_end) == 0 && (behind & (Letter::delimiter | line_end)) != 0;
}

bool PlainRows::read_step(const PlainStep& step, const Cell& cell, Row& row) {
  // What is remembered was valid when it was first met.
  const bool remembers =
      step.kind == Kind::day || step.kind == Kind::complete || step.kind == Kind::role || step.kind == Kind::fact;
  if (!remembers && (cell.letters & high) != 0 && base::first_invalid_utf8(cell.bytes)) return false;
  switch (step.kind) {
    case Kind::skip:
    case Kind::grades: return true;
    case Kind::id: return read_text(cell, false, row.id);
    case Kind::external_id: return read_text(cell, true, row.id);
    case Kind::name: return read_text(cell, true, row.name);
    case Kind::tax_code: return read_tax_code(cell, row.tax_code);
    case Kind::day: return read_day(step, cell, row);
    case Kind::complete: return read_complete(step, cell, row);
    case Kind::role:
    case Kind::fact: return read_checked(step, cell);
  }
  return false;
}

bool PlainRows::read_text(const Cell& cell, bool may_be_blank, Text& text) const {
  if (cell.bytes.empty()) return true;
  constexpr std::string_view risky = "=+-@'";
  const bool plain = cell.bytes.size() <= longest_text && static_cast<unsigned char>(cell.bytes.front()) > ' ' &&
                     static_cast<unsigned char>(cell.bytes.back()) > ' ' &&
                     risky.find(cell.bytes.front()) == std::string_view::npos;
  if (!plain) return false;
  if (may_be_blank && m_parts.blanks.find({cell.bytes, cell.quoted, 0})) return false;
  text = {cell.bytes, (cell.letters & (comma | quote)) != 0};
  return true;
}

bool PlainRows::read_tax_code(const Cell& cell, Text& text) const {
  if (cell.bytes.empty()) return true;
  // A personal number may have to be masked.
  const bool usual = (cell.bytes.size() == 10 || cell.bytes.size() == 14) && cell.letters == 0 &&
                     enterprise::check_tax_code(cell.bytes) == enterprise::TaxCodeFault::none;
  if (!usual || m_parts.blanks.find({cell.bytes, cell.quoted, 0})) return false;
  text = {cell.bytes, false};
  return true;
}

/// What the cell came to before; else what `read` makes of it. Nothing when it finds fault, or the cell takes more than that.
template <class Read>
std::optional<std::string_view> PlainRows::remembered(const PlainStep& step, const Cell& cell, const Read& read) {
  if ((cell.letters & quote) != 0) return std::nullopt;
  CellMemo& memo = m_memos[step.memo];
  if (const std::optional<std::string_view> known = memo.find(cell.bytes)) return known;
  if (base::first_invalid_utf8(cell.bytes)) return std::nullopt;
  std::vector<CellFinding> found;
  RowFindings findings(m_parts.mapping.header, 0, found);
  const std::string value = read(cell_text({cell.bytes, cell.quoted}, step.column, m_parts.profile.mask), findings);
  if (!found.empty() || !memo.keep(cell.bytes, value)) return std::nullopt;
  return memo.find(cell.bytes);
}

bool PlainRows::read_day(const PlainStep& step, const Cell& cell, Row& row) {
  if (cell.bytes.empty()) return true;
  const auto read = [&](const CellText& text, RowFindings& findings) {
    const std::optional<Day> day = m_parts.day(text, findings);
    return day ? base::format_date(day->date) : std::string();
  };
  const std::optional<std::string_view> day = remembered(step, cell, read);
  // A text that tells no day may be a blank one.
  if (!day || day->empty()) return false;
  row.day = *day;
  return true;
}

bool PlainRows::read_complete(const PlainStep& step, const Cell& cell, Row& row) {
  const auto read = [&](const CellText& text, RowFindings& findings) {
    return std::string(m_parts.is_complete(text, findings) ? "yes" : "");
  };
  const std::optional<std::string_view> complete = remembered(step, cell, read);
  if (!complete) return false;
  row.finished = !complete->empty();
  return true;
}

/// A cell that adds nothing to the result, but may be found fault with.
bool PlainRows::read_checked(const PlainStep& step, const Cell& cell) {
  // An empty cell in quotes may be something else than an empty one.
  if (cell.bytes.empty() && cell.quoted) return false;
  const auto read = [&](const CellText& text, RowFindings& findings) {
    enterprise::Fact fact;
    if (step.kind == Kind::role) m_parts.role(text, findings);
    if (step.kind == Kind::fact) m_parts.facts[step.index].cells.read(text, findings, fact);
    return std::string();
  };
  return remembered(step, cell, read).has_value();
}

/// The index of the highest level whose conditions all hold.
std::size_t PlainRows::level(std::size_t points, std::uint64_t pillars) const {
  const std::uint64_t held = m_tables.totals[points].held & (m_tables.pillars_needed + pillars);
  return static_cast<std::size_t>(63 - std::countl_zero(held)) / 8;
}

/// Writes the line of a row and counts it; false when it is not for here.
bool PlainRows::score(const Row& row, std::uint64_t line, Counts& counts, std::string& results) {
  std::size_t low = 0;
  std::size_t high = 0;
  std::uint32_t answered = 0;
  std::uint64_t reached = 0;
  std::uint64_t reached_high = 0;
  for (std::size_t p = 0; p < m_sums.size(); ++p) {
    low += m_sums[p].low();
    high += m_sums[p].high();
    answered += m_sums[p].answered();
    reached += m_tables.pillars[p][m_sums[p].low()].reached;
    reached_high += m_tables.pillars[p][m_sums[p].high()].reached;
  }
  // A row without an answer may be a blank one.
  if (answered == 0 || answered < m_tables.least_answered) return false;
  const std::size_t level = this->level(low, reached);
  const std::size_t highest = this->level(high, reached_high);
  const bool full = answered == m_tables.applicable;

  char* to = m_line.data();
  const auto cell = [&](const Text& text) {
    *to++ = ',';
    if (text.needs_quotes) *to++ = '"';
    to = append(to, text.bytes);
    if (text.needs_quotes) *to++ = '"';
  };
  if (line != 0) to = append(to, line);
  cell(row.id);
  cell(row.tax_code);
  cell(row.name);
  to = append(to, std::string_view(full ? ",full," : ",partial,"));
  to = append(to, row.day);
  for (const ShortText* text : {&m_tables.totals[low].points, &m_tables.totals[high].points, &m_tables.totals[low].percent,
                                &m_tables.level_names[level], &m_tables.level_names[highest]}) {
    *to++ = ',';
    to = append(to, *text);
  }
  to = append(to, std::string_view(level == highest ? ",true," : ",false,"));
  to = append(to, answered);
  *to++ = ',';
  to = append(to, m_tables.applicable);
  for (std::size_t p = 0; p < m_sums.size(); ++p) to = append(to, m_tables.pillars[p][m_sums[p].low()].printed);
  to = append(to, m_tables.tail);
  results.append(m_line.data(), to);
  counts.full += full ? 1 : 0;
  counts.unfinished += row.finished ? 0 : 1;
  ++(level == highest ? counts.levels[level] : counts.uncertain);
  return true;
}

void PlainRows::count(const Counts& counts, Summary& summary) const {
  summary.read += counts.rows;
  summary.full += counts.full;
  summary.partial += counts.rows - counts.full - counts.rejected;
  summary.unfinished += counts.unfinished;
  summary.uncertain += counts.uncertain;
  for (std::size_t i = 0; i < m_tables.levels.size(); ++i) {
    if (counts.levels[i] != 0) summary.levels[m_tables.levels[i]] += counts.levels[i];
  }
}

}  // namespace dxready::survey
