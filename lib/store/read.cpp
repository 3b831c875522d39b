#include "store/read.hpp"

#include "store/derived_id.hpp"
#include "store/enterprises.hpp"
#include "store/errors.hpp"
#include "store/event_log.hpp"
#include "store/ids.hpp"
#include "store/json_text.hpp"
#include "store/row.hpp"
#include "store/row_check.hpp"
#include "store/snapshot.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <system_error>

namespace dxready::store {
namespace {

using Statement = SQLite::Statement;

std::string text(const Statement& row, const char* name) { return row.getColumn(name).getString(); }

int whole(const Statement& row, const char* name) { return row.getColumn(name).getInt(); }

constexpr const char* summaries =
    "SELECT e.*, count(a.id) AS assessments, coalesce(max(a.assessed_on), '') AS last FROM stored_enterprise AS e "
    "LEFT JOIN assessment_row AS a ON a.id BETWEEN e.number << 16 AND (e.number << 16) + 65535 AND a.status <> 2 ";

EnterpriseSummary enterprise_summary(const Statement& row) {
  EnterpriseSummary summary;
  summary.id = text(row, "uuid");
  summary.number = number_text(row.getColumn("number").getInt64());
  summary.name = text(row, "name");
  summary.tax_code = text(row, "tax_code");
  summary.external_id = text(row, "external_id");
  summary.assessments = whole(row, "assessments");
  summary.last_assessed_on = text(row, "last");
  return summary;
}

std::vector<Alias> aliases(SQLite::Database& database, std::int64_t enterprise) {
  Statement query(database, "SELECT kind, value FROM enterprise_alias WHERE enterprise = ? ORDER BY kind, value");
  query.bind(1, enterprise);
  std::vector<Alias> found;
  while (query.executeStep()) found.push_back({query.getColumn(0).getString(), query.getColumn(1).getString()});
  return found;
}

/// Assessments, what they were made with, and what their enterprise is called.
std::string assessments(const std::string& where) {
  return std::string("SELECT ") + row_columns +
         ", m.engine, q.version, q.meaning, m.text, m.catalogue, m.texts FROM stored_assessment AS a "
         "JOIN made_with AS m ON m.id = a.made_with JOIN questionnaire AS q ON q.text = m.text " +
         where;
}

AssessmentSummary assessment_summary(const Statement& query, const AssessmentRow& row) {
  AssessmentSummary summary;
  summary.id = row.uuid;
  summary.enterprise = row.enterprise;
  summary.enterprise_number = number_text(row.enterprise_number);
  summary.enterprise_name = text(query, "name");
  summary.questionnaire = row.questionnaire_id;
  summary.version = text(query, "version");
  summary.assessed_on = row.assessed_on;
  summary.on = row.on;
  summary.respondent = {row.role, row.code};
  summary.label = row.label;
  summary.revision = row.revision;
  summary.status = row.status;
  summary.saved_at = row.saved_at;
  summary.engine = whole(query, "engine");
  summary.package = row.package;
  summary.next_step = row.next_step;
  summary.denominator = row.denominator;
  summary.total = row.total;
  summary.level = row.level;
  summary.highest_possible = row.highest_possible;
  return summary;
}

/// What is read of a column; one that cannot be read is trouble of the store, not of what was asked.
template <typename Read>
auto readable(const AssessmentRow& row, const char* column, const Read& read) {
  try {
    return read();
  } catch (const base::DataError&) {
    fail_row(row.uuid, column);
  }
}

AssessmentRecord assessment_of(const Statement& query) {
  const AssessmentRow row = read_row(query);
  check_numbers(row);
  AssessmentRecord record;
  record.summary = assessment_summary(query, row);
  record.store_id = row.store_id;
  record.meaning = text(query, "meaning");
  record.questionnaire_text = text(query, "text");
  record.interviewer = row.interviewer;
  record.supersedes = row.supersedes;
  record.reason = row.reason;
  record.rung = row.rung;
  record.catalogue = text(query, "catalogue");
  record.pillars = readable(row, "pillars", [&] { return read_pillars(row.pillars); });
  record.eligible = split(row.eligible);
  record.undecided = split(row.undecided);
  record.texts = readable(row, "texts", [&] { return read_texts(text(query, "texts")); });
  record.content = row.content;
  record.grades = row.grades;
  record.detail = row.detail;
  record.facts = row.facts;
  record.needs = row.needs;
  record.money = readable(row, "money", [&] { return read_money(row.money); });
  return record;
}

/// The assessments of an enterprise one after the other, as `Store::history` orders them.
template <typename Take>
void each_of(SQLite::Database& database, const std::string& enterprise, bool with_superseded, const Take& take) {
  Statement query(database, assessments("WHERE a.id BETWEEN ?1 << 16 AND (?1 << 16) + 65535 AND (?2 OR a.status <> 'superseded') "
                                        "ORDER BY a.assessed_on, a.respondent_role, a.respondent_code, a.questionnaire_id, "
                                        "a.store_id, a.revision"));
  const std::vector<std::int64_t> numbers = enterprises_with(database, enterprise, 1);
  const std::int64_t number = numbers.empty() ? 0 : numbers.front();
  query.bind(1, number);
  query.bind(2, with_superseded ? 1 : 0);
  std::int64_t taken = 0;
  for (; query.executeStep(); ++taken) take(query);
  check_all_read(database, number, with_superseded, taken);
}

std::int64_t count(SQLite::Database& database, const std::string& what) {
  return database.execAndGet("SELECT count(*) FROM " + what).getInt64();
}

/// What events of this store behind `seq` tell of: assessments that were saved one by one, and those of imports.
std::int64_t saved_since(SQLite::Database& database, const std::string& store_id, std::int64_t seq) {
  Statement query(database,
                  "WITH later AS (SELECT kind, subject, payload FROM event WHERE store_id = ?1 AND seq > ?2) "
                  "SELECT (SELECT count(*) FROM later JOIN assessment_row AS a ON a.uuid = later.subject "
                  "WHERE kind IN ('assessment.saved', 'assessment.revised') AND a.status <> 2) + "
                  "(SELECT count(*) FROM assessment_row AS a WHERE a.status <> 2 AND a.common IN (SELECT c.id FROM later "
                  "JOIN import_row AS i ON i.uuid = later.subject JOIN common AS c ON c.import = i.id "
                  "WHERE kind = 'import.saved')) + "
                  "(SELECT coalesce(sum(json_extract(payload, '$.assessments')), 0) FROM later WHERE kind = 'store.merged')");
  query.bind(1, store_id);
  query.bind(2, seq);
  query.executeStep();
  return query.getColumn(0).getInt64();
}

void set_safekeeping(SQLite::Database& database, Info& info) {
  Statement parent(database, "SELECT parent FROM lineage WHERE store_id = ?");
  parent.bind(1, info.store_id);
  if (parent.executeStep()) info.parent = parent.getColumn(0).getString();
  info.last_merge_at = database.execAndGet("SELECT coalesce(max(merged_at), '') FROM merge_row").getString();
  info.newer = info.assessments;
  info.unmerged = info.assessments;
  Statement merged(database, "SELECT max(seq) FROM event WHERE store_id = ? AND kind = 'store.merged'");
  merged.bind(1, info.store_id);
  if (merged.executeStep() && !merged.isColumnNull(0)) {
    info.unmerged = saved_since(database, info.store_id, merged.getColumn(0).getInt64());
  }
  Statement last(database, "SELECT made_at, file, encrypted, seq FROM backup_row WHERE store_id = ? ORDER BY id DESC LIMIT 1");
  last.bind(1, info.store_id);
  if (!last.executeStep()) return;
  info.backup = LastBackup{last.getColumn(0).getString(), last.getColumn(1).getString(), last.getColumn(2).getInt() == 1};
  info.newer = saved_since(database, info.store_id, last.getColumn(3).getInt64());
}

std::int64_t size_of(const std::filesystem::path& path) {
  std::int64_t bytes = 0;
  for (const char* suffix : {"", "-wal"}) {
    std::error_code error;
    std::filesystem::path file = path;
    const std::uintmax_t size = std::filesystem::file_size(file += suffix, error);
    if (!error) bytes += static_cast<std::int64_t>(size);
  }
  return bytes;
}

}  // namespace

std::vector<EnterpriseSummary> enterprises(SQLite::Database& database) {
  Statement query(database, std::string(summaries) + "GROUP BY e.number ORDER BY e.number");
  std::vector<EnterpriseSummary> all;
  std::int64_t assessments = 0;
  while (query.executeStep()) {
    all.push_back(enterprise_summary(query));
    assessments += all.back().assessments;
  }
  check_all_have_enterprises(database, assessments);
  return all;
}

EnterpriseRecord enterprise(SQLite::Database& database, std::string_view who) {
  const SQLite::Transaction one_view(database);
  const EnterpriseRow row = find_meant(database, who);
  Statement query(database, std::string(summaries) + "WHERE e.number = ? GROUP BY e.number");
  query.bind(1, row.number);
  query.executeStep();
  return {enterprise_summary(query), row.note, text(query, "created_at"), aliases(database, row.number)};
}

std::vector<AssessmentSummary> history(SQLite::Database& database, const std::string& enterprise, bool with_superseded) {
  std::vector<AssessmentSummary> found;
  each_of(database, enterprise, with_superseded, [&](const Statement& query) { found.push_back(assessment_of(query).summary); });
  return found;
}

std::vector<AssessmentRecord> history_records(SQLite::Database& database, const std::string& enterprise, bool with_superseded) {
  std::vector<AssessmentRecord> found;
  each_of(database, enterprise, with_superseded, [&](const Statement& query) { found.push_back(assessment_of(query)); });
  return found;
}

AssessmentRecord assessment_record(SQLite::Database& database, std::string_view id_prefix) {
  const std::string id(id_prefix);
  const std::string prefix = uuid_prefix(id_prefix);
  if (prefix.empty()) fail_data("store.bad-assessment-id", {{"id", id}});
  constexpr std::size_t most = 5;
  Statement query(database, assessments("WHERE a.id = ?"));
  std::vector<AssessmentRecord> found;
  for (const std::int64_t row : rows_with(database, prefix, most)) {
    query.reset();
    query.bind(1, row);
    const std::size_t before = found.size();
    while (query.executeStep()) found.push_back(assessment_of(query));
    if (found.size() == before) fail_incomplete(database, row);
  }
  if (found.empty()) fail_data("store.unknown-assessment", {{"id", id}});
  if (found.size() > 1) {
    std::string candidates;
    for (const AssessmentRecord& one : found) candidates += (candidates.empty() ? "" : ", ") + one.summary.id;
    fail_data("store.ambiguous-assessment", {{"id", id}, {"candidates", candidates}});
  }
  check_texts(found.front());
  return std::move(found.front());
}

Info info(SQLite::Database& database, const std::filesystem::path& path) {
  const SQLite::Transaction one_view(database);
  Info info;
  info.path = path;
  info.store_id = store_id_of(database);
  info.format = database.execAndGet("PRAGMA user_version").getInt();
  Statement engines(database,
                    "SELECT DISTINCT engine FROM made_with WHERE id IN (SELECT c.made_with FROM assessment_row AS a JOIN common "
                    "AS c ON c.id = a.common) "
                    "ORDER BY engine");
  while (engines.executeStep()) info.engines.push_back(engines.getColumn(0).getInt());
  info.enterprises = count(database, "enterprise");
  info.assessments = count(database, "assessment_row WHERE status <> 2");
  info.drafts = count(database, "draft");
  info.contacts = count(database, "contact");
  info.superseded = count(database, "assessment_row WHERE status = 2");
  info.imports = count(database, "import_row WHERE status = 'done'");
  info.questionnaires = count(database, "questionnaire");
  info.texts = count(database, "kept_text");
  info.events = count(database, "event");
  info.bytes = size_of(path);
  info.chain_head = chain_head(database, info.store_id);
  Statement saved(database, "SELECT min(saved_at), max(saved_at) FROM common");
  saved.executeStep();
  info.first_saved_at = saved.getColumn(0).getString();
  info.last_saved_at = saved.getColumn(1).getString();
  set_safekeeping(database, info);
  return info;
}

}  // namespace dxready::store
