#pragma once

#include "assessment/assessment.hpp"
#include "base/language.hpp"
#include "report/identity.hpp"

#include <string>

namespace dxready::report {

/// One assessment as JSON, `schema_version` 1, ended by a line feed. Adding keys keeps the version. Absent values are null.
std::string assessment_json(const assessment::Assessment& assessment, const Identity& identity, base::Language language);

/// The header and one row of the batch columns.
std::string assessment_csv(const assessment::Assessment& assessment, const Identity& identity);

}  // namespace dxready::report
