#include "store/schema_steps.hpp"

namespace dxready::store {

// What an import adds has no id of its own: its ids follow from that of the import (store/derived_id.hpp says how), so that
// a million rows need no index of random texts. `mix` and `middle` of an import are numbers in its UUID.
// The id of an assessment is the number of its enterprise and, in the last 16 bits, its own within the enterprise: the rows of
// an enterprise stand together.
const std::string_view format_3 = R"sql(
DROP VIEW answer;
DROP VIEW pillar_score;
DROP VIEW assessment;
DROP VIEW assessment_history;

ALTER TABLE import_row ADD COLUMN told INTEGER NOT NULL DEFAULT 1;
ALTER TABLE import_row ADD COLUMN mix INTEGER;
ALTER TABLE import_row ADD COLUMN middle INTEGER;

CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  store_id TEXT NOT NULL,
  questionnaire_id TEXT NOT NULL,
  respondent_role TEXT NOT NULL,
  respondent_code TEXT NOT NULL,
  UNIQUE (store_id, questionnaire_id, respondent_role, respondent_code)
) STRICT;
INSERT INTO series (store_id, questionnaire_id, respondent_role, respondent_code)
  SELECT store_id, questionnaire_id, respondent_role, respondent_code FROM assessment_row GROUP BY 1, 2, 3, 4 ORDER BY min(rowid);

CREATE TABLE common (
  id INTEGER PRIMARY KEY,
  made_with INTEGER NOT NULL REFERENCES made_with,
  import INTEGER REFERENCES import_row,
  saved_at TEXT NOT NULL,
  interviewer TEXT NOT NULL,
  label TEXT NOT NULL,
  reason TEXT NOT NULL,
  denominator INTEGER NOT NULL CHECK (denominator > 0),
  max INTEGER NOT NULL,
  applicable INTEGER NOT NULL,
  level INTEGER,
  highest_possible INTEGER,
  rung INTEGER,
  package TEXT,
  next_step TEXT,
  needs TEXT NOT NULL,
  money TEXT
) STRICT;
INSERT INTO common (made_with, import, saved_at, interviewer, label, reason, denominator, max, applicable, level,
                    highest_possible, rung, package, next_step, needs, money)
  SELECT made_with, import, saved_at, interviewer, label, reason, denominator, max, applicable, level, highest_possible, rung,
         package, next_step, needs, money
  FROM assessment_row GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 ORDER BY min(rowid);
CREATE INDEX common_import ON common (import) WHERE import IS NOT NULL;

-- Packages by number. A list of packages is kept as one letter for each, of the code point that is its number and 47 more,
-- or 112 from the 80th on: no control character.
CREATE TABLE package (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE packed_3 (ids TEXT PRIMARY KEY, letters TEXT) STRICT, WITHOUT ROWID;
INSERT INTO packed_3 (ids) SELECT eligible FROM assessment_row UNION SELECT undecided FROM assessment_row;
CREATE TABLE word_3 (ids TEXT, place INTEGER, word TEXT) STRICT;
INSERT INTO word_3
  WITH RECURSIVE word (ids, place, word, rest) AS (
    SELECT ids, 0, '', ids || ' ' FROM packed_3 WHERE ids <> ''
    UNION ALL
    SELECT ids, place + 1, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) FROM word WHERE rest <> '')
  SELECT ids, place, word FROM word WHERE place > 0;
INSERT INTO package (id) SELECT DISTINCT word FROM word_3 ORDER BY word;
UPDATE packed_3 SET letters = coalesce((
  SELECT group_concat(letter, '') FROM (
    SELECT char(p.number + iif(p.number < 80, 47, 112)) AS letter FROM word_3 AS w JOIN package AS p ON p.id = w.word
    WHERE w.ids = packed_3.ids ORDER BY w.place)), '');
DROP TABLE word_3;

CREATE TABLE enterprise_3 (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  tax_code TEXT,
  external_id TEXT,
  import INTEGER REFERENCES import_row,
  uuid TEXT CHECK (uuid IS NOT NULL OR import IS NOT NULL),
  name_key TEXT,
  created_at TEXT CHECK (created_at IS NOT NULL OR import IS NOT NULL),
  note TEXT
) STRICT;
INSERT INTO enterprise_3
  SELECT number, name, name_folded, tax_code, external_id, import, uuid, nullif(name_key, name), created_at, nullif(note, '')
  FROM enterprise ORDER BY number;

CREATE TABLE enterprise_alias_3 (
  enterprise INTEGER NOT NULL REFERENCES enterprise,
  kind TEXT NOT NULL CHECK (kind IN ('number', 'name', 'tax_code')),
  value TEXT NOT NULL,
  folded TEXT NOT NULL,
  import INTEGER REFERENCES import_row,
  PRIMARY KEY (enterprise, kind, value)
) STRICT, WITHOUT ROWID;
INSERT INTO enterprise_alias_3
  SELECT e.number, a.kind, a.value, a.folded, a.import FROM enterprise_alias AS a JOIN enterprise AS e ON e.uuid = a.enterprise;

CREATE TABLE enterprise_change_3 (
  enterprise INTEGER NOT NULL REFERENCES enterprise,
  import INTEGER NOT NULL REFERENCES import_row,
  field TEXT NOT NULL CHECK (field IN ('name', 'tax_code', 'external_id')),
  old_value TEXT NOT NULL,
  new_value TEXT NOT NULL,
  PRIMARY KEY (enterprise, import, field)
) STRICT, WITHOUT ROWID;
INSERT INTO enterprise_change_3
  SELECT e.number, c.import, c.field, c.old_value, c.new_value
  FROM enterprise_change AS c JOIN enterprise AS e ON e.uuid = c.enterprise;

CREATE TABLE place_3 (old INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, new INTEGER NOT NULL) STRICT;
INSERT INTO place_3
  SELECT a.rowid, a.uuid, (e.number << 16) + row_number() OVER (PARTITION BY e.number ORDER BY a.rowid) - 1
  FROM assessment_row AS a JOIN enterprise AS e ON e.uuid = a.enterprise;
CREATE TABLE assessment_row_3 (
  id INTEGER PRIMARY KEY,
  series INTEGER NOT NULL REFERENCES series,
  assessed_on TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 2),
  common INTEGER NOT NULL REFERENCES common,
  line INTEGER,
  points INTEGER NOT NULL,
  points_high INTEGER NOT NULL,
  answered INTEGER NOT NULL,
  pillars TEXT NOT NULL,
  grades TEXT NOT NULL,
  eligible TEXT NOT NULL,
  undecided TEXT NOT NULL,
  uuid TEXT,
  supersedes INTEGER REFERENCES assessment_row,
  on_date TEXT,
  detail TEXT,
  facts TEXT,
  content TEXT
) STRICT;
CREATE INDEX common_3 ON common (saved_at, next_step, package, level, highest_possible);
INSERT INTO assessment_row_3
  SELECT
    p.new, s.id, a.assessed_on, a.revision, CASE a.status WHEN 'draft' THEN 0 WHEN 'complete' THEN 1 ELSE 2 END, c.id, a.line,
    a.points, a.points_high, a.answered, a.pillars, a.grades, el.letters, un.letters, a.uuid,
    (SELECT o.new FROM place_3 AS o WHERE o.uuid = a.supersedes), nullif(a.on_date, a.assessed_on), a.detail, a.facts, a.content
  FROM assessment_row AS a
  JOIN place_3 AS p ON p.old = a.rowid
  JOIN packed_3 AS el ON el.ids = a.eligible
  JOIN packed_3 AS un ON un.ids = a.undecided
  JOIN series AS s
    ON s.store_id = a.store_id AND s.questionnaire_id = a.questionnaire_id AND s.respondent_role = a.respondent_role
    AND s.respondent_code = a.respondent_code
  JOIN common AS c
    ON c.saved_at = a.saved_at AND c.next_step IS a.next_step AND c.package IS a.package AND c.level IS a.level
    AND c.highest_possible IS a.highest_possible AND c.made_with = a.made_with AND c.import IS a.import
    AND c.interviewer = a.interviewer AND c.label = a.label AND c.reason = a.reason AND c.denominator = a.denominator
    AND c.max = a.max AND c.applicable = a.applicable AND c.rung IS a.rung AND c.needs = a.needs AND c.money IS a.money
  ORDER BY p.new;
DROP INDEX common_3;
DROP TABLE packed_3;
DROP TABLE place_3;

DROP TABLE assessment_row;
DROP TABLE enterprise_change;
DROP TABLE enterprise_alias;
DROP TABLE enterprise;
ALTER TABLE enterprise_3 RENAME TO enterprise;
ALTER TABLE enterprise_alias_3 RENAME TO enterprise_alias;
ALTER TABLE enterprise_change_3 RENAME TO enterprise_change;
ALTER TABLE assessment_row_3 RENAME TO assessment_row;

CREATE UNIQUE INDEX enterprise_uuid ON enterprise (uuid) WHERE uuid IS NOT NULL;
CREATE UNIQUE INDEX enterprise_tax_code ON enterprise (tax_code) WHERE tax_code IS NOT NULL;
CREATE INDEX enterprise_no_code_name ON enterprise (name_folded) WHERE tax_code IS NULL;
CREATE INDEX enterprise_no_code_external_id ON enterprise (external_id) WHERE tax_code IS NULL AND external_id IS NOT NULL;
CREATE INDEX enterprise_alias_folded ON enterprise_alias (kind, folded);
CREATE UNIQUE INDEX assessment_key ON assessment_row (id >> 16, series, assessed_on, revision);
CREATE UNIQUE INDEX assessment_uuid ON assessment_row (uuid) WHERE uuid IS NOT NULL;
CREATE INDEX assessment_supersedes ON assessment_row (supersedes) WHERE supersedes IS NOT NULL;

-- The tables as they read when nothing is shortened. For the program; people ask the views below.
CREATE VIEW stored_enterprise AS
SELECT
  e.number,
  coalesce(e.uuid, printf('%08x%s8%s', (e.number * 2 + 3) * 1640531527 + i.mix & 4294967295, substr(i.uuid, 9, 6),
                          substr(i.uuid, 16))) AS uuid,
  e.name, coalesce(e.name_key, e.name) AS name_key, e.name_folded, e.tax_code, e.external_id, coalesce(e.note, '') AS note,
  coalesce(e.created_at, i.saved_at) AS created_at, e.import
FROM enterprise AS e LEFT JOIN import_row AS i ON i.id = e.import;

CREATE VIEW stored_assessment AS
SELECT
  a.id,
  coalesce(a.uuid, printf('%08x-%04x-8%s', ((a.id >> 16) * 2 + 2) * 1640531527 + i.mix & 4294967295, a.id + i.middle & 65535,
                          substr(i.uuid, 16))) AS uuid,
  s.store_id,
  coalesce(e.uuid, printf('%08x%s8%s', (e.number * 2 + 3) * 1640531527 + ei.mix & 4294967295, substr(ei.uuid, 9, 6),
                          substr(ei.uuid, 16))) AS enterprise,
  s.questionnaire_id, a.assessed_on, s.respondent_role, s.respondent_code, a.revision,
  CASE WHEN a.supersedes IS NOT NULL THEN
    (SELECT coalesce(o.uuid, printf('%08x-%04x-8%s', ((o.id >> 16) * 2 + 2) * 1640531527 + oi.mix & 4294967295,
                                    o.id + oi.middle & 65535, substr(oi.uuid, 16)))
     FROM assessment_row AS o JOIN common AS oc ON oc.id = o.common LEFT JOIN import_row AS oi ON oi.id = oc.import
     WHERE o.id = a.supersedes) END AS supersedes,
  c.reason, CASE a.status WHEN 0 THEN 'draft' WHEN 1 THEN 'complete' ELSE 'superseded' END AS status, a.content, c.import,
  a.line, c.made_with, coalesce(a.on_date, a.assessed_on) AS on_date, c.interviewer, c.label, c.saved_at, c.denominator,
  a.points, a.points_high, c.max, a.answered, c.applicable, c.level, c.highest_possible, c.rung, c.package, c.next_step,
  -- The number of a package serves as a place in the list, too.
  coalesce((
    SELECT group_concat(id, ' ') FROM (
      SELECT p.id FROM package AS place CROSS JOIN package AS p
      ON p.number = unicode(substr(a.eligible, place.number, 1)) - iif(unicode(substr(a.eligible, place.number, 1)) < 127, 47, 112)
      WHERE place.number <= length(a.eligible) ORDER BY place.number)), '') AS eligible,
  coalesce((
    SELECT group_concat(id, ' ') FROM (
      SELECT p.id FROM package AS place CROSS JOIN package AS p
      ON p.number = unicode(substr(a.undecided, place.number, 1)) - iif(unicode(substr(a.undecided, place.number, 1)) < 127, 47, 112)
      WHERE place.number <= length(a.undecided) ORDER BY place.number)), '') AS undecided,
  a.pillars, a.grades, a.detail, a.facts, c.needs, c.money, e.number, e.name, e.tax_code, e.external_id,
  i.uuid AS import_uuid, a.common, a.eligible AS eligible_letters, a.undecided AS undecided_letters
FROM assessment_row AS a
JOIN enterprise AS e ON e.number = a.id >> 16
JOIN series AS s ON s.id = a.series
JOIN common AS c ON c.id = a.common
LEFT JOIN import_row AS i ON i.id = c.import
LEFT JOIN import_row AS ei ON ei.id = e.import;

CREATE VIEW assessment_history AS
SELECT
  a.uuid AS id, printf('E-%04d', a.number) AS enterprise, a.name, a.tax_code,
  a.questionnaire_id AS questionnaire, q.version, a.assessed_on, a.on_date,
  a.respondent_role AS respondent, a.respondent_code, a.interviewer, a.label, a.revision, a.status,
  CASE WHEN a.points % a.denominator = 0 THEN a.points / a.denominator
       WHEN a.points * 1000000 % a.denominator = 0 THEN a.points * 1.0 / a.denominator
       ELSE (a.points * 200 + a.denominator) / (2 * a.denominator) / 100.0 END AS points,
  CASE WHEN a.points_high % a.denominator = 0 THEN a.points_high / a.denominator
       WHEN a.points_high * 1000000 % a.denominator = 0 THEN a.points_high * 1.0 / a.denominator
       ELSE (a.points_high * 200 + a.denominator) / (2 * a.denominator) / 100.0 END AS points_high,
  CASE WHEN a.max % a.denominator = 0 THEN a.max / a.denominator
       WHEN a.max * 1000000 % a.denominator = 0 THEN a.max * 1.0 / a.denominator
       ELSE (a.max * 200 + a.denominator) / (2 * a.denominator) / 100.0 END AS max,
  CASE WHEN a.max > 0 THEN (a.points * 20000 + a.max) / (2 * a.max) / 100.0 END AS percent,
  CASE WHEN a.max > 0 THEN (a.points_high * 20000 + a.max) / (2 * a.max) / 100.0 END AS percent_high,
  a.answered, a.applicable, a.level, a.highest_possible, a.level IS a.highest_possible AS certain, a.rung,
  a.package, a.eligible, a.undecided, a.next_step,
  coalesce(a.facts, json_patch('{}', json_object('name', nullif(a.name, ''), 'tax_code', a.tax_code,
                                                 'external_id', a.external_id))) AS facts,
  a.needs, a.saved_at, a.reason, a.supersedes, m.engine, m.catalogue, q.meaning, m.text, a.import_uuid AS import, a.line
FROM stored_assessment AS a
JOIN made_with AS m ON m.id = a.made_with
JOIN questionnaire AS q ON q.text = m.text;

CREATE VIEW assessment AS SELECT * FROM assessment_history WHERE status <> 'superseded';

CREATE VIEW pillar_score AS
SELECT
  assessment, enterprise, assessed_on, pillar, title_vi, title_en,
  CASE WHEN points % denominator = 0 THEN points / denominator
       WHEN points * 1000000 % denominator = 0 THEN points * 1.0 / denominator
       ELSE (points * 200 + denominator) / (2 * denominator) / 100.0 END AS points,
  CASE WHEN points_high % denominator = 0 THEN points_high / denominator
       WHEN points_high * 1000000 % denominator = 0 THEN points_high * 1.0 / denominator
       ELSE (points_high * 200 + denominator) / (2 * denominator) / 100.0 END AS points_high,
  CASE WHEN max % denominator = 0 THEN max / denominator
       WHEN max * 1000000 % denominator = 0 THEN max * 1.0 / denominator
       ELSE (max * 200 + denominator) / (2 * denominator) / 100.0 END AS max,
  CASE WHEN max > 0 THEN (points * 20000 + max) / (2 * max) / 100.0 END AS percent,
  CASE WHEN max > 0 THEN (points_high * 20000 + max) / (2 * max) / 100.0 END AS percent_high,
  answered, applicable, level, level_high
FROM (
  SELECT
    a.uuid AS assessment, printf('E-%04d', a.number) AS enterprise, a.assessed_on, a.denominator,
    p.id AS pillar, p.title_vi, p.title_en,
    json_extract(one.value, '$[0]') AS points, json_extract(one.value, '$[1]') AS points_high,
    json_extract(one.value, '$[2]') AS max, json_extract(one.value, '$[3]') AS answered,
    json_extract(one.value, '$[4]') AS applicable, json_extract(one.value, '$[5]') AS level,
    json_extract(one.value, '$[6]') AS level_high
  FROM stored_assessment AS a
  JOIN made_with AS m ON m.id = a.made_with
  JOIN json_each(a.pillars) AS one
  JOIN pillar AS p ON p.text = m.text AND p.position = one.key + 1
  WHERE a.status <> 'superseded');

CREATE VIEW answer AS
SELECT
  assessment, enterprise, assessed_on, position, criterion, pillar, component, kind, title_vi, title_en,
  CASE code WHEN '-' THEN 'unanswered' WHEN 'x' THEN 'not_applicable' WHEN 'n' THEN 'not_asked' ELSE 'answered' END AS state,
  CASE WHEN code BETWEEN '0' AND '9' THEN CAST(code AS INTEGER)
       WHEN code = '*' THEN coalesce(json_extract(more, '$.grade'), json_extract(more, '$.between[0]')) END AS grade,
  CASE WHEN code BETWEEN '0' AND '9' THEN CAST(code AS INTEGER)
       WHEN code = '*' THEN coalesce(json_extract(more, '$.grade'), json_extract(more, '$.between[1]')) END AS grade_high,
  coalesce(json_extract(more, '$.value'), json_extract(more, '$.values[0]')) AS value,
  coalesce(json_extract(more, '$.value'), json_extract(more, '$.values[1]')) AS value_high,
  json_extract(more, '$.part') AS part, json_extract(more, '$.whole') AS whole,
  json_extract(more, '$.chosen') AS chosen, json_extract(more, '$.text') AS text,
  json_extract(more, '$.unanswered') AS reason, json_extract(more, '$.evidence') AS evidence,
  json_extract(more, '$.note') AS note
FROM (
  SELECT
    a.uuid AS assessment, printf('E-%04d', a.number) AS enterprise, a.assessed_on,
    c.position, c.id AS criterion, c.pillar, c.component, c.kind, c.title_vi, c.title_en,
    substr(a.grades, c.position, 1) AS code,
    json_extract(a.detail, '$."' || c.id || '"') AS more
  FROM stored_assessment AS a
  JOIN made_with AS m ON m.id = a.made_with
  JOIN criterion AS c ON c.text = m.text
  WHERE a.status <> 'superseded');
)sql";

}  // namespace dxready::store
