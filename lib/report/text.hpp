#pragma once

#include "assessment/assessment.hpp"
#include "base/language.hpp"
#include "report/identity.hpp"

#include <cstddef>
#include <string>

namespace dxready::report {

/// How text for a terminal is laid out.
struct TextStyle {
  base::Language language = base::Language::en;
  std::size_t width = 80;  ///< columns; at least 40 are used
  bool color = false;
};

/// One assessment for a person: level, what holds it back, pillars with bars, gaps, package, next step.
std::string assessment_text(const assessment::Assessment& assessment, const Identity& identity, const TextStyle& style);

/// Every package with its bin, reasons, amounts, checklist and papers; then the steps.
std::string recommendation_text(const assessment::Assessment& assessment, const TextStyle& style);

}  // namespace dxready::report
