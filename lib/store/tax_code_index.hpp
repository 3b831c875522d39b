#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace dxready::store {

/// Enterprises by their tax codes, however many there are in memory of one size. A filter of a few bits for each code tells who
/// is surely new, which nearly everybody is; to find the others, half a hash of each code and the enterprise's number are kept in
/// buckets, in a temporary file once they are many.
class TaxCodeIndex {
public:
  TaxCodeIndex();
  TaxCodeIndex(TaxCodeIndex&&) noexcept;
  TaxCodeIndex& operator=(TaxCodeIndex&&) noexcept;
  ~TaxCodeIndex();

  /// Numbers are from 1 up to what 32 bits hold. Throws SQLite::Exception where the temporary file cannot be written.
  void add(std::string_view tax_code, std::int64_t number);

  /// False when surely nobody has this code.
  bool may_have(std::string_view tax_code) const;

  /// Everyone who may have this code: all who do, and seldom somebody of another code. Throws like `add`.
  std::vector<std::int64_t> find(std::string_view tax_code);

private:
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;
  };
  class File;

  static constexpr std::size_t buckets = 256;
  static constexpr std::size_t most_in_memory = 256;  ///< of each bucket

  static std::size_t bucket_of(std::uint64_t hash) { return hash % buckets; }
  static std::uint32_t half_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U); }

  std::vector<std::uint64_t> m_filter;
  std::array<std::vector<Place>, buckets> m_newest;  ///< those that are not in the file
  std::unique_ptr<File> m_file;                      ///< null: not needed so far
};

}  // namespace dxready::store
