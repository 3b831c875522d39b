#pragma once

#include "base/checked.hpp"
#include "base/document.hpp"
#include "support/action.hpp"
#include "support/catalogue.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::support {

/// What the law demands of some enterprises.
struct Duty {
  std::string id;
  base::Words title;
  condition::Condition applies;
  condition::Condition met;
  std::string action;
  std::string source;
};

/// The action for a topic at a rung of the shared ladder.
struct TopicStep {
  std::size_t topic = 0;
  int rung = 0;
  std::string action;
};

/// data/next_steps.yaml.
struct NextSteps {
  std::vector<Action> actions;
  std::vector<Duty> duties;
  std::vector<TopicStep> steps;

  const Action* find_action(std::string_view id) const;
  /// The action for a topic at a rung, or at the nearest lower rung that has one.
  const Action& topic_action(std::size_t topic, int rung) const;
};

/// Reads data/next_steps.yaml; demands an action at rung 0 for every topic. Findings: next-steps.*.
base::Checked<NextSteps> load_next_steps(const base::Document& document, const CatalogueContext& context);

/// Every action that facts and `fixable` conditions name exists. Findings: packages.unknown-action, facts.unknown-action.
base::Diagnostics check_actions(const NextSteps& steps, const Catalogue& catalogue, const enterprise::FactModel& facts);

}  // namespace dxready::support
