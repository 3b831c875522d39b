#pragma once

#include "assessment/assessment.hpp"

namespace dxready::assessment {

/// Whether no further answer can change the level or the recommended package, the facts being what they are: the level is
/// certain, no open criterion tells a fact, and no eligible package can overtake the recommended one
/// (support::could_overtake). Where that cannot be told: false.
bool is_settled(const Assessment& assessment);

}  // namespace dxready::assessment
