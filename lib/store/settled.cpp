#include "store/settled.hpp"

#include "store/derived_id.hpp"
#include "store/json_text.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace dxready::store {

using SQLite::Statement;

std::map<std::string, bool> settled(SQLite::Database& database) {
  std::map<std::string, bool> found;
  Statement query(database,
                  "SELECT subject, iif(json_valid(payload), json_extract(payload, '$.superseded'), '') FROM event "
                  "WHERE kind = 'conflict.settled' ORDER BY at, store_id, seq");
  while (query.executeStep()) {
    found[query.getColumn(0).getString()] = false;
    for (const std::string& other : split(query.getColumn(1).getString())) found[other] = true;
  }
  return found;
}

void apply_settled(SQLite::Database& database) {
  Statement update(database,
                   "UPDATE assessment_row SET status = iif(?2, 2, 1) WHERE id = ?1 AND status <> iif(?2, 2, 1) "
                   "AND NOT EXISTS (SELECT 1 FROM assessment_row AS later WHERE later.supersedes = ?1)");
  for (const auto& [uuid, superseded] : settled(database)) {
    for (const std::int64_t row : rows_with(database, uuid, 1)) {
      update.reset();
      update.bind(1, row);
      update.bind(2, superseded ? 1 : 0);
      update.exec();
    }
  }
}

}  // namespace dxready::store
