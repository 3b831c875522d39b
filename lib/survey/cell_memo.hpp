#pragma once

#include "survey/short_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

namespace dxready::survey {

/// Remembers what the short cells of a column came to, as many as it has room for. Every text has two places, so that two
/// that come often do not push each other out.
class CellMemo {
public:
  static constexpr std::size_t longest_cell = 43;

  CellMemo() : m_places(places) {}

  /// What `text` came to, until the next `keep`; null when that is not remembered.
  const ShortText* find(std::string_view text) const {
    const std::size_t first = index(text);
    for (const std::size_t at : {first, first ^ 1U}) {
      const Place& place = m_places[at];
      if (place.used && place.cell() == text) return &place.value;
    }
    return nullptr;
  }

  /// The value as it is remembered; null when one of them is too long.
  const ShortText* keep(std::string_view text, std::string_view value) {
    const std::optional<ShortText> kept = ShortText::make(value);
    if (text.size() > longest_cell || !kept) return nullptr;
    const std::size_t first = index(text);
    m_turn = !m_turn;
    Place& place = m_places[m_places[first].used && (m_turn || !m_places[first ^ 1U].used) ? first ^ 1U : first];
    place.used = true;
    place.size = static_cast<std::uint8_t>(text.size());
    std::copy(text.begin(), text.end(), place.text.begin());
    place.value = *kept;
    return &place.value;
  }

private:
  static constexpr std::size_t places = 512;  // 9 bits of the hash

  struct Place {
    bool used = false;
    std::uint8_t size = 0;
    std::array<char, longest_cell> text = {};
    ShortText value;

    std::string_view cell() const { return {text.data(), size}; }
  };

  /// From the first and the last eight letters.
  static std::size_t index(std::string_view text) {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (text.size() >= 8) {
      std::memcpy(&first, text.data(), 8);
      std::memcpy(&last, text.data() + text.size() - 8, 8);
    } else {
      for (const char c : text) first = first << 8U | static_cast<unsigned char>(c);
    }
    const std::uint64_t mixed = (first ^ text.size()) * 0x9E3779B97F4A7C15U + last;
    return (mixed * 0x9E3779B97F4A7C15U) >> 55U;
  }

  std::vector<Place> m_places;
  bool m_turn = false;
};

}  // namespace dxready::survey
