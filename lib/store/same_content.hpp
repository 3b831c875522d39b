#pragma once

#include "assessment/assessment.hpp"
#include "store/row.hpp"

#include <cstdint>

namespace SQLite {
class Database;
}

namespace dxready::store {

/// The row with this id in assessment_row, which is there.
AssessmentRow row_by_id(SQLite::Database& database, std::int64_t id);

/// Whether a row has the content of another that is stored. Their columns tell most of the time; only where they differ, and a
/// digest of the content is not kept, it is made from the columns. A stored row that can no longer be read has another content.
bool same_content(SQLite::Database& database, const AssessmentRow& stored, const AssessmentRow& row,
                  const questionnaire::Questionnaire& questionnaire, const assessment::Model& model);

}  // namespace dxready::store
