#include "survey/mapping.hpp"

#include "base/text.hpp"
#include "survey/header_book.hpp"
#include "survey/mapping_checks.hpp"

#include <algorithm>

namespace dxready::survey {
namespace {

using Kind = ColumnUse::Kind;
using How = ColumnUse::How;
using Fit = Match::Fit;
using base::Severity;

class Mapper {
public:
  Mapper(const Profile& profile, std::span<const std::string> header, const questionnaire::Questionnaire& questionnaire,
         const enterprise::FactModel& facts)
      : m_profile(profile), m_questionnaire(questionnaire), m_facts(facts), m_book(questionnaire, facts, profile),
        m_keys(name_keys(header)), m_ignored(name_keys(profile.ignore)) {
    // What an earlier run put beside the rows is no answer.
    m_ignored.emplace_back("dxready_*");
    m_mapping.header.assign(header.begin(), header.end());
    m_mapping.columns.resize(header.size());
    m_mapping.suggestions.resize(header.size());
  }

  Mapping map(base::Diagnostics& findings) {
    m_findings = &findings;
    for (std::size_t rule = 0; rule < m_profile.columns.size(); ++rule) apply_rule(rule);
    find_metadata();
    for (std::size_t column = 0; column < m_mapping.header.size(); ++column) {
      if (m_mapping.columns[column].kind == Kind::unmapped) find_use(column);
    }
    drop_summaries();
    return std::move(m_mapping);
  }

private:
  void report(Severity severity, std::string code, std::vector<base::Argument> arguments) {
    m_findings->add({std::move(code), severity, std::move(arguments), {}, {}, {}});
  }

  void report_rule(std::string code, const ColumnRule& rule, std::vector<base::Argument> arguments) {
    m_findings->add({std::move(code), Severity::error, std::move(arguments), m_profile.file, rule.place, {}});
  }

  /// The columns a line of the profile is about.
  std::vector<std::size_t> columns_of(const ColumnRule& rule) const {
    std::vector<std::size_t> columns;
    if (rule.number) {
      if (*rule.number <= m_mapping.header.size()) columns.push_back(*rule.number - 1);
      return columns;
    }
    const Names name = name_keys({&rule.column, 1});
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
      if (fits_name(name, m_keys[i])) columns.push_back(i);
    }
    return columns;
  }

  void apply_rule(std::size_t index) {
    const ColumnRule& rule = m_profile.columns[index];
    std::optional<ColumnUse> use = use_of(rule);
    if (!use) return;
    use->how = How::profile;
    use->rule = index;
    const std::vector<std::size_t> columns = columns_of(rule);
    const std::string name = rule.number ? std::to_string(*rule.number) : rule.column;
    if (columns.empty()) report(Severity::warning, "survey.missing-column", {{"column", name}});
    const bool pattern = use->kind == Kind::ignored;
    if (columns.size() > 1 && !pattern) report(Severity::error, "survey.column-not-unique", {{"column", name}});
    for (const std::size_t column : columns) m_mapping.columns[column] = *use;
  }

  /// Nothing, with the finding reported, when the line names what there is not.
  std::optional<ColumnUse> use_of(const ColumnRule& rule) {
    ColumnUse use;
    switch (rule.holds) {
      case ColumnRule::Holds::nothing: use.kind = Kind::ignored; return use;
      case ColumnRule::Holds::fact: return use_of_fact(rule);
      case ColumnRule::Holds::criterion:
      case ColumnRule::Holds::note: break;
    }
    const std::optional<std::size_t> index = m_questionnaire.find_criterion(rule.id);
    if (!index) {
      const std::string suggestion = base::closest(rule.id, questionnaire::criterion_ids(m_questionnaire));
      report_rule("profile.unknown-criterion", rule, {{"found", rule.id}, {"suggestion", suggestion}});
      return std::nullopt;
    }
    use.index = *index;
    use.kind = rule.holds == ColumnRule::Holds::note ? Kind::note : kind_of(rule.as);
    const questionnaire::Criterion& criterion = m_questionnaire.criteria[*index];
    if (rule.as != ColumnRule::As::grade && criterion.kind != questionnaire::Kind::ratio) {
      report_rule("profile.not-a-ratio", rule, {{"criterion", criterion.id}});
      return std::nullopt;
    }
    return rule.option.empty() ? use : use_of_option(rule, use);
  }

  std::optional<ColumnUse> use_of_option(const ColumnRule& rule, ColumnUse use) {
    const std::vector<questionnaire::Option>& options = m_questionnaire.criteria[use.index].options;
    const bool multi = m_questionnaire.criteria[use.index].kind == questionnaire::Kind::multi;
    const auto place =
        std::find_if(options.begin(), options.end(), [&](const questionnaire::Option& one) { return one.id == rule.option; });
    if (!multi || place == options.end()) {
      report_rule("profile.unknown-option", rule, {{"found", rule.option}, {"criterion", rule.id}});
      return std::nullopt;
    }
    use.kind = Kind::option;
    use.option = static_cast<std::size_t>(place - options.begin());
    return use;
  }

  std::optional<ColumnUse> use_of_fact(const ColumnRule& rule) {
    ColumnUse use;
    if (const std::optional<Kind> kind = identity_kind(rule.id)) {
      use.kind = *kind;
      use.index = static_cast<std::size_t>(*kind);
      return use;
    }
    base::Document document;
    document.file = m_profile.file;
    base::Reader reader(document, "profile", *m_findings);
    const std::optional<std::size_t> index = find_fact(reader, rule.id, rule.place, m_facts);
    if (!index) return std::nullopt;
    use.kind = Kind::fact;
    use.index = *index;
    return use;
  }

  static Kind kind_of(ColumnRule::As as) {
    switch (as) {
      case ColumnRule::As::grade: return Kind::criterion;
      case ColumnRule::As::percent: return Kind::percent;
      case ColumnRule::As::share: return Kind::share;
      case ColumnRule::As::part: return Kind::part;
      case ColumnRule::As::whole: return Kind::whole;
    }
    return Kind::criterion;
  }

  void find_metadata() {
    m_mapping.row_id = first_named(m_profile.row_id);
    if (m_profile.assessed_on) m_mapping.assessed_on = first_named(m_profile.assessed_on->column);
    if (m_profile.complete) m_mapping.complete = first_named(m_profile.complete->column);
    if (m_profile.respondent) m_mapping.respondent = first_named(m_profile.respondent->column);
    for (const auto& column : {m_mapping.row_id, m_mapping.assessed_on, m_mapping.complete, m_mapping.respondent}) {
      if (column && m_mapping.columns[*column].kind == Kind::unmapped)
        m_mapping.columns[*column] = {Kind::metadata, How::profile, 0, 0, {}};
    }
  }

  /// The first name of the list that heads a column wins.
  std::optional<std::size_t> first_named(const Names& names) const {
    for (const std::string& name : name_keys(names)) {
      for (std::size_t i = 0; i < m_keys.size(); ++i) {
        if (fits_pattern(name, m_keys[i])) return i;
      }
    }
    return std::nullopt;
  }

  void find_use(std::size_t column) {
    const std::string& name = m_mapping.header[column];
    ColumnUse& use = m_mapping.columns[column];
    if (fits_name(m_ignored, m_keys[column])) {
      use = {Kind::ignored, How::profile, 0, 0, {}};
      return;
    }
    const HeaderBook::Found found = m_book.find(name);
    const std::string number = std::to_string(column + 1);
    if (found.contradiction) {
      const std::string& id = m_questionnaire.criteria[found.use.index].id;
      report(Severity::error, "survey.code-and-text-differ", {{"column", name}, {"number", number}, {"criterion", id}});
    }
    if (found.fit == Fit::one) {
      use = found.use;
      const bool takes_answer =
          use.kind != Kind::criterion || m_questionnaire.criteria[use.index].kind != questionnaire::Kind::info;
      if (!takes_answer) use.kind = Kind::ignored;
      return;
    }
    if (base::trim(name).empty()) return;
    m_mapping.suggestions[column] = base::closest(name, m_book.names());
    report(Severity::warning, found.fit == Fit::several ? "survey.ambiguous-column" : "survey.unmapped-column",
           {{"column", name}, {"number", number}, {"suggestion", m_mapping.suggestions[column]}});
  }

  /// Where every option has a column of its own, a column with all of them together says it again.
  void drop_summaries() {
    for (ColumnUse& use : m_mapping.columns) {
      const auto is_option = [&](const ColumnUse& other) { return other.kind == Kind::option && other.index == use.index; };
      if (use.kind != Kind::criterion || use.rule) continue;
      if (std::none_of(m_mapping.columns.begin(), m_mapping.columns.end(), is_option)) continue;
      use.kind = Kind::ignored;
      use.how = How::summary;
    }
  }

  const Profile& m_profile;
  const questionnaire::Questionnaire& m_questionnaire;
  const enterprise::FactModel& m_facts;
  HeaderBook m_book;
  Names m_keys;     ///< of the header
  Names m_ignored;  ///< keys of names
  Mapping m_mapping;
  base::Diagnostics* m_findings = nullptr;
};

}  // namespace

base::Checked<Mapping> map_columns(const Profile& profile, std::span<const std::string> header,
                                   const questionnaire::Questionnaire& questionnaire, const enterprise::FactModel& facts) {
  base::Checked<Mapping> result;
  Mapping mapping = Mapper(profile, header, questionnaire, facts).map(result.diagnostics);
  check_mapping(mapping, profile, questionnaire, result.diagnostics);
  check_values(mapping, profile, questionnaire, facts, result.diagnostics);
  if (!result.diagnostics.has_errors()) result.value = std::move(mapping);
  return result;
}

Mapping map_what_fits(const Profile& profile, std::span<const std::string> header,
                      const questionnaire::Questionnaire& questionnaire, const enterprise::FactModel& facts) {
  base::Diagnostics findings;
  return Mapper(profile, header, questionnaire, facts).map(findings);
}

std::size_t Mapping::criterion_columns() const {
  return static_cast<std::size_t>(
      std::count_if(columns.begin(), columns.end(), [](const ColumnUse& use) { return is_answer(use.kind); }));
}

bool is_second_header(const Profile& profile, std::span<const csv::Cell> cells) {
  if (profile.header.second_row == HeaderRules::SecondRow::responses) return true;
  if (profile.header.second_row == HeaderRules::SecondRow::none) return false;
  const auto has_text = [](const csv::Cell& cell) { return !base::trim(cell.text).empty(); };
  const auto is_tag = [&](const csv::Cell& cell) { return !has_text(cell) || base::trim(cell.text).starts_with('#'); };
  return std::any_of(cells.begin(), cells.end(), has_text) && std::all_of(cells.begin(), cells.end(), is_tag);
}

std::vector<std::string> joined_headers(std::span<const std::string> first, std::span<const std::string> second) {
  std::vector<std::string> header;
  std::string title;
  for (std::size_t i = 0; i < std::max(first.size(), second.size()); ++i) {
    if (i < first.size() && !base::trim(first[i]).empty()) title = first[i];
    const std::string_view below = i < second.size() ? base::trim(second[i]) : std::string_view();
    const bool says_nothing = below.empty() || is_named({"Response", "*-Ended Response", "Trả lời", "Phản hồi"}, below);
    header.push_back(says_nothing ? title : title + " [" + std::string(below) + "]");
  }
  return header;
}

}  // namespace dxready::survey
