#pragma once

#include "assessment/assessment.hpp"

namespace dxready::assessment {

/// The second half of Assessor::assess: adds to what Assessor::score gave the size class, gaps, packages, next steps, assumptions
/// and warnings.
void advise(Assessment& scored, const support::MoneyOptions& money);

}  // namespace dxready::assessment
