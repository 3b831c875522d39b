#include "store/merge_edits.hpp"

#include "store/connection.hpp"
#include "store/enterprise_book.hpp"
#include "store/statement.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

namespace dxready::store {
namespace {

using SQLite::Database;
using SQLite::Statement;

std::vector<EnterpriseRow> changed_there(Database& database) {
  Statement query(database, std::string(enterprise_columns) +
                                "WHERE uuid IN (SELECT t.enterprise FROM main.event_text AS t JOIN new_event AS n "
                                "ON n.store_id = t.store_id AND n.seq = t.seq WHERE t.field IN ('name', 'tax_code', 'note')) "
                                "AND uuid NOT IN (SELECT uuid FROM main.tombstone)");
  return read_enterprises(query);
}

bool is_taken(Database& database, const std::string& tax_code, std::int64_t by_other_than) {
  Statement query(database, "SELECT 1 FROM main.enterprise WHERE tax_code = ? AND number <> ?");
  Binder(query).text(tax_code).whole(by_other_than);
  return query.executeStep();
}

/// Makes `value` what the newest event tells of a field that was edited anywhere, unless an import changed it later.
void follow(Database& database, const EnterpriseRow& row, const std::string& field, std::string& value) {
  Statement newest(database,
                   "SELECT t.text, v.at FROM main.event_text AS t JOIN main.event AS v ON v.store_id = t.store_id "
                   "AND v.seq = t.seq WHERE t.enterprise = ?1 AND t.field = ?2 "
                   "AND v.kind IN ('enterprise.edited', 'assessment.saved', 'assessment.revised') "
                   "AND EXISTS (SELECT 1 FROM main.event_text AS u JOIN main.event AS w ON w.store_id = u.store_id "
                   "AND w.seq = u.seq WHERE u.enterprise = ?1 AND u.field = ?2 AND w.kind = 'enterprise.edited') "
                   "ORDER BY v.at DESC, v.store_id DESC, v.seq DESC LIMIT 1");
  Binder(newest).text(row.uuid).text(field);
  if (!newest.executeStep()) return;
  const std::string told = newest.getColumn(0).getString();
  const std::string at = newest.getColumn(1).getString();
  Statement imported(database,
                     "SELECT 1 FROM main.enterprise_change AS c JOIN main.import_row AS i ON i.id = c.import "
                     "WHERE c.enterprise = ? AND c.field = ? AND c.new_value = ? AND i.saved_at > ?");
  Binder(imported).whole(row.number).text(field).text(value).text(at);
  if (imported.executeStep() || (field == "tax_code" && is_taken(database, told, row.number))) return;
  value = told;
}

}  // namespace

void follow_changes(Database& database, const Stamp& stamp) {
  for (const EnterpriseRow& before : changed_there(database)) {
    EnterpriseRow after = before;
    follow(database, before, "name", after.name);
    follow(database, before, "tax_code", after.tax_code);
    follow(database, before, "note", after.note);
    if (after == before) continue;
    Connection connection(database);
    EnterpriseBook(connection, stamp).change(before, after);
  }
}

}  // namespace dxready::store
