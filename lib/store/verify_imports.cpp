#include "base/fingerprint.hpp"
#include "store/connection.hpp"
#include "store/import_digest.hpp"
#include "store/verify_events.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <set>

namespace dxready::store {
namespace {

using SQLite::Database;
using SQLite::Statement;

std::string text(const Statement& row, const char* column) { return row.getColumn(column).getString(); }

/// Makes the digests of imports anew, of their rows in the order of the lines.
class Digests {
public:
  explicit Digests(Database& database)
      : m_connection(database), m_packages(m_connection), m_names(told_names(database)),
        m_lines(database, "SELECT id FROM assessment_row WHERE common IN (SELECT id FROM common WHERE import = ?) ORDER BY line"),
        m_row(database, fmt::format("SELECT {} FROM stored_assessment AS a WHERE a.id = ?", row_columns)),
        m_lean_row(database, fmt::format("SELECT {} FROM stored_assessment AS a WHERE a.id = ?", lean_row_columns())) {}

  RowDigests::Text of(std::int64_t import, int told) {
    RowDigests digest(told);
    // Digests of format 2 have the ids of packages, later ones their letters.
    Statement& row = told == 1 ? m_row : m_lean_row;
    m_lines.reset();
    m_lines.bind(1, import);
    while (m_lines.executeStep()) {
      row.reset();
      row.bind(1, m_lines.getColumn(0).getInt64());
      if (!row.executeStep()) continue;
      AssessmentRow one = read_row(row);
      call_as_told(one, m_names);
      digest.add(one, m_packages);
    }
    return digest.text();
  }

private:
  Connection m_connection;
  Packages m_packages;
  ToldNames m_names;
  Statement m_lines;
  Statement m_row;
  Statement m_lean_row;
};

/// Imports whose rows hold in common what only rows of another import, or of none, can have.
std::set<std::int64_t> mixed_up(Database& database) {
  std::set<std::int64_t> found;
  Statement query(database,
                  "WITH RECURSIVE line (child, ancestor) AS (SELECT store_id, store_id FROM series UNION "
                  "SELECT line.child, l.parent FROM line JOIN lineage AS l ON l.store_id = line.ancestor) "
                  "SELECT DISTINCT i.id FROM assessment_row AS a JOIN common AS c ON c.id = a.common "
                  "JOIN import_row AS i ON i.id = c.import JOIN series AS s ON s.id = a.series "
                  "JOIN made_with AS m ON m.id = c.made_with JOIN questionnaire AS q ON q.text = m.text "
                  "WHERE c.saved_at <> i.saved_at OR (s.store_id, i.store_id) NOT IN (SELECT child, ancestor FROM line) OR "
                  "s.questionnaire_id <> i.questionnaire_id "
                  "OR q.id <> i.questionnaire_id OR c.reason <> iif(a.revision > 1, 're-imported', '')");
  while (query.executeStep()) found.insert(query.getColumn(0).getInt64());
  return found;
}

/// Every import with the event that tells of it, and whether what stands in the table is that.
constexpr const char* imports =
    "WITH RECURSIVE own (store_id, last) AS (SELECT store_id, 9223372036854775807 FROM meta UNION "
    "SELECT l.parent, l.parent_seq FROM own JOIN lineage AS l ON l.store_id = own.store_id), "
    "saved AS (SELECT *, iif(json_valid(payload), payload, '{}') AS json FROM event WHERE kind = 'import.saved') "
    "SELECT i.id, i.uuid, i.file, i.told, i.status, v.payload, t.text AS contents, v.store_id IS i.store_id AND v.at IS "
    "i.saved_at "
    "AND json_extract(v.json, '$.sha256') IS i.sha256 AND json_extract(v.json, '$.read') IS i.read "
    "AND json_extract(v.json, '$.scored') IS i.scored AND json_extract(v.json, '$.revised') IS i.revised "
    "AND json_extract(v.json, '$.rejected') IS i.rejected AND json_extract(v.json, '$.duplicate') IS i.duplicate "
    "AND json_extract(v.json, '$.unchanged') IS i.unchanged AND json_extract(v.json, '$.enterprises') IS i.enterprises "
    "AND json_extract(v.json, '$.profile') IS i.profile_text "
    "AND instr(json_extract(v.json, '$.questionnaire'), i.questionnaire_id || '@') = 1 "
    "AND coalesce((SELECT text FROM event_text WHERE store_id = v.store_id AND seq = v.seq AND field = 'file'), i.file) = i.file "
    "AND (SELECT coalesce(max(text), '') FROM event_text WHERE store_id = v.store_id AND seq = v.seq AND field = 'by') = "
    "i.saved_by "
    "AS as_told, "
    "EXISTS (SELECT 1 FROM event AS u WHERE u.kind = 'import.undone' AND u.subject = i.uuid AND u.at = i.undone_at "
    "AND (SELECT coalesce(max(text), '') FROM event_text WHERE store_id = u.store_id AND seq = u.seq AND field = 'by') = "
    "i.undone_by AND (SELECT coalesce(max(text), '') FROM event_text WHERE store_id = u.store_id AND seq = u.seq "
    "AND field = 'reason') = i.undone_reason) AS undone_as_told, "
    "EXISTS (SELECT 1 FROM event AS u JOIN own ON own.store_id = u.store_id AND u.seq <= own.last "
    "WHERE u.kind = 'import.undone' AND u.subject = i.uuid) AS undone_here "
    "FROM import_row AS i LEFT JOIN saved AS v ON v.subject = i.uuid "
    "LEFT JOIN event_text AS t ON t.store_id = v.store_id AND t.seq = v.seq AND t.field = 'contents' ORDER BY i.id";

}  // namespace

void verify_imports(Database& database, VerifyReport& report) {
  Digests digests(database);
  const std::set<std::int64_t> mixed = mixed_up(database);
  Statement query(database, imports);
  while (query.executeStep()) {
    const std::int64_t id = query.getColumn("id").getInt64();
    ++report.imports;
    bool sound = query.getColumn("as_told").getInt() == 1 && !mixed.contains(id);
    if (text(query, "status") == "undone") {
      Statement rest(database, "SELECT 1 FROM common WHERE import = ?");
      rest.bind(1, id);
      sound = sound && query.getColumn("undone_as_told").getInt() == 1 && !rest.executeStep();
    } else if (sound) {
      const RowDigests::Text found = digests.of(id, query.getColumn("told").getInt());
      sound = query.getColumn("undone_here").getInt() == 0 && tells(text(query, "payload"), "rows", found.rows) &&
              (query.isColumnNull("contents") || text(query, "contents") == found.contents);
    }
    if (!sound)
      report.findings.add({"store.import-changed",
                           base::Severity::error,
                           {{"id", text(query, "uuid")}, {"name", text(query, "file")}},
                           {},
                           {},
                           {}});
  }
}

}  // namespace dxready::store
