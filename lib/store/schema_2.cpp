#include "store/schema_steps.hpp"

namespace dxready::store {

const std::string_view format_2 = R"sql(
DROP VIEW answer;
DROP VIEW pillar_score;
DROP VIEW assessment;
DROP VIEW assessment_history;

CREATE TABLE made_with (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL REFERENCES questionnaire,
  engine INTEGER NOT NULL,
  catalogue TEXT NOT NULL,
  texts TEXT NOT NULL,
  UNIQUE (text, engine, catalogue, texts)
) STRICT;
INSERT INTO made_with (text, engine, catalogue, texts)
  SELECT text, engine, catalogue, texts FROM assessment_row GROUP BY 1, 2, 3, 4 ORDER BY min(rowid);

CREATE TABLE import_row (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  store_id TEXT NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL DEFAULT '',
  profile TEXT NOT NULL,
  profile_text TEXT REFERENCES kept_text,
  questionnaire_id TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  read INTEGER NOT NULL DEFAULT 0,
  scored INTEGER NOT NULL DEFAULT 0,
  revised INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  duplicate INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  enterprises INTEGER NOT NULL DEFAULT 0,
  status TEXT NOT NULL DEFAULT 'done' CHECK (status IN ('done', 'undone')),
  undone_at TEXT,
  undone_by TEXT,
  undone_reason TEXT
) STRICT;

ALTER TABLE enterprise ADD COLUMN import INTEGER REFERENCES import_row;
ALTER TABLE enterprise_alias ADD COLUMN import INTEGER REFERENCES import_row;
DROP INDEX enterprise_name_key;
DROP INDEX enterprise_name_folded;
DROP INDEX enterprise_external_id;
CREATE INDEX enterprise_name ON enterprise (name_folded, tax_code);
CREATE INDEX enterprise_external_id ON enterprise (external_id, tax_code) WHERE external_id IS NOT NULL;

CREATE TABLE enterprise_change (
  enterprise TEXT NOT NULL REFERENCES enterprise,
  import INTEGER NOT NULL REFERENCES import_row,
  field TEXT NOT NULL CHECK (field IN ('name', 'tax_code', 'external_id')),
  old_value TEXT NOT NULL,
  new_value TEXT NOT NULL,
  PRIMARY KEY (enterprise, import, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE assessment_row_2 (
  uuid TEXT NOT NULL PRIMARY KEY,
  store_id TEXT NOT NULL,
  enterprise TEXT NOT NULL REFERENCES enterprise,
  questionnaire_id TEXT NOT NULL,
  assessed_on TEXT NOT NULL,
  respondent_role TEXT NOT NULL,
  respondent_code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  supersedes TEXT REFERENCES assessment_row,
  reason TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'complete', 'superseded')),
  content TEXT NOT NULL,
  import INTEGER REFERENCES import_row,
  line INTEGER CHECK ((line IS NULL) = (import IS NULL)),
  made_with INTEGER NOT NULL REFERENCES made_with,
  on_date TEXT NOT NULL,
  interviewer TEXT NOT NULL,
  label TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  denominator INTEGER NOT NULL CHECK (denominator > 0),
  points INTEGER NOT NULL,
  points_high INTEGER NOT NULL,
  max INTEGER NOT NULL,
  answered INTEGER NOT NULL,
  applicable INTEGER NOT NULL,
  level INTEGER,
  highest_possible INTEGER,
  rung INTEGER,
  package TEXT,
  next_step TEXT,
  eligible TEXT NOT NULL,
  undecided TEXT NOT NULL,
  pillars TEXT NOT NULL,
  grades TEXT NOT NULL,
  detail TEXT,
  facts TEXT NOT NULL,
  needs TEXT NOT NULL,
  money TEXT
) STRICT;
INSERT INTO assessment_row_2
  SELECT
    a.uuid, a.store_id, a.enterprise, a.questionnaire_id, a.assessed_on, a.respondent_role, a.respondent_code, a.revision,
    a.supersedes, a.reason, a.status, a.content, NULL, NULL, m.id, a.on_date, a.interviewer, a.label, a.saved_at,
    a.denominator, a.points, a.points_high, a.max, a.answered, a.applicable, a.level, a.highest_possible, a.rung,
    a.package, a.next_step, a.eligible, a.undecided, a.pillars, a.grades, a.detail, a.facts, a.needs, a.money
  FROM assessment_row AS a
  JOIN made_with AS m
    ON m.text = a.text AND m.engine = a.engine AND m.catalogue = a.catalogue AND m.texts = a.texts
  ORDER BY a.rowid;
DROP TABLE assessment_row;
ALTER TABLE assessment_row_2 RENAME TO assessment_row;
CREATE UNIQUE INDEX assessment_key ON assessment_row
  (enterprise, assessed_on, questionnaire_id, respondent_role, respondent_code, store_id, revision);
CREATE INDEX assessment_supersedes ON assessment_row (supersedes) WHERE supersedes IS NOT NULL;

CREATE VIEW import AS
SELECT
  uuid AS id, file, sha256, profile, questionnaire_id AS questionnaire, saved_at, saved_by, read, scored, revised,
  rejected, duplicate, unchanged, enterprises, status, undone_at, undone_by, undone_reason
FROM import_row;

CREATE VIEW assessment_history AS
SELECT
  a.uuid AS id, printf('E-%04d', e.number) AS enterprise, e.name, e.tax_code,
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
  a.package, a.eligible, a.undecided, a.next_step, a.facts, a.needs, a.saved_at, a.reason, a.supersedes, m.engine,
  m.catalogue, q.meaning, m.text, i.uuid AS import, a.line
FROM assessment_row AS a
JOIN enterprise AS e ON e.uuid = a.enterprise
JOIN made_with AS m ON m.id = a.made_with
JOIN questionnaire AS q ON q.text = m.text
LEFT JOIN import_row AS i ON i.id = a.import;

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
    a.uuid AS assessment, printf('E-%04d', e.number) AS enterprise, a.assessed_on, a.denominator,
    p.id AS pillar, p.title_vi, p.title_en,
    json_extract(one.value, '$[0]') AS points, json_extract(one.value, '$[1]') AS points_high,
    json_extract(one.value, '$[2]') AS max, json_extract(one.value, '$[3]') AS answered,
    json_extract(one.value, '$[4]') AS applicable, json_extract(one.value, '$[5]') AS level,
    json_extract(one.value, '$[6]') AS level_high
  FROM assessment_row AS a
  JOIN enterprise AS e ON e.uuid = a.enterprise
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
    a.uuid AS assessment, printf('E-%04d', e.number) AS enterprise, a.assessed_on,
    c.position, c.id AS criterion, c.pillar, c.component, c.kind, c.title_vi, c.title_en,
    substr(a.grades, c.position, 1) AS code,
    json_extract(a.detail, '$."' || c.id || '"') AS more
  FROM assessment_row AS a
  JOIN enterprise AS e ON e.uuid = a.enterprise
  JOIN made_with AS m ON m.id = a.made_with
  JOIN criterion AS c ON c.text = m.text
  WHERE a.status <> 'superseded');
)sql";

}  // namespace dxready::store
