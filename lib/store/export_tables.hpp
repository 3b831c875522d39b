#pragma once

#include "store/store.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

namespace SQLite {
class Database;
}

namespace dxready::store {

/// Takes the bytes of a file piece by piece.
using Bytes = std::function<void(std::string_view)>;

/// Writes every table of a store as CSV (docs/store.md, "Exports"): one file per table, and one that lists them. `file` gives the
/// file of a name; tables about persons have no rows unless `with_people`. The number of rows. Throws SQLite::Exception, and what
/// `file` throws.
std::int64_t write_tables(SQLite::Database& database, bool with_people,
                          const std::function<Bytes(const std::string& name)>& file);

/// Whether a folder holds what write_tables wrote.
bool has_tables(const std::filesystem::path& folder);

/// Fills a database that is empty with all of them, of their format. Throws SQLite::Exception, and base::EnvironmentError:
/// store.bad-export (with file and line), store.newer, file.not-found, file.unreadable.
void read_tables(SQLite::Database& database, const std::filesystem::path& folder);

}  // namespace dxready::store
