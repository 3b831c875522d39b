#pragma once

#include "assessment/assessment.hpp"
#include "base/language.hpp"

#include <string>
#include <string_view>
#include <vector>

// Answers that do not fit together, by the soft rules of the questionnaire. They change no result.
namespace dxready::assessment {

/// The soft rules that hold for certain and were not kept with a note, in file order.
std::vector<const questionnaire::SoftRule*> contradictions(const Assessment& assessment);

/// The facts the condition of a soft rule looks at, by index, each once.
std::vector<std::size_t> facts_of(const questionnaire::SoftRule& rule);

/// Whether a note on one of the criteria concerned names the rule ("#cloud-without-line mobile data only"): both answers are
/// right as they stand, and why.
bool is_kept(const questionnaire::SoftRule& rule, const answers::AnswerSheet& sheet);

/// A note with the mark of the rule and why put behind it.
std::string keeping_note(std::string_view note, const questionnaire::SoftRule& rule, std::string_view why);

/// A warning for each contradiction, answers.contradiction, at the last answer concerned.
base::Diagnostics contradiction_warnings(const Assessment& assessment, base::Language language);

}  // namespace dxready::assessment
