#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dxready::store {

/// Enterprises by their tax codes, in memory: a hash of the code and the enterprise's number, 16 bytes a place, at most three
/// of four places taken. Two codes may share a hash: who finds a number looks whether it is the one.
class TaxCodeIndex {
public:
  void add(std::string_view tax_code, std::int64_t number);

  /// Whether somebody may have this code.
  bool may_have(std::string_view tax_code) const {
    return find(tax_code, [](std::int64_t) { return true; });
  }

  /// Calls `is_it(number)` for everyone who may have this code, until it is true; whether it was.
  template <class IsIt>
  bool find(std::string_view tax_code, IsIt is_it) const {
    if (m_places.empty()) return false;
    const std::uint64_t hash = hash_of(tax_code);
    for (std::size_t i = start(hash); m_places[i].number != 0; i = next(i)) {
      if (m_places[i].hash == hash && is_it(m_places[i].number)) return true;
    }
    return false;
  }

private:
  struct Place {
    std::uint64_t hash = 0;
    std::int64_t number = 0;  ///< 0: free
  };

  static std::uint64_t hash_of(std::string_view tax_code);
  std::size_t start(std::uint64_t hash) const { return static_cast<std::size_t>(hash) & (m_places.size() - 1); }
  std::size_t next(std::size_t place) const { return (place + 1) & (m_places.size() - 1); }
  void put(const Place& place);
  void grow();

  std::vector<Place> m_places;  ///< a power of two
  std::size_t m_taken = 0;
};

}  // namespace dxready::store
