#include "store/late_index.hpp"

#include "store/statement.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace dxready::store {

LateIndex::LateIndex(SQLite::Database& database, const std::string& name) : m_database(&database) {
  SQLite::Statement query(database, "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?");
  Binder(query).text(name);
  while (query.executeStep()) m_sql = query.getColumn(0).getString();
  database.exec("DROP INDEX " + name);
}

void LateIndex::make() { m_database->exec(m_sql); }

}  // namespace dxready::store
