#pragma once

#include "random.hpp"
#include "reference.hpp"

#include <string>
#include <vector>

// Random questionnaires and sheets of the naive model, and the YAML a person would write for them.
namespace property {

/// facts.yaml and topics.yaml the generated questionnaires refer to.
extern const std::string facts_text;
extern const std::string topics_text;

/// About half have levels by total or pillars; the others may leave criteria out.
reference::Questionnaire random_questionnaire(Random& random);

/// An answer that fits the criterion.
reference::Answer random_answer(const reference::Criterion& criterion, Random& random);
std::string random_fact(const std::string& name, Random& random);
extern const std::vector<std::string> fact_names;

/// Every criterion answered with a chance of `coverage` percent, every fact likewise.
reference::Sheet random_sheet(const reference::Questionnaire& questionnaire, int coverage, Random& random);

/// The files. With `shuffle` the keys of every mapping stand in random order.
std::string questionnaire_yaml(const reference::Questionnaire& questionnaire, Random* shuffle = nullptr);
std::string answers_yaml(const reference::Questionnaire& questionnaire, const reference::Sheet& sheet, Random* shuffle = nullptr);

}  // namespace property
