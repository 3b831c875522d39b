#pragma once

#include "base/checked.hpp"
#include "enterprise/facts.hpp"
#include "enterprise/size_class.hpp"
#include "questionnaire/topics.hpp"
#include "support/catalogue.hpp"
#include "support/next_steps.hpp"
#include "yaml/data_set.hpp"

#include <string>
#include <vector>

namespace dxready::assessment {

/// A text a result was made with, by its fingerprint.
struct KeptText {
  std::string path;
  std::string fingerprint;
  bool operator==(const KeptText&) const = default;
};

/// Everything an assessment needs but the questionnaire: facts, size classes, topics, packages, next steps.
struct Model {
  enterprise::FactModel facts;
  enterprise::SizeRules sizes;
  questionnaire::Topics topics;
  support::Catalogue catalogue;
  support::NextSteps steps;
  std::vector<KeptText> texts;  ///< the files it was loaded from
};

/// Whether vendors' products (package files with `commercial: true`) are part of the catalogue and its fingerprint.
enum class Vendors { without, with };

/// Loads the model from the data files facts.yaml, size_classes.yaml, topics.yaml, packages/*.yaml, next_steps.yaml.
base::Checked<Model> load_model(const yaml::DataSet& data, Vendors vendors);

}  // namespace dxready::assessment
