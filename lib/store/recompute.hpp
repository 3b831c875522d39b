#pragma once

#include "assessment/assessment.hpp"
#include "base/checked.hpp"
#include "store/row.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace SQLite {
class Database;
}

namespace dxready::store {

struct Basis;

/// The row as `restore` reads it: what was put in.
AssessmentRecord record_of(const AssessmentRow& row);

/// Computes stored assessments again with the texts they were made with, each set of texts loaded once.
class Recomputer {
public:
  explicit Recomputer(SQLite::Database& database);
  ~Recomputer();

  /// Whether the texts of these rows can be loaded as what they were; a finding that says why not (store.cannot-recompute).
  base::Diagnostics load(std::int64_t id, const MadeWith& with);

  /// The questionnaire of these rows, whose texts were loaded without a finding.
  const questionnaire::Questionnaire& questionnaire(std::int64_t id) const;

  /// What a row would be if it were made today; ids, revision and import are left blank. Its texts were loaded without a
  /// finding. Throws base::DataError store.cannot-restore.
  AssessmentRow again(const AssessmentRow& row) const;

private:
  SQLite::Database* m_database;
  std::map<std::int64_t, std::unique_ptr<Basis>> m_loaded;  ///< by id of made_with
};

/// Names of the columns in which the results of two rows differ, joined by ", ". A row stored without recommendation is
/// compared by its score alone.
std::string different_columns(const AssessmentRow& stored, const AssessmentRow& again);

}  // namespace dxready::store
