#include "store/schema_steps.hpp"

namespace dxready::store {

// What keeps a store safe, and what it knows of its copies and of other stores.
const std::string_view keeping_4 = R"sql(
-- Copies that were made: `seq` is the last event of this store that is in the copy.
CREATE TABLE backup_row (
  id INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  file TEXT NOT NULL,
  encrypted INTEGER NOT NULL CHECK (encrypted IN (0, 1)),
  store_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  chain_head TEXT NOT NULL
) STRICT;

-- The store a restored one goes on from, and where the parent's chain stood.
CREATE TABLE lineage (
  store_id TEXT PRIMARY KEY,
  parent TEXT NOT NULL,
  parent_seq INTEGER NOT NULL,
  parent_head TEXT NOT NULL,
  restored_at TEXT NOT NULL
) STRICT;

-- Enterprises whose names, codes and texts were erased: they do not come back with a merge.
CREATE TABLE tombstone (
  uuid TEXT PRIMARY KEY,
  store_id TEXT NOT NULL,
  erased_at TEXT NOT NULL
) STRICT;
CREATE TABLE tombstone_code (
  uuid TEXT NOT NULL REFERENCES tombstone,
  salt TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (uuid, salt)
) STRICT, WITHOUT ROWID;

-- Other stores that were merged into this one, and what they call the enterprises they brought: their events go on telling
-- of those ids and numbers.
CREATE TABLE merge_row (
  id INTEGER PRIMARY KEY,
  merged_at TEXT NOT NULL,
  store_id TEXT NOT NULL,
  chain_head TEXT NOT NULL,
  file TEXT NOT NULL,
  enterprises INTEGER NOT NULL,
  assessments INTEGER NOT NULL
) STRICT;
CREATE TABLE foreign_enterprise (
  store_id TEXT NOT NULL,
  enterprise INTEGER NOT NULL REFERENCES enterprise,
  uuid TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (store_id, enterprise)
) STRICT, WITHOUT ROWID;
CREATE INDEX foreign_enterprise_uuid ON foreign_enterprise (uuid);
)sql";

}  // namespace dxready::store
