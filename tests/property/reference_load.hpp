#pragma once

#include "base/document.hpp"
#include "reference.hpp"

namespace reference {

/// The naive model of a questionnaire file, read straight from its tree. Only what has `asked_if` is not understood.
Questionnaire load(const dxready::base::Node& root);

}  // namespace reference
