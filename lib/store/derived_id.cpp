#include "store/derived_id.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace dxready::store {
namespace {

// Places in the text of a UUID.
constexpr std::size_t first_digits = 8;
constexpr std::size_t middle_at = 9;
constexpr std::size_t middle_size = 4;
constexpr std::size_t version = 14;
constexpr std::size_t uuid_size = 36;
/// Odd, so that it has an inverse modulo 2³² and no two ordinals meet; the views of the schema have the same number.
constexpr std::uint32_t spread = 1640531527;

constexpr std::uint32_t inverse_of(std::uint32_t odd) {
  std::uint32_t inverse = odd;
  for (int i = 0; i < 5; ++i) inverse *= 2 - odd * inverse;
  return inverse;
}

std::uint32_t hexadecimal(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return value;
}

/// The number of the enterprise that has, or whose assessments have, a UUID that begins with these digits.
std::optional<std::int64_t> candidate(const IdBase& base, std::string_view prefix, bool is_row) {
  const std::uint32_t digits = hexadecimal(prefix.substr(0, first_digits));
  const std::uint32_t ordinal = (digits - static_cast<std::uint32_t>(base.mix)) * inverse_of(spread);
  const std::uint32_t first = is_row ? 2 : 3;
  if (ordinal < first || ordinal % 2 != first % 2) return std::nullopt;
  return (ordinal - first) / 2;
}

void put_hexadecimal(std::string& digits, std::size_t at, std::size_t count, std::uint32_t value) {
  for (std::size_t i = at + count; i-- > at; value >>= 4U) digits[i] = "0123456789abcdef"[value & 15U];
}

using Found = std::vector<std::pair<std::string, std::int64_t>>;

void add_stored(SQLite::Database& database, const char* sql, const std::string& prefix, Found& found) {
  SQLite::Statement query(database, sql);
  query.bind(1, prefix);
  while (query.executeStep()) found.emplace_back(query.getColumn(0).getString(), query.getColumn(1).getInt64());
}

/// `keys` selects those of an enterprise, by its number, that an import added.
void add_derived(SQLite::Database& database, const char* keys, const std::string& prefix, bool is_row, Found& found) {
  SQLite::Statement imports(database, "SELECT id, uuid FROM import_row WHERE mix IS NOT NULL");
  SQLite::Statement query(database, keys);
  while (imports.executeStep()) {
    const IdBase base = id_base(imports.getColumn(1).getString());
    const std::optional<std::int64_t> number = candidate(base, prefix, is_row);
    if (!number) continue;
    query.reset();
    query.bind(1, *number);
    query.bind(2, imports.getColumn(0).getInt64());
    while (query.executeStep()) {
      const std::int64_t key = query.getColumn(0).getInt64();
      std::string uuid = is_row ? base.of_row(key) : base.of_enterprise(key);
      if (uuid.starts_with(prefix)) found.emplace_back(std::move(uuid), key);
    }
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

std::string IdBase::make(std::int64_t ordinal, std::int64_t middle_digits) const {
  std::string uuid;
  uuid.reserve(version + tail.size());
  uuid.resize(version, '-');
  put_hexadecimal(uuid, 0, first_digits, static_cast<std::uint32_t>(ordinal) * spread + static_cast<std::uint32_t>(mix));
  put_hexadecimal(uuid, middle_at, middle_size, static_cast<std::uint32_t>(middle_digits));
  return uuid += tail;
}

IdBase id_base(std::string_view import_uuid) {
  // One somebody shortened by hand gives ids that fit no row.
  std::string uuid(import_uuid);
  uuid.resize(std::max(uuid.size(), uuid_size), '0');
  return {hexadecimal(std::string_view(uuid).substr(0, first_digits)),
          hexadecimal(std::string_view(uuid).substr(middle_at, middle_size)), "8" + uuid.substr(version + 1)};
}

std::vector<std::int64_t> rows_with(SQLite::Database& database, const std::string& prefix, std::size_t most) {
  Found found;
  add_stored(database, "SELECT uuid, id FROM assessment_row WHERE uuid >= ?1 AND uuid < ?1 || 'g'", prefix, found);
  add_derived(database,
              "SELECT a.id FROM assessment_row AS a JOIN common AS c ON c.id = a.common "
              "WHERE a.id BETWEEN ?1 << 16 AND (?1 << 16) + 65535 AND c.import = ?2 AND a.uuid IS NULL",
              prefix, true, found);
  return keys_in_order(std::move(found), most);
}

std::vector<std::int64_t> enterprises_with(SQLite::Database& database, const std::string& prefix, std::size_t most) {
  Found found;
  add_stored(database, "SELECT uuid, number FROM enterprise WHERE uuid >= ?1 AND uuid < ?1 || 'g'", prefix, found);
  add_derived(database, "SELECT number FROM enterprise WHERE number = ? AND import = ? AND uuid IS NULL", prefix, false, found);
  return keys_in_order(std::move(found), most);
}

}  // namespace dxready::store
