#pragma once

#include "store/store.hpp"

#include <filesystem>
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

/// What undoing an import would do: done, and taken back before anybody sees it. Throws as Store::undo_import, and what
/// Store::open throws.
UndoResult plan_undo(const std::filesystem::path& store, std::string_view id_prefix, const Stamp& stamp, Patience patience);

}  // namespace dxready::store
