#pragma once

#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace dxready::store {

struct TableColumn {
  std::string name;
  bool is_bytes = false;
};

struct Table {
  std::string name;
  std::vector<TableColumn> columns;
};

/// The tables of a store, in the order of their names.
std::vector<Table> tables_of(SQLite::Database& database);

// Each row of a table as a line of JSON: {"table":"enterprise","row":{"number":1,…}}, and back; SQLite's own functions do both.
// Bytes are texts (kept ones are UTF-8).
std::string select_lines(const Table& table);
/// Takes one line as its parameter.
std::string insert_line(const Table& table);

}  // namespace dxready::store
