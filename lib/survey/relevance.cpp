#include "survey/relevance.hpp"

#include "enterprise/enterprise.hpp"

#include <algorithm>

namespace dxready::survey {

using condition::Truth;

void Relevance::settle(std::span<const OpenAnswer> open, const std::optional<base::Date>& on, RowFindings& findings,
                       answers::AnswersFile& input) const {
  report_not_shown(open, findings);
  const bool conditional = std::any_of(open.begin(), open.end(), [&](const OpenAnswer& one) { return has_condition(one); });
  if (!conditional || !on) return;
  const std::vector<Truth> asked = this->asked(input, *on);
  // No condition asks about a choice of several, so what is settled here changes nothing of what was asked.
  for (const OpenAnswer& one : open) {
    const bool none = one.doubt == Doubt::none_ticked && has_condition(one) && asked[one.criterion] == Truth::yes;
    if (none) one.cells->read_none_ticked(one.cell, findings, input.sheet.answers[one.criterion]);
  }
  const auto contradicts = [&](const OpenAnswer& one) {
    return one.doubt == Doubt::not_shown && has_condition(one) && asked[one.criterion] == Truth::yes;
  };
  const auto first = std::find_if(open.begin(), open.end(), contradicts);
  if (first == open.end()) return;
  findings.warning("survey.not-shown-but-asked", first->cell, {{"criterion", m_questionnaire.criteria[first->criterion].id}});
}

void Relevance::report_not_shown(std::span<const OpenAnswer> open, RowFindings& findings) const {
  const auto for_everybody = [&](const OpenAnswer& one) {
    return one.doubt == Doubt::not_shown && !has_condition(one) && m_questionnaire.criteria[one.criterion].scored();
  };
  const auto first = std::find_if(open.begin(), open.end(), for_everybody);
  if (first == open.end()) return;
  const std::string count = std::to_string(std::count_if(first, open.end(), for_everybody));
  findings.warning("survey.not-shown", first->cell,
                   {{"count", count}, {"criterion", m_questionnaire.criteria[first->criterion].id}});
}

std::vector<Truth> Relevance::asked(const answers::AnswersFile& input, const base::Date& on) const {
  std::vector<condition::Value> facts = enterprise::derive_facts(m_facts, input.enterprise, on);
  answers::bind_facts(m_questionnaire, input.sheet, facts);
  return answers::asked(m_questionnaire, input.sheet, facts);
}

}  // namespace dxready::survey
