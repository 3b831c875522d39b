#include "store/merge_steps.hpp"

#include "base/fingerprint.hpp"
#include "store/connection.hpp"
#include "store/errors.hpp"
#include "store/ids.hpp"
#include "store/packages.hpp"
#include "store/scrub.hpp"
#include "store/settled.hpp"
#include "store/snapshot.hpp"
#include "store/statement.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <set>

namespace dxready::store {
namespace {

using SQLite::Database;
using SQLite::Statement;

/// An enterprise of the other store, and who it is here.
struct Foreign {
  std::int64_t number = 0;
  std::string uuid;
  std::string name;
  std::string tax_code;
  std::string external_id;
};

/// Where what comes gets its new ids: numbers of the other store beside numbers here.
constexpr const char* maps = R"sql(
CREATE TEMP TABLE enterprise_map (
  theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL, uuid TEXT NOT NULL, is_new INTEGER NOT NULL, is_erased INTEGER NOT NULL,
  facts TEXT);
CREATE TEMP TABLE import_map (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL);
CREATE TEMP TABLE series_map (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL);
CREATE TEMP TABLE made_map (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL);
CREATE TEMP TABLE letter_map (theirs TEXT PRIMARY KEY, ours TEXT NOT NULL);
CREATE TEMP TABLE row_map (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL, is_new INTEGER NOT NULL);
CREATE TEMP TABLE our_id (uuid TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID;
CREATE TEMP TABLE their_id (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL);
)sql";

/// Made when what they index is there: in order, and at once.
constexpr const char* index_enterprises = R"sql(
CREATE INDEX temp.enterprise_map_ours ON enterprise_map (ours);
CREATE INDEX temp.enterprise_map_uuid ON enterprise_map (uuid);
)sql";
constexpr const char* index_rows = "CREATE INDEX temp.row_map_ours ON row_map (ours)";

constexpr const char* bring_texts = R"sql(
INSERT OR IGNORE INTO main.kept_text SELECT * FROM other.kept_text;
INSERT OR IGNORE INTO main.questionnaire SELECT * FROM other.questionnaire;
INSERT OR IGNORE INTO main.pillar SELECT * FROM other.pillar;
INSERT OR IGNORE INTO main.criterion SELECT * FROM other.criterion;
INSERT OR IGNORE INTO main.made_with (text, engine, catalogue, texts) SELECT text, engine, catalogue, texts FROM other.made_with;
INSERT INTO made_map SELECT o.id, m.id FROM other.made_with AS o JOIN main.made_with AS m
  ON m.text = o.text AND m.engine = o.engine AND m.catalogue = o.catalogue AND m.texts = o.texts;
INSERT OR IGNORE INTO main.series (store_id, questionnaire_id, respondent_role, respondent_code)
  SELECT store_id, questionnaire_id, respondent_role, respondent_code FROM other.series;
INSERT INTO series_map SELECT o.id, s.id FROM other.series AS o JOIN main.series AS s
  ON s.store_id = o.store_id AND s.questionnaire_id = o.questionnaire_id AND s.respondent_role = o.respondent_role
  AND s.respondent_code = o.respondent_code;
)sql";

/// Ids of what an import brought do not follow from its own here: the numbers they were made of are other ones.
constexpr const char* bring_imports = R"sql(
INSERT INTO main.import_row (uuid, store_id, file, sha256, profile, profile_text, questionnaire_id, saved_at, saved_by, read, scored,
    revised, rejected, duplicate, unchanged, enterprises, status, undone_at, undone_by, undone_reason, told, mix, middle)
  SELECT uuid, store_id, file, sha256, profile, profile_text, questionnaire_id, saved_at, saved_by, read, scored, revised, rejected,
    duplicate, unchanged, enterprises, status, undone_at, undone_by, undone_reason, told, NULL, NULL
  FROM other.import_row WHERE uuid NOT IN (SELECT uuid FROM main.import_row) ORDER BY id;
INSERT INTO import_map SELECT o.id, i.id FROM other.import_row AS o JOIN main.import_row AS i ON i.uuid = o.uuid;
)sql";

constexpr const char* bring_enterprises = R"sql(
INSERT INTO main.enterprise (number, name, name_folded, tax_code, external_id, import, uuid, name_key, created_at, note)
  SELECT m.ours, iif(m.is_erased, '', o.name), iif(m.is_erased, '', o.name_folded),
    iif(m.is_erased OR o.tax_code IN (SELECT tax_code FROM main.enterprise WHERE tax_code IS NOT NULL), NULL, o.tax_code),
    iif(m.is_erased, NULL, o.external_id), (SELECT ours FROM import_map WHERE theirs = o.import), o.uuid,
    iif(m.is_erased, NULL, nullif(o.name_key, o.name)), o.created_at, iif(m.is_erased, NULL, nullif(o.note, ''))
  FROM other.stored_enterprise AS o JOIN enterprise_map AS m ON m.theirs = o.number WHERE m.is_new ORDER BY m.ours;
UPDATE main.meta SET next_number = max(next_number, (SELECT coalesce(max(number), 0) + 1 FROM main.enterprise));
INSERT OR IGNORE INTO main.enterprise_alias
  SELECT ours, 'number', printf('E-%04d', theirs), CAST(theirs AS TEXT), NULL FROM enterprise_map WHERE theirs <> ours;
INSERT OR IGNORE INTO main.enterprise_alias
  SELECT m.ours, a.kind, a.value, a.folded, (SELECT ours FROM import_map WHERE theirs = a.import)
  FROM other.enterprise_alias AS a JOIN enterprise_map AS m ON m.theirs = a.enterprise WHERE NOT m.is_erased OR a.kind = 'number';
INSERT OR IGNORE INTO main.enterprise_alias
  SELECT m.ours, 'name', o.name, o.name_folded, NULL FROM other.enterprise AS o JOIN enterprise_map AS m ON m.theirs = o.number
  JOIN main.enterprise AS e ON e.number = m.ours
  WHERE NOT m.is_new AND NOT m.is_erased AND o.name <> '' AND o.name_folded <> e.name_folded;
INSERT OR IGNORE INTO main.enterprise_change
  SELECT m.ours, i.ours, c.field, c.old_value, c.new_value FROM other.enterprise_change AS c
  JOIN enterprise_map AS m ON m.theirs = c.enterprise JOIN import_map AS i ON i.theirs = c.import
  WHERE m.is_new AND NOT m.is_erased;
INSERT OR IGNORE INTO main.foreign_enterprise
  SELECT s.store_id, m.ours, m.uuid, m.theirs FROM enterprise_map AS m, (SELECT store_id FROM other.meta) AS s
  WHERE s.store_id <> (SELECT coalesce(store_id, '') FROM main.meta);
INSERT OR IGNORE INTO main.foreign_enterprise
  SELECT f.store_id, m.ours, f.uuid, f.number FROM other.foreign_enterprise AS f JOIN enterprise_map AS m ON m.theirs = f.enterprise
  WHERE f.store_id <> (SELECT coalesce(store_id, '') FROM main.meta);
)sql";

/// Rows that are here already are told by their ids; those of an import that was undone here stay away.
constexpr const char* map_rows = R"sql(
INSERT OR IGNORE INTO our_id SELECT uuid, id FROM main.stored_assessment WHERE number IN (SELECT ours FROM enterprise_map WHERE NOT is_new);
INSERT INTO their_id SELECT id, uuid FROM other.stored_assessment;
INSERT INTO row_map SELECT t.id, o.id, 0 FROM their_id AS t CROSS JOIN our_id AS o ON o.uuid = t.uuid;
INSERT INTO row_map
  SELECT o.id, max((SELECT coalesce(max(a.id) + 1, m.ours << 16) FROM main.assessment_row AS a
                    WHERE a.id BETWEEN m.ours << 16 AND (m.ours << 16) + 65535))
               OVER (PARTITION BY m.ours) + row_number() OVER (PARTITION BY m.ours ORDER BY o.id) - 1, 1
  FROM other.assessment_row AS o JOIN enterprise_map AS m ON m.theirs = o.id >> 16 JOIN other.common AS c ON c.id = o.common
  WHERE o.id NOT IN (SELECT theirs FROM row_map)
    AND (c.import IS NULL OR (SELECT i.status FROM import_map AS im JOIN main.import_row AS i ON i.id = im.ours
                              WHERE im.theirs = c.import) = 'done');
)sql";

/// What rows have in common keeps its order and distances: digests of imports count by them. Rows of the erased come without
/// what tells of somebody.
constexpr const char* bring_rows = R"sql(
CREATE TEMP TABLE shift AS SELECT coalesce((SELECT max(id) FROM main.common), 0) + 1 - coalesce(min(id), 0) AS by FROM other.common;
INSERT INTO main.common
  SELECT c.id + (SELECT by FROM shift), m.ours, (SELECT ours FROM import_map WHERE theirs = c.import), c.saved_at, c.interviewer, c.label,
    c.reason, c.denominator, c.max, c.applicable, c.level, c.highest_possible, c.rung, c.package, c.next_step, c.needs, c.money
  FROM other.common AS c JOIN made_map AS m ON m.theirs = c.made_with
  WHERE c.id IN (SELECT o.common FROM other.assessment_row AS o JOIN row_map AS r ON r.theirs = o.id WHERE r.is_new) ORDER BY c.id;
INSERT INTO main.assessment_row (id, series, assessed_on, revision, status, common, line, points, points_high, answered, pillars, grades,
    eligible, undecided, uuid, supersedes, on_date, detail, facts, content, answered_at, answered_utc)
  SELECT r.ours, s.ours, o.assessed_on, o.revision, o.status, o.common + (SELECT by FROM shift), o.line, o.points, o.points_high,
    o.answered, o.pillars, o.grades, (SELECT ours FROM letter_map WHERE theirs = o.eligible),
    (SELECT ours FROM letter_map WHERE theirs = o.undecided), v.uuid, (SELECT ours FROM row_map WHERE theirs = o.supersedes), o.on_date,
    o.detail, coalesce(o.facts, e.facts), o.content, o.answered_at, o.answered_utc
  FROM other.assessment_row AS o JOIN their_id AS v ON v.id = o.id JOIN row_map AS r ON r.theirs = o.id
  JOIN series_map AS s ON s.theirs = o.series JOIN enterprise_map AS e ON e.theirs = o.id >> 16 WHERE r.is_new ORDER BY r.ours;
UPDATE main.assessment_row SET status = 2 WHERE status <> 2 AND id IN (
  SELECT a.supersedes FROM main.assessment_row AS a JOIN row_map AS r ON r.ours = a.id WHERE r.is_new);
)sql";

/// What is kept about persons stays where it is, with the texts beside its events.
constexpr const char* bring_events = R"sql(
CREATE TEMP TABLE new_event AS
  SELECT o.store_id, o.seq FROM other.event AS o
  LEFT JOIN (SELECT store_id, max(seq) AS last FROM main.event GROUP BY store_id) AS m ON m.store_id = o.store_id
  WHERE o.seq > coalesce(m.last, 0);
INSERT INTO main.event SELECT o.* FROM other.event AS o JOIN new_event AS n ON n.store_id = o.store_id AND n.seq = o.seq;
INSERT INTO main.event_text
  SELECT t.store_id, t.seq, t.field, coalesce(e.uuid, t.enterprise), t.salt, t.text
  FROM other.event_text AS t JOIN new_event AS n ON n.store_id = t.store_id AND n.seq = t.seq
  JOIN other.event AS v ON v.store_id = t.store_id AND v.seq = t.seq
  LEFT JOIN enterprise_map AS m ON m.uuid = t.enterprise LEFT JOIN main.stored_enterprise AS e ON e.number = m.ours
  WHERE coalesce(m.is_erased, 0) = 0
    AND v.kind NOT GLOB 'contact.*' AND v.kind NOT GLOB 'request.*' AND v.kind NOT GLOB 'breach.*';
DELETE FROM main.event_text WHERE field = 'contents' AND (store_id, seq) IN (
  SELECT n.store_id, n.seq FROM new_event AS n JOIN main.event AS v ON v.store_id = n.store_id AND v.seq = n.seq
  WHERE v.subject IN (SELECT i.uuid FROM enterprise_map AS m JOIN main.assessment_row AS a
                      ON a.id BETWEEN m.ours << 16 AND (m.ours << 16) + 65535
                      JOIN main.common AS c ON c.id = a.common JOIN main.import_row AS i ON i.id = c.import WHERE m.is_erased));
INSERT OR IGNORE INTO main.lineage SELECT * FROM other.lineage;
)sql";

/// A revision that did not come, because its import was undone here, supersedes nothing.
constexpr const char* follow_revisions = R"sql(
UPDATE main.assessment_row SET status = 1 WHERE status = 2 AND id IN (SELECT ours FROM row_map WHERE is_new)
  AND NOT EXISTS (SELECT 1 FROM main.assessment_row AS later WHERE later.supersedes = assessment_row.id);
)sql";

std::int64_t number(Database& database, const char* sql) { return database.execAndGet(sql).getInt64(); }

class Merger {
public:
  Merger(Database& database, const CopyContent& other)
      : m_database(database), m_other(other), m_by_tax_code(database, "SELECT number FROM main.enterprise WHERE tax_code = ?") {}

  MergeResult merge() {
    MergeResult result;
    result.store_id = m_other.store_id;
    m_any_buried = number(m_database, "SELECT EXISTS (SELECT 1 FROM main.tombstone)") != 0;
    check_chains();
    check_meanings();
    m_database.exec(maps);
    m_database.exec(bring_texts);
    const std::int64_t imports = number(m_database, "SELECT count(*) FROM main.import_row");
    m_database.exec(bring_imports);
    result.imports = number(m_database, "SELECT count(*) FROM main.import_row") - imports;
    map_enterprises();
    m_database.exec(index_enterprises);
    m_database.exec(bring_enterprises);
    map_letters();
    m_database.exec(map_rows);
    m_database.exec(index_rows);
    check_room();
    m_database.exec(bring_rows);
    scrub();
    m_database.exec(bring_events);
    m_database.exec(follow_revisions);
    apply_settled(m_database);
    result.enterprises = number(m_database, "SELECT count(*) FROM enterprise_map WHERE is_new");
    result.joined = number(m_database, "SELECT count(*) FROM enterprise_map WHERE NOT is_new");
    result.assessments = number(m_database, "SELECT count(*) FROM row_map WHERE is_new");
    result.known = number(m_database, "SELECT count(*) FROM row_map WHERE NOT is_new");
    result.events = number(m_database, "SELECT count(*) FROM new_event");
    return result;
  }

private:
  /// A chain both have must be the same as far as both go; our own never goes further there than here.
  void check_chains() {
    Statement query(m_database,
                    "SELECT o.store_id FROM other.event AS o JOIN main.event AS m ON m.store_id = o.store_id AND m.seq = o.seq "
                    "WHERE m.hash <> o.hash UNION SELECT o.store_id FROM other.event AS o JOIN main.meta AS m "
                    "ON m.store_id = o.store_id GROUP BY o.store_id HAVING max(o.seq) > (SELECT max(seq) FROM main.event AS e "
                    "WHERE e.store_id = o.store_id)");
    if (query.executeStep()) fail_data("store.diverged", {{"id", query.getColumn(0).getString()}});
  }

  void check_meanings() {
    Statement query(m_database,
                    "SELECT q.id, q.version FROM other.questionnaire AS o JOIN main.questionnaire AS q ON q.id = o.id "
                    "AND q.version = o.version WHERE q.meaning <> o.meaning LIMIT 1");
    if (!query.executeStep()) return;
    fail_data("store.other-meaning",
              {{"questionnaire", query.getColumn(0).getString()}, {"version", query.getColumn(1).getString()}});
  }

  /// One after the other: a million of them are not held in memory.
  template <typename Take>
  void each_foreign(const Take& take) {
    Statement query(m_database, "SELECT number, uuid, name, tax_code, external_id FROM other.stored_enterprise ORDER BY number");
    while (query.executeStep()) {
      take(Foreign{query.getColumn(0).getInt64(), query.getColumn(1).getString(), query.getColumn(2).getString(),
                   query.getColumn(3).getString(), query.getColumn(4).getString()});
    }
  }

  /// Ids here: those of this store, and those other stores know its enterprises by.
  std::map<std::string, std::int64_t> known_ids() {
    std::map<std::string, std::int64_t> known;
    Statement query(
        m_database,
        "SELECT uuid, number FROM main.stored_enterprise UNION ALL SELECT uuid, enterprise FROM main.foreign_enterprise");
    while (query.executeStep()) known[query.getColumn(0).getString()] = query.getColumn(1).getInt64();
    return known;
  }

  std::int64_t with_tax_code(const std::string& code) {
    m_by_tax_code.bind(1, code);
    const std::int64_t found = m_by_tax_code.executeStep() ? m_by_tax_code.getColumn(0).getInt64() : 0;
    m_by_tax_code.reset();
    return found;
  }

  bool is_buried(const Foreign& one) {
    if (!m_any_buried) return false;
    Statement ids(m_database, "SELECT 1 FROM main.tombstone WHERE uuid = ?");
    ids.bind(1, one.uuid);
    if (ids.executeStep()) return true;
    if (one.tax_code.empty()) return false;
    // One that was saved here again since is alive, and nothing of it comes back that was not asked for.
    if (with_tax_code(one.tax_code) != 0) return false;
    Statement codes(m_database, "SELECT salt, hash FROM main.tombstone_code");
    while (codes.executeStep()) {
      if (base::sha256_hex(codes.getColumn(0).getString() + one.tax_code) == codes.getColumn(1).getString()) return true;
    }
    return false;
  }

  void map_enterprises() {
    const std::map<std::string, std::int64_t> known = known_ids();
    std::set<std::int64_t> taken;
    each_foreign([&](const Foreign& one) {
      if (const auto same = known.find(one.uuid); same != known.end()) taken.insert(same->second);
    });
    std::int64_t next = number(m_database, "SELECT next_number FROM main.meta");
    Statement insert(m_database, "INSERT INTO enterprise_map VALUES (?, ?, ?, ?, ?, ?)");
    each_foreign([&](const Foreign& one) {
      const auto same = known.find(one.uuid);
      std::int64_t ours = same == known.end() ? 0 : same->second;
      if (ours == 0 && !one.tax_code.empty()) {
        const std::int64_t other = with_tax_code(one.tax_code);
        if (other != 0 && taken.insert(other).second) ours = other;
      }
      const bool is_new = ours == 0;
      const bool is_erased = is_buried(one);
      const std::string facts = plain_facts(one.name, one.tax_code, one.external_id);
      insert.reset();
      Binder binder(insert);
      binder.whole(one.number).whole(is_new ? next++ : ours).text(one.uuid).whole(is_new ? 1 : 0).whole(is_erased ? 1 : 0);
      binder.text_if(!is_erased, facts);
      insert.exec();
    });
  }

  /// Lists of packages in letters of this store.
  void map_letters() {
    std::vector<std::string> ids;
    Statement packages(m_database, "SELECT id FROM other.package ORDER BY number");
    while (packages.executeStep()) ids.push_back(packages.getColumn(0).getString());
    Connection connection(m_database);
    Packages own(connection);
    Statement query(m_database, "SELECT eligible FROM other.assessment_row UNION SELECT undecided FROM other.assessment_row");
    Statement insert(m_database, "INSERT INTO letter_map VALUES (?, ?)");
    while (query.executeStep()) {
      const std::string theirs = query.getColumn(0).getString();
      std::string ours;
      Packages::for_each_number(theirs, [&](std::size_t place) {
        if (place >= 1 && place <= ids.size()) ours += own.letters(ids[place - 1]);
      });
      insert.reset();
      Binder(insert).text(theirs).text(ours);
      insert.exec();
    }
  }

  void check_room() {
    Statement query(m_database,
                    "SELECT e.ours FROM row_map AS r JOIN enterprise_map AS e ON e.theirs = r.theirs >> 16 WHERE r.ours >> 16 <> "
                    "e.ours LIMIT 1");
    if (query.executeStep()) {
      fail_data("store.too-many-assessments", {{"enterprise", number_text(query.getColumn(0).getInt64())}});
    }
  }

  /// What came of enterprises that were erased here is without texts before anything is on the disk.
  void scrub() {
    Statement query(m_database, "SELECT ours FROM enterprise_map WHERE is_erased");
    while (query.executeStep()) scrub_rows(m_database, query.getColumn(0).getInt64());
  }

  Database& m_database;
  const CopyContent& m_other;
  Statement m_by_tax_code;
  bool m_any_buried = false;  ///< somebody was erased here
};

}  // namespace

MergeResult merge_attached(Database& database, const CopyContent& other) { return Merger(database, other).merge(); }

}  // namespace dxready::store
