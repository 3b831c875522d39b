#pragma once

#include "store/records.hpp"

namespace SQLite {
class Database;
}

namespace dxready::store {

/// See Store::verify; with so many threads. When the structure of the file is broken nothing else is looked at.
VerifyReport verify(SQLite::Database& database, unsigned jobs);

}  // namespace dxready::store
