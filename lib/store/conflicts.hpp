#pragma once

#include "store/store.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::store {

/// Assessments of one enterprise, questionnaire, day and respondent that count side by side: versions of two laptops.
struct Conflict {
  /// A criterion not all versions have the same answer to.
  struct Difference {
    std::string criterion;  ///< its id
    std::vector<std::string>
        grades;  ///< of each version: "3", "-" unanswered, "x" not applicable, "n" not asked, "*" another answer
  };

  std::vector<AssessmentRecord> versions;  ///< two or more, by the time they were saved
  std::vector<Difference> differences;     ///< those whose grades lie farthest apart first
};

/// All of them, those that differ most first.
std::vector<Conflict> conflicts(const std::filesystem::path& store, Patience patience);

/// Settles a conflict: the assessment whose id begins so is the one that counts, the others are superseded by it. Nothing is
/// removed. Returns how many were. Throws base::DataError as Store::assessment does, and: store.no-conflict, store.reason-needed.
std::size_t settle_conflict(const std::filesystem::path& store, std::string_view id_prefix, const std::string& reason,
                            const Stamp& stamp, Patience patience);

}  // namespace dxready::store
