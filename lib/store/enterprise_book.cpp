#include "store/enterprise_book.hpp"

#include "base/text.hpp"
#include "store/connection.hpp"
#include "store/snapshot.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <utility>

namespace dxready::store {
namespace {

/// With fewer enterprises than this the index of their tax codes is made anew behind an import, not kept up row by row.
constexpr std::int64_t next_to_none = 1000;

/// Enterprises with a key. One more than an error names is enough to know that there are more.
std::string query(const std::string& where) { return std::string(enterprise_columns) + "WHERE " + where + " LIMIT 6"; }

}  // namespace

EnterpriseBook::EnterpriseBook(Connection& connection, const Stamp& stamp)
    : m_connection(&connection), m_stamp(&stamp), m_by_tax_code(connection, query("tax_code = ?1")),
      m_by_number(connection, query("number = ?1")), m_by_external_id(connection, query("external_id = ?1")),
      m_by_external_id_alone(connection, query("external_id = ?1 AND tax_code IS NULL")),
      m_by_name(connection, query("name_folded = ?1 AND name_key = ?2")),
      m_by_name_alone(connection, query("name_folded = ?1 AND name_key = ?2 AND tax_code IS NULL")),
      m_added(connection, "enterprise", "number, name, name_folded, tax_code, external_id, import, uuid, name_key, created_at"),
      m_update(connection,
               "UPDATE OR FAIL enterprise SET name = ?, name_key = ?, name_folded = ?, tax_code = ?, external_id = ?, note = ? "
               "WHERE number = ?"),
      m_keep_facts(
          connection,
          "UPDATE OR FAIL assessment_row SET facts = ?1 WHERE id BETWEEN ?2 << 16 AND (?2 << 16) + 65535 AND facts IS NULL"),
      m_insert_alias(connection, "INSERT OR IGNORE INTO enterprise_alias VALUES (?, ?, ?, ?, ?)"),
      m_insert_change(connection,
                      "INSERT OR FAIL INTO enterprise_change VALUES (?, ?, ?, ?, ?) "
                      "ON CONFLICT DO UPDATE SET new_value = excluded.new_value") {}

void EnterpriseBook::write_for(std::int64_t import, const IdBase& ids) {
  m_import = import;
  m_ids = ids;
  m_all_have_codes =
      m_connection->database().execAndGet("SELECT NOT EXISTS (SELECT 1 FROM enterprise WHERE tax_code IS NULL)").getInt() == 1;
  SQLite::Statement known(m_connection->database(), "SELECT number, tax_code FROM enterprise LIMIT ?");
  known.bind(1, next_to_none);
  TaxCodeIndex codes;
  std::int64_t count = 0;
  for (; known.executeStep(); ++count) {
    if (!known.isColumnNull(1)) codes.add(known.getColumn(1).getString(), known.getColumn(0).getInt64());
  }
  if (count == next_to_none) return;
  m_loaded = std::move(codes);
  m_late_index.emplace(m_connection->database(), "enterprise_tax_code");
  m_connection->database().exec("DROP INDEX IF EXISTS enterprise_name; DROP INDEX IF EXISTS enterprise_external_id");
}

std::optional<EnterpriseRow> EnterpriseBook::find_same(const Identity& who) {
  const bool has_code = !who.tax_code.empty();
  // Tax codes in memory tell who has to be written first.
  if (!(m_loaded && has_code && m_all_have_codes)) flush();
  if (has_code) {
    std::optional<EnterpriseRow> row = by_tax_code(who.tax_code);
    if (row || m_all_have_codes) return row;
  }
  // Whoever has another tax code is somebody else.
  if (!has_code) index_names();
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

std::optional<EnterpriseRow> EnterpriseBook::by_tax_code(const std::string& tax_code) {
  std::optional<EnterpriseRow> found;
  if (!m_loaded) {
    SQLite::Statement& query = m_by_tax_code.again();
    Binder(query).text(tax_code);
    std::vector<EnterpriseRow> rows = read_enterprises(query);
    if (!rows.empty()) found = std::move(rows.front());
    return found;
  }
  for (const std::int64_t number : m_loaded->find(tax_code)) {
    if (number >= m_first_added) flush();
    SQLite::Statement& query = m_by_number.again();
    Binder(query).whole(number);
    std::vector<EnterpriseRow> rows = read_enterprises(query);
    if (!rows.empty() && rows.front().tax_code == tax_code) return std::move(rows.front());
  }
  return found;
}

/// Names and external ids of all are only needed where somebody tells no tax code: many a store does without these indexes.
void EnterpriseBook::index_names() {
  if (std::exchange(m_names_indexed, true)) return;
  m_connection->database().exec(
      "CREATE INDEX IF NOT EXISTS enterprise_name ON enterprise (name_folded); "
      "CREATE INDEX IF NOT EXISTS enterprise_external_id ON enterprise (external_id) WHERE external_id IS NOT NULL");
}

std::int64_t EnterpriseBook::next_number() {
  if (m_next_number == 0) {
    m_first_free = m_first_added = m_next_number = m_connection->database().execAndGet("SELECT next_number FROM meta").getInt64();
  }
  return m_next_number;
}

EnterpriseRow EnterpriseBook::add(const Identity& who) {
  EnterpriseRow row{{}, next_number(), who.name, who.tax_code, who.external_id, {}};
  ++m_next_number;
  row.uuid = m_import ? m_ids.of_enterprise(row.number) : m_stamp->new_uuid();
  m_added.whole(row.number).text(who.name).text(who.name_folded).text_or_null(who.tax_code).text_or_null(who.external_id);
  m_added.whole_or_null(m_import).text_if(!m_import, row.uuid).text_if(who.name_key != who.name, who.name_key);
  m_added.text_if(!m_import, m_stamp->now_utc);
  if (who.tax_code.empty()) {
    m_all_have_codes = false;
  } else if (m_loaded) {
    m_loaded->add(who.tax_code, row.number);
  }
  return row;
}

void EnterpriseBook::change(const EnterpriseRow& before, const EnterpriseRow& after) {
  if (after == before) return;
  write(before, after);
  if (base::fold(after.name) != base::fold(before.name)) add_alias(before.number, "name", before.name);
  if (after.tax_code != before.tax_code) add_alias(before.number, "tax_code", before.tax_code);
  note_change(before.number, "name", before.name, after.name);
  note_change(before.number, "tax_code", before.tax_code, after.tax_code);
  note_change(before.number, "external_id", before.external_id, after.external_id);
}

void EnterpriseBook::write(const EnterpriseRow& before, const EnterpriseRow& after) {
  const std::string facts = plain_facts(before.name, before.tax_code, before.external_id);
  SQLite::Statement& keep = m_keep_facts.again();
  Binder(keep).text(facts).whole(before.number);
  keep.exec();
  const std::string name_key = base::nfc(base::trim(after.name));
  const std::string name_folded = base::fold(after.name);
  SQLite::Statement& update = m_update.again();
  Binder binder(update);
  binder.text(after.name).text_if(name_key != after.name, name_key);
  binder.text(name_folded).text_or_null(after.tax_code).text_or_null(after.external_id);
  binder.text_or_null(after.note).whole(after.number);
  update.exec();
  if (m_loaded && !after.tax_code.empty() && after.tax_code != before.tax_code) m_loaded->add(after.tax_code, after.number);
}

void EnterpriseBook::flush() {
  stage();
  write_staged();
}

void EnterpriseBook::stage() {
  m_added.stage();
  m_first_added = m_next_number;
}

void EnterpriseBook::write_staged() { m_added.write_staged(); }

bool EnterpriseBook::is_surely_new(const Identity& who) const {
  return m_loaded && m_all_have_codes && !who.tax_code.empty() && !m_loaded->may_have(who.tax_code);
}

void EnterpriseBook::finish() {
  flush();
  if (m_next_number != m_first_free) {
    SQLite::Statement update(m_connection->database(), "UPDATE meta SET next_number = ?");
    update.bind(1, m_next_number);
    update.exec();
  }
  m_loaded.reset();
  if (m_late_index) m_late_index->make();
  m_late_index.reset();
}

void EnterpriseBook::add_alias(std::int64_t enterprise, const std::string& kind, const std::string& value) {
  if (value.empty()) return;
  const std::string folded = kind == "name" ? base::fold(value) : value;
  SQLite::Statement& insert = m_insert_alias.again();
  Binder(insert).whole(enterprise).text(kind).text(value).text(folded).whole_or_null(m_import);
  insert.exec();
}

void EnterpriseBook::note_change(std::int64_t enterprise, const std::string& field, const std::string& before,
                                 const std::string& after) {
  if (!m_import || before == after) return;
  SQLite::Statement& insert = m_insert_change.again();
  Binder(insert).whole(enterprise).whole(*m_import).text(field).text(before).text(after);
  insert.exec();
}

}  // namespace dxready::store
