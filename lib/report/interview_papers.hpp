#pragma once

#include "report/paper.hpp"

#include <cstddef>
#include <string>
#include <vector>

// Papers around an interview: what to gather before it, a form to fill in without a computer, what is still to be answered.
namespace dxready::report {

/// What is asked, by index.
struct AskedThings {
  std::vector<std::size_t> facts;
  std::vector<std::size_t> criteria;
};

/// Figures to have at hand (facts money hangs on, wholes and parts of ratios, numbers), then the papers to look at.
std::string preparation_paper(const questionnaire::Questionnaire& questionnaire, const enterprise::FactModel& facts,
                              const AskedThings& asked, const TextStyle& style, PaperForm form);

/// Every question with boxes for its options and room for notes, facts first.
std::string blank_paper(const questionnaire::Questionnaire& questionnaire, const enterprise::FactModel& facts,
                        const AskedThings& asked, const TextStyle& style, PaperForm form);

/// The questions that are open in plain words, to be sent to whoever can answer them.
std::string missing_paper(const assessment::Assessment& assessment, const AskedThings& open, const TextStyle& style,
                          PaperForm form);

}  // namespace dxready::report
