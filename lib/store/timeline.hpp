#pragma once

#include "base/exact.hpp"
#include "store/records.hpp"

#include <optional>
#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace dxready::store {

/// How much a level and a share of the maximum have changed. What is not known on one side makes the change an interval.
struct Change {
  std::optional<int> level;  ///< absent while one of the levels is not certain, and where there is none
  base::Rational low;        ///< in percent points, at the least
  base::Rational high;       ///< at the most; equal to `low` where all was answered
  bool operator==(const Change&) const = default;
};

struct PillarMoment {
  std::string id;
  std::string title_vi;
  std::string title_en;
  scoring::PillarScore score;
  std::optional<Change> change;
};

/// One assessment of an enterprise among the others.
struct Moment {
  AssessmentSummary summary;
  int stage = 0;                ///< lần 1, lần 2 …: its day among the days of the enterprise, by date
  int since = 0;                ///< the stage of the assessment the changes are against; 0: there is none
  std::string since_id;         ///< its UUID
  std::optional<Change> total;  ///< absent where there is none, and where a maximum is 0
  std::vector<PillarMoment> pillars;
};

/// The assessments of an enterprise (its UUID) as `Store::history` has them, each with the change since the last one on an
/// earlier day with a questionnaire of the same id and meaning; of several on that day, the one by the same respondent, else the
/// first; with none while versions of it stand side by side. Two editions are never compared, superseded ones with nothing.
std::vector<Moment> timeline(SQLite::Database& database, const std::string& enterprise, bool with_superseded);

/// The change from one tally and its levels to another; nothing where one of the maxima is 0.
std::optional<Change> change_between(const scoring::PillarScore& before, const scoring::PillarScore& after);

}  // namespace dxready::store
