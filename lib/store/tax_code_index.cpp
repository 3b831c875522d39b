#include "store/tax_code_index.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstring>
#include <functional>
#include <optional>
#include <span>

namespace dxready::store {
namespace {

/// 4 MB: of a million codes one in a thousand others is taken for one that may be there, of four million four in a hundred.
constexpr std::size_t filter_words = std::size_t{1} << 19U;

std::uint64_t hash_of(std::string_view tax_code) { return std::hash<std::string_view>()(tax_code); }

std::size_t word_of(std::uint64_t hash) { return hash >> 8U & (filter_words - 1); }

/// Four bits of a word, from parts of the hash that do not tell which word.
std::uint64_t bits_of(std::uint64_t hash) {
  std::uint64_t bits = 0;
  for (const unsigned part : {27U, 33U, 39U, 45U}) bits |= std::uint64_t{1} << (hash >> part & 63U);
  return bits;
}

}  // namespace

/// Full buckets, in a database without a name: SQLite writes it to a temporary file and removes that.
class TaxCodeIndex::File {
public:
  File() : m_database("", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
    m_database.exec(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -256; "
        "CREATE TABLE bucket (id INTEGER PRIMARY KEY, places BLOB); BEGIN");
    m_insert.emplace(m_database, "INSERT INTO bucket VALUES (?, ?)");
    m_find.emplace(m_database, "SELECT places FROM bucket WHERE id BETWEEN ? AND ?");
  }

  void add(std::size_t bucket, std::span<const Place> places) {
    m_insert->reset();
    m_insert->bind(1, first_id(bucket) + m_count++);
    m_insert->bindNoCopy(2, places.data(), static_cast<int>(places.size_bytes()));
    m_insert->exec();
  }

  template <class Take>
  void for_each(std::size_t bucket, const Take& take) {
    m_find->reset();
    m_find->bind(1, first_id(bucket));
    m_find->bind(2, first_id(bucket + 1) - 1);
    while (m_find->executeStep()) {
      const SQLite::Column column = m_find->getColumn(0);
      const auto* const bytes = static_cast<const char*>(column.getBlob());
      for (std::size_t at = 0; at < static_cast<std::size_t>(column.size()); at += sizeof(Place)) {
        Place place;
        std::memcpy(&place, bytes + at, sizeof place);
        take(place);
      }
    }
  }

private:
  static std::int64_t first_id(std::size_t bucket) { return static_cast<std::int64_t>(bucket) << 32U; }

  SQLite::Database m_database;
  std::optional<SQLite::Statement> m_insert;
  std::optional<SQLite::Statement> m_find;
  std::int64_t m_count = 0;
};

TaxCodeIndex::TaxCodeIndex() : m_filter(filter_words) {}
TaxCodeIndex::TaxCodeIndex(TaxCodeIndex&&) noexcept = default;
TaxCodeIndex& TaxCodeIndex::operator=(TaxCodeIndex&&) noexcept = default;
TaxCodeIndex::~TaxCodeIndex() = default;

void TaxCodeIndex::add(std::string_view tax_code, std::int64_t number) {
  const std::uint64_t hash = hash_of(tax_code);
  m_filter[word_of(hash)] |= bits_of(hash);
  std::vector<Place>& newest = m_newest[bucket_of(hash)];
  if (newest.size() == most_in_memory) {
    if (m_file == nullptr) m_file = std::make_unique<File>();
    m_file->add(bucket_of(hash), newest);
    newest.clear();
  }
  newest.push_back({half_of(hash), static_cast<std::uint32_t>(number)});
}

bool TaxCodeIndex::may_have(std::string_view tax_code) const {
  const std::uint64_t hash = hash_of(tax_code);
  return (m_filter[word_of(hash)] & bits_of(hash)) == bits_of(hash);
}

std::vector<std::int64_t> TaxCodeIndex::find(std::string_view tax_code) {
  std::vector<std::int64_t> numbers;
  if (!may_have(tax_code)) return numbers;
  const std::uint64_t hash = hash_of(tax_code);
  const auto take = [&](const Place& place) {
    if (place.hash == half_of(hash)) numbers.push_back(std::int64_t{place.number});
  };
  for (const Place& place : m_newest[bucket_of(hash)]) take(place);
  if (m_file != nullptr) m_file->for_each(bucket_of(hash), take);
  return numbers;
}

}  // namespace dxready::store
