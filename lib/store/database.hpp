#pragma once

#include "store/store.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

namespace dxready::store {

/// An open store of today's format, or the errors of Store::open.
std::unique_ptr<SQLite::Database> open_database(const std::filesystem::path& path, Access access,
                                                std::chrono::milliseconds patience);

/// Takes the steps a store has not gone yet, all in one transaction; a database that is no store yet becomes one.
void migrate(SQLite::Database& database, const std::vector<std::string_view>& steps);

}  // namespace dxready::store
