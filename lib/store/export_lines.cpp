#include "store/export_lines.hpp"

#include "store/database.hpp"
#include "store/errors.hpp"
#include "store/schema.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

namespace dxready::store {

void make_tables(SQLite::Database& database, const std::filesystem::path& file, std::int64_t version, std::int64_t format) {
  const std::vector<std::string_view>& steps = migration_steps();
  const auto known = static_cast<std::int64_t>(steps.size());
  if (format < 1 || version < 1) fail("store.bad-export", file, {{"line", "1"}, {"reason", ""}});
  if (version > 1 || format > known) {
    fail("store.newer", file, {{"found", std::to_string(format)}, {"known", std::to_string(known)}});
  }
  migrate(database, {steps.begin(), steps.begin() + format});
}

std::string broken_table(SQLite::Database& database) {
  SQLite::Statement broken(database, "PRAGMA foreign_key_check");
  return broken.executeStep() ? broken.getColumn(0).getString() : std::string();
}

std::vector<Table> tables_of(SQLite::Database& database) {
  SQLite::Statement query(database,
                          "SELECT t.name, c.name, c.type FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c "
                          "WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY t.name, c.cid");
  std::vector<Table> tables;
  while (query.executeStep()) {
    const std::string name = query.getColumn(0).getString();
    if (tables.empty() || tables.back().name != name) tables.push_back({name, {}});
    tables.back().columns.push_back({query.getColumn(1).getString(), query.getColumn(2).getString() == "BLOB"});
  }
  return tables;
}

bool is_about_people(const std::string& table) { return table == "contact" || table == "privacy_request"; }

std::string select_lines(const Table& table) {
  std::string members;
  for (const TableColumn& column : table.columns) {
    members += fmt::format("{}'{}', {}", members.empty() ? "" : ", ", column.name,
                           column.is_bytes ? fmt::format("CAST({} AS TEXT)", column.name) : column.name);
  }
  return fmt::format("SELECT json_object('table', '{}', 'row', json_object({})) FROM {}", table.name, members, table.name);
}

std::string insert_line(const Table& table) {
  std::string names;
  std::string values;
  for (const TableColumn& column : table.columns) {
    const std::string comma = names.empty() ? "" : ", ";
    const std::string value = fmt::format("json_extract(?1, '$.row.{}')", column.name);
    names += comma + column.name;
    values += comma + (column.is_bytes ? fmt::format("CAST({} AS BLOB)", value) : value);
  }
  return fmt::format("INSERT INTO {} ({}) SELECT {}", table.name, names, values);
}

}  // namespace dxready::store
