#include "base/text.hpp"

#include "catch.hpp"
#include "random.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

using namespace dxready;
using property::Random;

namespace {

/// The length of the letter a text begins with; 0 when it is not valid: decoded, and no shorter form would do.
std::size_t letter_length(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at])); };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC0 || first > 0xF7 || text.size() < length) return 0;
  std::uint32_t point = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return 0;
    point = point << 6U | (byte(i) & 0x3FU);
  }
  constexpr std::array<std::uint32_t, 5> least = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  return point < least[length] || surrogate || point > 0x10FFFF ? 0 : length;
}

std::optional<std::size_t> slow_first_invalid(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = letter_length(text.substr(at));
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("invalid UTF-8 is found where a decoder finds it", "[text]") {
  Random random(20261122);
  const std::array<std::string, 8> letters = {"a", " ", "é", "ế", "Đ", "本", "😀", "\xED\x9F\xBF"};
  constexpr std::string_view bytes = "\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE1\xED\xEF\xF0\xF3\xF4\xF5\xFF";
  std::size_t valid = 0;
  for (int round = 0; round < 200'000; ++round) {
    std::string text;
    const std::size_t pieces = random.below(32);
    const std::size_t wrong = 1 + random.below(12);  // one piece in so many
    for (std::size_t i = 0; i < pieces; ++i) {
      text += random.below(wrong) == 0 && wrong < 12 ? std::string(1, bytes[random.below(bytes.size())])
                                                     : letters[random.below(letters.size())];
    }
    const std::optional<std::size_t> expected = slow_first_invalid(text);
    valid += expected ? 0U : 1U;
    if (base::first_invalid_utf8(text) != expected) {
      CAPTURE(base::printable(text), text.size());
      CHECK(base::first_invalid_utf8(text) == expected);
    }
  }
  CHECK(valid > 20'000);
  CHECK(valid < 180'000);
}
