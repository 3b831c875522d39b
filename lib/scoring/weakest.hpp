#pragma once

#include "scoring/gaps.hpp"

#include <cstddef>
#include <span>

namespace dxready::scoring {

/// The gap with the lowest points ÷ maximum, exact, ties by order; nullptr when none has a maximum.
const Gap* weakest(std::span<const Gap> gaps);

/// The gap that misses the most points, ties by what the enterprise named as a need (indices of gaps), then by order; nullptr
/// when nothing is missing.
const Gap* widest(std::span<const Gap> gaps, std::span<const std::size_t> needs);

}  // namespace dxready::scoring
