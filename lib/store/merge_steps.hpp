#pragma once

#include "store/backup.hpp"
#include "store/merge.hpp"

namespace SQLite {
class Database;
}

namespace dxready::store {

/// Brings what the attached database `other`, a checked store of today's format, has and `main` has not, inside a transaction.
/// `erased` is not set. Throws base::DataError as merge_store does.
MergeResult merge_attached(SQLite::Database& database, const CopyContent& other);

}  // namespace dxready::store
