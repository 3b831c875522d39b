#include "store/backup.hpp"

#include "base/fingerprint.hpp"
#include "store/copy_content.hpp"
#include "store/errors.hpp"
#include "store/event_log.hpp"
#include "store/json_text.hpp"
#include "store/opened.hpp"
#include "store/own_files.hpp"
#include "store/statement.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <cstring>
#include <memory>
#include <system_error>

namespace dxready::store {
namespace {

namespace fs = std::filesystem;
using SQLite::Database;

/// A database in memory; its pages can be read as the bytes of a file.
std::unique_ptr<Database> in_memory() {
  auto database = std::make_unique<Database>(
      "file:copy?vfs=memdb", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX);
  sqlite3_int64 no_limit = sqlite3_int64{1} << 46;
  sqlite3_file_control(database->getHandle(), "main", SQLITE_FCNTL_SIZE_LIMIT, &no_limit);
  return database;
}

/// The file a database in memory would be. Two bytes of its header say that a log lies beside it, which there is not.
std::string_view image_of(Database& database) {
  constexpr std::size_t write_version = 18;
  sqlite3_int64 size = 0;
  unsigned char* bytes = sqlite3_serialize(database.getHandle(), "main", &size, SQLITE_SERIALIZE_NOCOPY);
  if (bytes == nullptr || size <= 0) return {};
  std::memset(bytes + write_version, 1, 2);
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

std::unique_ptr<Database> opened_image(std::string_view image) {
  auto database = std::make_unique<Database>(":memory:", SQLite::OPEN_READWRITE);
  const auto size = static_cast<sqlite3_int64>(image.size());
  auto* bytes = reinterpret_cast<unsigned char*>(const_cast<char*>(image.data()));
  database->check(sqlite3_deserialize(database->getHandle(), "main", bytes, size, size, SQLITE_DESERIALIZE_READONLY));
  return database;
}

CopyContent copy_sealed(Database& source, const BackupRequest& request, PrivateFile& file) {
  const std::unique_ptr<Database> memory = in_memory();
  copy_pages(source, *memory);
  const std::string_view image = image_of(*memory);
  if (image.empty()) fail("store.bad-copy", request.file, {{"reason", "sqlite3_serialize"}});
  CopyContent content;
  const std::unique_ptr<Database> copy = opened_image(image);
  translated(*copy, request.file, [&](Database& database) { content = checked_content(database, request.file); });
  SealedWriter writer(file, request.passphrase, request.cost);
  writer.add(image);
  writer.finish();
  base::Sha256 digest;
  SealedReader reader(file.aside(), request.passphrase);
  for (std::string piece; reader.next(piece);) digest.add(piece);
  if (digest.hex() != base::sha256_hex(image)) fail("store.bad-copy", request.file, {{"reason", "SHA-256"}});
  return content;
}

CopyContent copy_plain(Database& source, const BackupRequest& request, const PrivateFile& file) {
  CopyContent content;
  Database copy(file.aside().string(), SQLite::OPEN_READWRITE);
  translated(copy, request.file, [&](Database& database) {
    copy_pages(source, database);
    use_one_file(database);
    content = checked_content(database, request.file);
  });
  return content;
}

void note(Database& database, const BackupRequest& request, const CopyContent& content, const Stamp& stamp) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const std::string store_id = begin_chain(database, stamp);
  SQLite::Statement insert(database, "INSERT INTO backup_row VALUES (NULL, ?, ?, ?, ?, ?, ?)");
  const std::string file = fs::absolute(request.file).lexically_normal().string();
  Binder(insert)
      .text(stamp.now_utc)
      .text(file)
      .whole(request.passphrase.empty() ? 0 : 1)
      .text(store_id)
      .whole(content.events)
      .text(content.chain_head);
  insert.exec();
  Event event{stamp.now_utc, "store.backed-up", store_id, {}, {}, {{"file", file}}, stamp.new_uuid()};
  json::Writer writer(event.payload, json::Layout::compact);
  writer.begin_object();
  put(writer, "encrypted", request.passphrase.empty() ? 0 : 1);
  put(writer, "seq", content.events);
  put(writer, "head", content.chain_head);
  put(writer, "assessments", content.assessments);
  writer.end_object();
  if (!stamp.interviewer.empty()) event.texts["by"] = stamp.interviewer;
  append_event(database, store_id, std::move(event));
  transaction.commit();
}

}  // namespace

BackupResult back_up(const fs::path& store, const BackupRequest& request, const Stamp& stamp, Patience patience) {
  check_not_own(store, request.file);
  BackupResult result;
  {
    Opened opened(store, Access::read, patience);
    PrivateFile file(request.file, request.overwrite, stamp.new_uuid());
    opened.use([&](Database& database) {
      result.content = request.passphrase.empty() ? copy_plain(database, request, file) : copy_sealed(database, request, file);
    });
    file.commit();
  }
  result.bytes = static_cast<std::int64_t>(fs::file_size(request.file));
  try {
    Opened opened(store, Access::write, std::move(patience));
    opened.use([&](Database& database) { note(database, request, result.content, stamp); });
  } catch (const base::EnvironmentError& trouble) {
    result.unnoted = trouble.diagnostic();
  }
  return result;
}

}  // namespace dxready::store
