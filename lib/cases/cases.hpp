#pragma once

#include "assessment/assessment.hpp"
#include "base/checked.hpp"
#include "base/document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dxready::cases {

/// What one expert case came to: nothing found means it holds.
struct Outcome {
  std::string name;
  base::Place place;
  base::Diagnostics findings;  ///< cases.differs: what was expected and what came out
};

/// Runs every case of a cases.yaml against a questionnaire. Findings about the file itself are in the Checked's
/// diagnostics; a case that does not hold is an Outcome with findings.
base::Checked<std::vector<Outcome>> run(const base::Document& document, const assessment::Assessor& assessor,
                                        const questionnaire::Questionnaire& questionnaire, const assessment::Model& model);

/// Answers as cases write them: {all: 3, CX: 2, CX.1.1: {part: 1, whole: 4}}; the more specific wins.
answers::AnswerSheet read_answers(base::Reader& reader, const base::Node& node,
                                  const questionnaire::Questionnaire& questionnaire);

}  // namespace dxready::cases
