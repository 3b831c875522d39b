#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

// Eight letters in one number, to be looked at together.
namespace dxready::survey {

inline std::uint64_t eight_letters(const char* at) {
  std::uint64_t eight = 0;
  std::memcpy(&eight, at, 8);
  return eight;
}

constexpr std::uint64_t eight_times(char letter) { return 0x0101010101010101U * static_cast<unsigned char>(letter); }

/// Bit 7 of each byte that is not one of two letters, given eight times; the other bits tell nothing.
constexpr std::uint64_t differ(std::uint64_t eight, std::uint64_t one, std::uint64_t other) {
  constexpr std::uint64_t low = eight_times('\x7F');
  const std::uint64_t from_one = eight ^ one;
  const std::uint64_t from_other = eight ^ other;
  return (((from_one & low) + low) | from_one) & (((from_other & low) + low) | from_other);
}

/// Which of the eight letters is the first whose bit 7 is set, in a number that has only such bits.
constexpr std::size_t first_letter(std::uint64_t tops) {
  const int bits = std::endian::native == std::endian::little ? std::countr_zero(tops) : std::countl_zero(tops);
  return static_cast<std::size_t>(bits) / 8;
}

}  // namespace dxready::survey
