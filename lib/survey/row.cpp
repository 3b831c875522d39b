#include "survey/row.hpp"

#include "base/text.hpp"
#include "survey/answer_cells.hpp"
#include "survey/fact_cells.hpp"
#include "survey/mapping_checks.hpp"
#include "survey/recoded.hpp"
#include "survey/relevance.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace dxready::survey {
namespace {

using Kind = ColumnUse::Kind;

/// A criterion with the columns that tell it.
struct AnswerColumns {
  std::size_t criterion = 0;
  Kind kind = Kind::criterion;       ///< how it is told; part stands for part and whole
  std::vector<std::size_t> columns;  ///< of part and whole in this order; of options one each
  std::vector<std::size_t> options;
  AnswerCells cells;
};

struct FactColumn {
  std::size_t column = 0;
  std::size_t fact = 0;
  FactCells cells;
};

struct PlainColumn {
  std::size_t column = 0;
  ColumnUse use;
};

bool is_of_enterprise(Kind kind) {
  return kind == Kind::name || kind == Kind::tax_code || kind == Kind::address || kind == Kind::external_id;
}

bool is_one_of(const std::vector<std::string>& words, std::string_view text) {
  if (std::find(words.begin(), words.end(), text) != words.end()) return true;
  const std::string key = base::caseless(text);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return base::caseless(word) == key; });
}

}  // namespace

bool Row::wrong() const {
  return std::any_of(findings.begin(), findings.end(),
                     [](const CellFinding& one) { return one.diagnostic.severity == base::Severity::error; });
}

class RowReader::Plan {
public:
  Plan(const Mapping& mapping, const Profile& profile, const questionnaire::Questionnaire& questionnaire,
       const enterprise::FactModel& facts, const RowDays& days)
      : m_mapping(mapping), m_profile(profile), m_questionnaire(questionnaire), m_facts(facts), m_days(days),
        m_relevance(questionnaire, facts), m_blanks(profile.blanks), m_defaults(enterprise::unknown_enterprise(facts)) {
    for (std::size_t column = 0; column < mapping.columns.size(); ++column) add_column(column);
    add_defaults();
    if (profile.respondent) {
      for (std::size_t i = 0; i < profile.respondent->values.size(); ++i) m_roles.add(profile.respondent->values[i].first, i);
    }
  }

  void read(std::span<const csv::Cell> cells, std::uint64_t line, Row& row) const {
    begin(row);
    RowFindings findings(m_mapping.header, line, row.findings);
    const Record record{*this, cells};
    row.blank = std::all_of(cells.begin(), cells.end(), [](const csv::Cell& cell) { return base::trim(cell.text).empty(); });
    check_extra(cells, findings);
    read_metadata(record, findings, row);
    for (const PlainColumn& plain : m_plain) read_plain(plain, record.at(plain.column), findings, row);
    for (const FactColumn& fact : m_fact_columns) {
      fact.cells.read(record.at(fact.column), findings, row.input.enterprise.facts[fact.fact]);
    }
    std::vector<OpenAnswer> open;
    for (const AnswerColumns& columns : m_answers) {
      read_answer(columns, record, findings, row.input.sheet.answers[columns.criterion]);
      const Doubt doubt = findings.take_doubt();
      if (doubt != Doubt::none) open.push_back({columns.criterion, doubt, record.at(columns.columns.front()), &columns.cells});
    }
    if (!open.empty()) m_relevance.settle(open, reference_date(row.input), findings, row.input);
    for (const PlainColumn& note : m_notes) {
      row.input.sheet.answers[note.use.index].note = record.at(note.column).text;
    }
    row.id = row.input.enterprise.tax_code.empty() ? row.input.enterprise.external_id : row.input.enterprise.tax_code;
  }

private:
  /// The cells of one record; those that are missing are empty.
  struct Record {
    const Plan& plan;
    std::span<const csv::Cell> cells;

    CellText at(std::size_t column) const {
      if (column >= cells.size()) return {{}, false, column};
      return cell_text(cells[column], column, plan.m_profile.mask);
    }
  };

  std::optional<base::Date> reference_date(const answers::AnswersFile& input) const {
    if (m_days.on) return m_days.on;
    if (input.assessed_on) return input.assessed_on;
    return m_days.assessed_on ? m_days.assessed_on : m_days.today;
  }

  const ColumnRule* rule_of(const ColumnUse& use) const { return use.rule ? &m_profile.columns[*use.rule] : nullptr; }

  void add_column(std::size_t column) {
    const ColumnUse& use = m_mapping.columns[column];
    if (is_answer(use.kind)) return add_answer(column, use);
    if (use.kind == Kind::note) m_notes.push_back({column, use});
    if (is_of_enterprise(use.kind)) m_plain.push_back({column, use});
    if (use.kind != Kind::fact) return;
    m_fact_columns.push_back({column, use.index, FactCells(m_facts.facts[use.index], m_profile, m_blanks, rule_of(use))});
  }

  void add_answer(std::size_t column, const ColumnUse& use) {
    const bool number = use.kind == Kind::part || use.kind == Kind::whole;
    const Kind kind = number ? Kind::part : use.kind;
    auto place = std::find_if(m_answers.begin(), m_answers.end(),
                              [&](const AnswerColumns& known) { return known.criterion == use.index && known.kind == kind; });
    if (place == m_answers.end()) {
      AnswerCells cells(m_questionnaire.criteria[use.index], m_profile, m_blanks, rule_of(use));
      m_answers.push_back({use.index, kind, {}, {}, std::move(cells)});
      place = m_answers.end() - 1;
    }
    place->columns.insert(use.kind == Kind::part ? place->columns.begin() : place->columns.end(), column);
    place->options.push_back(use.option);
  }

  void add_defaults() {
    base::Diagnostics found;  // checked with the mapping
    base::Document document;
    base::Reader reader(document, "profile", found);
    for (const DefaultFact& fact : m_profile.defaults) {
      const std::optional<std::size_t> index = m_facts.find(fact.fact);
      if (index) m_defaults.facts[*index] = load_recoded(reader, {{}, {fact.value}, fact.place}, m_facts.facts[*index]);
    }
  }

  void begin(Row& row) const {
    row.input.questionnaire = m_questionnaire.id;
    row.input.assessed_on.reset();
    row.input.answered_at.reset();
    row.input.respondent = {};
    row.input.enterprise = m_defaults;
    row.input.sheet.answers.assign(m_questionnaire.criteria.size(), answers::Answer());
    row.complete = true;
    row.findings.clear();
  }

  void check_extra(std::span<const csv::Cell> cells, RowFindings& findings) const {
    const std::size_t known = m_mapping.header.size();
    for (std::size_t column = known; column < cells.size(); ++column) {
      const CellText cell = cell_text(cells[column], known, false);
      if (cell.text.empty()) continue;
      findings.error("survey.extra-cells", cell, {{"count", std::to_string(cells.size())}, {"expected", std::to_string(known)}});
      return;
    }
  }

  void read_metadata(const Record& record, RowFindings& findings, Row& row) const {
    if (m_mapping.row_id) row.input.enterprise.external_id = record.at(*m_mapping.row_id).text;
    if (m_mapping.assessed_on) read_time(record.at(*m_mapping.assessed_on), findings, row);
    if (m_mapping.complete) {
      const CellText cell = record.at(*m_mapping.complete);
      const std::string_view text = cell.text;
      const CompleteRule& rule = *m_profile.complete;
      if (is_one_of(rule.reject, text)) findings.error("survey.holds-no-answers", cell);
      row.complete = (rule.is.empty() || is_one_of(rule.is, text)) && !is_one_of(rule.is_not, text);
    }
    if (!m_mapping.respondent) return;
    const CellText cell = record.at(*m_mapping.respondent);
    const Match role = m_roles.find(cell.text);
    if (role.one()) {
      row.input.respondent.role = m_profile.respondent->values[role.value].second;
    } else if (!m_blanks.find(cell)) {
      findings.error("survey.unknown-respondent", cell);
    }
  }

  void read_time(const CellText& cell, RowFindings& findings, Row& row) const {
    if (m_blanks.find(cell)) return;
    const Day day = parse_day(cell.text, m_profile.assessed_on->style);
    if (day.fault != TimeFault::none) return report_date(day.fault, cell, findings);
    row.input.assessed_on = day.date;
    row.input.answered_at = answers::AnsweredAt{std::string(cell.text), day.utc};
  }

  void read_plain(const PlainColumn& plain, const CellText& cell, RowFindings& findings, Row& row) const {
    if (m_blanks.find(cell)) return;
    enterprise::Enterprise& enterprise = row.input.enterprise;
    if (plain.use.kind == Kind::tax_code) enterprise.tax_code = read_tax_code(cell, m_profile, findings);
    if (plain.use.kind == Kind::name) enterprise.name = cell.text;
    if (plain.use.kind == Kind::address) enterprise.address = cell.text;
    if (plain.use.kind == Kind::external_id) enterprise.external_id = cell.text;
  }

  static void read_answer(const AnswerColumns& answer, const Record& record, RowFindings& findings, answers::Answer& into) {
    const CellText first = record.at(answer.columns.front());
    if (answer.kind == Kind::criterion) return answer.cells.read(first, findings, into);
    if (answer.kind == Kind::option) return read_options(answer, record, findings, into);
    if (answer.kind == Kind::part) return answer.cells.read_ratio(first, record.at(answer.columns.back()), findings, into);
    answer.cells.read_share(first, answer.kind == Kind::percent ? "100" : "1", findings, into);
  }

  static void read_options(const AnswerColumns& answer, const Record& record, RowFindings& findings, answers::Answer& into) {
    std::array<CellText, 64> cells;  // a multi criterion has no more options
    const std::size_t count = std::min(answer.columns.size(), cells.size());
    for (std::size_t i = 0; i < count; ++i) cells[i] = record.at(answer.columns[i]);
    answer.cells.read_options(std::span<const CellText>(cells).first(count), answer.options, findings, into);
  }

  const Mapping& m_mapping;
  const Profile& m_profile;
  const questionnaire::Questionnaire& m_questionnaire;
  const enterprise::FactModel& m_facts;
  RowDays m_days;
  Relevance m_relevance;
  BlankTable m_blanks;
  enterprise::Enterprise m_defaults;
  TextTable m_roles;
  std::vector<PlainColumn> m_plain;
  std::vector<PlainColumn> m_notes;
  std::vector<FactColumn> m_fact_columns;
  std::vector<AnswerColumns> m_answers;
};

RowReader::RowReader(const Mapping& mapping, const Profile& profile, const questionnaire::Questionnaire& questionnaire,
                     const enterprise::FactModel& facts, const RowDays& days)
    : m_plan(std::make_unique<const Plan>(mapping, profile, questionnaire, facts, days)) {}
RowReader::~RowReader() = default;
RowReader::RowReader(RowReader&&) noexcept = default;
RowReader& RowReader::operator=(RowReader&&) noexcept = default;

Row RowReader::read(std::span<const csv::Cell> cells, std::uint64_t line) const {
  Row row;
  read(cells, line, row);
  return row;
}

void RowReader::read(std::span<const csv::Cell> cells, std::uint64_t line, Row& into) const { m_plan->read(cells, line, into); }

}  // namespace dxready::survey
