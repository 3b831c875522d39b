#include "csv/detect_encoding.hpp"

#include "base/text.hpp"
#include "csv/encoding_tables.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>

namespace dxready::csv {
namespace {

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

bool contains(std::string_view set, char c) { return set.find(c) != std::string_view::npos; }

/// UTF-16 of any western text has a zero in most units, always on the same side.
std::optional<Encoding> by_zero_bytes(std::string_view head) {
  std::array<std::size_t, 2> zeros = {};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1U : 0U;
  const auto is_high_byte = [&](std::size_t side) {
    return zeros[side] >= head.size() / 8 && zeros[side] >= 10 * zeros[1 - side];
  };
  if (is_high_byte(1)) return Encoding::utf16le;
  if (is_high_byte(0)) return Encoding::utf16be;
  return std::nullopt;
}

/// Text may have a damaged row, and be text all the same; of what is none a good part are control characters.
bool is_binary(std::string_view head) {
  const auto is_control = [](char c) { return c >= '\0' && c < ' ' && c != '\t' && c != '\r' && c != '\n'; };
  return static_cast<std::size_t>(std::count_if(head.begin(), head.end(), is_control)) > head.size() / 16;
}

/// Every byte of the text has a letter.
bool fits(std::string_view text, const EncodingTable& letters) {
  return std::all_of(text.begin(), text.end(), [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 || letters[byte - 0x80U] != 0;
  });
}

/// What tells Windows-1258 from Windows-1252.
struct Clues {
  std::set<char> letters;        ///< bytes that are other letters in the one than in the other
  std::size_t tones = 0;         ///< behind vowels, where Vietnamese has them
  std::size_t stray_tones = 0;   ///< elsewhere
  bool vietnamese_pair = false;  ///< ươ
};

Clues look_for_clues(std::string_view text) {
  constexpr std::string_view tones = "\xCC\xD2\xDE\xEC\xF2";
  constexpr std::string_view vowels = "aeiouyAEIOUY\xC2\xE2\xC3\xE3\xCA\xEA\xD4\xF4\xD5\xF5\xDD\xFD";
  Clues clues;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char byte = byte_at(text, i);
    if (byte < 0x80 || windows1252_letters[byte - 0x80U] == windows1258_letters[byte - 0x80U]) continue;
    clues.letters.insert(text[i]);
    const char before = i == 0 ? ' ' : text[i - 1];
    if (contains(tones, text[i])) ++(contains(vowels, before) ? clues.tones : clues.stray_tones);
    if (contains("\xD5\xF5", text[i]) && contains("\xDD\xFD", before)) clues.vietnamese_pair = true;
  }
  return clues;
}

/// An Italian "più" has what looks like a tone, a Portuguese "São" what looks like a letter with a horn or a breve, so one of
/// them alone decides nothing.
EncodingGuess by_letters(std::string_view text) {
  const bool may_be_1252 = fits(text, windows1252_letters);
  const bool may_be_1258 = fits(text, windows1258_letters);
  if (!may_be_1252 && !may_be_1258) return {EncodingClue::unknown, {}, false};
  if (!may_be_1258) return {EncodingClue::known, Encoding::windows1252, false};
  const Clues clues = look_for_clues(text);
  const bool vietnamese = clues.stray_tones == 0 && clues.letters.size() > 1 && (clues.tones > 0 || clues.vietnamese_pair);
  if (!may_be_1252 || vietnamese) return {EncodingClue::known, Encoding::windows1258, false};
  const bool western = clues.letters.empty() || (clues.stray_tones > 0 && clues.tones == 0);
  if (western) return {EncodingClue::known, Encoding::windows1252, false};
  return {EncodingClue::ambiguous, {}, false};
}

bool is_utf8(std::string_view head, bool whole) {
  const std::optional<std::size_t> invalid = base::first_invalid_utf8(head);
  if (!invalid) return true;
  // A letter that is cut begins in the last three bytes.
  return !whole && *invalid + 3 >= head.size() && byte_at(head, *invalid) >= 0xC2;
}

}  // namespace

EncodingGuess guess_encoding(std::string_view head, bool whole) {
  for (const Encoding encoding : {Encoding::utf8, Encoding::utf16le, Encoding::utf16be}) {
    if (head.starts_with(byte_order_mark(encoding))) return {EncodingClue::known, encoding, true};
  }
  if (contains(head, '\0')) {
    if (const std::optional<Encoding> wide = by_zero_bytes(head)) return {EncodingClue::known, *wide, false};
    if (is_binary(head)) return {EncodingClue::not_text, {}, false};
  }
  if (is_utf8(head, whole)) return {EncodingClue::known, Encoding::utf8, false};
  return by_letters(head);
}

}  // namespace dxready::csv
