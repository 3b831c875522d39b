#include "base/text.hpp"

#include <utf8proc.h>

#include <bit>
#include <cstdint>
#include <cstring>

namespace dxready::base {
namespace {

/// The eight bytes at `at` in one number, the first one lowest; behind the end they are 0.
std::uint64_t eight_bytes(std::string_view text, std::size_t at) {
  std::uint64_t eight = 0;
  if (at + 8 <= text.size()) {
    std::memcpy(&eight, text.data() + at, 8);
  } else if (text.size() >= 8) {
    std::memcpy(&eight, text.data() + text.size() - 8, 8);
    eight >>= 8 * (at + 8 - text.size());
  } else {
    for (std::size_t i = text.size(); i > at; --i) eight = eight << 8U | static_cast<unsigned char>(text[i - 1]);
  }
  return eight;
}

/// How many bytes of a text are surely valid UTF-8: all of them where it is written in the usual letters of one, two and three
/// bytes, as Vietnamese is. Looks at eight bytes at once: what bit 7 of a byte tells is found by shifting another bit there.
std::size_t usual_utf8(std::string_view text) {
  if constexpr (std::endian::native != std::endian::little) return 0;
  constexpr std::uint64_t tops = 0x8080808080808080U;
  std::uint64_t expected = 0;  // continuation bytes at the beginning of the next eight
  std::uint64_t wrong = 0;
  for (std::size_t at = 0; at < text.size(); at += 8) {
    const std::uint64_t eight = eight_bytes(text, at);
    const std::uint64_t high = eight & tops;
    if (high == 0 && expected == 0) continue;
    const std::uint64_t leads = high & (eight << 1U);   // 11xxxxxx
    const std::uint64_t three = leads & (eight << 2U);  // 111xxxxx
    const std::uint64_t bits_4_3 = (eight << 3U) | (eight << 4U);
    const std::uint64_t bits_2_1 = (eight << 5U) | (eight << 6U);
    // 1100000x is overlong; 11100000 may be, and 11101101 a surrogate; 1111xxxx has four bytes: of 111xxxxx, only 11100xxx but
    // 11100000 is usual.
    const std::uint64_t rare = ((leads ^ three) & ~(bits_4_3 | bits_2_1)) | (three & (bits_4_3 | ~(bits_2_1 | (eight << 7U))));
    wrong |= rare | ((leads << 8U | three << 16U | expected) ^ (high ^ leads));
    expected = leads >> 56U | three >> 48U;
  }
  return (wrong & tops) == 0 && expected == 0 ? text.size() : 0;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  std::size_t at = usual_utf8(text);
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) < 128) {
      ++at;
      continue;
    }
    utf8proc_int32_t point = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at);
    const utf8proc_ssize_t length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &point);
    if (length <= 0) return at;
    at += static_cast<std::size_t>(length);
  }
  return std::nullopt;
}

}  // namespace dxready::base
