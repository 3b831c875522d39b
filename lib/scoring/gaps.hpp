#pragma once

#include "scoring/score.hpp"

#include <optional>
#include <vector>

namespace dxready::scoring {

/// Points missing over the answered criteria of something: what was not asked is unknown, never weak. An answer known
/// as a range counts with its high end.
struct Gap {
  std::size_t index = 0;  ///< of the component, pillar or topic
  Points missing = 0;
  Points max = 0;  ///< of the answered criteria; 0: none answered
  bool operator==(const Gap&) const = default;
};

/// Components that miss points, the most first, ties by file order.
std::vector<Gap> component_gaps(const Plan& plan, const Score& score);

/// The pillar with the lowest points ÷ maximum over its answered criteria, exact, ties by file order; nothing when
/// no pillar has an answer that counts.
std::optional<std::size_t> weakest_pillar(const Plan& plan, const Score& score);

/// Points missing by topic over the answered criteria of one pillar, dense by topic.
std::vector<Gap> topic_gaps(const questionnaire::Questionnaire& questionnaire, const Score& score, std::size_t pillar,
                            std::size_t topics);

}  // namespace dxready::scoring
