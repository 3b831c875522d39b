#pragma once

#include <array>

namespace dxready::csv {

/// The letters of the bytes 0x80 to 0xFF; 0 where the encoding has none. Generated at build time by generate_tables.cpp.
using EncodingTable = std::array<char16_t, 128>;
extern const EncodingTable windows1252_letters;
extern const EncodingTable windows1258_letters;

}  // namespace dxready::csv
