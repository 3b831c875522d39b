#include "survey/row.hpp"

#include "base/text.hpp"
#include "survey/relevance.hpp"
#include "survey/row_parts.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace dxready::survey {
namespace {

using Kind = ColumnUse::Kind;

/// The cells of one record; those that are missing are empty.
struct RecordCells {
  const RowParts& parts;
  std::span<const csv::Cell> cells;

  CellText at(std::size_t column) const {
    if (column >= cells.size()) return {{}, false, column};
    return cell_text(cells[column], column, parts.profile.mask);
  }
};

void begin(const RowParts& parts, Row& row) {
  row.input.questionnaire = parts.questionnaire.id;
  row.input.assessed_on.reset();
  row.input.answered_at.reset();
  row.input.respondent = {};
  row.input.enterprise = parts.defaults;
  row.input.sheet.answers.assign(parts.questionnaire.criteria.size(), answers::Answer());
  row.complete = true;
  row.findings.clear();
}

void check_extra(const RecordCells& record, RowFindings& findings) {
  const std::size_t known = record.parts.mapping.header.size();
  for (std::size_t column = known; column < record.cells.size(); ++column) {
    const CellText cell = cell_text(record.cells[column], known, false);
    if (cell.text.empty()) continue;
    findings.error("survey.extra-cells", cell,
                   {{"count", std::to_string(record.cells.size())}, {"expected", std::to_string(known)}});
    return;
  }
}

void read_time(const CellText& cell, const RowParts& parts, RowFindings& findings, answers::AnswersFile& input) {
  const std::optional<Day> day = parts.day(cell, findings);
  if (!day) return;
  input.assessed_on = day->date;
  input.answered_at = answers::AnsweredAt{std::string(cell.text), day->utc};
}

void read_metadata(const RecordCells& record, RowFindings& findings, Row& row) {
  const RowParts& parts = record.parts;
  const Mapping& mapping = parts.mapping;
  if (mapping.row_id) row.input.enterprise.external_id = record.at(*mapping.row_id).text;
  if (mapping.assessed_on) read_time(record.at(*mapping.assessed_on), parts, findings, row.input);
  if (mapping.complete) row.complete = parts.is_complete(record.at(*mapping.complete), findings);
  if (mapping.respondent) row.input.respondent.role = parts.role(record.at(*mapping.respondent), findings);
}

void read_text(const TextColumn& text, const RecordCells& record, RowFindings& findings, Row& row) {
  const CellText cell = record.at(text.column);
  if (record.parts.blanks.find(cell)) return;
  enterprise::Enterprise& enterprise = row.input.enterprise;
  if (text.use.kind == Kind::tax_code) enterprise.tax_code = read_tax_code(cell, record.parts.profile, findings);
  if (text.use.kind == Kind::name) enterprise.name = cell.text;
  if (text.use.kind == Kind::address) enterprise.address = cell.text;
  if (text.use.kind == Kind::external_id) enterprise.external_id = cell.text;
}

void read_options(const AnswerColumns& answer, const RecordCells& record, RowFindings& findings, answers::Answer& into) {
  std::array<CellText, 64> cells;  // a multi criterion has no more options
  const std::size_t count = std::min(answer.columns.size(), cells.size());
  for (std::size_t i = 0; i < count; ++i) cells[i] = record.at(answer.columns[i]);
  answer.cells.read_options(std::span<const CellText>(cells).first(count), answer.options, findings, into);
}

void read_answer(const AnswerColumns& answer, const RecordCells& record, RowFindings& findings, answers::Answer& into) {
  const CellText first = record.at(answer.columns.front());
  if (answer.kind == Kind::criterion) return answer.cells.read(first, findings, into);
  if (answer.kind == Kind::option) return read_options(answer, record, findings, into);
  if (answer.kind == Kind::part) return answer.cells.read_ratio(first, record.at(answer.columns.back()), findings, into);
  answer.cells.read_share(first, answer.kind == Kind::percent ? "100" : "1", findings, into);
}

void read_answers(const RecordCells& record, RowFindings& findings, answers::AnswersFile& input) {
  std::vector<OpenAnswer> open;
  for (const AnswerColumns& columns : record.parts.answers) {
    read_answer(columns, record, findings, input.sheet.answers[columns.criterion]);
    const Doubt doubt = findings.take_doubt();
    if (doubt != Doubt::none) open.push_back({columns.criterion, doubt, record.at(columns.columns.front()), &columns.cells});
  }
  if (!open.empty()) record.parts.relevance.settle(open, record.parts.days.reference(input.assessed_on), findings, input);
}

}  // namespace

bool Row::wrong() const {
  return std::any_of(findings.begin(), findings.end(),
                     [](const CellFinding& one) { return one.diagnostic.severity == base::Severity::error; });
}

std::optional<base::Date> RowDays::reference(const std::optional<base::Date>& own) const {
  if (on) return on;
  if (own) return own;
  return assessed_on ? assessed_on : today;
}

RowReader::RowReader(const Mapping& mapping, const Profile& profile, const questionnaire::Questionnaire& questionnaire,
                     const enterprise::FactModel& facts, const RowDays& days)
    : m_parts(std::make_unique<const RowParts>(mapping, profile, questionnaire, facts, days)) {}
RowReader::~RowReader() = default;
RowReader::RowReader(RowReader&&) noexcept = default;
RowReader& RowReader::operator=(RowReader&&) noexcept = default;

const RowDays& RowReader::days() const { return m_parts->days; }

Row RowReader::read(std::span<const csv::Cell> cells, std::uint64_t line) const {
  Row row;
  read(cells, line, row);
  return row;
}

void RowReader::read(std::span<const csv::Cell> cells, std::uint64_t line, Row& into) const {
  begin(*m_parts, into);
  RowFindings findings(m_parts->mapping.header, line, into.findings);
  const RecordCells record{*m_parts, cells};
  into.blank = std::all_of(cells.begin(), cells.end(), [](const csv::Cell& cell) { return base::trim(cell.text).empty(); });
  check_extra(record, findings);
  read_metadata(record, findings, into);
  for (const TextColumn& text : m_parts->texts) read_text(text, record, findings, into);
  for (const FactColumn& fact : m_parts->facts) {
    fact.cells.read(record.at(fact.column), findings, into.input.enterprise.facts[fact.fact]);
  }
  read_answers(record, findings, into.input);
  for (const TextColumn& note : m_parts->notes) {
    into.input.sheet.answers[note.use.index].note = record.at(note.column).text;
  }
  into.id = into.input.enterprise.tax_code.empty() ? into.input.enterprise.external_id : into.input.enterprise.tax_code;
}

}  // namespace dxready::survey
