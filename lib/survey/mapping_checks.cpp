#include "survey/mapping_checks.hpp"

#include "answers/load.hpp"
#include "base/text.hpp"
#include "survey/recoded.hpp"

#include <algorithm>
#include <array>

namespace dxready::survey {
namespace {

using Kind = ColumnUse::Kind;
using base::Severity;
using questionnaire::Criterion;

bool has(const Mapping& mapping, Kind kind, std::size_t index) {
  return std::any_of(mapping.columns.begin(), mapping.columns.end(),
                     [&](const ColumnUse& use) { return use.kind == kind && use.index == index; });
}

/// "CX.1.1, CX.1.2, … (60)": the first few, and how many there are when there are more.
std::string listed(const std::vector<std::string>& ids) {
  constexpr std::size_t shown = 8;
  std::string text;
  for (std::size_t i = 0; i < std::min(ids.size(), shown); ++i) text += (i == 0 ? "" : ", ") + ids[i];
  return ids.size() > shown ? text + ", …" : text;
}

class MappingCheck {
public:
  MappingCheck(Mapping& mapping, const Profile& profile, const questionnaire::Questionnaire& questionnaire,
               base::Diagnostics& findings)
      : m_mapping(mapping), m_profile(profile), m_questionnaire(questionnaire), m_findings(findings) {}

  void check() {
    twice();
    if (m_mapping.criterion_columns() == 0) return report(Severity::error, "survey.no-criterion-column", {});
    for (std::size_t i = 0; i < m_questionnaire.criteria.size(); ++i) check_criterion(i);
    report_list(Severity::warning, "survey.criteria-without-column", m_without_column);
    report_list(Severity::note, "survey.none-or-not-asked", m_none_or_not_asked);
    if (!m_profile.choices.grade_prefix.empty() && !m_profile.choices.codes && m_graded) {
      report(Severity::note, "survey.grade-codes", {{"prefix", m_profile.choices.grade_prefix}});
    }
  }

private:
  void report(Severity severity, std::string code, std::vector<base::Argument> arguments) {
    m_findings.add({std::move(code), severity, std::move(arguments), {}, {}, {}});
  }

  void report_list(Severity severity, std::string code, const std::vector<std::string>& ids) {
    if (ids.empty()) return;
    report(severity, std::move(code), {{"count", std::to_string(ids.size())}, {"criteria", listed(ids)}});
  }

  void twice() {
    for (std::size_t second = 0; second < m_mapping.columns.size(); ++second) {
      const ColumnUse& use = m_mapping.columns[second];
      if (use.kind == Kind::unmapped || use.kind == Kind::ignored || use.kind == Kind::metadata) continue;
      for (std::size_t first = 0; first < second; ++first) {
        if (!clash(m_mapping.columns[first], use)) continue;
        report(Severity::error, "survey.column-twice",
               {{"column", m_mapping.header[second]},
                {"number", std::to_string(second + 1)},
                {"other", m_mapping.header[first]},
                {"first", std::to_string(first + 1)}});
        break;
      }
    }
  }

  /// Two columns for one thing, or for one ratio in two ways.
  static bool clash(const ColumnUse& a, const ColumnUse& b) {
    if (a.same_thing(b)) return true;
    if (a.index != b.index || !is_answer(a.kind) || !is_answer(b.kind)) return false;
    const auto is_number = [](Kind kind) { return kind == Kind::part || kind == Kind::whole; };
    const bool together = (is_number(a.kind) && is_number(b.kind)) || (a.kind == Kind::option && b.kind == Kind::option);
    return !together;
  }

  void check_criterion(std::size_t index) {
    const Criterion& criterion = m_questionnaire.criteria[index];
    const bool part = has(m_mapping, Kind::part, index);
    const bool whole = has(m_mapping, Kind::whole, index);
    if (part != whole) report(Severity::error, "survey.part-without-whole", {{"criterion", criterion.id}});
    const bool options = has(m_mapping, Kind::option, index);
    if (options) check_options(index);
    const bool whole_answer = has(m_mapping, Kind::criterion, index);
    const bool any =
        part || options || whole_answer || has(m_mapping, Kind::percent, index) || has(m_mapping, Kind::share, index);
    m_graded = m_graded || (whole_answer && criterion.kind == questionnaire::Kind::single);
    if (any || !criterion.scored()) return;
    m_mapping.not_in_file.push_back(index);
    m_without_column.push_back(criterion.id);
  }

  void check_options(std::size_t index) {
    const Criterion& criterion = m_questionnaire.criteria[index];
    std::vector<std::string> missing;
    for (std::size_t option = 0; option < criterion.options.size(); ++option) {
      const auto is = [&](const ColumnUse& use) {
        return use.kind == Kind::option && use.index == index && use.option == option;
      };
      if (std::none_of(m_mapping.columns.begin(), m_mapping.columns.end(), is)) missing.push_back(criterion.options[option].id);
    }
    if (!missing.empty()) {
      report(Severity::warning, "survey.options-without-column", {{"criterion", criterion.id}, {"options", listed(missing)}});
    }
    // Where the questionnaire says when it is asked, that decides row by row.
    if (m_profile.choices.zero_when_unanswered && !criterion.asked_if) m_none_or_not_asked.push_back(criterion.id);
  }

  Mapping& m_mapping;
  const Profile& m_profile;
  const questionnaire::Questionnaire& m_questionnaire;
  base::Diagnostics& m_findings;
  std::vector<std::string> m_without_column;
  std::vector<std::string> m_none_or_not_asked;
  bool m_graded = false;
};

void check_defaults(base::Reader& reader, const Profile& profile, const enterprise::FactModel& facts) {
  for (const DefaultFact& fact : profile.defaults) {
    const std::optional<std::size_t> index = find_fact(reader, fact.fact, fact.place, facts);
    if (index) load_recoded(reader, {{}, {fact.value}, fact.place}, facts.facts[*index]);
  }
}

}  // namespace

bool is_answer(Kind kind) {
  switch (kind) {
    case Kind::criterion:
    case Kind::percent:
    case Kind::share:
    case Kind::part:
    case Kind::whole:
    case Kind::option: return true;
    case Kind::unmapped:
    case Kind::ignored:
    case Kind::metadata:
    case Kind::fact:
    case Kind::name:
    case Kind::tax_code:
    case Kind::address:
    case Kind::external_id:
    case Kind::note: break;
  }
  return false;
}

void check_mapping(Mapping& mapping, const Profile& profile, const questionnaire::Questionnaire& questionnaire,
                   base::Diagnostics& findings) {
  MappingCheck(mapping, profile, questionnaire, findings).check();
}

void check_values(const Mapping& mapping, const Profile& profile, const questionnaire::Questionnaire& questionnaire,
                  const enterprise::FactModel& facts, base::Diagnostics& findings) {
  base::Document document;
  document.file = profile.file;
  base::Reader reader(document, "answers", findings);
  for (const ColumnUse& use : mapping.columns) {
    if (!use.rule) continue;
    for (const Recode& recode : profile.columns[*use.rule].values) {
      const bool answer = use.kind == Kind::criterion;
      if (use.kind == Kind::fact) load_recoded(reader, recode, facts.facts[use.index]);
      if (answer) read_recoded(reader, recode, questionnaire.criteria[use.index]);
      if (use.kind == Kind::fact || answer) continue;
      reader.report(Severity::error, "profile.values-here", recode.place, {});
    }
  }
  check_defaults(reader, profile, facts);
}

std::optional<std::size_t> find_fact(base::Reader& reader, const std::string& id, base::Place place,
                                     const enterprise::FactModel& facts) {
  const std::optional<std::size_t> index = facts.find(id);
  if (index) return index;
  std::vector<std::string> known;
  for (const enterprise::FactDefinition& fact : facts.facts) known.push_back(fact.id);
  reader.report(Severity::error, "profile.unknown-fact", place, {{"found", id}, {"suggestion", base::closest(id, known)}});
  return std::nullopt;
}

std::optional<Kind> identity_kind(std::string_view id) {
  constexpr std::array<std::pair<std::string_view, Kind>, 4> kinds = {
      {{"tax_code", Kind::tax_code}, {"name", Kind::name}, {"address", Kind::address}, {"external_id", Kind::external_id}}};
  for (const auto& [name, kind] : kinds) {
    if (name == id) return kind;
  }
  return std::nullopt;
}

base::Diagnostics check_facts(const base::Document& document, const Profile& profile, const enterprise::FactModel& facts) {
  base::Diagnostics findings;
  base::Reader reader(document, "answers", findings);
  for (const ColumnRule& rule : profile.columns) {
    if (rule.holds != ColumnRule::Holds::fact || identity_kind(rule.id)) continue;
    const std::optional<std::size_t> index = find_fact(reader, rule.id, rule.place, facts);
    if (!index) continue;
    for (const Recode& recode : rule.values) load_recoded(reader, recode, facts.facts[*index]);
  }
  check_defaults(reader, profile, facts);
  return findings;
}

}  // namespace dxready::survey
