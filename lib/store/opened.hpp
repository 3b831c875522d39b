#pragma once

#include "store/store.hpp"

#include <filesystem>
#include <functional>
#include <memory>

namespace SQLite {
class Database;
}

namespace dxready::store {

class Waiting;

/// A store open for work on the file as a whole; what SQLite throws leaves as ours.
class Opened {
public:
  /// Throws as Store::open does.
  Opened(std::filesystem::path path, Access access, Patience patience);
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  ~Opened();

  /// Does something with the database. Throws base::EnvironmentError as the members of Store do.
  void use(const std::function<void(SQLite::Database&)>& action);

private:
  std::filesystem::path m_path;
  std::unique_ptr<Waiting> m_waiting;
  std::unique_ptr<SQLite::Database> m_database;
};

/// The same for a database that is open already.
void translated(SQLite::Database& database, const std::filesystem::path& path,
                const std::function<void(SQLite::Database&)>& action);

}  // namespace dxready::store
