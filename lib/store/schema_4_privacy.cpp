#include "store/schema_steps.hpp"

namespace dxready::store {

// What is kept about persons, and what the law asks of who keeps it. Each row is told of by events with its uuid as their
// subject, the last of which has a digest of the row among its texts.
const std::string_view privacy_4 = R"sql(
-- How an interviewee can be reached; there is none without consent. `purposes` is what consent was given for, `withdrawn` what
-- it was taken back for; when nothing is left of it, `withdrawn_at` says since when.
CREATE TABLE contact (
  uuid TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  enterprise INTEGER NOT NULL REFERENCES enterprise,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  phone TEXT NOT NULL,
  email TEXT NOT NULL,
  purposes TEXT NOT NULL CHECK (purposes <> ''),
  withdrawn TEXT NOT NULL,
  recipient TEXT NOT NULL,
  consent_version TEXT NOT NULL,
  consent_text TEXT NOT NULL REFERENCES kept_text,
  consented_at TEXT NOT NULL,
  method TEXT NOT NULL,
  interviewer TEXT NOT NULL,
  withdrawn_at TEXT,
  restricted_at TEXT,
  keep_until TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX contact_enterprise ON contact (enterprise);

-- Contacts that were erased: their numbers are not given again, and a merge erases them elsewhere. `number` is NULL of those
-- another store had.
CREATE TABLE contact_tombstone (
  uuid TEXT NOT NULL PRIMARY KEY,
  number INTEGER UNIQUE,
  erased_at TEXT NOT NULL
) STRICT;

-- Requests of persons. `contact` is an uuid and stays when that one is erased; `person` says in words who it is otherwise.
CREATE TABLE privacy_request (
  uuid TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  contact TEXT,
  person TEXT NOT NULL,
  received_on TEXT NOT NULL,
  acknowledged_on TEXT,
  extended_on TEXT,
  closed_on TEXT,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE privacy_breach (
  uuid TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  found_at TEXT NOT NULL,
  data TEXT NOT NULL,
  people INTEGER,
  steps TEXT NOT NULL,
  reported_at TEXT
) STRICT;
)sql";

}  // namespace dxready::store
