#include "store/errors.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <cerrno>
#include <utility>

namespace dxready::store {

void fail(std::string code, const std::filesystem::path& file, std::vector<base::Argument> arguments) {
  arguments.emplace_back("file", file.string());
  throw base::EnvironmentError({std::move(code), base::Severity::error, std::move(arguments), {}, {}, {}});
}

void fail_data(std::string code, std::vector<base::Argument> arguments) {
  throw base::DataError({std::move(code), base::Severity::error, std::move(arguments), {}, {}, {}});
}

std::string_view code_of(int sqlite_code, int system_error) {
  // A limit on the size of files or on one's share of the disk is a full disk to the user.
  const bool no_room = system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
  const bool forbidden = system_error == EACCES || system_error == EPERM || system_error == EROFS;
  constexpr int primary = 0xFF;
  switch (sqlite_code & primary) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: return "store.locked";
    case SQLITE_FULL: return "store.disk-full";
    case SQLITE_READONLY:
    case SQLITE_PERM: return "store.read-only";
    case SQLITE_CORRUPT: return "store.damaged";
    case SQLITE_NOTADB: return "store.not-a-database";
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      if (no_room) return "store.disk-full";
      return forbidden ? "store.read-only" : "store.unreadable";
    default: return "store.failed";
  }
}

void rethrow(const SQLite::Exception& error, const SQLite::Database* database, const std::filesystem::path& file) {
  // SQLite does not note the errno of a failing COMMIT; the last one is still it.
  const int last = errno;
  const int noted = database == nullptr ? 0 : sqlite3_system_errno(database->getHandle());
  const int system_error = noted == 0 ? last : noted;
  fail(std::string(code_of(error.getErrorCode(), system_error)), file, {{"reason", error.what()}});
}

}  // namespace dxready::store
