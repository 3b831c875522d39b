#include "store/people.hpp"

#include "base/fingerprint.hpp"
#include "store/event_log.hpp"
#include "store/json_text.hpp"
#include "store/own_chains.hpp"
#include "store/statement.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

namespace dxready::store {

namespace {

using SQLite::Statement;

constexpr const char* tables[] = {"contact", "privacy_request", "privacy_breach"};

/// What decides whether two rows are the same.
std::string digest_of(const Statement& row) {
  std::string json;
  json::Writer writer(json, json::Layout::compact);
  writer.begin_array();
  for (int i = 0; i < row.getColumnCount(); ++i) {
    if (row.isColumnNull(i)) {
      writer.null();
    } else {
      writer.string(storable(row.getColumn(i).getString()));
    }
  }
  writer.end_array();
  return base::sha256_hex(json);
}

void verify_rows(SQLite::Database& database, const std::string& table, VerifyReport& report) {
  Statement rows(database, fmt::format("SELECT * FROM {} ORDER BY number", table));
  LastContent last(database);
  while (rows.executeStep()) {
    if (last.agrees(rows.getColumn("uuid").getString(), digest_of(rows))) continue;
    report.findings.add({"privacy.row-changed",
                         base::Severity::error,
                         {{"table", table}, {"row", rows.getColumn("number").getString()}},
                         {},
                         {},
                         {}});
  }
}

}  // namespace

void tell_of_row(SQLite::Database& database, const RowEvent& told, const Stamp& stamp) {
  Statement row(database, fmt::format("SELECT * FROM {} WHERE uuid = ?", told.table));
  row.bind(1, told.uuid);
  row.executeStep();
  Event event{stamp.now_utc,   told.kind, told.uuid, told.enterprise, told.payload, {{"content", digest_of(row)}},
              stamp.new_uuid()};
  if (!stamp.interviewer.empty()) event.texts["by"] = stamp.interviewer;
  append_event(database, begin_chain(database, stamp), event);
}

void forget_texts(SQLite::Database& database, const std::string& uuid) {
  Statement remove(database,
                   "DELETE FROM event_text WHERE (store_id, seq) IN (SELECT store_id, seq FROM event WHERE subject = ?)");
  remove.bind(1, uuid);
  remove.exec();
}

void verify_people(SQLite::Database& database, VerifyReport& report) {
  for (const char* table : tables) verify_rows(database, table, report);
  // An export may leave persons out, so only what this very store was told of has to be here.
  Statement missing(database,
                    "SELECT DISTINCT v.kind, v.subject FROM event AS v JOIN meta AS m ON m.store_id = v.store_id "
                    "WHERE v.kind IN ('contact.recorded', 'request.entered', 'breach.entered') "
                    "AND v.subject NOT IN (SELECT uuid FROM contact UNION ALL SELECT uuid FROM contact_tombstone UNION ALL "
                    "SELECT uuid FROM privacy_request UNION ALL SELECT uuid FROM privacy_breach) ORDER BY v.seq");
  while (missing.executeStep()) {
    report.findings.add({"privacy.row-missing",
                         base::Severity::error,
                         {{"kind", missing.getColumn(0).getString()}, {"id", missing.getColumn(1).getString()}},
                         {},
                         {},
                         {}});
  }
}

}  // namespace dxready::store
