#pragma once

#include "assessment/assessment.hpp"
#include "base/document.hpp"
#include "store/records.hpp"

#include <map>
#include <string>
#include <vector>

// The questionnaire and data of the source tree, loaded once for all tests of a program.
namespace shipped {

struct World {
  dxready::assessment::Model model;
  dxready::questionnaire::Questionnaire questionnaire;  ///< dbi-sme-2021
  dxready::scoring::Plan plan;

  std::size_t fact(const std::string& id) const;  ///< index; throws when there is none
  std::size_t criterion(const std::string& id) const;
  std::size_t topic(const std::string& id) const;
  const dxready::support::Package& package(const std::string& id) const;
};

const World& world();

/// Every text the world was made from, as a store keeps them.
std::vector<dxready::store::KeptText> texts();

/// A file of the source tree: "questionnaires/…/cases.yaml", "data/facts.yaml".
dxready::base::Document document(const std::string& path);

/// A YAML text as a document; throws std::logic_error with the findings when it is not sound.
dxready::base::Document parsed(const std::string& text);

/// An answers file for dbi-sme-2021; throws std::logic_error with the findings when it does not load.
dxready::answers::AnswersFile answers(const std::string& yaml);

/// An answers file from its two mappings in flow style: facts "entity: household, staff: 3", given answers "CX.1.1: 2".
dxready::answers::AnswersFile answers(const std::string& facts, const std::string& given);

dxready::assessment::Assessment assess(dxready::answers::AnswersFile input, const dxready::base::Date& on = {2026, 11, 22},
                                       const dxready::support::MoneyOptions& money = {});

/// "CX.1.1: 3, CX.1.2: 3, …" for every criterion, and another grade for those named.
std::string every_grade(int grade, const std::map<std::string, int>& other = {});

/// The verdict on one package, whichever bin it is in.
const dxready::support::Verdict& verdict(const dxready::assessment::Assessment& assessment, const std::string& package);

}  // namespace shipped
