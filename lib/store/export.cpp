#include "store/export.hpp"

#include "csv/write.hpp"
#include "store/database.hpp"
#include "store/errors.hpp"
#include "store/event_log.hpp"
#include "store/export_lines.hpp"
#include "store/export_tables.hpp"
#include "store/json_text.hpp"
#include "store/opened.hpp"
#include "store/own_files.hpp"
#include "store/private_file.hpp"
#include "store/verify_tables.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <memory>
#include <system_error>
#include <utility>

namespace dxready::store {
namespace {

namespace fs = std::filesystem;
using SQLite::Database;
using SQLite::Statement;

constexpr std::size_t much = std::size_t{1} << 20;

/// Gathers small pieces for a file.
class Buffered {
public:
  explicit Buffered(PrivateFile& file) : m_file(&file) {}
  void add(std::string_view text) {
    m_text += text;
    if (m_text.size() >= much) flush();
  }
  void flush() {
    m_file->write(m_text);
    m_text.clear();
  }

private:
  PrivateFile* m_file;
  std::string m_text;
};

std::string header(Database& database) {
  std::string line;
  json::Writer writer(line, json::Layout::compact);
  writer.begin_object();
  put(writer, "dxready_export", 1);
  put(writer, "format", database.execAndGet("PRAGMA user_version").getInt64());
  put(writer, "store_id", store_id_of(database));
  writer.end_object();
  return line + "\n";
}

std::int64_t write_lines(Database& database, PrivateFile& file, bool with_people) {
  Buffered out(file);
  out.add(header(database));
  std::int64_t rows = 0;
  for (const Table& table : tables_of(database)) {
    if (is_about_people(table.name) && !with_people) continue;
    Statement query(database, select_lines(table));
    for (; query.executeStep(); ++rows) out.add(query.getColumn(0).getString() + "\n");
  }
  out.add(fmt::format("{{\"rows\":{}}}\n", rows));
  out.flush();
  return rows;
}

/// The views use functions SQLite runs for trusted ones only. They are when they are ours, letter by letter.
void trust_views(Database& database, const fs::path& store) {
  VerifyReport views;
  if (!verify_views(database, views)) fail("store.damaged", store, {{"reason", "CREATE VIEW"}});
  database.exec("PRAGMA trusted_schema = ON");
}

void write_view(Database& database, const std::string& view, PrivateFile& file) {
  Buffered out(file);
  Statement query(database, "SELECT * FROM " + view + " ORDER BY 1, 2, 3, 4");
  std::vector<std::string> cells;
  for (int i = 0; i < query.getColumnCount(); ++i) cells.emplace_back(query.getColumnName(i));
  out.add(csv::record(cells));
  while (query.executeStep()) {
    cells.clear();
    for (int i = 0; i < query.getColumnCount(); ++i) {
      const SQLite::Column column = query.getColumn(i);
      cells.push_back(column.isText() ? csv::harmless(column.getString()) : column.getString());
    }
    out.add(csv::record(cells));
  }
  out.flush();
}

/// Files that appear together, or none of them, with the folders that are made for them.
class Files {
public:
  Files() = default;
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;
  ~Files() {
    m_files.clear();
    std::error_code ignored;
    for (auto folder = m_new.rbegin(); folder != m_new.rend(); ++folder) fs::remove(*folder, ignored);  // only an empty one goes
  }

  void make(const fs::path& folder) {
    const fs::path whole = fs::absolute(folder);
    if (make_folder(whole)) m_new.push_back(whole);
  }

  PrivateFile& add(const fs::path& path, bool overwrite, const Stamp& stamp) {
    m_files.push_back(std::make_unique<PrivateFile>(path, overwrite, stamp.new_uuid()));
    return *m_files.back();
  }

  void commit() {
    for (const auto& file : m_files) file->commit();
  }

private:
  std::vector<fs::path> m_new;  ///< folders
  std::vector<std::unique_ptr<PrivateFile>> m_files;
};

}  // namespace

ExportResult export_store(const fs::path& store, const fs::path& target, bool overwrite, bool with_people, const Stamp& stamp,
                          Patience patience) {
  std::error_code error;
  const bool into_folder = !target.has_filename() || fs::is_directory(target, error);
  ExportResult result;
  result.file = into_folder ? target / "store.ndjson" : target;
  check_not_own(store, result.file);
  Opened opened(store, Access::read, std::move(patience));
  Files files;
  const fs::path folder = result.file.parent_path();
  if (into_folder) {
    files.make(folder);
    files.make(folder / "tables");
  }
  opened.use([&](Database& database) {
    if (into_folder) trust_views(database, store);
    const SQLite::Transaction one_view(database);
    result.rows = write_lines(database, files.add(result.file, overwrite, stamp), with_people);
    if (!into_folder) return;
    for (const char* view : {"assessment_history", "pillar_score", "answer", "import"}) {
      write_view(database, view, files.add(folder / (std::string(view) + ".csv"), overwrite, stamp));
      ++result.views;
    }
    write_tables(database, with_people, [&](const std::string& name) -> Bytes {
      ++result.tables;
      PrivateFile& file = files.add(folder / "tables" / name, overwrite, stamp);
      return [&file](std::string_view bytes) { file.write(bytes); };
    });
  });
  files.commit();
  return result;
}

}  // namespace dxready::store
