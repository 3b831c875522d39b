#include "store/schema_steps.hpp"

namespace dxready::store {

// The answers of an interview that is not finished, in the columns an assessment has them in. `enterprise` is NULL until the
// store knows who it is about; `assessed_on` unless it revises an assessment of another day;
// `last` is the assessment whose answers are shown again, `confirmed` are the criteria and facts where they were kept; `on_date`
// is the reference date where one was given, `ways` are words: quick (the criteria with most points first), bound (about
// `enterprise` whatever name is told).
const std::string_view drafts_4 = R"sql(
CREATE TABLE draft (
  uuid TEXT NOT NULL PRIMARY KEY,
  enterprise INTEGER REFERENCES enterprise,
  text TEXT NOT NULL REFERENCES questionnaire,
  respondent_role TEXT NOT NULL,
  respondent_code TEXT NOT NULL,
  interviewer TEXT NOT NULL,
  label TEXT NOT NULL,
  assessed_on TEXT,
  last TEXT,
  revises TEXT,
  reason TEXT NOT NULL,
  started_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  place TEXT NOT NULL,
  grades TEXT NOT NULL,
  detail TEXT,
  facts TEXT NOT NULL,
  needs TEXT NOT NULL,
  flagged TEXT NOT NULL,
  confirmed TEXT NOT NULL,
  on_date TEXT,
  ways TEXT NOT NULL
) STRICT;
CREATE INDEX draft_enterprise ON draft (enterprise);

CREATE VIEW interview AS
SELECT
  d.uuid AS id, CASE WHEN d.enterprise IS NOT NULL THEN printf('E-%04d', d.enterprise) END AS enterprise,
  coalesce(iif(json_valid(d.facts), json_extract(d.facts, '$.name'), NULL), e.name, '') AS name,
  q.id AS questionnaire, q.version,
  d.respondent_role AS respondent, d.respondent_code, d.interviewer, d.started_at, d.updated_at, d.place,
  length(replace(d.grades, '-', '')) AS answered, length(d.grades) AS criteria, d.revises
FROM draft AS d
JOIN questionnaire AS q ON q.text = d.text
LEFT JOIN enterprise AS e ON e.number = d.enterprise;
)sql";

}  // namespace dxready::store
