#pragma once

#include "assessment/assessment.hpp"
#include "store/row.hpp"

namespace dxready::store {

/// Whether a row has the content of another that is stored and was made with the same meaning. Their columns tell most of the
/// time; only where they differ, and a digest of the content is not kept, it is made from the columns. A stored row that can no
/// longer be read has another content.
bool same_content(const AssessmentRow& stored, const AssessmentRow& row, const questionnaire::Questionnaire& questionnaire,
                  const assessment::Model& model);

}  // namespace dxready::store
