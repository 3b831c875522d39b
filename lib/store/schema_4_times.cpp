#include "store/schema_steps.hpp"

namespace dxready::store {

// When the row of a survey was answered: the text of the export where it says more than the day, and the moment in seconds.
const std::string_view times_4 = R"sql(
DROP VIEW assessment;
DROP VIEW assessment_history;
DROP VIEW stored_assessment;
ALTER TABLE assessment_row ADD COLUMN answered_at TEXT;
ALTER TABLE assessment_row ADD COLUMN answered_utc INTEGER;

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
  i.uuid AS import_uuid, a.common, a.eligible AS eligible_letters, a.undecided AS undecided_letters,
  a.answered_at, a.answered_utc
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
  -- Written without the functions for JSON: those SQLite runs for trusted schemas only.
  coalesce(a.facts, '{' || substr(
    coalesce(',"name":"' ||
      replace(replace(replace(replace(replace(nullif(a.name, ''), '\', '\\'), '"', '\"'), char(9), '\t'), char(10), '\n'), char(13), '\r') || '"', '') ||
    coalesce(',"tax_code":"' ||
      replace(replace(replace(replace(replace(a.tax_code, '\', '\\'), '"', '\"'), char(9), '\t'), char(10), '\n'), char(13), '\r') || '"', '') ||
    coalesce(',"external_id":"' ||
      replace(replace(replace(replace(replace(a.external_id, '\', '\\'), '"', '\"'), char(9), '\t'), char(10), '\n'), char(13), '\r') || '"', ''), 2) || '}') AS facts,
  a.needs, a.saved_at, a.reason, a.supersedes, m.engine, m.catalogue, q.meaning, m.text, a.import_uuid AS import, a.line,
  a.answered_at, strftime('%Y-%m-%dT%H:%M:%SZ', a.answered_utc, 'unixepoch') AS answered_utc
FROM stored_assessment AS a
JOIN made_with AS m ON m.id = a.made_with
JOIN questionnaire AS q ON q.text = m.text;

CREATE VIEW assessment AS SELECT * FROM assessment_history WHERE status <> 'superseded';
)sql";

}  // namespace dxready::store
