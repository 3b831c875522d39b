#pragma once

#include "assessment/model.hpp"
#include "questionnaire/questionnaire.hpp"
#include "report/text.hpp"
#include "scoring/plan.hpp"

#include <string>
#include <vector>

// What questionnaires and packages are, for people and for scripts.
namespace dxready::report {

struct ShownQuestionnaire {
  const questionnaire::Questionnaire* questionnaire = nullptr;
  const scoring::Plan* plan = nullptr;
  std::string origin;  ///< the user's file; empty when shipped
};

std::string questionnaires_text(const std::vector<ShownQuestionnaire>& all, const TextStyle& style);
std::string questionnaires_json(const std::vector<ShownQuestionnaire>& all);
std::string questionnaire_text(const ShownQuestionnaire& shown, const TextStyle& style);
std::string pillar_text(const ShownQuestionnaire& shown, std::size_t pillar, const TextStyle& style);
std::string criterion_text(const ShownQuestionnaire& shown, std::size_t index, const assessment::Model& model,
                           const TextStyle& style);

/// Packages with their status at a date, vendors' products last.
std::string packages_text(const assessment::Model& model, const base::Date& on, const TextStyle& style);
std::string packages_json(const assessment::Model& model, const base::Date& on);
std::string package_text(const support::Package& package, const assessment::Model& model, const base::Date& on,
                         const TextStyle& style);
std::string fact_text(const enterprise::FactDefinition& fact, const TextStyle& style);

}  // namespace dxready::report
