#pragma once

#include "store/records.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

namespace dxready::store {

// See the members of Store with these names.
std::vector<EnterpriseSummary> enterprises(SQLite::Database& database);
EnterpriseRecord enterprise(SQLite::Database& database, std::string_view who);
std::vector<AssessmentSummary> history(SQLite::Database& database, const std::string& enterprise, bool with_superseded);
/// The same with all that is kept of each.
std::vector<AssessmentRecord> history_records(SQLite::Database& database, const std::string& enterprise, bool with_superseded);
AssessmentRecord assessment_record(SQLite::Database& database, std::string_view id_prefix);
Info info(SQLite::Database& database, const std::filesystem::path& path);

}  // namespace dxready::store
