#pragma once

#include "answers/load.hpp"
#include "enterprise/facts.hpp"
#include "questionnaire/questionnaire.hpp"
#include "reference.hpp"
#include "scoring/plan.hpp"
#include "scoring/score.hpp"

#include <string>

namespace property {

/// A questionnaire as the program reads and scores it.
struct Loaded {
  dxready::questionnaire::Questionnaire questionnaire;
  dxready::scoring::Plan plan;

  dxready::answers::AnswersFile read(const std::string& answers_yaml) const;
  /// Reads and scores an answers file.
  dxready::scoring::Score score(const std::string& answers_yaml) const;
};

/// Throws std::logic_error, with all findings and the text, when what a test made does not load; so does Loaded.
/// The program's reading of a text that refers to the facts and topics of generate.hpp.
Loaded load(const std::string& questionnaire_yaml);

/// Where the score differs from the reference, one line each; empty when it does nowhere.
std::string differences(const Loaded& loaded, const dxready::scoring::Score& score, const reference::Result& expected);

}  // namespace property
