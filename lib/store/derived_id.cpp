#include "store/derived_id.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace dxready::store {
namespace {

constexpr std::size_t first_digits = 8;
/// Odd, so that it has an inverse modulo 2³² and no two ordinals meet; the views of the schema have the same number.
constexpr std::uint32_t spread = 1640531527;

constexpr std::uint32_t inverse_of(std::uint32_t odd) {
  std::uint32_t inverse = odd;
  for (int i = 0; i < 5; ++i) inverse *= 2 - odd * inverse;
  return inverse;
}

std::uint32_t first_eight(std::string_view uuid) {
  std::uint32_t value = 0;
  std::from_chars(uuid.data(), uuid.data() + first_digits, value, 16);
  return value;
}

/// What can be the id or number whose UUID begins with these digits.
std::optional<std::int64_t> candidate(const IdBase& base, const std::string& prefix, bool is_row) {
  const std::uint32_t ordinal = (first_eight(prefix) - static_cast<std::uint32_t>(base.mix)) * inverse_of(spread);
  const std::uint32_t first = is_row ? 2 : 3;
  if (ordinal < first || ordinal % 2 != first % 2) return std::nullopt;
  return (is_row ? base.first_row : base.first_number) + (ordinal - first) / 2;
}

using Found = std::vector<std::pair<std::string, std::int64_t>>;

void add_stored(SQLite::Database& database, const char* sql, const std::string& prefix, Found& found) {
  SQLite::Statement query(database, sql);
  query.bind(1, prefix);
  while (query.executeStep()) found.emplace_back(query.getColumn(0).getString(), query.getColumn(1).getInt64());
}

void add_derived(SQLite::Database& database, const char* exists, const std::string& prefix, bool is_row, Found& found) {
  SQLite::Statement imports(database, "SELECT id, uuid, first_row, first_number FROM import_row WHERE mix IS NOT NULL");
  SQLite::Statement is_there(database, exists);
  while (imports.executeStep()) {
    const IdBase base =
        id_base(imports.getColumn(1).getString(), imports.getColumn(2).getInt64(), imports.getColumn(3).getInt64());
    const std::optional<std::int64_t> key = candidate(base, prefix, is_row);
    if (!key) continue;
    std::string uuid = is_row ? base.of_row(*key) : base.of_enterprise(*key);
    if (!uuid.starts_with(prefix)) continue;
    is_there.reset();
    is_there.bind(1, *key);
    is_there.bind(2, imports.getColumn(0).getInt64());
    if (is_there.executeStep()) found.emplace_back(std::move(uuid), *key);
  }
}

std::vector<std::int64_t> keys_in_order(Found found, std::size_t most) {
  std::sort(found.begin(), found.end());
  std::vector<std::int64_t> keys;
  for (const auto& [uuid, key] : found) {
    if (keys.size() < most) keys.push_back(key);
  }
  return keys;
}

}  // namespace

std::string IdBase::make(std::int64_t ordinal) const {
  constexpr std::string_view digits = "0123456789abcdef";
  std::uint32_t value = static_cast<std::uint32_t>(ordinal) * spread + static_cast<std::uint32_t>(mix);
  std::string uuid;
  uuid.reserve(first_digits + tail.size());
  uuid.resize(first_digits);
  for (std::size_t i = first_digits; i-- > 0; value >>= 4U) uuid[i] = digits[value & 15U];
  return uuid += tail;
}

IdBase id_base(std::string_view import_uuid, std::int64_t first_row, std::int64_t first_number) {
  constexpr std::size_t version = 14;  // its place in the text of a UUID
  std::string tail(import_uuid.substr(first_digits));
  tail[version - first_digits] = '8';
  return {first_row, first_number, first_eight(import_uuid), std::move(tail)};
}

std::vector<std::int64_t> rows_with(SQLite::Database& database, const std::string& prefix, std::size_t most) {
  Found found;
  add_stored(database, "SELECT uuid, id FROM assessment_row WHERE uuid >= ?1 AND uuid < ?1 || 'g'", prefix, found);
  add_derived(database,
              "SELECT 1 FROM assessment_row AS a JOIN common AS c ON c.id = a.common "
              "WHERE a.id = ? AND c.import = ? AND a.uuid IS NULL",
              prefix, true, found);
  return keys_in_order(std::move(found), most);
}

std::vector<std::int64_t> enterprises_with(SQLite::Database& database, const std::string& prefix, std::size_t most) {
  Found found;
  add_stored(database, "SELECT uuid, number FROM enterprise WHERE uuid >= ?1 AND uuid < ?1 || 'g'", prefix, found);
  add_derived(database, "SELECT 1 FROM enterprise WHERE number = ? AND import = ? AND uuid IS NULL", prefix, false, found);
  return keys_in_order(std::move(found), most);
}

}  // namespace dxready::store
