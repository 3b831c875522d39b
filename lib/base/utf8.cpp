#include "base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace dxready::base {
namespace {

/// Bytes that are looked at together: two numbers, so that compilers do with both at once what is done with one.
struct Bytes {
  static constexpr std::size_t count = 16;

  static Bytes at(const char* begin) {
    Bytes bytes;
    std::memcpy(bytes.numbers.data(), begin, count);
    return bytes;
  }

  std::array<std::uint64_t, 2> numbers = {};
};

/// Sets bit 7 of each byte of `wrong` where one of the bytes from `at` on is not usual UTF-8 behind the two bytes before it. What
/// bit 7 tells of a byte is found by shifting another of its bits there.
inline void find_unusual(const char* at, Bytes& wrong) {
  const Bytes bytes = Bytes::at(at);
  const Bytes before = Bytes::at(at - 1);
  const Bytes two_before = Bytes::at(at - 2);
  for (std::size_t i = 0; i < bytes.numbers.size(); ++i) {
    const std::uint64_t byte = bytes.numbers[i];
    const std::uint64_t one = before.numbers[i];
    const std::uint64_t two = two_before.numbers[i];
    const std::uint64_t continues = byte & ~(byte << 1U);  // 10xxxxxx
    const std::uint64_t lead = byte & (byte << 1U);        // 11xxxxxx
    const std::uint64_t three = lead & (byte << 2U);       // 111xxxxx
    const std::uint64_t expected = (one & (one << 1U)) | (two & (two << 1U) & (two << 2U));
    // 1100000x is overlong, and 11100000 may be; 11101101 may be a surrogate; 1111xxxx has four bytes.
    const std::uint64_t bits_2_1 = (byte << 5U) | (byte << 6U);
    const std::uint64_t too_low = lead & ~(bits_2_1 | (three & (byte << 7U)));
    const std::uint64_t too_high = three & ((byte << 3U) | (byte << 4U));
    wrong.numbers[i] |= too_low | too_high | (continues ^ expected);
  }
}

/// Whether a text is surely valid UTF-8: written in the usual letters of one, two and three bytes, as Vietnamese is.
bool is_usual_utf8(std::string_view text) {
  constexpr std::size_t before = 2;  // bytes that a byte may continue
  if (text.size() < before + Bytes::count) {
    std::array<char, 2 * (before + Bytes::count)> padded = {};
    std::copy(text.begin(), text.end(), padded.begin() + before);
    return is_usual_utf8({padded.data(), padded.size()});
  }
  // Nothing stands before the first bytes.
  std::array<char, before + Bytes::count> first = {};
  std::copy_n(text.begin(), Bytes::count, first.begin() + before);
  const char* const last = text.data() + text.size() - Bytes::count;
  const char* next = text.data() + Bytes::count;
  Bytes wrong;
  for (const char* at = &first[before];; next += Bytes::count) {
    find_unusual(at, wrong);
    if (at == last) break;
    at = std::min(next, last);
  }
  const auto byte = [&](std::size_t from_end) { return static_cast<unsigned char>(text[text.size() - from_end]); };
  const bool goes_on = byte(1) >= 0xC0 || byte(2) >= 0xE0;
  return !goes_on && ((wrong.numbers[0] | wrong.numbers[1]) & 0x8080808080808080U) == 0;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  std::size_t at = is_usual_utf8(text) ? text.size() : 0;
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
