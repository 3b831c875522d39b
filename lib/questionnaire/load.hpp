#pragma once

#include "base/checked.hpp"
#include "base/document.hpp"
#include "enterprise/facts.hpp"
#include "questionnaire/questionnaire.hpp"
#include "questionnaire/topics.hpp"

namespace dxready::questionnaire {

/// What a questionnaire may refer to.
struct Context {
  const enterprise::FactModel& facts;
  const Topics& topics;
};

/// Reads and checks a questionnaire (format: docs/questionnaire-format.md). Findings: questionnaire.*. The
/// fingerprints are left empty; `fingerprint` (meaning.hpp) sets them.
base::Checked<Questionnaire> load(const base::Document& document, const Context& context);

}  // namespace dxready::questionnaire
