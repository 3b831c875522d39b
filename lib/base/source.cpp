#include "base/source.hpp"

#include "base/file.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dxready::base {
namespace {

constexpr std::size_t step = 64;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

unsigned byte_at(std::string_view text, std::size_t offset) {
  return offset < text.size() ? static_cast<unsigned char>(text[offset]) : 0U;
}

bool begins_letter(std::string_view text, std::size_t offset) { return (byte_at(text, offset) & 0xC0U) != 0x80U; }

void pass(Place& place, std::string_view text, std::size_t offset) {
  if (text[offset] == '\n') {
    ++place.line;
    place.column = 0;
  } else if (begins_letter(text, offset)) {
    ++place.column;
  }
}

/// The name of the encoding when the text is UTF-16, by its mark or by the zero bytes of its first two letters.
std::string_view utf16_name(std::string_view text) {
  if (text.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (text.starts_with("\xFE\xFF")) return "UTF-16BE";
  if (text.size() < 4) return {};
  const auto is_zero = [&](std::size_t offset) { return text[offset] == '\0'; };
  if (!is_zero(0) && is_zero(1) && !is_zero(2) && is_zero(3)) return "UTF-16LE";
  if (is_zero(0) && !is_zero(1) && is_zero(2) && !is_zero(3)) return "UTF-16BE";
  return {};
}

}  // namespace

Places::Places(std::string_view text) : m_text(text) {
  m_steps.reserve(text.size() / step + 1);
  Place place{1, 0};
  for (std::size_t offset = 0; offset < text.size(); ++offset) {
    if (offset % step == 0) m_steps.push_back(place);
    pass(place, text, offset);
  }
  if (text.size() % step == 0) m_steps.push_back(place);
}

Place Places::at(std::size_t offset) const {
  offset = std::min(offset, m_text.size());
  Place place = m_steps[offset / step];
  for (std::size_t passed = offset / step * step; passed < offset; ++passed) pass(place, m_text, passed);
  if (begins_letter(m_text, offset)) ++place.column;
  return place;
}

void drop_byte_order_mark(std::string& text) {
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
}

bool check_encoding(Reader& reader, const Places& places) {
  const std::string_view text = reader.document().text;
  if (text.size() > file_limit) {
    reader.error("too-large", Place(), {{"limit", std::to_string(file_limit / 1024 / 1024)}});
    return false;
  }
  if (const std::string_view encoding = utf16_name(text); !encoding.empty()) {
    reader.error("utf16", Place(), {{"encoding", std::string(encoding)}});
    return false;
  }
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    reader.error("nul-byte", places.at(nul));
    return false;
  }
  if (const std::optional<std::size_t> invalid = first_invalid_utf8(text)) {
    reader.error("invalid-utf8", places.at(*invalid), {{"byte", fmt::format("0x{:02X}", byte_at(text, *invalid))}});
    return false;
  }
  return true;
}

std::optional<std::size_t> next_control(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    const unsigned byte = byte_at(text, at);
    const bool white = byte == '\t' || byte == '\n' || byte == '\r';
    if ((byte < 0x20 && !white) || byte == 0x7F) return at;
    if (byte == 0xC2 && byte_at(text, at + 1) < 0xA0) return at;
    if (byte == 0xEF && text.substr(at, 3) == byte_order_mark) return at;
  }
  return std::nullopt;
}

std::string code_point_name(std::string_view text, std::size_t offset) {
  const unsigned first = byte_at(text, offset);
  unsigned point = first < 0x80 ? first : first < 0xE0 ? first & 0x1FU : first < 0xF0 ? first & 0x0FU : first & 0x07U;
  for (++offset; !begins_letter(text, offset); ++offset) point = point << 6U | (byte_at(text, offset) & 0x3FU);
  return fmt::format("U+{:04X}", point);
}

}  // namespace dxready::base
