#include "store/tax_code_index.hpp"

#include <functional>
#include <utility>

namespace dxready::store {

void TaxCodeIndex::add(std::string_view tax_code, std::int64_t number) {
  const std::uint64_t hash = hash_of(tax_code);
  Piece& piece = m_pieces[piece_of(hash)];
  if (8 * (piece.taken + 1) > 7 * piece.places.size()) piece.grow();
  piece.put({static_cast<std::uint32_t>(rest_of(hash)), static_cast<std::uint32_t>(number)});
  ++piece.taken;
}

std::uint64_t TaxCodeIndex::hash_of(std::string_view tax_code) { return std::hash<std::string_view>()(tax_code); }

void TaxCodeIndex::Piece::put(const Place& place) {
  std::size_t i = start(place.hash);
  while (places[i].number != 0) i = next(i);
  places[i] = place;
}

void TaxCodeIndex::Piece::grow() {
  constexpr std::size_t fewest = 64;
  const std::size_t size = places.empty() ? fewest : places.size() + places.size() / 2;
  const std::vector<Place> before = std::exchange(places, std::vector<Place>(size));
  for (const Place& place : before) {
    if (place.number != 0) put(place);
  }
}

}  // namespace dxready::store
