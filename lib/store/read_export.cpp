#include "store/errors.hpp"
#include "store/export.hpp"
#include "store/export_lines.hpp"
#include "store/export_tables.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <system_error>

namespace dxready::store {
namespace {

namespace fs = std::filesystem;
using SQLite::Database;
using SQLite::Statement;

constexpr std::string_view beginning = "{\"dxready_export\":";
/// No row is longer: texts of at most 16 MiB, each of whose letters may need six.
constexpr std::size_t longest_line = std::size_t{100} * 1024 * 1024;

fs::path file_of(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(path, error) ? path / "store.ndjson" : path;
}

/// Where a folder has both, the lines are read.
bool is_tables(const fs::path& path) {
  std::error_code error;
  return has_tables(path) && !fs::exists(file_of(path), error);
}

/// Takes the lines of an export one after the other into a database.
class ExportReader {
public:
  ExportReader(Database& database, const fs::path& file) : m_database(database), m_file(file), m_stream(file, std::ios::binary) {}

  void read() {
    if (!next_line()) bad("");
    prepare();
    SQLite::Transaction transaction(m_database);
    m_database.exec("DELETE FROM meta");
    while (next_line() && row()) {
    }
    if (!m_ended || next_line()) bad("");
    transaction.commit();
    const std::string broken = broken_table(m_database);
    if (!broken.empty()) bad(broken);
  }

private:
  [[noreturn]] void bad(const std::string& reason) const {
    fail("store.bad-export", m_file, {{"line", std::to_string(m_line)}, {"reason", reason}});
  }

  bool next_line() {
    ++m_line;
    m_text.clear();
    for (char c = '\0'; m_stream.get(c) && c != '\n';) {
      m_text += c;
      if (m_text.size() > longest_line) bad("");
    }
    return !m_text.empty();
  }

  std::optional<std::int64_t> number(const std::string& path) {
    Statement query(m_database, "SELECT json_extract(?1, ?2) WHERE json_valid(?1)");
    query.bind(1, m_text);
    query.bind(2, path);
    if (!query.executeStep() || !query.getColumn(0).isInteger()) return std::nullopt;
    return query.getColumn(0).getInt64();
  }

  /// The tables of the format the export was made of.
  void prepare() {
    const std::optional<std::int64_t> version = number("$.dxready_export");
    const std::optional<std::int64_t> format = number("$.format");
    make_tables(m_database, m_file, version.value_or(0), format.value_or(0));
    for (const Table& table : tables_of(m_database)) {
      m_inserts.emplace(table.name, std::make_unique<Statement>(m_database, insert_line(table)));
    }
  }

  /// False at the last line, which tells how many there were.
  bool row() {
    if (m_text.starts_with("{\"rows\":")) {
      m_ended = number("$.rows") == m_rows;
      return false;
    }
    Statement query(m_database, "SELECT json_extract(?1, '$.table') WHERE json_valid(?1)");
    query.bind(1, m_text);
    if (!query.executeStep()) bad("JSON");
    const auto insert = m_inserts.find(query.getColumn(0).getString());
    if (insert == m_inserts.end()) bad(query.getColumn(0).getString());
    try {
      insert->second->reset();
      insert->second->bind(1, m_text);
      insert->second->exec();
    } catch (const SQLite::Exception& error) {
      if (code_of(error.getErrorCode(), 0) != "store.failed") throw;
      bad(error.what());
    }
    ++m_rows;
    return true;
  }

  Database& m_database;
  fs::path m_file;
  std::ifstream m_stream;
  std::string m_text;
  std::int64_t m_line = 0;
  std::int64_t m_rows = 0;
  bool m_ended = false;
  std::map<std::string, std::unique_ptr<Statement>> m_inserts;
};

}  // namespace

bool is_export(const fs::path& path) {
  if (is_tables(path)) return true;
  std::ifstream file(file_of(path), std::ios::binary);
  std::string begin(beginning.size(), '\0');
  file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  return file && begin == beginning;
}

void read_export(const fs::path& exported, const fs::path& store) {
  Database database(store.string(), SQLite::OPEN_READWRITE);
  try {
    if (is_tables(exported)) return read_tables(database, exported);
    ExportReader(database, file_of(exported)).read();
  } catch (const SQLite::Exception& error) {
    rethrow(error, &database, store);
  }
}

}  // namespace dxready::store
