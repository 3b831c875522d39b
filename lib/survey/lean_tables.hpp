#pragma once

#include "assessment/lean_row.hpp"
#include "survey/advice_tables.hpp"
#include "survey/lean_candidates.hpp"
#include "survey/summary.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::survey {

/// What makes of plain rows what their keeper takes.
struct LeanTables {
  /// Nothing when rows tell more than grades and whom they are about. The plan must outlive it; the columns are all that tell
  /// criteria.
  static std::unique_ptr<const LeanTables> make(const BatchPlan& plan, const assessment::Model& model,
                                                const std::vector<AdviceColumn>& columns, const Keeper& keeper);

  /// The grade of a criterion column's letter as a store has it.
  char grade(std::size_t column, char letter) const { return grades[column * 256 + static_cast<unsigned char>(letter)]; }

  const BatchPlan* plan = nullptr;
  const assessment::Model* model = nullptr;
  std::vector<char> grades;                             ///< by column and letter
  std::vector<std::size_t> criteria;                    ///< by column
  std::string nothing_told;                             ///< grades of a row without an answer
  std::vector<scoring::PillarScore> pillars;            ///< without points
  std::vector<std::vector<std::optional<int>>> levels;  ///< of pillars, by points
  std::string on;                                       ///< the reference date, where it is the same for all rows
};

/// Goes through the plain rows of a block, and makes each a lean row.
class LeanReader {
public:
  /// Both must outlive it.
  LeanReader(const LeanTables& tables, const LeanCandidates& candidates);

  /// The next row; null behind the last. Its lean row is good until the next one is asked for.
  const LeanCandidate* next();
  const assessment::LeanRow& row() const { return m_row; }

  /// Takes the row that was read last back out of what was counted.
  void uncount(Summary& summary) const;

private:
  void set_time(std::string_view text);
  void set_score(const LeanCandidate& candidate);

  const LeanTables& m_tables;
  const LeanCandidates& m_candidates;
  std::size_t m_next = 0;
  std::size_t m_text = 0;
  std::size_t m_sum = 0;
  std::size_t m_package = 0;
  std::vector<scoring::PillarScore> m_pillars;
  assessment::LeanRow m_row;
};

}  // namespace dxready::survey
