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
std::vector<ImportSummary> imports(SQLite::Database& database);
UndoResult undo_import(SQLite::Database& database, std::string_view id_prefix, const std::string& reason, const Stamp& stamp);

}  // namespace dxready::store
