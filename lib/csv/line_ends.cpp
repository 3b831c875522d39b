#include "csv/extent.hpp"

#include <algorithm>
#include <array>

namespace dxready::csv {
namespace {

/// Counts a letter as compilers count sixteen at once: in bytes, as long as they do not overflow.
std::uint64_t count(std::string_view text, char letter) {
  constexpr std::size_t at_once = 16;
  constexpr std::size_t most = 255;
  std::uint64_t total = 0;
  for (std::size_t rows = 0; text.size() >= at_once; text.remove_prefix(rows * at_once)) {
    rows = std::min(text.size() / at_once, most);
    std::array<std::uint8_t, at_once> counts = {};
    for (std::size_t row = 0; row < rows; ++row) {
      const char* const letters = text.data() + row * at_once;
      for (std::size_t i = 0; i < at_once; ++i) counts[i] = static_cast<std::uint8_t>(counts[i] + (letters[i] == letter ? 1 : 0));
    }
    for (const std::uint8_t count : counts) total += count;
  }
  return total + static_cast<std::uint64_t>(std::count(text.begin(), text.end(), letter));
}

}  // namespace

std::uint64_t count_line_ends(std::string_view text) {
  std::uint64_t ends = count(text, '\n');
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) {
    if (at + 1 == text.size() || text[at + 1] != '\n') ++ends;
  }
  return ends;
}

}  // namespace dxready::csv
