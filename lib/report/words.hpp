#pragma once

#include "assessment/assessment.hpp"
#include "base/language.hpp"

#include <string>
#include <vector>

// The words every output shares, in both languages.
namespace dxready::report {

using base::Language;

/// One of two texts.
std::string_view say(Language language, std::string_view vi, std::string_view en);

/// Who answered: "giám đốc", "kế toán 2"; empty when that was not said.
std::string respondent_words(const answers::Respondent& who, Language language);

/// A unit behind a number: "đồng", "người", "năm"; empty where there is none to say.
std::string_view unit_words(std::string_view unit, Language language);

/// "mức 2 – Bắt đầu", or while it is not certain "từ mức 0 – … đến mức 3 – …"; "chưa xác định được mức" when there is none.
std::string level_words(const assessment::Assessment& assessment, Language language);
/// "mức 3 – Hình thành"
std::string level_name(const questionnaire::Questionnaire& questionnaire, int level, Language language);

/// Points as people read them: the shortest decimal, grouped.
std::string points_words(scoring::Points points, scoring::Points denominator, Language language);
/// "38,44%"; "–" when max is 0.
std::string percent_words(scoring::Points points, scoring::Points max, Language language);

/// The size class by its name, "siêu nhỏ hoặc nhỏ" while it is open.
std::string size_words(const assessment::Assessment& assessment, condition::SizeSet set, Language language);
/// Id of the only class of a set; empty while it is open.
std::string size_id(const assessment::Assessment& assessment, condition::SizeSet set);

/// Why the next level is not reached, one sentence a condition; empty at the top.
std::vector<std::string> held_back(const assessment::Assessment& assessment, Language language);

/// Why a package is in its bin, one sentence each: conditions that hold, failed, or are missing.
std::vector<std::string> reasons(const assessment::Assessment& assessment, const support::Verdict& verdict, Language language);

/// "tối đa 50.000.000 đồng/năm, 50% chi phí (Nghị định …)"; one line for each benefit, those without an amount by title.
std::vector<std::string> benefit_lines(const assessment::Assessment& assessment, const support::Verdict& verdict,
                                       Language language);

/// What to do, in a sentence; for a question the question itself.
std::string step_title(const assessment::Assessment& assessment, const support::NextStep& step, Language language);
std::string step_reason(const assessment::Assessment& assessment, const support::NextStep& step, Language language);

/// An assumption in words: "phương án 4 của CX.2.1", or the open point of the questionnaire.
std::string assumption_words(const assessment::Assessment& assessment, const assessment::Assumption& assumption,
                             Language language);

std::string_view bin_words(support::Bin bin, Language language);
std::string_view not_current_words(support::NotCurrent why, Language language);
std::string_view not_current_id(support::NotCurrent why);  ///< expired, not_yet, unverified

}  // namespace dxready::report
