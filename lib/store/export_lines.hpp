#pragma once

#include <cstdint>
#include <filesystem>
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

/// Makes the tables of the format an export was made of in a database that is empty. Throws base::EnvironmentError store.newer
/// (of the version of exports or the format of stores) and store.bad-export (there is no such format), about `file`.
void make_tables(SQLite::Database& database, const std::filesystem::path& file, std::int64_t version, std::int64_t format);

/// A table with a row that refers to one that is not there; empty where all is well.
std::string broken_table(SQLite::Database& database);

/// The tables of a store, in the order of their names.
std::vector<Table> tables_of(SQLite::Database& database);

/// Whether a table is about persons: an export leaves its rows out unless they are asked for.
bool is_about_people(const std::string& table);

// Each row of a table as a line of JSON: {"table":"enterprise","row":{"number":1,…}}, and back; SQLite's own functions do both.
// Bytes are texts (kept ones are UTF-8).
std::string select_lines(const Table& table);
/// Takes one line as its parameter.
std::string insert_line(const Table& table);

}  // namespace dxready::store
