#pragma once

#include <string>

namespace SQLite {
class Database;
}

namespace dxready::store {

/// An index of the schema that is made anew behind many rows: sorting them once takes less work than finding each its place.
/// Inside one transaction: when that is rolled back the index is as it was.
class LateIndex {
public:
  /// Drops the index. The database must outlive this.
  LateIndex(SQLite::Database& database, const std::string& name);

  /// Makes it again, as the schema had it. A unique one that does not fit the rows throws SQLite::Exception.
  void make();

private:
  SQLite::Database* m_database;
  std::string m_sql;
};

}  // namespace dxready::store
