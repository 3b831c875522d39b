#pragma once

#include "assessment/assessment.hpp"
#include "store/records.hpp"

namespace SQLite {
class Database;
}

namespace dxready::store {

/// See Store::save; and Store::complete_draft where `draft` is the UUID of one.
SaveResult save(SQLite::Database& database, const assessment::Assessment& assessment, const SaveRequest& request,
                const Stamp& stamp, const std::string& draft = {});

}  // namespace dxready::store
