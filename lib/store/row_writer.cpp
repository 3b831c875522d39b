#include "store/row_writer.hpp"

#include "store/errors.hpp"
#include "store/event_log.hpp"
#include "store/ids.hpp"
#include "store/questionnaires.hpp"
#include "store/same_content.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

namespace dxready::store {
namespace {

/// So many different ones are remembered; behind them remembering starts anew.
constexpr std::size_t most_remembered = 2000;

/// What is known of an enterprise follows the newest save; what a save does not tell stays.
EnterpriseRow updated(EnterpriseRow row, const Identity& told) {
  if (!told.name.empty()) row.name = told.name;
  if (!told.tax_code.empty()) row.tax_code = told.tax_code;
  if (!told.external_id.empty()) row.external_id = told.external_id;
  return row;
}

/// Whether there are assessments of other stores.
bool has_merged(SQLite::Database& database, const std::string& store_id) {
  SQLite::Statement query(database, "SELECT EXISTS (SELECT 1 FROM series WHERE store_id <> ?)");
  query.bind(1, store_id);
  query.executeStep();
  return query.getColumn(0).getInt() == 1;
}

void join(std::string& key, std::initializer_list<const std::string*> parts) {
  key.clear();
  for (const std::string* part : parts) {
    key += *part;
    key += '\x1f';
  }
}

void join(std::string& key, std::int64_t number) {
  key += std::to_string(number);
  key += '\x1f';
}

/// The facts a row need not keep: they are what its enterprise has.
bool as_enterprise(const PreparedRow& prepared, const EnterpriseRow& enterprise) {
  return prepared.plain && prepared.who.name == enterprise.name && prepared.who.tax_code == enterprise.tax_code &&
         prepared.who.external_id == enterprise.external_id;
}

}  // namespace

RowWriter::RowWriter(SQLite::Database& database, const questionnaire::Questionnaire& questionnaire,
                     const assessment::Model& model, const SaveRequest& request, const Stamp& stamp)
    : m_connection(database), m_questionnaire(&questionnaire), m_model(&model), m_stamp(&stamp),
      m_made_with(store::made_with(questionnaire, model, request)), m_enterprise(request.enterprise), m_packages(m_connection),
      m_enterprises(m_connection, stamp), m_rows(m_connection, "assessment_row", written_columns),
      m_find_current(m_connection,
                     "SELECT id, revision FROM assessment_row WHERE id BETWEEN ? AND ? AND series = ? AND assessed_on = ? "
                     "ORDER BY revision DESC LIMIT 1"),
      m_find_any(
          m_connection,
          "SELECT a.id, max(a.revision, coalesce((SELECT max(revision) FROM assessment_row AS o WHERE o.id BETWEEN ?1 AND ?2 "
          "AND o.series = ?3 AND o.assessed_on = ?4), 0)) FROM assessment_row AS a JOIN series AS s ON s.id = a.series "
          "JOIN series AS own ON own.id = ?3 WHERE a.id BETWEEN ?1 AND ?2 AND a.assessed_on = ?4 AND a.status <> 2 "
          "AND s.questionnaire_id = own.questionnaire_id AND s.respondent_role = own.respondent_role "
          "AND s.respondent_code = own.respondent_code ORDER BY s.id = own.id DESC, a.revision DESC LIMIT 1"),
      m_last_row(m_connection, "SELECT max(id) FROM assessment_row WHERE id BETWEEN ? AND ?"),
      m_stored(m_connection, fmt::format("SELECT {} FROM stored_assessment AS a WHERE a.id = ?", row_columns)),
      m_supersede(m_connection, "UPDATE assessment_row SET status = 2 WHERE id = ?"),
      m_find_series(m_connection,
                    "SELECT id FROM series WHERE store_id = ? AND questionnaire_id = ? AND respondent_role = ? AND "
                    "respondent_code = ?"),
      m_insert_series(m_connection, "INSERT INTO series VALUES (NULL, ?, ?, ?, ?)"),
      m_insert_common(m_connection, "INSERT INTO common VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)") {
  check_meaning(database, questionnaire);
  m_store_id = begin_chain(database, stamp);
  keep_texts(database, request.texts);
  register_questionnaire(database, questionnaire);
  m_made_with_id = keep_made_with(database, m_made_with);
}

void RowWriter::write_for(std::int64_t import, const IdBase& ids) {
  m_import = import;
  m_ids = ids;
  m_enterprises.write_for(import, ids);
  if (m_enterprises.began_empty()) m_late_index.emplace(m_connection.database(), "assessment_key");
}

Known RowWriter::find(const PreparedRow& prepared) {
  Known known;
  known.enterprise = find_enterprise(prepared.who);
  if (!known.enterprise) return known;
  if (is_waiting(known.enterprise->number)) flush();
  known.current = find_current(known.enterprise->number, prepared.row);
  return known;
}

std::optional<EnterpriseRow> RowWriter::find_enterprise(const Identity& who) {
  if (m_enterprise.empty()) return m_enterprises.is_surely_new(who) ? std::nullopt : m_enterprises.find_same(who);
  EnterpriseRow row = find_meant(m_connection.database(), m_enterprise);
  check_tax_code_free(m_connection.database(), updated(row, who));
  return row;
}

std::optional<Current> RowWriter::find_current(std::int64_t enterprise, const AssessmentRow& row) {
  const std::int64_t series = series_of(row);
  if (!m_has_merged) m_has_merged = has_merged(m_connection.database(), m_store_id);
  std::optional<Current> current;
  const auto look = [&](KeptStatement& kept) {
    SQLite::Statement& query = kept.again();
    Binder(query).whole(first_row_of(enterprise)).whole(last_row_of(enterprise)).whole(series).text(row.assessed_on);
    while (query.executeStep()) current = Current{query.getColumn(0).getInt64(), query.getColumn(1).getInt()};
  };
  if (*m_has_merged) look(m_find_any);
  if (!current) look(m_find_current);
  return current;
}

AssessmentRow RowWriter::stored(const Current& current) {
  SQLite::Statement& query = m_stored.again();
  Binder(query).whole(current.id);
  AssessmentRow row;
  while (query.executeStep()) row = read_row(query);
  return row;
}

bool RowWriter::is_same(const AssessmentRow& stored, const AssessmentRow& row) {
  if (m_meanings.empty()) {
    for (const auto& [id, with] : all_made_with(m_connection.database())) m_meanings[id] = with.meaning;
  }
  if (m_meanings[stored.made_with] != m_made_with.meaning) return false;
  return same_content(stored, row, *m_questionnaire, *m_model);
}

/// Those of this store, questionnaire and respondent.
std::int64_t RowWriter::series_of(const AssessmentRow& row) {
  join(m_key, {&row.role, &row.code});
  if (const auto known = m_series.find(m_key); known != m_series.end()) return known->second;
  std::int64_t id = 0;
  SQLite::Statement& query = m_find_series.again();
  Binder(query).text(m_store_id).text(row.questionnaire_id).text(row.role).text(row.code);
  while (query.executeStep()) id = query.getColumn(0).getInt64();
  if (id == 0) {
    SQLite::Statement& insert = m_insert_series.again();
    Binder(insert).text(m_store_id).text(row.questionnaire_id).text(row.role).text(row.code);
    insert.exec();
    id = m_connection.database().getLastInsertRowid();
  }
  if (m_series.size() == most_remembered) m_series.clear();
  m_series.emplace(m_key, id);
  return id;
}

/// What this row has in common with others. Saying it twice does no harm.
std::int64_t RowWriter::common_of(const AssessmentRow& row) {
  join(m_key, {&row.interviewer, &row.label, &row.reason, &row.package, &row.next_step, &row.needs});
  for (const std::int64_t number : {row.denominator, row.total.max, std::int64_t{row.total.applicable}}) join(m_key, number);
  for (const std::optional<int>& level : {row.level, row.highest_possible, row.rung}) join(m_key, level.value_or(-1));
  if (const auto known = m_commons.find(m_key); known != m_commons.end()) return known->second;
  SQLite::Statement& insert = m_insert_common.again();
  Binder binder(insert);
  binder.whole(m_made_with_id).whole_or_null(m_import).text(row.saved_at).text(row.interviewer).text(row.label);
  binder.text(row.reason).whole(row.denominator).whole(row.total.max).whole(row.total.applicable);
  binder.whole_or_null(row.level).whole_or_null(row.highest_possible).whole_or_null(row.rung);
  binder.text_or_null(row.package).text_or_null(row.next_step).text(row.needs).text_or_null(row.money);
  insert.exec();
  if (m_commons.size() == most_remembered) m_commons.clear();
  return m_commons[m_key] = m_connection.database().getLastInsertRowid();
}

Written RowWriter::write(PreparedRow& prepared, const Known& known, const std::string& reason) {
  Written written;
  written.new_enterprise = !known.enterprise;
  if (known.enterprise) {
    written.before = *known.enterprise;
    written.after = updated(written.before, prepared.who);
    m_enterprises.change(written.before, written.after);
  } else {
    written.after = m_enterprises.add(prepared.who);
  }
  AssessmentRow& row = prepared.row;
  row.id = next_row(known, written.after.number);
  row.uuid = m_import ? m_ids.of_row(row.id) : m_stamp->new_uuid();
  row.store_id = m_store_id;
  row.enterprise = written.after.uuid;
  row.enterprise_number = written.after.number;
  row.made_with = m_made_with_id;
  row.import = m_import;
  RowKeys keys;
  if (known.current) {
    row.revision = known.current->revision + 1;
    row.supersedes = stored(*known.current).uuid;
    row.reason = reason;
    keys.supersedes = known.current->id;
    supersede(keys.supersedes);
  }
  keys.series = series_of(row);
  row.common = common_of(row);
  if (!row.eligible.empty()) row.eligible_letters = m_packages.letters(row.eligible);
  if (!row.undecided.empty()) row.undecided_letters = m_packages.letters(row.undecided);
  keys.derived_id = m_import.has_value();
  keys.derived_facts = as_enterprise(prepared, written.after);
  put_row(m_rows, row, keys);
  m_waiting.push_back(row.enterprise_number);
  if (m_rows.are_many() || m_enterprises.are_many()) flush();
  return written;
}

/// The next id of an assessment of an enterprise. Throws base::DataError store.too-many-assessments.
std::int64_t RowWriter::next_row(const Known& known, std::int64_t enterprise) {
  if (!known.enterprise) return first_row_of(enterprise);
  SQLite::Statement& query = m_last_row.again();
  Binder(query).whole(first_row_of(enterprise)).whole(last_row_of(enterprise));
  std::int64_t next = first_row_of(enterprise);
  while (query.executeStep()) {
    if (!query.getColumn(0).isNull()) next = query.getColumn(0).getInt64() + 1;
  }
  if (next > last_row_of(enterprise)) fail_data("store.too-many-assessments", {{"enterprise", number_text(enterprise)}});
  return next;
}

/// Has what waits written in the background.
void RowWriter::flush() {
  m_connection.database();
  m_enterprises.stage();
  m_rows.stage();
  m_waiting.clear();
  m_connection.run([this] {
    m_enterprises.write_staged();
    m_rows.write_staged();
  });
}

/// Whether rows of this enterprise are not written yet.
bool RowWriter::is_waiting(std::int64_t enterprise) const {
  return std::find(m_waiting.begin(), m_waiting.end(), enterprise) != m_waiting.end();
}

void RowWriter::finish() {
  m_enterprises.finish();
  m_rows.flush();
  if (m_late_index) m_late_index->make();
  m_late_index.reset();
}

void RowWriter::supersede(std::int64_t id) {
  SQLite::Statement& update = m_supersede.again();
  Binder(update).whole(id);
  update.exec();
}

}  // namespace dxready::store
