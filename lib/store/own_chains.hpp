#pragma once

#include <memory>
#include <string>

namespace SQLite {
class Database;
class Statement;
}

namespace dxready::store {

/// The chains of this store and of those it was restored from, as a common table `own` (store_id, age): what is kept in one
/// store and not merged is told of in them. To be put in front of a SELECT.
extern const char* const own_chains;

/// What the last event in the own chains says that a row holds. Must not outlive the database.
class LastContent {
public:
  explicit LastContent(SQLite::Database& database);
  ~LastContent();

  /// Whether an event tells of the row with this UUID, and the digest of its content is this one or was erased.
  bool agrees(const std::string& uuid, const std::string& digest);

private:
  std::unique_ptr<SQLite::Statement> m_query;
};

}  // namespace dxready::store
