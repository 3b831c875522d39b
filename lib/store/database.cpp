#include "store/database.hpp"

#include "store/errors.hpp"
#include "store/schema.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cctype>
#include <cerrno>
#include <string>
#include <system_error>
#include <thread>

namespace dxready::store {
namespace {

namespace fs = std::filesystem;
using Handle = std::unique_ptr<SQLite::Database>;

enum class Mode { usual, reading, immutable };

[[noreturn]] void fail_system(int error, const fs::path& file) {
  fail(std::string(code_of(SQLITE_CANTOPEN, error)), file, {{"reason", std::generic_category().message(error)}});
}

/// errno of an access(2) that is refused, else 0.
int refused(const fs::path& path, int mode) { return ::access(path.c_str(), mode) == 0 ? 0 : errno; }

/// An empty file only its owner may read. It is never opened here: closing it would drop the locks another thread of this
/// process may have got on it meanwhile.
void make_file(const fs::path& file) {
  make_folder(file.parent_path());
  if (::mknod(file.c_str(), S_IFREG | S_IRUSR | S_IWUSR, 0) != 0 && errno != EEXIST) fail_system(errno, file);
}

/// The file's name for SQLite. `immutable` promises that nobody writes: nothing is locked, made or changed.
std::string uri(const fs::path& file, Mode mode) {
  std::string text = "file://";
  for (const char c : file.string()) {
    const bool plain =
        std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string_view("/._~-").find(c) != std::string_view::npos;
    text += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return mode == Mode::immutable ? text + "?immutable=1" : text;
}

Handle connect(const fs::path& file, Mode mode, Waiting* waiting) {
  const int flags =
      (mode == Mode::usual ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY) | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX;
  // So many pages are sorted in memory at the least. The usual 250 would be 4 MB for each thread.
  static const int set = sqlite3_config(SQLITE_CONFIG_PMASZ, 16U);
  static_cast<void>(set);
  try {
    auto database = std::make_unique<SQLite::Database>(uri(file, mode), flags);
    if (waiting != nullptr) sqlite3_busy_handler(database->getHandle(), &Waiting::again, waiting);
    return database;
  } catch (const SQLite::Exception& error) {
    if (const int reason = refused(file, R_OK)) fail_system(reason, file);
    rethrow(error, nullptr, file);
  }
}

std::int64_t pragma(SQLite::Database& database, const std::string& name) {
  return database.execAndGet("PRAGMA " + name).getInt64();
}

/// Looks at the file without touching it; true when it is blank. A foreign database must not even be tidied up. What looks
/// damaged may be another program's first save half written: whoever opens it properly decides.
bool is_blank(const fs::path& file) {
  const Handle database = connect(file, Mode::immutable, nullptr);
  try {
    const std::int64_t id = pragma(*database, "application_id");
    if (id == application_id) return false;
    if (id == 0 && pragma(*database, "page_count") == 0) return true;
  } catch (const SQLite::Exception& error) {
    if (error.getErrorCode() == SQLITE_CORRUPT) return false;
    rethrow(error, database.get(), file);
  }
  fail("store.not-ours", file);
}

/// Rules for a file that may have come from anywhere. Foreign keys come on after a migration, which may rebuild tables.
void configure(SQLite::Database& database) {
  sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  database.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL;");
}

int format_of(SQLite::Database& database, const fs::path& file) {
  const std::int64_t format = pragma(database, "user_version");
  const std::size_t known = migration_steps().size();
  if (format > static_cast<std::int64_t>(known)) {
    fail("store.newer", file, {{"found", std::to_string(format)}, {"known", std::to_string(known)}});
  }
  return static_cast<int>(format);
}

/// Write-ahead logging: readers and a writer do not wait for each other. The change needs a moment without others, and SQLite
/// does not wait for it; where it never comes the store works as it is, and the next one to open it tries again.
void use_wal(SQLite::Database& database) {
  constexpr int tries = 50;
  for (int i = 0; i < tries; ++i) {
    if (database.execAndGet("PRAGMA journal_mode").getString() == "wal") return;
    const int result = database.tryExec("PRAGMA journal_mode = WAL");
    if (result != SQLITE_OK && result != SQLITE_BUSY) database.check(result);
    if (result == SQLITE_BUSY) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

/// What every store has one row of.
void check_meta(SQLite::Database& database, const fs::path& file) {
  if (database.execAndGet("SELECT count(*) FROM meta").getInt64() != 1) fail("store.damaged", file, {{"reason", "meta"}});
}

void prepare(SQLite::Database& database, const fs::path& file, Access access) {
  configure(database);
  const bool older = format_of(database, file) < static_cast<int>(migration_steps().size());
  const bool read_only = sqlite3_db_readonly(database.getHandle(), "main") == 1;
  if (read_only && (older || access == Access::write)) fail("store.read-only", file);
  if (older) migrate(database, migration_steps());
  format_of(database, file);
  check_meta(database, file);
  if (access == Access::write) use_wal(database);
  database.exec("PRAGMA foreign_keys = ON");
  if (access == Access::read) database.exec("PRAGMA query_only = ON");
}

/// Nothing waits beside a file to be written into it.
bool is_alone(const fs::path& file) {
  const auto is_beside = [&](const char* ending) {
    std::error_code ignored;
    fs::path beside = file;
    beside += ending;
    return fs::exists(beside, ignored);
  };
  return !is_beside("-wal") && !is_beside("-journal");
}

/// A store in a folder where nothing can be written, and with nothing waiting beside it, can still be read.
bool is_frozen(const fs::path& file) { return refused(file.parent_path(), W_OK) != 0 && is_alone(file); }

}  // namespace

bool make_folder(const fs::path& folder) {
  std::error_code ignored;
  if (folder.empty() || fs::exists(folder, ignored)) return false;
  make_folder(folder.parent_path());
  if (::mkdir(folder.c_str(), S_IRWXU) == 0) return true;
  if (errno != EEXIST) fail_system(errno, folder);
  return false;
}

void migrate(SQLite::Database& database, const std::vector<std::string_view>& steps) {
  // Only of a file that is blank. Rows of an import fill large pages with less work; a small save writes a few of them.
  database.exec("PRAGMA page_size = 16384");
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const auto done = static_cast<std::size_t>(pragma(database, "user_version"));
  if (done >= steps.size()) return;
  if (done == 0) database.exec(fmt::format("PRAGMA application_id = {}", application_id));
  for (std::size_t i = done; i < steps.size(); ++i) database.exec(std::string(steps[i]));
  database.exec(fmt::format("PRAGMA user_version = {}", steps.size()));
  transaction.commit();
}

int Waiting::again(void* waiting, int before) noexcept { return static_cast<Waiting*>(waiting)->wait(before) ? 1 : 0; }

bool Waiting::wait(int before) const {
  constexpr std::chrono::milliseconds between_tries{10};
  const std::chrono::milliseconds waited = before * between_tries;
  if (waited >= m_patience.longest) return false;
  const bool is_moment = waited >= m_patience.unsaid && waited - between_tries < m_patience.unsaid;
  if (is_moment && m_patience.notice) m_patience.notice();
  std::this_thread::sleep_for(between_tries);
  return true;
}

Handle open_database(const fs::path& path, Access access, Waiting& waiting) {
  const fs::path file = fs::absolute(path);
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (fs::is_directory(status)) fail("file.is-a-folder", path);
  if (status.type() == fs::file_type::not_found) {
    if (access == Access::read) fail("store.not-found", path);
    make_file(file);
  }
  if (is_blank(file) && access == Access::read) fail("store.not-found", path);
  const Mode mode = access == Access::read && is_frozen(file) ? Mode::immutable : Mode::usual;
  if (const int reason = mode == Mode::usual ? refused(file.parent_path(), W_OK) : 0) fail_system(reason, file);
  Handle database = connect(file, mode, &waiting);
  try {
    prepare(*database, file, access);
  } catch (const SQLite::Exception& trouble) {
    rethrow(trouble, database.get(), file);
  }
  return database;
}

void check_structure(SQLite::Database& database, const fs::path& file) {
  SQLite::Statement query(database, "PRAGMA quick_check(1)");
  query.executeStep();
  const std::string found = query.getColumn(0).getString();
  if (found != "ok") fail("store.damaged", file, {{"reason", found}});
}

Handle open_foreign(const fs::path& path, Waiting& waiting) {
  const fs::path file = fs::absolute(path);
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (fs::is_directory(status)) fail("file.is-a-folder", path);
  if (status.type() == fs::file_type::not_found) fail("file.not-found", path);
  if (is_blank(file)) fail("store.not-ours", path);
  Handle database = connect(file, is_alone(file) ? Mode::immutable : Mode::reading, &waiting);
  try {
    configure(*database);
    format_of(*database, file);
    check_structure(*database, file);
    check_meta(*database, file);
    database->exec("PRAGMA query_only = ON");
  } catch (const SQLite::Exception& trouble) {
    rethrow(trouble, database.get(), file);
  }
  return database;
}

}  // namespace dxready::store
