#include "store/verify_tables.hpp"

#include "store/database.hpp"
#include "store/ids.hpp"
#include "store/json_text.hpp"
#include "store/questionnaires.hpp"
#include "store/row.hpp"
#include "store/schema.hpp"
#include "store/settled.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace dxready::store {
namespace {

using SQLite::Database;
using SQLite::Statement;

std::string text(const Statement& row, int column) { return row.getColumn(column).getString(); }

void add(VerifyReport& report, std::string code, std::vector<base::Argument> arguments) {
  report.findings.add({std::move(code), base::Severity::error, std::move(arguments), {}, {}, {}});
}

/// What of the schema there is, by kind and name: the same text however it was spaced and quoted on its way.
using Schema = std::map<std::pair<std::string, std::string>, std::string>;

Schema schema_of(Database& database, const char* kinds) {
  Schema schema;
  Statement query(database, fmt::format("SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*' "
                                        "AND type IN ({})",
                                        kinds));
  while (query.executeStep()) {
    std::string sql = text(query, 2);
    std::erase_if(sql, [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '"'; });
    schema[{text(query, 0), text(query, 1)}] = sql;
  }
  return schema;
}

/// Made when somebody is first looked up by name (see EnterpriseBook).
bool is_made_late(const std::string& name) { return name == "enterprise_name" || name == "enterprise_external_id"; }

/// False when something of the program's own is missing or changed: then it cannot be asked.
bool compare_schema(Database& database, const char* kinds, VerifyReport& report) {
  Database fresh(":memory:", SQLite::OPEN_READWRITE);
  migrate(fresh, migration_steps());
  const Schema expected = schema_of(fresh, kinds);
  const Schema found = schema_of(database, kinds);
  std::set<std::pair<std::string, std::string>> different;
  for (const auto& [what, sql] : expected) {
    const auto same = found.find(what);
    if (same == found.end() || same->second != sql) different.insert(what);
  }
  const bool usable = std::none_of(different.begin(), different.end(),
                                   [](const auto& what) { return what.first == "table" || what.first == "view"; });
  for (const auto& [what, sql] : found) {
    if (!expected.contains(what) && !(what.first == "index" && is_made_late(what.second))) different.insert(what);
  }
  for (const auto& [kind, name] : different) add(report, "store.schema-changed", {{"kind", kind}, {"name", name}});
  return usable;
}

/// This store's chain and those of the stores it goes on from, as far as it goes on from them, as `own` (store_id, last).
constexpr const char* own_events =
    "WITH RECURSIVE own (store_id, last) AS (SELECT store_id, 9223372036854775807 FROM meta UNION "
    "SELECT l.parent, l.parent_seq FROM own JOIN lineage AS l ON l.store_id = own.store_id) ";

/// UUIDs of those who were erased, under all their names.
constexpr const char* buried =
    "SELECT uuid FROM tombstone UNION SELECT f.uuid FROM foreign_enterprise AS f JOIN stored_enterprise AS e "
    "ON e.number = f.enterprise JOIN tombstone AS t ON t.uuid = e.uuid";

/// Events with a salted hash and without its text. `enterprise` is whom the event is about, as far as it tells.
const std::string missing_texts =
    "SELECT v.store_id, v.seq, v.kind, v.subject, s.key AS field, "
    "CASE WHEN v.kind IN ('assessment.saved', 'assessment.revised') AND json_valid(v.payload) THEN json_extract(v.payload, "
    "'$.enterprise') "
    "WHEN v.kind = 'enterprise.edited' THEN v.subject END AS enterprise "
    "FROM event AS v, json_each(iif(json_valid(v.payload), v.payload, '{}'), '$.salted') AS s "
    "WHERE instr(v.payload, '\"salted\":') > 0 AND NOT EXISTS (SELECT 1 FROM event_text AS t WHERE t.store_id = v.store_id "
    "AND t.seq = v.seq AND t.field = s.key)";

/// Those of them whose text may be gone: of the erased, of unfinished interviews, and of persons who are not here.
const std::string excused =
    "enterprise IN (SELECT uuid FROM buried) "
    "OR (kind = 'conflict.settled' AND (SELECT a.enterprise FROM stored_assessment AS a WHERE a.uuid = subject) "
    "IN (SELECT uuid FROM buried)) "
    "OR (kind = 'import.saved' AND field = 'contents' AND EXISTS (SELECT 1 FROM tombstone)) "
    "OR (kind GLOB 'interview.*' AND subject NOT IN (SELECT uuid FROM draft) AND NOT EXISTS (SELECT 1 FROM event AS c "
    "JOIN stored_assessment AS a ON a.uuid = iif(json_valid(c.payload), json_extract(c.payload, '$.assessment'), '') "
    "WHERE c.subject = missing.subject AND c.kind = 'interview.completed' AND a.enterprise NOT IN (SELECT uuid FROM buried))) "
    "OR (kind GLOB 'contact.*' AND subject NOT IN (SELECT uuid FROM contact)) "
    "OR (kind GLOB 'request.*' AND subject NOT IN (SELECT uuid FROM privacy_request WHERE person <> '' OR note <> '')) "
    "OR (kind GLOB 'breach.*' AND subject NOT IN (SELECT uuid FROM privacy_breach)) "
    "OR (kind GLOB 'contact.*' OR kind GLOB 'request.*' OR kind GLOB 'breach.*') AND NOT EXISTS (SELECT 1 FROM own "
    "WHERE own.store_id = missing.store_id AND missing.seq <= own.last)";

/// What was told of an enterprise in a field: in the facts of its assessments and beside events.
std::set<std::string> told(Database& database, std::int64_t number, const std::string& uuid, const std::string& field) {
  Statement query(database,
                  "SELECT json_extract(a.facts, '$.' || ?3) FROM assessment_row AS a WHERE a.id BETWEEN ?1 << 16 AND "
                  "(?1 << 16) + 65535 AND json_valid(a.facts) UNION "
                  "SELECT text FROM event_text WHERE enterprise = ?2 AND field = ?3");
  query.bind(1, number);
  query.bind(2, uuid);
  query.bind(3, field);
  std::set<std::string> values;
  while (query.executeStep()) {
    if (!query.isColumnNull(0)) values.insert(text(query, 0));
  }
  return values;
}

bool has(Database& database, const char* sql, std::int64_t number) {
  Statement query(database, sql);
  query.bind(1, number);
  return query.executeStep();
}

}  // namespace

bool verify_schema(Database& database, VerifyReport& report) {
  return compare_schema(database, "'table', 'view', 'index', 'trigger'", report);
}

bool verify_views(Database& database, VerifyReport& report) {
  const std::size_t before = report.findings.errors();
  compare_schema(database, "'view', 'trigger'", report);
  return report.findings.errors() == before;
}

void verify_statuses(Database& database, VerifyReport& report) {
  const std::map<std::string, bool> by_choice = settled(database);
  Statement query(database,
                  "SELECT s.uuid, s.status FROM stored_assessment AS s WHERE s.id IN (SELECT a.id FROM assessment_row AS a WHERE "
                  "a.status <> iif(EXISTS (SELECT 1 FROM assessment_row AS later WHERE later.supersedes = a.id), 2, 1))");
  while (query.executeStep()) {
    const auto choice = by_choice.find(text(query, 0));
    if (text(query, 1) == "superseded" && choice != by_choice.end() && choice->second) continue;
    add(report, "store.status-changed", {{"id", text(query, 0)}});
  }
  for (const auto& [uuid, superseded] : by_choice) {
    if (!superseded) continue;
    Statement counts(database, "SELECT 1 FROM stored_assessment WHERE uuid = ? AND status = 'complete'");
    counts.bind(1, uuid);
    if (counts.executeStep()) add(report, "store.status-changed", {{"id", uuid}});
  }
}

void verify_enterprises(Database& database, VerifyReport& report) {
  // Where an import was undone, what it told may be all that is known of somebody.
  if (database.execAndGet("SELECT EXISTS (SELECT 1 FROM import_row WHERE status = 'undone')").getInt() == 1) return;
  // The facts of some assessments are those of the enterprise: they are looked at with the assessments. Of most others one has
  // told all there is.
  Statement query(
      database,
      "SELECT e.number, e.uuid, e.name, e.tax_code, e.external_id, e.note FROM stored_enterprise AS e "
      "WHERE e.uuid NOT IN (SELECT uuid FROM tombstone) AND (e.note <> '' OR NOT EXISTS (SELECT 1 FROM assessment_row "
      "AS a WHERE a.id BETWEEN e.number << 16 AND (e.number << 16) + 65535 AND (a.facts IS NULL OR (json_valid(a.facts) "
      "AND coalesce(json_extract(a.facts, '$.name'), '') = e.name "
      "AND json_extract(a.facts, '$.tax_code') IS e.tax_code "
      "AND json_extract(a.facts, '$.external_id') IS e.external_id)))) ORDER BY e.number");
  while (query.executeStep()) {
    const std::int64_t number = query.getColumn(0).getInt64();
    // Who came with a merge came without a tax code that somebody else has here.
    const bool is_foreign = has(database, "SELECT 1 FROM foreign_enterprise WHERE enterprise = ?", number);
    const auto check = [&](const char* field, int column) {
      const std::set<std::string> values = told(database, number, text(query, 1), field);
      const std::string value = storable(text(query, column));
      if (value.empty() ? values.empty() || values.contains("") || is_foreign : values.contains(value)) return;
      add(report, "store.enterprise-changed", {{"number", number_text(number)}, {"field", field}});
    };
    const char* plain = "SELECT 1 FROM assessment_row WHERE id BETWEEN ?1 << 16 AND (?1 << 16) + 65535 AND facts IS NULL";
    const char* any = "SELECT 1 FROM assessment_row WHERE id BETWEEN ?1 << 16 AND (?1 << 16) + 65535";
    if (has(database, any, number) && !has(database, plain, number)) {
      check("name", 2);
      check("tax_code", 3);
      check("external_id", 4);
    }
    check("note", 5);
  }
}

void verify_tombstones(Database& database, VerifyReport& report) {
  Statement query(
      database,
      fmt::format(
          "{} SELECT v.subject, v.seq FROM event AS v JOIN own ON own.store_id = v.store_id AND "
          "v.seq <= own.last WHERE v.kind = 'enterprise.erased' AND (v.subject NOT IN "
          "(SELECT uuid FROM tombstone) OR (SELECT count(*) FROM tombstone_code AS c WHERE c.uuid = "
          "v.subject) < coalesce(iif(json_valid(v.payload), json_extract(v.payload, '$.tax_codes'), 0), 0)) ORDER BY v.seq",
          own_events));
  while (query.executeStep()) add(report, "store.tombstone-missing", {{"id", text(query, 0)}, {"event", text(query, 1)}});
}

void verify_texts_there(Database& database, VerifyReport& report) {
  Statement query(database, fmt::format("{}, buried AS ({}), missing AS MATERIALIZED ({}) SELECT seq, field FROM missing "
                                        "WHERE NOT coalesce({}, 0) ORDER BY store_id, seq",
                                        own_events, buried, missing_texts, excused));
  while (query.executeStep()) add(report, "store.event-text-missing", {{"event", text(query, 0)}, {"field", text(query, 1)}});
}

void verify_questionnaire(Database& database, const questionnaire::Questionnaire& questionnaire, VerifyReport& report) {
  Database fresh(":memory:", SQLite::OPEN_READWRITE);
  migrate(fresh, migration_steps());
  register_questionnaire(fresh, questionnaire);
  for (const char* table : {"questionnaire", "pillar", "criterion"}) {
    const auto rows = [&](Database& from) {
      Statement query(from, fmt::format("SELECT * FROM {} WHERE text = ? ORDER BY 2", table));
      query.bind(1, questionnaire.text);
      std::vector<std::string> all;
      while (query.executeStep()) {
        for (int i = 0; i < query.getColumnCount(); ++i) all.push_back(text(query, i));
      }
      return all;
    };
    if (rows(fresh) == rows(database)) continue;
    add(report, "store.questionnaire-changed",
        {{"questionnaire", questionnaire.id}, {"version", questionnaire.version}, {"table", table}});
  }
}

}  // namespace dxready::store
