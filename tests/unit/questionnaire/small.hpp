#pragma once

#include "answers/load.hpp"
#include "questionnaire/load.hpp"

#include <string>
#include <utility>
#include <vector>

// A small questionnaire with every kind of criterion, and what is wrong with changed ones.
namespace small {

/// One criterion or level a line. Pillar A: S single, M multi, R ratio, N number; pillar B: Q single asked if S is at
/// least 2, T text, I info. Levels 0, 1 (more than 50 %), 2 (at least 80 %).
const std::string& text();

/// The text with every `from` replaced by its `to`; throws std::logic_error when one is not there.
std::string changed(const std::vector<std::pair<std::string, std::string>>& changes, std::string text = small::text());

dxready::questionnaire::Context context();

dxready::base::Checked<dxready::questionnaire::Questionnaire> load(const std::string& text);

/// Loads; throws std::logic_error with the findings when there is an error.
dxready::questionnaire::Questionnaire loaded(const std::string& text = small::text());

/// "line:column code" of every finding.
std::vector<std::string> lines(const dxready::base::Diagnostics& findings);

/// The same, and that every finding has a sentence in both languages with all its arguments filled in.
std::vector<std::string> told(const dxready::base::Diagnostics& findings);

/// An answers file for the small questionnaire (or another).
dxready::base::Checked<dxready::answers::AnswersFile> answers(const std::string& yaml,
                                                              const dxready::questionnaire::Questionnaire& to = loaded());

}  // namespace small
