#include "csv/encoding.hpp"

#include "base/text.hpp"
#include "csv/encoding_tables.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dxready::csv {
namespace {

constexpr std::array<std::pair<std::string_view, Encoding>, 10> names = {{
    {"utf-8", Encoding::utf8},
    {"utf8", Encoding::utf8},
    {"utf-16le", Encoding::utf16le},
    {"utf16le", Encoding::utf16le},
    {"utf-16be", Encoding::utf16be},
    {"utf16be", Encoding::utf16be},
    {"windows-1258", Encoding::windows1258},
    {"cp1258", Encoding::windows1258},
    {"windows-1252", Encoding::windows1252},
    {"cp1252", Encoding::windows1252},
}};

constexpr bool is_high(char32_t point) { return point >= 0xD800 && point < 0xDC00; }
constexpr bool is_low(char32_t point) { return point >= 0xDC00 && point < 0xE000; }

void add_point(char32_t point, std::string& utf8) {
  const auto add = [&utf8](char32_t byte) { utf8 += static_cast<char>(byte); };
  const auto tail = [&](unsigned shift) { add(0x80 | ((point >> shift) & 0x3F)); };
  if (point < 0x80) return add(point);
  if (point < 0x800) {
    add(0xC0 | (point >> 6U));
  } else if (point < 0x10000) {
    add(0xE0 | (point >> 12U));
    tail(6);
  } else {
    add(0xF0 | (point >> 18U));
    tail(12);
    tail(6);
  }
  tail(0);
}

/// The code point valid UTF-8 begins with, taken off the text.
char32_t take_point(std::string_view& text) {
  const auto byte = [&text](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  const char32_t first = byte(0);
  const std::size_t size = first < 0x80 ? 1U : first < 0xE0 ? 2U : first < 0xF0 ? 3U : 4U;
  char32_t point = size == 1 ? first : first & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) point = (point << 6U) | (byte(i) & 0x3F);
  text.remove_prefix(size);
  return point;
}

std::string utf16(std::string_view text, bool big_endian) {
  std::string bytes;
  const auto add = [&](char32_t unit) {
    const auto high = static_cast<char>(unit >> 8U);
    const auto low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  };
  while (!text.empty()) {
    const char32_t point = take_point(text);
    if (point < 0x10000) {
      add(point);
      continue;
    }
    add(0xD800 + ((point - 0x10000) >> 10U));
    add(0xDC00 + ((point - 0x10000) & 0x3FF));
  }
  return bytes;
}

std::optional<std::string> from_table(std::string_view bytes, const EncodingTable& letters) {
  std::string utf8;
  utf8.reserve(bytes.size() + bytes.size() / 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const char32_t point = byte < 0x80 ? byte : letters[byte - 0x80U];
    if (point == 0 && byte != 0) return std::nullopt;
    add_point(point, utf8);
  }
  return utf8;
}

std::optional<std::string> valid(std::string text) {
  if (base::first_invalid_utf8(text)) return std::nullopt;
  return text;
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::string utf8;
  Utf16Decoder decoder(big_endian);
  decoder.decode(bytes, utf8);
  decoder.finish(utf8);
  return utf8;
}

}  // namespace

std::optional<Encoding> find_encoding(std::string_view name) {
  const std::string folded = base::fold(name);
  const auto* const found = std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == folded; });
  if (found == names.end()) return std::nullopt;
  return found->second;
}

std::string_view encoding_name(Encoding encoding) {
  return std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.second == encoding; })->first;
}

std::string_view byte_order_mark(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return "\xEF\xBB\xBF";
    case Encoding::utf16le: return "\xFF\xFE";
    case Encoding::utf16be: return "\xFE\xFF";
    case Encoding::windows1258:
    case Encoding::windows1252: return {};
  }
  return {};
}

std::optional<std::string> to_utf8(std::string_view bytes, Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return valid(std::string(bytes));
    case Encoding::utf16le: return valid(from_utf16(bytes, false));
    case Encoding::utf16be: return valid(from_utf16(bytes, true));
    case Encoding::windows1252: return from_table(bytes, windows1252_letters);
    case Encoding::windows1258: break;
  }
  std::optional<std::string> letters = from_table(bytes, windows1258_letters);
  if (letters) letters = base::nfc(*letters);
  return letters;
}

std::optional<std::string> from_utf8(std::string_view text, Encoding encoding) {
  std::optional<std::string> copy = valid(std::string(text));
  if (!copy || encoding == Encoding::utf8) return copy;
  if (encoding == Encoding::windows1258 || encoding == Encoding::windows1252) return std::nullopt;
  return utf16(text, encoding == Encoding::utf16be);
}

void Utf16Decoder::decode(std::string_view bytes, std::string& utf8) {
  for (const char c : bytes) {
    if (!m_half) {
      m_half = c;
      continue;
    }
    const auto first = static_cast<unsigned char>(*m_half);
    const auto second = static_cast<unsigned char>(c);
    m_half.reset();
    add(static_cast<char16_t>(m_big_endian ? first * 256 + second : second * 256 + first), utf8);
  }
}

void Utf16Decoder::finish(std::string& utf8) {
  if (m_high != 0) add_point(std::exchange(m_high, u'\0'), utf8);
  if (m_half) utf8 += '\xFF';
}

void Utf16Decoder::add(char16_t unit, std::string& utf8) {
  const char32_t high = std::exchange(m_high, u'\0');
  if (high != 0 && is_low(unit)) {
    add_point(0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00U), utf8);
    return;
  }
  if (high != 0) add_point(high, utf8);
  if (is_high(unit)) {
    m_high = unit;
  } else {
    add_point(unit, utf8);
  }
}

}  // namespace dxready::csv
