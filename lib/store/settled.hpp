#pragma once

#include <map>
#include <string>

namespace SQLite {
class Database;
}

namespace dxready::store {

/// What settled conflicts made of assessments, by UUID: whether each was superseded. Of several events about one the last by
/// time counts, whatever chain it is in.
std::map<std::string, bool> settled(SQLite::Database& database);

/// Gives the assessments conflicts were settled about the status they have by that: the same in every store that has the events.
void apply_settled(SQLite::Database& database);

}  // namespace dxready::store
