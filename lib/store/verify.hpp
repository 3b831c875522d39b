#pragma once

#include "store/records.hpp"

namespace SQLite {
class Database;
}

namespace dxready::store {

/// See Store::verify; with so many threads. When the structure of the file is broken nothing else is looked at.
VerifyReport verify(SQLite::Database& database, unsigned jobs);

/// What a store has to pass before another takes its rows: structure, views and triggers, kept texts, event chains, and all
/// they tell of. Only what was saved one by one is computed again: of imports the chain tells every answer and score.
VerifyReport verify_foreign(SQLite::Database& database);

}  // namespace dxready::store
