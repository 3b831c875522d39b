#pragma once

#include "assessment/assessment.hpp"
#include "survey/batch.hpp"
#include "survey/lean_candidates.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The parts `run_batch` is put together from; not for other folders.
namespace dxready::survey {

/// A scored row whose fate is not known yet.
struct Candidate {
  assessment::Assessment assessment;
  csv::Record record;  ///< its bytes are in the block; its cells are gone
  bool unfinished = false;
  std::unique_ptr<PreparedRow> prepared;  ///< where the sink keeps rows
  Ends ends;                              ///< behind its line in the results, and behind what was rejected before it
};

/// What one block came to.
struct BlockResult {
  std::string results;
  std::string rejects;
  std::string reasons;
  base::Diagnostics findings;
  std::vector<Candidate> candidates;
  LeanCandidates lean;
  Summary summary;
  std::uint64_t end_offset = 0;

  /// Empties it for the next block; its memory stays.
  void clear();

  Ends ends() const { return {results.size(), rejects.size(), reasons.size()}; }

  /// Takes a record as rejected. Its bytes go to the rejects as they stand in the file, whose last record may lack its line end;
  /// for a workbook, its cells.
  void reject(const csv::Record& record, std::span<const base::Diagnostic> why, const BatchPlan& plan);
  /// Takes more of the line of a record that was rejected for its length; a workbook has no room for it.
  void reject_more(const csv::Record& record, const BatchPlan& plan);
  /// The same for one finding whose line of reasons is known but for the line number in front; not for a workbook.
  void reject(std::string_view bytes, const base::Diagnostic& why, std::string_view reason);

private:
  void take(std::string_view bytes, bool goes_on);
  void add(const base::Diagnostic& why);
};

}  // namespace dxready::survey
