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

/// A longer text takes the general way.
constexpr std::size_t longest_text = 500;

char* append(char* to, std::string_view text) { return std::copy(text.begin(), text.end(), to); }

/// Copies all of its room, which is faster than counting.
char* append(char* to, const ShortText& text) {
  std::memcpy(to, text.letters.data(), ShortText::room);
  return to + text.size;
}

const char* find(const char* at, const char* end, char letter) {
  return static_cast<const char*>(std::memchr(at, letter, static_cast<std::size_t>(end - at)));
}

/// The line end of the row at `at`, where it is a line feed with or without a carriage return before it, the only one.
std::string_view find_line_end(const char* at, const char* end) {
  const char* const line_feed = find(at, end, '\n');
  if (line_feed == nullptr) return {};
  const char* const carriage_return = find(at, line_feed, '\r');
  if (carriage_return == nullptr) return {line_feed, 1};
  return carriage_return + 1 == line_feed ? std::string_view(carriage_return, 2) : std::string_view();
}

std::uint64_t eight_letters(const char* at) {
  std::uint64_t eight = 0;
  std::memcpy(&eight, at, 8);
  return eight;
}

char* append(char* to, std::uint64_t number) { return std::to_chars(to, to + 20, number).ptr; }

}  // namespace

PlainRows::PlainRows(const PlainTables& tables)
    : m_tables(tables), m_parts(tables.plan->rows.parts()), m_delimiter(tables.plan->dialect.delimiter), m_sums(tables.base),
      m_memos(tables.memos), m_faults(tables.plan->language) {
  m_line.resize(3 * longest_text + (tables.pillars.size() + 20) * (ShortText::room + 6) + tables.tail.size());
}

PlainRows::Taken PlainRows::take(std::string_view bytes, std::uint64_t line, BlockResult& result) {
  const char* at = bytes.data();
  m_end = at + bytes.size();
  Counts counts;
  Row row;
  while (at != m_end) {
    const std::string_view line_end = find_line_end(at, m_end);
    if (line_end.empty()) break;
    const std::string_view record(at, line_end.end());
    m_line_end = line_end.begin();
    if (record.size() > csv::record_limit || !read_row(at, row)) break;
    if (row.fault != nullptr) {
      row.fault->finding.place.line = static_cast<std::uint32_t>(line + counts.rows);
      result.reject(record, row.fault->finding, row.fault->reason);
      ++counts.rejected;
    } else if (!score(row, m_tables.plan->tell_lines ? line + counts.rows : 0, counts, result.results)) {
      break;
    }
    at = line_end.end();
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

/// False when the row is not plain.
bool PlainRows::read_row(const char* at, Row& row) {
  row = {};
  row.day = m_tables.day;
  std::copy(m_tables.base.begin(), m_tables.base.end(), m_sums.begin());
  const PlainStep* const last = &m_tables.steps.back();
  for (const PlainStep* step = m_tables.steps.data();; ++step) {
    if (step->kind == Kind::grades) {
      at = read_grades(*step, at, row);
      if (at == nullptr) return false;
    } else {
      Cell cell;
      if (!read_cell(at, cell) || !read_step(*step, cell, row)) return false;
    }
    if (step == last) return at == m_line_end;
    if (*at != m_delimiter) return false;
    ++at;
  }
}

/// Reads cells that are one of the usual grades each, four at a time; nothing when one of them is something else.
const char* PlainRows::read_even(const PlainStep& step, const char* at) {
  const std::size_t size = 2 * step.count - 1;
  constexpr std::size_t behind = 7;  // letters the last look may see
  if (step.worth == 0 || static_cast<std::size_t>(m_end - at) < size + behind) return nullptr;
  constexpr std::uint64_t grades = 0x0001000100010001U;  // every other letter
  constexpr std::uint64_t delimiters = grades << 8U;
  const std::uint64_t usual = grades * '0' + delimiters * static_cast<unsigned char>(m_delimiter);
  const std::uint64_t room = grades * (0x7FU - step.most) + delimiters * 0x7FU;
  std::uint64_t sums = 0;
  std::uint64_t wrong = 0;
  for (std::size_t i = 0; i < size; i += 8) {
    std::uint64_t eight = eight_letters(at + i) ^ usual;
    if (size - i < 8) eight &= ~std::uint64_t{0} >> (8 * (8 - (size - i)));
    wrong |= eight | (eight + room);  // beyond 0x7F
    sums += eight;
  }
  if ((wrong & (grades | delimiters) << 7U) != 0) return nullptr;
  const auto points = static_cast<scoring::Points>((sums * grades) >> 48U) * step.worth;
  m_sums[step.pillar] += {points, points, static_cast<unsigned>(step.count)};
  return at + size;
}

const char* PlainRows::read_grades(const PlainStep& step, const char* at, Row& row) {
  if (const char* const next = read_even(step, at); next != nullptr) return next;
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
  } else if (at != m_line_end && *at != m_delimiter) {
    one = GradeSum::none();
  }
  if (!one.is_none()) {
    sum += one;
    return next;
  }
  Cell cell;
  if (row.fault != nullptr || !read_cell(at, cell) || cell.has_quotes) return nullptr;
  row.fault = m_faults.find(grade.column, cell.bytes);
  return row.fault == nullptr ? nullptr : at;
}

/// Reads a cell up to the delimiter or line end behind it; false when it holds a line end or a quote out of its place.
bool PlainRows::read_cell(const char*& at, Cell& cell) const {
  cell.quoted = *at == '"';
  if (cell.quoted) return read_quoted(at, cell);
  cell.has_quotes = false;
  const char* const begin = at;
  for (; at != m_line_end && *at != m_delimiter; ++at) {
    if (*at == '"') return false;
  }
  cell.bytes = std::string_view(begin, at);
  return true;
}

bool PlainRows::read_quoted(const char*& at, Cell& cell) const {
  const char* const begin = ++at;
  cell.has_quotes = false;
  for (;;) {
    const char* const close = find(at, m_line_end, '"');
    if (close == nullptr) return false;
    at = close + 1;
    if (*at != '"') break;
    cell.has_quotes = true;
    ++at;
  }
  cell.bytes = std::string_view(begin, at - 1);
  return at == m_line_end || *at == m_delimiter;
}

bool PlainRows::read_step(const PlainStep& step, const Cell& cell, Row& row) {
  // What is remembered was valid when it was first met.
  const bool remembers =
      step.kind == Kind::day || step.kind == Kind::complete || step.kind == Kind::role || step.kind == Kind::fact;
  if (!remembers && base::first_invalid_utf8(cell.bytes)) return false;
  switch (step.kind) {
    case Kind::skip:
    case Kind::grades: return true;
    case Kind::id: return read_text(cell, false, row.id);
    case Kind::external_id: return read_text(cell, true, row.id);
    case Kind::name: return read_text(cell, true, row.name);
    case Kind::tax_code: return read_tax_code(step, cell, row);
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
  const bool has_comma = cell.quoted || m_delimiter != ',' ? find(cell.bytes.begin(), cell.bytes.end(), ',') != nullptr : false;
  text = {cell.bytes, cell.has_quotes || has_comma};
  return true;
}

bool PlainRows::read_tax_code(const PlainStep& step, const Cell& cell, Row& row) {
  if (cell.bytes.empty()) return true;
  const CellText text = cell_text({cell.bytes, cell.quoted}, step.column, m_parts.profile.mask);
  // A personal number may have to be masked.
  const bool usual = text.text.size() == cell.bytes.size() && !cell.has_quotes && !enterprise::is_personal_number(text.text);
  if (!usual || m_parts.blanks.find(text)) return false;
  row.tax_code = {cell.bytes, false};
  if (enterprise::check_tax_code(cell.bytes) == enterprise::TaxCodeFault::none) return true;
  if (row.fault != nullptr) return false;
  std::vector<CellFinding> found;
  RowFindings findings(m_parts.mapping.header, 0, found);
  survey::read_tax_code(text, m_parts.profile, findings);
  if (found.size() != 1) return false;
  found.front().diagnostic.file = m_tables.plan->file;
  m_tax_code_fault = m_faults.known(std::move(found.front().diagnostic));
  row.fault = &m_tax_code_fault;
  return true;
}

/// What the cell came to before; else what `read` makes of it. Nothing when it finds fault, or the cell takes more than that.
template <class Read>
std::optional<std::string_view> PlainRows::remembered(const PlainStep& step, const Cell& cell, const Read& read) {
  if (cell.has_quotes) return std::nullopt;
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
  to = append(to, std::string_view(level == highest ? ",true" : ",false"));
  to = append(to, m_tables.answered[answered]);
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
