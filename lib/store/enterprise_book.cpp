#include "store/enterprise_book.hpp"

#include "base/text.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <utility>

namespace dxready::store {
namespace {

/// Enterprises with a key. One more than an error names is enough to know that there are more.
std::string query(const std::string& where) { return std::string(enterprise_columns) + "WHERE " + where + " LIMIT 6"; }

}  // namespace

EnterpriseBook::EnterpriseBook(SQLite::Database& database, const Stamp& stamp, std::optional<std::int64_t> import)
    : m_stamp(&stamp), m_import(import), m_by_tax_code(database, query("tax_code = ?1")),
      m_by_external_id(database, query("external_id = ?1")),
      m_by_external_id_alone(database, query("external_id = ?1 AND tax_code IS NULL")),
      m_by_name(database, query("name_folded = ?1 AND name_key = ?2")),
      m_by_name_alone(database, query("name_folded = ?1 AND name_key = ?2 AND tax_code IS NULL")),
      m_next_number(database, "UPDATE meta SET next_number = next_number + 1 RETURNING next_number - 1"),
      m_insert(database,
               "INSERT INTO enterprise (uuid, number, name, name_key, name_folded, tax_code, external_id, created_at, import) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      m_update(database,
               "UPDATE enterprise SET name = ?, name_key = ?, name_folded = ?, tax_code = ?, external_id = ?, note = ? "
               "WHERE uuid = ?"),
      m_insert_alias(database, "INSERT OR IGNORE INTO enterprise_alias VALUES (?, ?, ?, ?, ?)"),
      m_insert_change(database,
                      "INSERT INTO enterprise_change VALUES (?, ?, ?, ?, ?) "
                      "ON CONFLICT DO UPDATE SET new_value = excluded.new_value") {}

std::optional<EnterpriseRow> EnterpriseBook::find_same(const Identity& who) {
  const bool has_code = !who.tax_code.empty();
  if (has_code) {
    SQLite::Statement& query = m_by_tax_code.again();
    Binder(query).text(who.tax_code);
    const std::vector<EnterpriseRow> rows = read_enterprises(query);
    if (!rows.empty()) return rows.front();
  }
  // Whoever has another tax code is somebody else.
  if (!who.external_id.empty()) {
    SQLite::Statement& query = (has_code ? m_by_external_id_alone : m_by_external_id).again();
    Binder(query).text(who.external_id);
    return only(read_enterprises(query), who.external_id);
  }
  if (who.name_key.empty()) return std::nullopt;
  SQLite::Statement& query = (has_code ? m_by_name_alone : m_by_name).again();
  Binder(query).text(who.name_folded).text(who.name_key);
  return only(read_enterprises(query), who.name_key);
}

EnterpriseRow EnterpriseBook::add(const Identity& who) {
  EnterpriseRow row{m_stamp->new_uuid(), 0, who.name, who.tax_code, who.external_id, {}};
  SQLite::Statement& number = m_next_number.again();
  while (number.executeStep()) row.number = number.getColumn(0).getInt64();
  SQLite::Statement& insert = m_insert.again();
  Binder binder(insert);
  binder.text(row.uuid).whole(row.number).text(who.name).text(who.name_key).text(who.name_folded);
  binder.text_or_null(who.tax_code).text_or_null(who.external_id).text(m_stamp->now_utc).whole_or_null(m_import);
  insert.exec();
  return row;
}

void EnterpriseBook::change(const EnterpriseRow& before, const EnterpriseRow& after) {
  if (after == before) return;
  write(after);
  if (base::fold(after.name) != base::fold(before.name)) add_alias(before.uuid, "name", before.name);
  if (after.tax_code != before.tax_code) add_alias(before.uuid, "tax_code", before.tax_code);
  note_change(before.uuid, "name", before.name, after.name);
  note_change(before.uuid, "tax_code", before.tax_code, after.tax_code);
  note_change(before.uuid, "external_id", before.external_id, after.external_id);
}

void EnterpriseBook::write(const EnterpriseRow& row) {
  const std::string name_key = base::nfc(base::trim(row.name));
  const std::string name_folded = base::fold(row.name);
  SQLite::Statement& update = m_update.again();
  Binder binder(update);
  binder.text(row.name).text(name_key).text(name_folded).text_or_null(row.tax_code).text_or_null(row.external_id);
  binder.text(row.note).text(row.uuid);
  update.exec();
}

void EnterpriseBook::add_alias(const std::string& enterprise, const std::string& kind, const std::string& value) {
  if (value.empty()) return;
  const std::string folded = kind == "name" ? base::fold(value) : value;
  SQLite::Statement& insert = m_insert_alias.again();
  Binder(insert).text(enterprise).text(kind).text(value).text(folded).whole_or_null(m_import);
  insert.exec();
}

void EnterpriseBook::note_change(const std::string& enterprise, const std::string& field, const std::string& before,
                                 const std::string& after) {
  if (!m_import || before == after) return;
  SQLite::Statement& insert = m_insert_change.again();
  Binder(insert).text(enterprise).whole(*m_import).text(field).text(before).text(after);
  insert.exec();
}

}  // namespace dxready::store
