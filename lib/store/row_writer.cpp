#include "store/row_writer.hpp"

#include "store/event_log.hpp"
#include "store/questionnaires.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace dxready::store {
namespace {

/// What is known of an enterprise follows the newest save; what a save does not tell stays.
EnterpriseRow updated(EnterpriseRow row, const Identity& told) {
  if (!told.name.empty()) row.name = told.name;
  if (!told.tax_code.empty()) row.tax_code = told.tax_code;
  if (!told.external_id.empty()) row.external_id = told.external_id;
  return row;
}

}  // namespace

RowWriter::RowWriter(SQLite::Database& database, const questionnaire::Questionnaire& questionnaire,
                     const assessment::Model& model, const SaveRequest& request, const Stamp& stamp)
    : m_database(&database), m_stamp(&stamp), m_made_with(store::made_with(questionnaire, model, request)),
      m_enterprises(database, stamp, std::nullopt),
      m_find_current(database,
                     "SELECT rowid, uuid, revision, content FROM assessment_row WHERE enterprise = ? AND assessed_on = ? AND "
                     "questionnaire_id = ? AND respondent_role = ? AND respondent_code = ? AND store_id = ? "
                     "ORDER BY revision DESC LIMIT 1"),
      m_supersede(database, "UPDATE assessment_row SET status = 'superseded' WHERE uuid = ?"), m_insert(database, insert_row) {
  check_meaning(database, questionnaire);
  m_store_id = begin_chain(database, stamp);
  keep_texts(database, request.texts);
  register_questionnaire(database, questionnaire);
  m_made_with_id = keep_made_with(database, m_made_with);
}

void RowWriter::write_for(std::int64_t import) {
  m_import = import;
  m_enterprises = EnterpriseBook(*m_database, *m_stamp, import);
}

Known RowWriter::find(const PreparedRow& prepared) {
  Known known;
  known.enterprise = m_enterprises.find_same(prepared.who);
  if (known.enterprise) known.current = find_current(known.enterprise->uuid, prepared.row);
  return known;
}

std::optional<Current> RowWriter::find_current(const std::string& enterprise, const AssessmentRow& row) {
  SQLite::Statement& query = m_find_current.again();
  Binder(query).text(enterprise).text(row.assessed_on).text(row.questionnaire_id).text(row.role).text(row.code).text(m_store_id);
  std::optional<Current> current;
  while (query.executeStep()) {
    current = Current{query.getColumn(0).getInt64(), query.getColumn(1).getString(), query.getColumn(2).getInt(),
                      query.getColumn(3).getString()};
  }
  return current;
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
  row.uuid = m_stamp->new_uuid();
  row.store_id = m_store_id;
  row.enterprise = written.after.uuid;
  row.made_with = m_made_with_id;
  row.import = m_import;
  if (known.current) {
    row.revision = known.current->revision + 1;
    row.supersedes = known.current->uuid;
    row.reason = reason;
    supersede(row.supersedes);
  }
  SQLite::Statement& insert = m_insert.again();
  Binder binder(insert);
  bind_row(binder, row);
  insert.exec();
  written.rowid = m_database->getLastInsertRowid();
  return written;
}

void RowWriter::supersede(const std::string& uuid) {
  SQLite::Statement& update = m_supersede.again();
  Binder(update).text(uuid);
  update.exec();
}

}  // namespace dxready::store
