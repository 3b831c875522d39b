#pragma once

#include "store/records.hpp"

namespace SQLite {
class Database;
}

namespace dxready::store {

/// See Store::verify. When the structure of the file is broken nothing else is looked at.
VerifyReport verify(SQLite::Database& database);

}  // namespace dxready::store
