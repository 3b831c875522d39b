#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dxready::store {

/// Enterprises by their tax codes, in memory: half a hash of the code and the enterprise's number, 8 bytes a place, at most seven
/// of eight places taken. Two codes may share a hash: who finds a number looks whether it is the one. It grows piece by piece, so
/// that there are never two of all.
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
    const std::uint64_t hash = hash_of(tax_code);
    const Piece& piece = m_pieces[piece_of(hash)];
    if (piece.places.empty()) return false;
    for (std::size_t i = piece.start(hash); piece.places[i].number != 0; i = piece.next(i)) {
      if (piece.places[i].hash == rest_of(hash) && is_it(std::int64_t{piece.places[i].number})) return true;
    }
    return false;
  }

private:
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;  ///< 0: free
  };
  struct Piece {
    std::vector<Place> places;
    std::size_t taken = 0;

    // The place of a hash is its share of the whole range.
    std::size_t start(std::uint64_t hash) const { return static_cast<std::size_t>(rest_of(hash) * places.size() >> 32U); }
    std::size_t next(std::size_t place) const { return place + 1 == places.size() ? 0 : place + 1; }
    void put(const Place& place);
    void grow();
  };

  static constexpr std::size_t pieces = 64;

  static std::uint64_t hash_of(std::string_view tax_code);
  static std::size_t piece_of(std::uint64_t hash) { return static_cast<std::size_t>(hash >> 32U) % pieces; }
  static std::uint64_t rest_of(std::uint64_t hash) { return hash & 0xFFFFFFFFU; }

  std::array<Piece, pieces> m_pieces;
};

}  // namespace dxready::store
