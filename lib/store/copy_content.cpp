#include "store/copy_content.hpp"

#include "store/errors.hpp"
#include "store/event_log.hpp"
#include "store/verify_events.hpp"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

namespace dxready::store {
namespace {

using SQLite::Database;

[[noreturn]] void fail_copy(const std::filesystem::path& file, const std::string& reason) {
  fail("store.bad-copy", file, {{"reason", reason}});
}

std::int64_t number(Database& database, const std::string& sql) { return database.execAndGet(sql).getInt64(); }

}  // namespace

void copy_pages(Database& source, Database& target) {
  SQLite::Backup backup(target, source);
  const int result = backup.executeStep(-1);
  if (result != SQLITE_DONE) throw SQLite::Exception("backup", result);
}

void use_one_file(Database& database) {
  if (database.execAndGet("PRAGMA journal_mode = DELETE").getString() != "delete") {
    throw SQLite::Exception("journal_mode", SQLITE_BUSY);
  }
}

CopyContent content_of(Database& database) {
  CopyContent content;
  content.store_id = store_id_of(database);
  content.chain_head = chain_head(database, content.store_id);
  SQLite::Statement events(database, "SELECT count(*) FROM event WHERE store_id = ?");
  events.bind(1, content.store_id);
  events.executeStep();
  content.events = events.getColumn(0).getInt64();
  content.enterprises = number(database, "SELECT count(*) FROM enterprise");
  content.assessments = number(database, "SELECT count(*) FROM assessment_row");
  return content;
}

CopyContent checked_content(Database& database, const std::filesystem::path& file) {
  SQLite::Statement check(database, "PRAGMA integrity_check(1)");
  check.executeStep();
  if (check.getColumn(0).getString() != "ok") fail_copy(file, check.getColumn(0).getString());
  VerifyReport report;
  verify_chains(database, report);
  if (!report.findings.empty()) fail_copy(file, report.findings.all().front().code);
  CopyContent content = content_of(database);
  const std::int64_t readable = number(database,
                                       "SELECT count(*) FROM stored_assessment AS a JOIN made_with AS m ON m.id = a.made_with "
                                       "JOIN questionnaire AS q ON q.text = m.text");
  if (readable != content.assessments) fail_copy(file, "assessment_row");
  return content;
}

}  // namespace dxready::store
