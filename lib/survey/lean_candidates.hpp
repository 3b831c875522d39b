#pragma once

#include "assessment/lean_row.hpp"
#include "survey/grade_sum.hpp"
#include "survey/short_text.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The parts `run_batch` is put together from; not for other folders.
namespace dxready::survey {

/// How far the texts of a block are filled.
struct Ends {
  std::size_t results = 0;
  std::size_t rejects = 0;
  std::size_t reasons = 0;
};

/// A plain row whose fate is not known yet. Its texts are in the block; the rest is in LeanCandidates, one row behind the other.
struct LeanCandidate {
  std::string_view record;
  std::uint64_t line = 0;
  std::string_view name;
  std::string_view tax_code;
  std::string_view external_id;
  ShortText day;
  std::string_view time;  ///< the cell of the day, where it is written otherwise
  std::size_t level = 0;  ///< by index
  std::size_t highest = 0;
  bool full = false;
  bool unfinished = false;
  std::optional<std::uint16_t> package;  ///< the recommended one, by index of the catalogue
  std::uint32_t step_size = 0;
  std::uint32_t eligible = 0;
  std::uint32_t undecided = 0;
  Ends ends;  ///< behind its line in the results, and behind what was rejected before it
};

/// The plain rows of a block, in order.
struct LeanCandidates {
  /// Empties it; its memory stays.
  void clear() {
    rows.clear();
    texts.clear();
    sums.clear();
    packages.clear();
  }

  std::vector<LeanCandidate> rows;
  std::string texts;                    ///< of each row its grades, by criterion, and its next step
  std::vector<GradeSum> sums;           ///< of each row and pillar
  std::vector<std::uint16_t> packages;  ///< of each row the eligible ones and the undecided ones
};

}  // namespace dxready::survey
