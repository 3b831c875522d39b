#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

namespace dxready::store {

/// What the ids of all an import adds follow from (docs/decisions/0010-derived-ids.md). Each is a UUID of version 8: the first
/// eight digits are a number of its own, spread over 32 bits so that no two of an import share them; the rest is the random
/// part of the import's own UUID. So they need not be stored, and still the first eight digits tell them apart.
struct IdBase {
  std::int64_t first_row = 1;     ///< id of the import's first assessment
  std::int64_t first_number = 1;  ///< number of its first new enterprise
  std::int64_t mix = 0;           ///< the first eight digits of the import's UUID
  std::string tail;               ///< what follows them in every id

  std::string of_row(std::int64_t id) const { return make((id - first_row) * 2 + 2); }
  std::string of_enterprise(std::int64_t number) const { return make((number - first_number) * 2 + 3); }

private:
  std::string make(std::int64_t ordinal) const;
};

/// The base of an import with this UUID.
IdBase id_base(std::string_view import_uuid, std::int64_t first_row, std::int64_t first_number);

/// Ids in assessment_row, and numbers of enterprises, whose UUID begins with `prefix` (see uuid_prefix), in the order of the
/// UUIDs; `most` at most. An index finds those that are stored; of each import at most one can begin so.
std::vector<std::int64_t> rows_with(SQLite::Database& database, const std::string& prefix, std::size_t most);
std::vector<std::int64_t> enterprises_with(SQLite::Database& database, const std::string& prefix, std::size_t most);

}  // namespace dxready::store
