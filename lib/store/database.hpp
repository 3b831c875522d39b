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

/// An open store of today's format, or the errors of Store::open. `waiting` must outlive it.
std::unique_ptr<SQLite::Database> open_database(const std::filesystem::path& path, Access access, Waiting& waiting);

/// Takes the steps a store has not gone yet, all in one transaction; a database that is no store yet becomes one.
void migrate(SQLite::Database& database, const std::vector<std::string_view>& steps);

}  // namespace dxready::store
