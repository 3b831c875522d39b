#pragma once

#include "store/records.hpp"

namespace SQLite {
class Database;
}

namespace dxready::store {

/// Names, tax codes and notes after a merge, inside its transaction: of a field that was edited in either store, the newest
/// edit or save that changed it counts, by the times of the events, so that every store that has them ends up with the same. What
/// was before stays as an alias. Erased enterprises stay blank, and a tax code somebody else has here stays with them.
void follow_changes(SQLite::Database& database, const Stamp& stamp);

}  // namespace dxready::store
