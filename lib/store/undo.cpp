#include "store/undo.hpp"

#include "store/connection.hpp"
#include "store/enterprise_book.hpp"
#include "store/errors.hpp"
#include "store/event_log.hpp"
#include "store/ids.hpp"
#include "store/json_text.hpp"
#include "store/opened.hpp"
#include "store/settled.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dxready::store {
namespace {

using Statement = SQLite::Statement;

/// An import as it is stored, with its number there.
struct Stored {
  std::int64_t number = 0;
  ImportSummary summary;
};

std::uint64_t count(const Statement& row, const char* name) { return static_cast<std::uint64_t>(row.getColumn(name).getInt64()); }

Stored stored(const Statement& row) {
  const auto text = [&](const char* name) { return row.getColumn(name).getString(); };
  Stored import;
  import.number = row.getColumn("id").getInt64();
  ImportSummary& summary = import.summary;
  summary.id = text("uuid");
  summary.file = text("file");
  summary.sha256 = text("sha256");
  summary.profile = text("profile");
  summary.questionnaire = text("questionnaire_id");
  summary.saved_at = text("saved_at");
  summary.saved_by = text("saved_by");
  summary.counts = {count(row, "read"), count(row, "scored"), count(row, "rejected"), count(row, "duplicate"),
                    count(row, "unchanged")};
  summary.revised = count(row, "revised");
  summary.enterprises = count(row, "enterprises");
  summary.undone = text("status") == "undone";
  summary.undone_at = text("undone_at");
  summary.undone_by = text("undone_by");
  summary.undone_reason = text("undone_reason");
  return import;
}

Stored find_import(SQLite::Database& database, std::string_view id_prefix) {
  const std::string id(id_prefix);
  const std::string prefix = uuid_prefix(id_prefix);
  if (prefix.empty()) fail_data("store.bad-import-id", {{"id", id}});
  Statement query(database, "SELECT * FROM import_row WHERE uuid >= ?1 AND uuid < ?1 || 'g' ORDER BY uuid LIMIT 5");
  query.bind(1, prefix);
  std::vector<Stored> found;
  while (query.executeStep()) found.push_back(stored(query));
  if (found.empty()) fail_data("store.unknown-import", {{"id", id}});
  if (found.size() > 1) {
    std::string candidates;
    for (const Stored& one : found) candidates += (candidates.empty() ? "" : ", ") + one.summary.id;
    fail_data("store.ambiguous-import", {{"id", id}, {"candidates", candidates}});
  }
  return std::move(found.front());
}

/// A field of an enterprise an import changed.
struct Change {
  std::int64_t enterprise = 0;
  std::string field;
  std::string before;
  std::string after;
};

/// Takes one import back, inside a transaction.
class Undo {
public:
  Undo(SQLite::Database& database, const Stored& import, const Stamp& stamp)
      : m_database(database), m_import(import), m_stamp(stamp) {}

  /// Refuses when a revision that is not of the import stands on one of its assessments.
  void check() {
    Statement query(m_database,
                    "SELECT a.id >> 16, a.assessed_on, s.uuid FROM assessment_row AS later "
                    "JOIN assessment_row AS a ON a.id = later.supersedes JOIN stored_assessment AS s ON s.id = later.id "
                    "WHERE later.supersedes IS NOT NULL AND a.common IN (SELECT id FROM common WHERE import = ?1) "
                    "AND s.import IS NOT ?1 ORDER BY 1, 2 LIMIT 6");
    query.bind(1, m_import.number);
    constexpr std::size_t most = 5;
    std::string what;
    for (std::size_t i = 0; query.executeStep(); ++i) {
      if (i > 0) what += "; ";
      what += i == most ? "…"
                        : fmt::format("{} {} @{}", number_text(query.getColumn(0).getInt64()), query.getColumn(1).getString(),
                                      query.getColumn(2).getString().substr(0, 8));
    }
    if (!what.empty()) fail_data("store.import-built-upon", {{"id", m_import.summary.id}, {"what", what}});
  }

  UndoResult take_back(const std::string& reason) {
    UndoResult result{m_import.summary.id, m_import.summary.file, 0, 0, 0};
    result.restored =
        run("UPDATE assessment_row SET status = 1 WHERE id IN (SELECT supersedes FROM assessment_row "
            "WHERE supersedes IS NOT NULL AND common IN (SELECT id FROM common WHERE import = ?1))");
    result.assessments = run("DELETE FROM assessment_row WHERE common IN (SELECT id FROM common WHERE import = ?1)");
    run("DELETE FROM common WHERE import = ?1");
    apply_settled(m_database);
    restore_enterprises();
    run("DELETE FROM enterprise_alias WHERE import = ?1");
    result.enterprises = remove_enterprises();
    mark(reason);
    append_event(m_database, store_id_of(m_database), event(result, reason));
    return result;
  }

private:
  /// Runs a statement about the import; the number of rows it changed.
  std::int64_t run(const std::string& sql) {
    Statement statement(m_database, sql);
    statement.bind(1, m_import.number);
    return statement.exec();
  }

  /// Name, tax code and external id go back to what they were, unless somebody has changed them since: a later import then
  /// takes over what was before this one.
  void restore_enterprises() {
    std::vector<Change> changes;
    Statement query(m_database, "SELECT enterprise, field, old_value, new_value FROM enterprise_change WHERE import = ?");
    query.bind(1, m_import.number);
    while (query.executeStep()) {
      changes.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getString(), query.getColumn(2).getString(),
                         query.getColumn(3).getString()});
    }
    run("DELETE FROM enterprise_change WHERE import = ?1");
    for (const Change& one : changes) {
      if (!hand_on(one)) restore(one);
    }
  }

  /// True when the next import that changed the field takes over.
  bool hand_on(const Change& change) {
    Statement update(m_database,
                     "UPDATE enterprise_change SET old_value = ? WHERE enterprise = ? AND field = ? AND old_value = ? AND "
                     "import = (SELECT min(import) FROM enterprise_change WHERE enterprise = ? AND field = ? AND import > ?)");
    Binder binder(update);
    binder.text(change.before).whole(change.enterprise).text(change.field).text(change.after);
    binder.whole(change.enterprise).text(change.field).whole(m_import.number);
    return update.exec() > 0;
  }

  void restore(const Change& change) {
    Statement query(m_database, std::string(enterprise_columns) + "WHERE number = ?");
    query.bind(1, change.enterprise);
    const EnterpriseRow before = read_enterprises(query).front();
    EnterpriseRow row = before;
    std::string& value = change.field == "name" ? row.name : change.field == "tax_code" ? row.tax_code : row.external_id;
    if (value != change.after || (change.field == "tax_code" && is_taken(change.before))) return;
    value = change.before;
    Connection connection(m_database);
    EnterpriseBook(connection, m_stamp).write(before, row);
  }

  bool is_taken(const std::string& tax_code) {
    Statement query(m_database, "SELECT 1 FROM enterprise WHERE tax_code = ?");
    query.bind(1, tax_code);
    return query.executeStep();
  }

  /// Also those of imports undone before which this one had kept alive.
  std::int64_t remove_enterprises() {
    constexpr const char* orphans =
        "SELECT e.number FROM stored_enterprise AS e JOIN import_row AS i ON i.id = e.import "
        "WHERE (i.id = ?1 OR i.status = 'undone') "
        "AND NOT EXISTS (SELECT 1 FROM assessment_row AS a WHERE a.id BETWEEN e.number << 16 AND (e.number << 16) + 65535) "
        "AND NOT EXISTS (SELECT 1 FROM enterprise_change AS c WHERE c.enterprise = e.number) "
        "AND NOT EXISTS (SELECT 1 FROM event_text AS t WHERE t.enterprise = e.uuid)";
    run(fmt::format("DELETE FROM enterprise_alias WHERE enterprise IN ({})", orphans));
    return run(fmt::format("DELETE FROM enterprise WHERE number IN ({})", orphans));
  }

  void mark(const std::string& reason) {
    Statement update(m_database,
                     "UPDATE import_row SET status = 'undone', undone_at = ?, undone_by = ?, undone_reason = ? WHERE id = ?");
    Binder(update).text(m_stamp.now_utc).text(m_stamp.interviewer).text(reason).whole(m_import.number);
    update.exec();
  }

  Event event(const UndoResult& result, const std::string& reason) const {
    Event event;
    event.at = m_stamp.now_utc;
    event.kind = "import.undone";
    event.subject = m_import.summary.id;
    event.salt = m_stamp.new_uuid();
    json::Writer writer(event.payload, json::Layout::compact);
    writer.begin_object();
    put(writer, "assessments", result.assessments);
    put(writer, "restored", result.restored);
    put(writer, "enterprises", result.enterprises);
    writer.end_object();
    if (!reason.empty()) event.texts["reason"] = reason;
    if (!m_stamp.interviewer.empty()) event.texts["by"] = m_stamp.interviewer;
    return event;
  }

  SQLite::Database& m_database;
  const Stored& m_import;
  const Stamp& m_stamp;
};

/// Inside a transaction.
UndoResult undone(SQLite::Database& database, std::string_view id_prefix, const std::string& reason, const Stamp& stamp) {
  const Stored import = find_import(database, id_prefix);
  if (import.summary.undone) {
    fail_data("store.import-undone", {{"id", import.summary.id}, {"when", import.summary.undone_at}});
  }
  Undo undo(database, import, stamp);
  undo.check();
  return undo.take_back(reason);
}

}  // namespace

std::vector<ImportSummary> imports(SQLite::Database& database) {
  Statement query(database, "SELECT * FROM import_row ORDER BY id");
  std::vector<ImportSummary> all;
  while (query.executeStep()) all.push_back(stored(query).summary);
  return all;
}

UndoResult undo_import(SQLite::Database& database, std::string_view id_prefix, const std::string& reason, const Stamp& stamp) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  UndoResult result = undone(database, id_prefix, reason, stamp);
  transaction.commit();
  return result;
}

UndoResult plan_undo(const std::filesystem::path& store, std::string_view id_prefix, const Stamp& stamp, Patience patience) {
  Opened opened(store, Access::write, std::move(patience));
  UndoResult result;
  opened.use([&](SQLite::Database& database) {
    const SQLite::Transaction never_committed(database, SQLite::TransactionBehavior::IMMEDIATE);
    result = undone(database, id_prefix, {}, stamp);
  });
  return result;
}

}  // namespace dxready::store
