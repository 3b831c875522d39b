#pragma once

#include <cstdint>

namespace dxready::csv {

/// How the text of a file is encoded.
enum class Encoding : std::uint8_t { utf8, utf16le, utf16be, windows1258, windows1252 };

}  // namespace dxready::csv
