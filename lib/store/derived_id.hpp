#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

namespace dxready::store {

/// The id of an assessment is its enterprise's number and, in these last bits, its own within the enterprise.
constexpr int own_bits = 16;
constexpr std::int64_t enterprise_of(std::int64_t row) { return row >> own_bits; }
constexpr std::int64_t first_row_of(std::int64_t enterprise) { return enterprise << own_bits; }
constexpr std::int64_t last_row_of(std::int64_t enterprise) { return first_row_of(enterprise + 1) - 1; }

/// What the ids of all an import adds follow from (docs/decisions/0010-derived-ids.md). Each is a UUID of version 8: the first
/// eight digits are a number of its own, spread over 32 bits so that no two enterprises of an import share them; the rest is the
/// random part of the import's own UUID. So they need not be stored, and still the first eight digits tell them apart.
struct IdBase {
  std::int64_t mix = 0;     ///< the first eight digits of the import's UUID
  std::int64_t middle = 0;  ///< the four behind them
  std::string tail;         ///< what follows them in every id

  std::string of_row(std::int64_t id) const { return make(2 * enterprise_of(id) + 2, middle + id); }
  std::string of_enterprise(std::int64_t number) const { return make(2 * number + 3, middle); }

private:
  std::string make(std::int64_t ordinal, std::int64_t middle_digits) const;
};

/// The base of an import with this UUID.
IdBase id_base(std::string_view import_uuid);

/// Ids in assessment_row, and numbers of enterprises, whose UUID begins with `prefix` (see uuid_prefix), in the order of the
/// UUIDs; `most` at most. An index finds those that are stored; of each import at most one can begin so.
std::vector<std::int64_t> rows_with(SQLite::Database& database, const std::string& prefix, std::size_t most);
std::vector<std::int64_t> enterprises_with(SQLite::Database& database, const std::string& prefix, std::size_t most);

}  // namespace dxready::store
