#pragma once

#include "assessment/assessment.hpp"
#include "store/records.hpp"

namespace SQLite {
class Database;
}

namespace dxready::store {

/// See Store::save.
SaveResult save(SQLite::Database& database, const assessment::Assessment& assessment, const SaveRequest& request,
                const Stamp& stamp);

}  // namespace dxready::store
