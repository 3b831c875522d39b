#pragma once

#include "assessment/assessment.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::assessment {

/// What the cells of a column are.
enum class CellKind : std::uint8_t { text, number, flag, ids };

struct FlatColumn {
  std::string name;
  CellKind kind = CellKind::text;
  bool operator==(const FlatColumn&) const = default;
};

/// How one row is named.
struct FlatIdentity {
  std::string_view row;   ///< the line of the file it comes from; may be empty
  std::string_view id;    ///< the enterprise's external id, or its number in the store
  bool personal = false;  ///< personal numbers (12 digits) in full
};

/// The columns of an assessment written as one row: who, score, level, pillars and, with advice, packages and next step.
/// `<pillar>` is the percent of the pillar's maximum.
std::vector<FlatColumn> flat_columns(const questionnaire::Questionnaire& questionnaire, bool advice);

/// The cells of those columns, empty where there is nothing to say: flags are "true" or "false", ids are joined by spaces,
/// numbers exact decimals (percent with 2 places). `cells` is overwritten; its memory serves again. Without advice only the
/// input and the score of the assessment count.
void flat_cells(const Assessment& assessment, const FlatIdentity& identity, bool advice, std::vector<std::string>& cells);

}  // namespace dxready::assessment
