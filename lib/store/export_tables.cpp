#include "store/export_tables.hpp"

#include "base/exact.hpp"
#include "base/file.hpp"
#include "csv/read.hpp"
#include "csv/write.hpp"
#include "store/errors.hpp"
#include "store/export_lines.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <map>
#include <optional>
#include <system_error>
#include <vector>

namespace dxready::store {
namespace {

namespace fs = std::filesystem;
using SQLite::Database;
using SQLite::Statement;

constexpr const char* list_name = "export.csv";
constexpr std::size_t block_size = std::size_t{1} << 20U;

/// What no cell may begin with: spreadsheets would take it for a formula, and the apostrophe says that it was put in front.
bool needs_apostrophe(std::string_view text) { return csv::harmless(text) != text || text.starts_with('\''); }

/// Nothing is an empty cell, an empty text an empty one in quotes.
void append_column(std::string& line, const SQLite::Column& column) {
  if (column.isNull()) return;
  const std::string text = column.getString();
  if (column.isInteger()) {
    line += text;
  } else if (text.empty()) {
    line += "\"\"";
  } else {
    csv::append_cell(line, needs_apostrophe(text) ? "'" + text : text);
  }
}

std::int64_t write_table(Database& database, const Table& table, bool with_rows, const Bytes& out) {
  std::vector<std::string> names;
  for (const TableColumn& column : table.columns) names.push_back(column.name);
  std::string lines = csv::record(names);
  Statement query(database, "SELECT * FROM " + table.name + (with_rows ? "" : " WHERE 0"));
  std::int64_t rows = 0;
  for (; query.executeStep(); ++rows) {
    for (int i = 0; i < query.getColumnCount(); ++i) {
      if (i > 0) lines += ',';
      append_column(lines, query.getColumn(i));
    }
    lines += '\n';
    if (lines.size() < block_size) continue;
    out(lines);
    lines.clear();
  }
  out(lines);
  return rows;
}

/// The records of a CSV file; what is wrong in it is said with its line.
class Records {
public:
  explicit Records(fs::path file)
      : m_file(std::move(file)), m_source(m_file), m_blocks(m_source, {}, block_size), m_records(std::string_view(), {}, 1) {}

  /// False at the end.
  bool next() {
    while (!m_records.next(m_record)) {
      if (!m_blocks.next(m_block)) return false;
      m_records = csv::RecordReader(m_block, {});
    }
    if (m_record.fault != csv::Fault::none) bad("CSV");
    return true;
  }

  const csv::Record& now() const { return m_record; }

  std::vector<std::string> texts() const {
    std::vector<std::string> all;
    for (const csv::Cell& cell : m_record.cells) all.emplace_back(cell.text);
    return all;
  }

  [[noreturn]] void bad(const std::string& reason) const {
    fail("store.bad-export", m_file, {{"line", std::to_string(std::max<std::uint64_t>(m_record.line, 1))}, {"reason", reason}});
  }

private:
  fs::path m_file;
  base::FileSource m_source;
  csv::BlockReader m_blocks;
  csv::Block m_block;
  csv::RecordReader m_records;
  csv::Record m_record;
};

void bind(Statement& insert, int index, const csv::Cell& cell) {
  if (cell.text.empty() && !cell.quoted) return insert.bind(index);
  insert.bind(index, std::string(cell.text.substr(cell.text.starts_with('\'') ? 1 : 0)));
}

std::string insertion(const Table& table) {
  std::string names;
  std::string values;
  for (const TableColumn& column : table.columns) {
    names += (names.empty() ? "" : ", ") + column.name;
    values += (values.empty() ? "" : ", ") + std::string(column.is_bytes ? "CAST(? AS BLOB)" : "?");
  }
  return "INSERT INTO " + table.name + " (" + names + ") VALUES (" + values + ")";
}

void read_table(Database& database, const Table& table, const fs::path& file, std::int64_t rows) {
  Records records(file);
  std::vector<std::string> names;
  for (const TableColumn& column : table.columns) names.push_back(column.name);
  if (!records.next() || records.texts() != names) records.bad(table.name);
  Statement insert(database, insertion(table));
  for (; records.next(); --rows) {
    if (records.now().cells.size() != names.size() || rows == 0) records.bad(table.name);
    insert.reset();
    for (std::size_t i = 0; i < names.size(); ++i) bind(insert, static_cast<int>(i) + 1, records.now().cells[i]);
    try {
      insert.exec();
    } catch (const SQLite::Exception& error) {
      if (code_of(error.getErrorCode(), 0) != "store.failed") throw;
      records.bad(error.what());
    }
  }
  if (rows != 0) records.bad(table.name);
}

/// What the list of an export says: its format, and how many rows each table has.
struct List {
  std::int64_t version = 0;
  std::int64_t format = 0;
  std::map<std::string, std::int64_t> rows;
};

List read_list(Records& records) {
  const std::vector<std::string> head = {"dxready_export", "format", "table", "rows"};
  if (!records.next() || records.texts() != head) records.bad("");
  List list;
  while (records.next()) {
    const std::vector<std::string> cells = records.texts();
    if (cells.size() != head.size()) records.bad("");
    const std::optional<std::int64_t> version = base::parse_whole(cells[0]);
    const std::optional<std::int64_t> format = base::parse_whole(cells[1]);
    const std::optional<std::int64_t> rows = base::parse_whole(cells[3]);
    if (!version || !format || !rows || *rows < 0 || !list.rows.emplace(cells[2], *rows).second) records.bad("");
    const bool same = list.rows.size() == 1 || (list.version == *version && list.format == *format);
    if (!same) records.bad(cells[2]);
    list.version = *version;
    list.format = *format;
  }
  return list;
}

}  // namespace

std::int64_t write_tables(Database& database, bool with_people, const std::function<Bytes(const std::string& name)>& file) {
  const std::string format = std::to_string(database.execAndGet("PRAGMA user_version").getInt());
  std::string list = csv::record({"dxready_export", "format", "table", "rows"});
  std::int64_t all = 0;
  for (const Table& table : tables_of(database)) {
    const std::int64_t rows =
        write_table(database, table, with_people || !is_about_people(table.name), file(table.name + ".csv"));
    list += csv::record({"1", format, table.name, std::to_string(rows)});
    all += rows;
  }
  file(list_name)(list);
  return all;
}

bool has_tables(const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(folder / list_name, error);
}

void read_tables(Database& database, const fs::path& folder) {
  Records records(folder / list_name);
  const List list = read_list(records);
  make_tables(database, folder / list_name, list.version, list.format);
  const std::vector<Table> tables = tables_of(database);
  if (list.rows.size() != tables.size()) records.bad("");
  SQLite::Transaction transaction(database);
  database.exec("DELETE FROM meta");
  for (const Table& table : tables) {
    const auto rows = list.rows.find(table.name);
    if (rows == list.rows.end()) records.bad(table.name);
    read_table(database, table, folder / (table.name + ".csv"), rows->second);
  }
  transaction.commit();
  const std::string broken = broken_table(database);
  if (!broken.empty()) fail("store.bad-export", folder / (broken + ".csv"), {{"line", "1"}, {"reason", broken}});
}

}  // namespace dxready::store
