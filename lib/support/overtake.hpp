#pragma once

#include "support/recommend.hpp"

namespace dxready::support {

/// Whether more answers could put `rival` before `best`, both eligible for facts that stay as they are and at a rung that is
/// certain, so that only their fits can change. Any open criterion may stay open, may leave the maximum, or may get any points.
///
/// Exact where the worst answer to every open criterion gives no points and no criterion hangs on the answer to another; else a
/// yes may be said too often, never a no. Let the open criteria that share a topic with one of the two come to R (the rival's
/// alone), B (the best's alone) and those of both. The rival's fit grows most when all of R are answered with nothing, the
/// best's falls most when all of B are answered in full. Of those of both only the sum X of the maxima of the answered ones
/// counts, and with X given the difference of the fits is linear in what they miss: nothing or all of X is the extreme.
bool could_overtake(const Verdict& rival, const Verdict& best, const Readiness& readiness);

}  // namespace dxready::support
