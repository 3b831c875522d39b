#include "store/backup.hpp"
#include "store/copy_content.hpp"
#include "store/database.hpp"
#include "store/errors.hpp"
#include "store/event_log.hpp"
#include "store/export.hpp"
#include "store/json_text.hpp"
#include "store/opened.hpp"
#include "store/statement.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <system_error>
#include <utility>

namespace dxready::store {
namespace {

namespace fs = std::filesystem;
using SQLite::Database;

/// The backup's pages, in the clear, where the store is to be.
void unpack(const RestoreRequest& request, PrivateFile& file) {
  if (is_sealed(request.backup)) {
    SealedReader reader(request.backup, request.passphrase());
    for (std::string piece; reader.next(piece);) file.write(piece);
    return;
  }
  if (is_export(request.backup)) return read_export(request.backup, file.aside());
  Waiting waiting(Patience{});
  const std::unique_ptr<Database> source = open_foreign(request.backup, waiting);
  Database copy(file.aside().string(), SQLite::OPEN_READWRITE);
  try {
    copy_pages(*source, copy);
    use_one_file(copy);
  } catch (const SQLite::Exception& error) {
    rethrow(error, &copy, request.store);
  }
}

/// What the parent saved goes on under the new id: saving the same key again makes a revision, not a second version.
void begin_anew(Database& database, const CopyContent& parent, const std::string& id, const Stamp& stamp) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  SQLite::Statement meta(database, "UPDATE meta SET store_id = ?, created_at = ?");
  Binder(meta).text(id).text(stamp.now_utc);
  meta.exec();
  SQLite::Statement series(database, "UPDATE series SET store_id = ? WHERE store_id = ?");
  Binder(series).text(id).text(parent.store_id);
  series.exec();
  SQLite::Statement lineage(database, "INSERT INTO lineage VALUES (?, ?, ?, ?, ?)");
  Binder(lineage).text(id).text(parent.store_id).whole(parent.events).text(parent.chain_head).text(stamp.now_utc);
  lineage.exec();
  Event event{stamp.now_utc, "store.restored", id, {}, {}, {}, stamp.new_uuid()};
  json::Writer writer(event.payload, json::Layout::compact);
  writer.begin_object();
  put(writer, "parent", parent.store_id);
  put(writer, "seq", parent.events);
  put(writer, "head", parent.chain_head);
  writer.end_object();
  if (!stamp.interviewer.empty()) event.texts["by"] = stamp.interviewer;
  append_event(database, id, std::move(event));
  transaction.commit();
}

/// A store that is about to be replaced must not be in use, and its log must not stay beside another file. One too damaged to
/// be opened can be replaced all the same.
void retire(const fs::path& store) {
  std::error_code error;
  if (!fs::exists(store, error)) return;
  try {
    Waiting waiting(Patience{});
    const std::unique_ptr<Database> old = open_database(store, Access::write, waiting);
    if (old->tryExec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE") != SQLITE_OK ||
        old->execAndGet("PRAGMA journal_mode").getString() != "delete") {
      fail("store.in-use", store);
    }
  } catch (const base::EnvironmentError& trouble) {
    const std::string& code = trouble.diagnostic().code;
    if (code == "store.in-use" || code == "store.locked") throw;
    if (code == "store.not-ours" || code == "store.not-a-database" || code == "file.is-a-folder") throw;
  }
  for (const char* beside : {"-wal", "-shm", "-journal"}) {
    fs::path file = store;
    fs::remove(file += beside, error);
  }
}

}  // namespace

RestoreResult restore_backup(const RestoreRequest& request, const Stamp& stamp, Patience patience) {
  std::error_code error;
  if (!fs::exists(request.backup, error)) fail("file.not-found", request.backup);
  if (fs::equivalent(request.backup, request.store, error)) fail("store.same-file", request.backup);
  make_folder(fs::absolute(request.store).parent_path());
  PrivateFile file(request.store, request.overwrite, stamp.new_uuid());
  unpack(request, file);
  RestoreResult result;
  result.store_id = stamp.new_uuid();
  {
    // Opened as a store: one of an older format is raised to today's.
    Opened opened(file.aside(), Access::write, std::move(patience));
    opened.use([&](Database& database) {
      result.content = checked_content(database, request.backup);
      begin_anew(database, result.content, result.store_id, stamp);
      use_one_file(database);
    });
  }
  if (request.overwrite) retire(request.store);
  file.commit();
  return result;
}

}  // namespace dxready::store
