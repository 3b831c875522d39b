#include "store/tax_code_index.hpp"

#include <functional>
#include <utility>

namespace dxready::store {

void TaxCodeIndex::add(std::string_view tax_code, std::int64_t number) {
  if (4 * (m_taken + 1) > 3 * m_places.size()) grow();
  put({hash_of(tax_code), number});
  ++m_taken;
}

std::uint64_t TaxCodeIndex::hash_of(std::string_view tax_code) { return std::hash<std::string_view>()(tax_code); }

void TaxCodeIndex::put(const Place& place) {
  std::size_t i = start(place.hash);
  while (m_places[i].number != 0) i = next(i);
  m_places[i] = place;
}

void TaxCodeIndex::grow() {
  constexpr std::size_t fewest = 1024;
  const std::vector<Place> before = std::exchange(m_places, std::vector<Place>(m_places.empty() ? fewest : 2 * m_places.size()));
  for (const Place& place : before) {
    if (place.number != 0) put(place);
  }
}

}  // namespace dxready::store
