#include "store/schema_steps.hpp"

namespace dxready::store {

const std::string_view format_1 = R"sql(
CREATE TABLE meta (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  store_id TEXT,
  created_at TEXT,
  next_number INTEGER NOT NULL
) STRICT;
INSERT INTO meta VALUES (1, NULL, NULL, 1);

CREATE TABLE kept_text (
  fingerprint TEXT NOT NULL PRIMARY KEY,
  path TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE questionnaire (
  text TEXT NOT NULL PRIMARY KEY REFERENCES kept_text,
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  meaning TEXT NOT NULL,
  title_vi TEXT NOT NULL,
  title_en TEXT NOT NULL
) STRICT;
CREATE INDEX questionnaire_version ON questionnaire (id, version);

CREATE TABLE pillar (
  text TEXT NOT NULL REFERENCES questionnaire,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  title_vi TEXT NOT NULL,
  title_en TEXT NOT NULL,
  PRIMARY KEY (text, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE criterion (
  text TEXT NOT NULL REFERENCES questionnaire,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  pillar TEXT NOT NULL,
  component TEXT NOT NULL,
  kind TEXT NOT NULL,
  title_vi TEXT NOT NULL,
  title_en TEXT NOT NULL,
  PRIMARY KEY (text, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE enterprise (
  uuid TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  tax_code TEXT,
  external_id TEXT,
  note TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX enterprise_tax_code ON enterprise (tax_code) WHERE tax_code IS NOT NULL;
CREATE INDEX enterprise_external_id ON enterprise (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX enterprise_name_key ON enterprise (name_key);
CREATE INDEX enterprise_name_folded ON enterprise (name_folded);

CREATE TABLE enterprise_alias (
  enterprise TEXT NOT NULL REFERENCES enterprise,
  kind TEXT NOT NULL CHECK (kind IN ('number', 'name', 'tax_code')),
  value TEXT NOT NULL,
  folded TEXT NOT NULL,
  PRIMARY KEY (enterprise, kind, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX enterprise_alias_folded ON enterprise_alias (kind, folded);

CREATE TABLE assessment_row (
  uuid TEXT NOT NULL PRIMARY KEY,
  store_id TEXT NOT NULL,
  enterprise TEXT NOT NULL REFERENCES enterprise,
  questionnaire_id TEXT NOT NULL,
  questionnaire_version TEXT NOT NULL,
  meaning TEXT NOT NULL,
  text TEXT NOT NULL REFERENCES questionnaire,
  assessed_on TEXT NOT NULL,
  on_date TEXT NOT NULL,
  respondent_role TEXT NOT NULL,
  respondent_code TEXT NOT NULL,
  interviewer TEXT NOT NULL,
  label TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  supersedes TEXT REFERENCES assessment_row,
  reason TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'complete', 'superseded')),
  saved_at TEXT NOT NULL,
  engine INTEGER NOT NULL,
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
  catalogue TEXT NOT NULL,
  pillars TEXT NOT NULL,
  grades TEXT NOT NULL,
  detail TEXT,
  facts TEXT NOT NULL,
  needs TEXT NOT NULL,
  money TEXT,
  texts TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX assessment_key ON assessment_row
  (store_id, enterprise, questionnaire_id, assessed_on, respondent_role, respondent_code, revision);
CREATE INDEX assessment_enterprise ON assessment_row (enterprise, assessed_on);
CREATE INDEX assessment_text ON assessment_row (text);
CREATE INDEX assessment_supersedes ON assessment_row (supersedes) WHERE supersedes IS NOT NULL;

CREATE TABLE event (
  store_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  payload TEXT NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (store_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_text (
  store_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  field TEXT NOT NULL,
  enterprise TEXT NOT NULL,
  salt TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (store_id, seq, field),
  FOREIGN KEY (store_id, seq) REFERENCES event
) STRICT, WITHOUT ROWID;
CREATE INDEX event_text_enterprise ON event_text (enterprise);

-- Points are shown as the shortest decimal where six places are enough, else rounded half up to two; percents are rounded
-- half up to two. The rounding is done on whole numbers; the division by 100 only sets the point.
CREATE VIEW assessment_history AS
SELECT
  a.uuid AS id, printf('E-%04d', e.number) AS enterprise, e.name, e.tax_code,
  a.questionnaire_id AS questionnaire, a.questionnaire_version AS version, a.assessed_on, a.on_date,
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
  a.package, a.eligible, a.undecided, a.next_step, a.facts, a.needs, a.saved_at, a.reason, a.supersedes, a.engine,
  a.catalogue, a.meaning, a.text
FROM assessment_row AS a JOIN enterprise AS e ON e.uuid = a.enterprise;

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
  JOIN json_each(a.pillars) AS one
  JOIN pillar AS p ON p.text = a.text AND p.position = one.key + 1
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
  JOIN criterion AS c ON c.text = a.text
  WHERE a.status <> 'superseded');
)sql";

}  // namespace dxready::store
