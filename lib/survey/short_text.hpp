#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dxready::survey {

/// A short text that is copied as a whole.
struct ShortText {
  static constexpr std::size_t room = 15;

  /// Nothing when the text has no room.
  static std::optional<ShortText> make(std::string_view text) {
    ShortText made;
    if (text.size() > room) return std::nullopt;
    std::copy(text.begin(), text.end(), made.letters.begin());
    made.size = static_cast<std::uint8_t>(text.size());
    return made;
  }

  std::string_view view() const { return {letters.data(), size}; }

  std::array<char, room> letters = {};
  std::uint8_t size = 0;
};

}  // namespace dxready::survey
