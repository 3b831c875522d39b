#include "assessment/contradictions.hpp"

#include "base/fields.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace dxready::assessment {
namespace {

using condition::Condition;
using questionnaire::SoftRule;

/// "#id" with nothing behind it that could belong to a longer id.
bool names(std::string_view note, const SoftRule& rule) {
  const std::string mark = "#" + rule.id;
  for (std::size_t at = note.find(mark); at != std::string_view::npos; at = note.find(mark, at + 1)) {
    const std::string_view behind = note.substr(at + mark.size(), 1);
    if (behind.empty() || !base::is_id(behind)) return true;
  }
  return false;
}

/// The place of the answer that stands last in its file.
base::Place last_place(const SoftRule& rule, const answers::AnswerSheet& sheet) {
  base::Place last;
  for (const std::size_t criterion : rule.criteria) {
    const base::Place& place = sheet.answers[criterion].place;
    if (place.line > last.line) last = place;
  }
  return last;
}

}  // namespace

std::vector<const SoftRule*> contradictions(const Assessment& assessment) {
  std::vector<const SoftRule*> found;
  const std::vector<SoftRule>& rules = assessment.questionnaire->soft_rules;
  if (rules.empty()) return found;
  const answers::AnswerSheet& sheet = assessment.input.sheet;
  const std::vector<condition::Value> values = answers::operand_values(*assessment.questionnaire, sheet, assessment.asked);
  for (const SoftRule& rule : rules) {
    const bool holds = condition::evaluate(rule.when, {assessment.facts, values, 0}) == condition::Truth::yes;
    if (holds && !is_kept(rule, sheet)) found.push_back(&rule);
  }
  return found;
}

std::vector<std::size_t> facts_of(const SoftRule& rule) {
  std::vector<std::size_t> facts;
  for (const Condition* leaf : condition::leaves(rule.when)) {
    const bool fresh = std::find(facts.begin(), facts.end(), leaf->index) == facts.end();
    if (leaf->subject == Condition::Subject::fact && fresh) facts.push_back(leaf->index);
  }
  return facts;
}

bool is_kept(const SoftRule& rule, const answers::AnswerSheet& sheet) {
  return std::any_of(rule.criteria.begin(), rule.criteria.end(),
                     [&](std::size_t criterion) { return names(sheet.answers[criterion].note, rule); });
}

std::string keeping_note(std::string_view note, const SoftRule& rule, std::string_view why) {
  std::string kept(note);
  if (!kept.empty()) kept += ' ';
  return kept.append("#").append(rule.id).append(" ").append(why);
}

base::Diagnostics contradiction_warnings(const Assessment& assessment, base::Language language) {
  base::Diagnostics warnings;
  for (const SoftRule* rule : contradictions(assessment)) {
    std::vector<std::string> ids;
    for (const std::size_t criterion : rule->criteria) ids.push_back(assessment.questionnaire->criteria[criterion].id);
    warnings.add(
        {"answers.contradiction",
         base::Severity::warning,
         {{"criteria", base::joined(ids)}, {"criterion", ids.front()}, {"rule", rule->id}, {"text", rule->text.in(language)}},
         {},
         last_place(*rule, assessment.input.sheet),
         {}});
  }
  return warnings;
}

}  // namespace dxready::assessment
