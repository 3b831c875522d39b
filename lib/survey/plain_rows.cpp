#include "survey/plain_rows.hpp"

#include "base/text.hpp"
#include "enterprise/tax_code.hpp"
#include "survey/append.hpp"
#include "survey/packed_fact.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>

namespace dxready::survey {
namespace {

using Kind = PlainStep::Kind;

/// A longer text takes the general way.
constexpr std::size_t longest_text = 500;

bool has_comma(std::string_view text) { return std::memchr(text.data(), ',', text.size()) != nullptr; }

bool is_utf8(const char* begin, const char* end) { return begin == end || !base::first_invalid_utf8({begin, end}); }

/// A comma and the text as a cell.
template <class Text>
char* append_cell(char* to, const Text& text) {
  *to++ = ',';
  if (!text.needs_quotes) return append(to, text.bytes);
  *to++ = '"';
  to = append(to, text.bytes);
  *to++ = '"';
  return to;
}

char* append(char* to, std::uint64_t number) { return std::to_chars(to, to + 20, number).ptr; }

}  // namespace

PlainRows::PlainRows(const PlainTables& tables)
    : m_tables(tables), m_parts(tables.plan->rows.parts()), m_cells(tables.plan->dialect.delimiter), m_sums(tables.base),
      m_standings(tables.base.size()), m_memos(tables.memos), m_faults(tables.plan->language), m_runs(tables.runs.size()),
      m_letters(2 * tables.grades.size()) {
  if (tables.advice) m_advice.emplace(*tables.advice);
  m_longest_line = (m_advice ? m_advice->room() : 0) + 3 * longest_text + (tables.pillars.size() + 20) * (ShortText::room + 6) +
                   tables.tail.size();
}

PlainRows::Taken PlainRows::take(const csv::RecordReader& records, BlockResult& result) {
  const std::string_view bytes = records.rest();
  const std::uint64_t line = records.line();
  const char* at = bytes.data();
  m_cells.set_bytes(bytes, records.has_carriage_return());
  Counts counts;
  Row row;
  TextEnd results(result.results);
  while (at != m_cells.end()) {
    const std::string_view line_end = m_cells.begin_row(at);
    if (line_end.empty()) break;
    const std::string_view record(at, line_end.end());
    if (record.size() > csv::record_limit || !read_row(at, row)) break;
    row.record = record;
    row.line = line + counts.rows;
    if (row.fault != nullptr) {
      row.fault->finding.place.line = static_cast<std::uint32_t>(line + counts.rows);
      result.reject(record, row.fault->finding, row.fault->reason);
      ++counts.rejected;
    } else if (score(row, m_tables.plan->tell_lines ? row.line : 0, counts, results)) {
      if (m_tables.lean) keep(row, results.size(), result);
    } else {
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

/// Reads cells of grades; nothing when one of them is something else.
inline const char* PlainRows::read_run(const PlainStep& step, const char* at, Row& row) {
  const bool quoted = *at == '"';
  const EvenGrades& even = quoted ? step.even_quoted : step.even;
  const GradeSum sum = even.sum(at, m_cells.end());
  if (sum.is_none()) return read_grades(step, at, row);
  m_runs[step.run] = quoted ? copy_letters(step, at + even.letter) : at;
  m_sums[step.pillar] += sum;
  return at + even.size;
}

/// The letters of cells in quotes, every other byte.
const char* PlainRows::copy_letters(const PlainStep& step, const char* at) {
  char* const letters = &m_letters[2 * step.index];
  for (std::size_t i = 0; i < step.count; ++i) letters[2 * i] = at[step.even_quoted.pitch * i];
  return letters;
}

/// Reads a cell that is no grade; nothing when the row is not plain.
inline const char* PlainRows::read_cell(const PlainStep& step, const char* at, Row& row) {
  const PlainCell cell = m_cells.find(at);
  return !cell.is_none() && read_step(step, cell, row) ? cell.end() : nullptr;
}

/// False when the row is not plain.
bool PlainRows::read_row(const char* at, Row& row) {
  row.id = row.tax_code = row.name = Text();
  row.day = &m_tables.day;
  row.time = {};
  row.finished = true;
  row.fault = nullptr;
  std::copy(m_tables.base.begin(), m_tables.base.end(), m_sums.begin());
  const char* text = at;  // from here on no cell was looked at whether it is UTF-8
  const PlainStep* const last = &m_tables.steps.back();
  for (const PlainStep* step = m_tables.steps.data();; ++step) {
    const bool grades = step->kind == Kind::grades;
    if (grades && !is_utf8(text, at)) return false;
    at = grades ? read_run(*step, at, row) : read_cell(*step, at, row);
    if (at == nullptr) return false;
    if (grades) text = step == last ? at : at + 1;
    if (step == last) return at == m_cells.line_end() && is_utf8(text, at);
    if (*at != m_cells.delimiter()) return false;
    ++at;
  }
}

/// Reads cells of grades one by one.
const char* PlainRows::read_grades(const PlainStep& step, const char* at, Row& row) {
  const GradeSum* const letters = m_tables.letters.data();
  const std::size_t width = m_tables.grades.size();
  const std::size_t end = step.index + step.count;
  GradeSum sum = m_sums[step.pillar];
  m_runs[step.run] = &m_letters[2 * step.index];
  for (std::size_t i = step.index;;) {
    const GradeSum one = letters[static_cast<unsigned char>(*at) * width + i];
    if (!one.is_none()) {
      sum += one;
      m_letters[2 * i] = *at++;
    } else {
      at = read_odd_grade(at, i, sum, row);
      if (at == nullptr) return nullptr;
    }
    if (++i == end) break;
    // Behind two letters or more the first one was no grade.
    if (*at != m_cells.delimiter()) return nullptr;
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
  } else if (!m_cells.ends_cell(at)) {
    one = GradeSum::none();
  }
  if (!one.is_none()) {
    sum += one;
    m_letters[2 * index] = next == at ? m_tables.nothing : next == at + 2 ? m_tables.empty_quotes : at[1];
    return next;
  }
  const PlainCell cell = row.fault == nullptr ? m_cells.find(at) : PlainCell::none();
  if (cell.is_none() || cell.has_quotes()) return nullptr;
  row.fault = m_faults.find(grade.column, cell.bytes());
  return row.fault == nullptr ? nullptr : cell.end();
}

inline bool PlainRows::read_step(const PlainStep& step, PlainCell cell, Row& row) {
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

inline bool PlainRows::read_text(PlainCell cell, bool may_be_blank, Text& text) const {
  if (cell.empty()) return true;
  const char first = *cell.begin();
  const bool risky = first == '=' || first == '+' || first == '-' || first == '@' || first == '\'';
  const bool plain = cell.size() <= longest_text && static_cast<unsigned char>(first) > ' ' &&
                     static_cast<unsigned char>(cell.bytes().back()) > ' ';
  if (!plain || risky) return false;
  if (may_be_blank && m_parts.blanks.find({cell.bytes(), cell.quoted(), 0})) return false;
  const bool may_have_comma = cell.quoted() || m_cells.delimiter() != ',';
  text = {cell.bytes(), cell.has_quotes() || (may_have_comma && has_comma(cell.bytes())), cell.has_quotes()};
  return true;
}

bool PlainRows::read_tax_code(const PlainStep& step, PlainCell cell, Row& row) {
  if (cell.empty()) return true;
  if (enterprise::check_tax_code(cell.bytes()) != enterprise::TaxCodeFault::none) return find_fault(step, cell, row);
  row.tax_code = {cell.bytes(), false, false};
  // A personal number may have to be masked.
  return !enterprise::is_personal_number(cell.bytes()) && !m_parts.blanks.find({cell.bytes(), cell.quoted(), step.column});
}

/// Finds fault with the cell of a tax code. False when it finds none, or the row has another fault already.
bool PlainRows::find_fault(const PlainStep& step, PlainCell cell, Row& row) {
  if (row.fault != nullptr || cell.has_quotes()) return false;
  row.fault = m_faults.find(step.column, cell.bytes());
  if (row.fault != nullptr) return true;
  if (base::first_invalid_utf8(cell.bytes())) return false;
  const CellText text = cell_text({cell.bytes(), cell.quoted()}, step.column, m_parts.profile.mask);
  if (m_parts.blanks.find(text)) return false;
  std::vector<CellFinding> found;
  RowFindings findings(m_parts.mapping.header, 0, found);
  survey::read_tax_code(text, m_parts.profile, findings);
  if (found.size() != 1) return false;
  found.front().diagnostic.file = m_tables.plan->file;
  base::Diagnostic& finding = found.front().diagnostic;
  // A number is seldom met again.
  const bool number = cell.bytes().find_first_not_of("0123456789") == std::string_view::npos;
  if (number) {
    m_tax_code_fault = m_faults.known(std::move(finding));
    row.fault = &m_tax_code_fault;
  } else {
    row.fault = m_faults.keep(step.column, cell.bytes(), finding);
  }
  return true;
}

/// What the cell came to before; else what `read` makes of it. Null when it finds fault, or the cell takes more than that.
template <class Read>
const ShortText* PlainRows::remembered(const PlainStep& step, PlainCell cell, const Read& read) {
  if (cell.has_quotes()) return nullptr;
  CellMemo& memo = m_memos[step.memo];
  if (const ShortText* const known = memo.find(cell.bytes()); known != nullptr) return known;
  if (base::first_invalid_utf8(cell.bytes())) return nullptr;
  std::vector<CellFinding> found;
  RowFindings findings(m_parts.mapping.header, 0, found);
  const std::string value = read(cell_text({cell.bytes(), cell.quoted()}, step.column, m_parts.profile.mask), findings);
  return found.empty() ? memo.keep(cell.bytes(), value) : nullptr;
}

bool PlainRows::read_day(const PlainStep& step, PlainCell cell, Row& row) {
  if (cell.empty()) return true;
  row.day = remembered(step, cell, [&](const CellText& text, RowFindings& findings) {
    const std::optional<Day> day = m_parts.day(text, findings);
    return day ? base::format_date(day->date) : std::string();
  });
  // A text that tells no day may be a blank one.
  if (row.day == nullptr || row.day->size == 0) return false;
  const std::string_view text = cell_text({cell.bytes(), cell.quoted()}, step.column, m_parts.profile.mask).text;
  if (text != row.day->view()) row.time = text;
  return true;
}

bool PlainRows::read_complete(const PlainStep& step, PlainCell cell, Row& row) {
  const auto read = [&](const CellText& text, RowFindings& findings) {
    return std::string(m_parts.is_complete(text, findings) ? "yes" : "");
  };
  const ShortText* const complete = remembered(step, cell, read);
  row.finished = complete != nullptr && complete->size != 0;
  return complete != nullptr;
}

/// A cell that adds nothing to the score, but may be found fault with.
bool PlainRows::read_checked(const PlainStep& step, PlainCell cell) {
  // An empty cell in quotes may be something else than an empty one.
  if (cell.empty() && cell.quoted()) return false;
  const auto read = [&](const CellText& text, RowFindings& findings) {
    enterprise::Fact fact;
    if (step.kind == Kind::role) m_parts.role(text, findings);
    if (step.kind == Kind::fact) m_parts.facts[step.index].cells.read(text, findings, fact);
    return m_advice ? packed(fact) : std::string();
  };
  const ShortText* const value = remembered(step, cell, read);
  if (m_advice && value != nullptr && step.kind == Kind::fact) {
    m_advice->set_fact(m_parts.facts[step.index].fact, value->view());
  }
  return value != nullptr;
}

/// The index of the highest level whose conditions all hold.
std::size_t PlainRows::level(const TotalStanding& total, std::uint64_t pillars) const {
  const std::uint64_t held = total.held & (m_tables.pillars_needed + pillars);
  return static_cast<std::size_t>(63 - std::countl_zero(held)) / 8;
}

/// Writes the line of a row and counts it; false when it is not for here.
bool PlainRows::score(const Row& row, std::uint64_t line, Counts& counts, TextEnd& results) {
  GradeSum total;
  std::uint64_t reached = 0;
  std::uint64_t reached_high = 0;
  for (std::size_t p = 0; p < m_sums.size(); ++p) {
    const GradeSum sum = m_sums[p];
    const PillarStanding* const standings = m_tables.pillars[p].data();
    total += sum;
    m_standings[p] = &standings[sum.low()];
    reached += standings[sum.low()].reached;
    reached_high += standings[sum.high()].reached;
  }
  const std::uint32_t answered = total.answered();
  const bool may_be_blank = answered == 0 && row.id.bytes.empty() && row.tax_code.bytes.empty() && row.name.bytes.empty();
  if (may_be_blank || answered < m_tables.least_answered || !may_be_kept(row)) return false;
  const TotalStanding& low = m_tables.totals[total.low()];
  const TotalStanding& high = m_tables.totals[total.high()];
  const std::size_t level = this->level(low, reached);
  const std::size_t highest = this->level(high, reached_high);
  const bool full = answered == m_tables.applicable;
  const bool certain = level == highest;

  char* to = results.room(m_longest_line);
  if (line != 0) to = append(to, line);
  for (const Text* text : {&row.id, &row.tax_code, &row.name}) to = append_cell(to, *text);
  to = append(to, m_tables.status[full ? 1 : 0]);
  to = append(to, *row.day);
  for (const ShortText* text :
       {&low.points, &high.points, &low.percent, &m_tables.level_names[level], &m_tables.level_names[highest],
        &m_tables.certain[certain ? 1 : 0], &m_tables.answered[answered]}) {
    to = append(to, *text);
  }
  for (const PillarStanding* standing : m_standings) to = append(to, standing->printed);
  if (m_advice) to = m_advice->append(to, {m_runs, full, row.day->view(), level, highest});
  to = append(to, m_tables.tail);
  results.ends(to);
  m_scored = {level, highest, full};
  counts.full += full ? 1 : 0;
  counts.unfinished += row.finished ? 0 : 1;
  ++(certain ? counts.levels[level] : counts.uncertain);
  return true;
}

/// Whether a keeper, if there is one, takes the row: it tells whom it is about and when, in texts as they are.
bool PlainRows::may_be_kept(const Row& row) const {
  if (m_tables.lean == nullptr) return true;
  const bool is_told = !row.id.bytes.empty() || !row.tax_code.bytes.empty() || !row.name.bytes.empty();
  return is_told && row.day->size != 0 && !row.id.has_quotes && !row.name.has_quotes;
}

/// Sets aside for its keeper the row that was scored last, whose line ends at `results`.
void PlainRows::keep(const Row& row, std::size_t results, BlockResult& result) {
  LeanCandidates& into = result.lean;
  const LeanTables& lean = *m_tables.lean;
  LeanCandidate& candidate = into.rows.emplace_back();
  candidate.record = row.record;
  candidate.line = row.line;
  candidate.name = row.name.bytes;
  candidate.tax_code = row.tax_code.bytes;
  candidate.external_id = row.id.bytes;
  candidate.day = *row.day;
  candidate.time = row.time;
  candidate.level = m_scored.level;
  candidate.highest = m_scored.highest;
  candidate.full = m_scored.full;
  candidate.unfinished = !row.finished;
  const std::size_t grades = into.texts.size();
  into.texts += lean.nothing_told;
  for (std::size_t run = 0; run < m_runs.size(); ++run) {
    const auto [index, count] = m_tables.runs[run];
    for (std::size_t i = 0; i < count; ++i) {
      into.texts[grades + lean.criteria[index + i]] = lean.grade(index + i, m_runs[run][2 * i]);
    }
  }
  into.sums.insert(into.sums.end(), m_sums.begin(), m_sums.end());
  m_advice->keep(candidate, into);
  candidate.ends = {results, result.rejects.size(), result.reasons.size()};
}

void PlainRows::count(const Counts& counts, Summary& summary) {
  if (m_advice && counts.rows != counts.rejected) m_advice->count(summary);
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
