#pragma once

#include "store/store.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace SQLite {
class Database;
}

namespace dxready::store {

/// Waits for a lock others hold, for SQLite, which calls `again` before each try.
class Waiting {
public:
  explicit Waiting(Patience patience) : m_patience(std::move(patience)) {}

  /// `waiting` is a Waiting, `before` how many times this wait has called before. 0: it was long enough.
  static int again(void* waiting, int before) noexcept;

private:
  bool wait(int before) const;

  Patience m_patience;
};

/// A folder and those above it, as far as they are missing, for their owner alone (0700). True when it was missing.
/// Throws base::EnvironmentError store.read-only, store.disk-full, store.unreadable.
bool make_folder(const std::filesystem::path& folder);

/// An open store of today's format, or the errors of Store::open. `waiting` must outlive it.
std::unique_ptr<SQLite::Database> open_database(const std::filesystem::path& path, Access access, Waiting& waiting);

/// A store of today's format or an older one that may come from anywhere, for reading only: its structure is checked first.
/// Nothing in the file is changed. Throws base::EnvironmentError: file.not-found, file.is-a-folder, store.not-a-database,
/// store.not-ours, store.newer, store.damaged, store.unreadable. `waiting` must outlive it.
std::unique_ptr<SQLite::Database> open_foreign(const std::filesystem::path& path, Waiting& waiting);

/// Looks at a store that is open: its structure. Throws base::EnvironmentError store.damaged.
void check_structure(SQLite::Database& database, const std::filesystem::path& file);

/// Takes the steps a store has not gone yet, all in one transaction; a database that is no store yet becomes one.
void migrate(SQLite::Database& database, const std::vector<std::string_view>& steps);

}  // namespace dxready::store
