#include "store/scrub.hpp"

#include "store/statement.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace dxready::store {

const char* const unreadable_texts =
    "SELECT a.id, 'detail' AS part FROM assessment_row AS a WHERE a.id BETWEEN ?1 << 16 AND (?1 << 16) + 65535 "
    "AND a.detail IS NOT NULL AND NOT coalesce(iif(json_valid(a.detail), json_type(a.detail) = 'object', 0), 0) "
    "UNION ALL SELECT a.id, 'facts' FROM assessment_row AS a WHERE a.id BETWEEN ?1 << 16 AND (?1 << 16) + 65535 "
    "AND a.facts IS NOT NULL AND NOT coalesce(iif(json_valid(a.facts), json_type(a.facts) = 'object', 0), 0)";

const char* const free_texts_of_answers =
    "SELECT a.id, t.fullkey, t.key, t.atom FROM assessment_row AS a, json_tree(iif(json_valid(a.detail), a.detail, NULL)) AS t "
    "WHERE a.id BETWEEN ?1 << 16 AND (?1 << 16) + 65535 AND t.key IN ('note', 'text') AND t.atom IS NOT NULL";

namespace {

using SQLite::Database;
using SQLite::Statement;

/// The facts that tell who or where an enterprise is; the others are kept, for results follow from them.
constexpr const char* telling_facts = "'$.name', '$.tax_code', '$.external_id', '$.address', '$.ward', '$.former_district'";
/// The rows of an enterprise, whose number is `?1`.
constexpr const char* own_rows = "id BETWEEN ?1 << 16 AND (?1 << 16) + 65535";

/// A place in the JSON of a row.
struct Place {
  std::int64_t row = 0;
  std::string path;
  std::string key;
};

std::vector<Place> places(Database& database, const char* sql, std::int64_t enterprise) {
  std::vector<Place> found;
  Statement query(database, sql);
  query.bind(1, enterprise);
  while (query.executeStep()) {
    found.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getString(), query.getColumn(2).getString()});
  }
  return found;
}

/// Notes go; an answer that is a text stays an answer.
void scrub_answers(Database& database, std::int64_t enterprise) {
  for (const Place& place : places(database, free_texts_of_answers, enterprise)) {
    Statement update(database, place.key == "note"
                                   ? "UPDATE assessment_row SET detail = json_remove(detail, ?) WHERE id = ?"
                                   : fmt::format("UPDATE assessment_row SET detail = json_replace(detail, ?, '{}') WHERE id = ?",
                                                 erased_text));
    Binder(update).text(place.path).whole(place.row);
    update.exec();
  }
}

void scrub_facts(Database& database, std::int64_t enterprise) {
  Statement telling(database,
                    fmt::format("UPDATE assessment_row SET facts = json_remove(facts, {}) WHERE {} AND facts IS NOT NULL",
                                telling_facts, own_rows));
  telling.bind(1, enterprise);
  telling.exec();
  constexpr const char* documents =
      "SELECT a.id, t.fullkey, t.key FROM assessment_row AS a, json_tree(a.facts) AS t "
      "WHERE a.id BETWEEN ?1 << 16 AND (?1 << 16) + 65535 AND t.key = 'document' AND t.atom IS NOT NULL";
  for (const Place& place : places(database, documents, enterprise)) {
    Statement update(database, "UPDATE assessment_row SET facts = json_remove(facts, ?) WHERE id = ?");
    Binder(update).text(place.path).whole(place.row);
    update.exec();
  }
}

/// Of a text that cannot be read nobody knows what it tells: all of it goes.
void scrub_unreadable(Database& database, std::int64_t enterprise) {
  for (const char* part : {"detail", "facts"}) {
    Statement update(
        database, fmt::format("UPDATE assessment_row SET {0} = NULL WHERE id IN (SELECT id FROM ({1}) WHERE part = '{0}')", part,
                              unreadable_texts));
    update.bind(1, enterprise);
    update.exec();
  }
}

/// Labels and reasons were typed for one save; those of others, and of whole imports, stay.
void scrub_labels(Database& database, std::int64_t enterprise) {
  std::vector<std::int64_t> shared;
  Statement query(database, fmt::format("SELECT DISTINCT c.id FROM common AS c JOIN assessment_row AS a ON a.common = c.id "
                                        "WHERE a.{} AND c.import IS NULL AND (c.label <> '' OR c.reason <> '')",
                                        own_rows));
  query.bind(1, enterprise);
  while (query.executeStep()) shared.push_back(query.getColumn(0).getInt64());
  for (const std::int64_t id : shared) {
    Statement insert(database,
                     "INSERT INTO common SELECT NULL, made_with, import, saved_at, interviewer, '', '', denominator, max, "
                     "applicable, level, highest_possible, rung, package, next_step, needs, money FROM common WHERE id = ?");
    insert.bind(1, id);
    insert.exec();
    Statement move(database, fmt::format("UPDATE assessment_row SET common = ?2 WHERE {} AND common = ?3", own_rows));
    Binder(move).whole(enterprise).whole(database.getLastInsertRowid()).whole(id);
    move.exec();
    Statement remove(database, "DELETE FROM common WHERE id = ?1 AND id NOT IN (SELECT common FROM assessment_row)");
    remove.bind(1, id);
    remove.exec();
  }
}

}  // namespace

void scrub_rows(Database& database, std::int64_t enterprise) {
  scrub_unreadable(database, enterprise);
  scrub_answers(database, enterprise);
  scrub_facts(database, enterprise);
  scrub_labels(database, enterprise);
  Statement content(database, fmt::format("UPDATE assessment_row SET content = NULL WHERE {}", own_rows));
  content.bind(1, enterprise);
  content.exec();
}

}  // namespace dxready::store
