#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dxready::csv {

/// How the text of a file is encoded.
enum class Encoding : std::uint8_t { utf8, utf16le, utf16be, windows1258, windows1252 };

/// Encodings by the names people write, whatever their case: utf-8, utf-16le, utf-16be, windows-1258, windows-1252, and
/// cp1258, cp1252 and the like. Plain utf-16 is none: it does not say which byte comes first.
std::optional<Encoding> find_encoding(std::string_view name);

/// The name in messages and profiles: "utf-8", "utf-16le", "utf-16be", "windows-1258", "windows-1252".
std::string_view encoding_name(Encoding encoding);

/// The bytes of the byte order mark; none for an encoding of 8 bits.
std::string_view byte_order_mark(Encoding encoding);

/// The text as valid UTF-8; nothing when the bytes are not of that encoding. It is not normalised, but for one thing:
/// Windows-1258 writes a tone behind its letter, and gets the one letter of normal form C.
std::optional<std::string> to_utf8(std::string_view bytes, Encoding encoding);

/// The text in the encoding, without byte order mark; nothing when `text` is no UTF-8, or the encoding is one of 8 bits,
/// which are read and never written.
std::optional<std::string> from_utf8(std::string_view text, Encoding encoding);

/// Turns UTF-16 that comes in pieces of any length into UTF-8. Nothing is lost in silence: half a surrogate pair becomes its
/// three bytes and half a unit the byte 0xFF, and neither is valid UTF-8.
class Utf16Decoder {
public:
  explicit Utf16Decoder(bool big_endian) : m_big_endian(big_endian) {}

  void decode(std::string_view bytes, std::string& utf8);

  /// To be called once, behind the last piece.
  void finish(std::string& utf8);

private:
  void add(char16_t unit, std::string& utf8);

  bool m_big_endian;
  std::optional<char> m_half;  ///< first byte of a unit
  char16_t m_high = 0;         ///< first half of a surrogate pair
};

}  // namespace dxready::csv
