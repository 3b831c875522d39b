#include "survey/row_parts.hpp"

#include "base/text.hpp"
#include "survey/mapping_checks.hpp"
#include "survey/recoded.hpp"

#include <algorithm>

namespace dxready::survey {
namespace {

using Kind = ColumnUse::Kind;

bool is_of_enterprise(Kind kind) {
  return kind == Kind::name || kind == Kind::tax_code || kind == Kind::address || kind == Kind::external_id;
}

bool is_one_of(const std::vector<std::string>& words, std::string_view text) {
  if (std::find(words.begin(), words.end(), text) != words.end()) return true;
  const std::string key = base::caseless(text);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return base::caseless(word) == key; });
}

}  // namespace

RowParts::RowParts(const Mapping& of_file, const Profile& with, const questionnaire::Questionnaire& about,
                   const enterprise::FactModel& model, const RowDays& reference)
    : mapping(of_file), profile(with), questionnaire(about), fact_model(model), days(reference), relevance(about, model),
      blanks(with.blanks), defaults(enterprise::unknown_enterprise(model)) {
  answers.reserve(std::min(mapping.columns.size(), questionnaire.criteria.size()));
  for (std::size_t column = 0; column < mapping.columns.size(); ++column) add_column(column);
  add_defaults();
  if (!profile.respondent) return;
  for (std::size_t i = 0; i < profile.respondent->values.size(); ++i) m_roles.add(profile.respondent->values[i].first, i);
}

const ColumnRule* RowParts::rule_of(const ColumnUse& use) const { return use.rule ? &profile.columns[*use.rule] : nullptr; }

void RowParts::add_column(std::size_t column) {
  const ColumnUse& use = mapping.columns[column];
  if (is_answer(use.kind)) return add_answer(column, use);
  if (use.kind == Kind::note) notes.push_back({column, use});
  if (is_of_enterprise(use.kind)) texts.push_back({column, use});
  if (use.kind != Kind::fact) return;
  facts.push_back({column, use.index, FactCells(fact_model.facts[use.index], profile, blanks, rule_of(use))});
}

void RowParts::add_answer(std::size_t column, const ColumnUse& use) {
  const bool number = use.kind == Kind::part || use.kind == Kind::whole;
  const Kind kind = number ? Kind::part : use.kind;
  auto place = std::find_if(answers.begin(), answers.end(),
                            [&](const AnswerColumns& known) { return known.criterion == use.index && known.kind == kind; });
  if (place == answers.end()) {
    AnswerCells cells(questionnaire.criteria[use.index], profile, blanks, rule_of(use));
    answers.push_back({use.index, kind, {}, {}, std::move(cells)});
    place = answers.end() - 1;
  }
  place->columns.insert(use.kind == Kind::part ? place->columns.begin() : place->columns.end(), column);
  place->options.push_back(use.option);
}

void RowParts::add_defaults() {
  base::Diagnostics found;  // checked with the mapping
  base::Document document;
  base::Reader reader(document, "profile", found);
  for (const DefaultFact& fact : profile.defaults) {
    const std::optional<std::size_t> index = fact_model.find(fact.fact);
    if (index) defaults.facts[*index] = load_recoded(reader, {{}, {fact.value}, fact.place}, fact_model.facts[*index]);
  }
}

std::optional<Day> RowParts::day(const CellText& cell, RowFindings& findings) const {
  if (blanks.find(cell)) return std::nullopt;
  const Day day = parse_day(cell.text, profile.assessed_on->style);
  if (day.fault == TimeFault::none) return day;
  report_date(day.fault, cell, findings);
  return std::nullopt;
}

bool RowParts::is_complete(const CellText& cell, RowFindings& findings) const {
  const CompleteRule& rule = *profile.complete;
  if (is_one_of(rule.reject, cell.text)) findings.error("survey.holds-no-answers", cell);
  return (rule.is.empty() || is_one_of(rule.is, cell.text)) && !is_one_of(rule.is_not, cell.text);
}

std::string RowParts::role(const CellText& cell, RowFindings& findings) const {
  const Match role = m_roles.find(cell.text);
  if (role.one()) return profile.respondent->values[role.value].second;
  if (!blanks.find(cell)) findings.error("survey.unknown-respondent", cell);
  return {};
}

}  // namespace dxready::survey
