#include "store/errors.hpp"

#include "catch.hpp"

#include <sqlite3.h>

#include <cerrno>

using dxready::store::code_of;

TEST_CASE("Every trouble of SQLite has a code of ours", "[store]") {
  CHECK(code_of(SQLITE_BUSY, 0) == "store.locked");
  CHECK(code_of(SQLITE_BUSY_SNAPSHOT, 0) == "store.locked");
  CHECK(code_of(SQLITE_LOCKED, 0) == "store.locked");
  CHECK(code_of(SQLITE_FULL, 0) == "store.disk-full");
  CHECK(code_of(SQLITE_IOERR_WRITE, ENOSPC) == "store.disk-full");
  CHECK(code_of(SQLITE_IOERR_SHMSIZE, EDQUOT) == "store.disk-full");
  CHECK(code_of(SQLITE_IOERR_READ, EIO) == "store.unreadable");
  CHECK(code_of(SQLITE_READONLY, 0) == "store.read-only");
  CHECK(code_of(SQLITE_READONLY_DIRECTORY, 0) == "store.read-only");
  CHECK(code_of(SQLITE_CANTOPEN, EROFS) == "store.read-only");
  CHECK(code_of(SQLITE_CANTOPEN, ENOENT) == "store.unreadable");
  CHECK(code_of(SQLITE_CORRUPT_INDEX, 0) == "store.damaged");
  CHECK(code_of(SQLITE_NOTADB, 0) == "store.not-a-database");
  CHECK(code_of(SQLITE_ERROR, 0) == "store.failed");
  CHECK(code_of(-1, 0) == "store.failed");
}
