#include "base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>

namespace dxready::base {
namespace {

using CodePoint = utf8proc_int32_t;

/// The code point at `text` and its length in bytes; a bad byte counts as one replacement character.
std::pair<CodePoint, std::size_t> next(std::string_view text) {
  CodePoint point = 0;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const utf8proc_ssize_t length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &point);
  if (length <= 0) return {0xFFFD, 1};
  return {point, static_cast<std::size_t>(length)};
}

template <class Visit>
void for_each_point(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const auto [point, length] = next(text);
    visit(point, text.substr(0, length));
    text.remove_prefix(length);
  }
}

std::string mapped(std::string_view text, utf8proc_option_t options) {
  utf8proc_uint8_t* raw = nullptr;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const utf8proc_ssize_t size = utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &raw, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(raw, &std::free);
  if (size < 0) return std::string(text);
  return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(size)};
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

/// The bytes of the letter at `i` where it is of the Latin blocks that hold Vietnamese, else 0.
std::size_t latin_letter(std::string_view text, std::size_t i) {
  const auto lead = static_cast<unsigned char>(text[i]);
  const auto second = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
  const auto third = i + 2 < text.size() ? static_cast<unsigned char>(text[i + 2]) : 0U;
  const auto follows = [](unsigned byte) { return (byte & 0xC0U) == 0x80; };
  if (lead >= 0xC3 && lead <= 0xC8 && follows(second)) return 2;                     // U+00C0 – U+023F
  if (lead == 0xE1 && second >= 0xB8 && second <= 0xBB && follows(third)) return 3;  // U+1E00 – U+1EFF
  return 0;
}

/// Whether a text is surely in normal form C: letters of the Latin blocks that hold Vietnamese, and no combining mark. These
/// blocks have no letter that the form changes.
bool is_plainly_nfc(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) < 0x80) continue;
    const std::size_t length = latin_letter(text, i);
    if (length == 0) return false;
    i += length - 1;
  }
  return true;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

std::size_t width_of(CodePoint point) {
  const int width = utf8proc_charwidth(point);
  return width < 0 ? 0 : static_cast<std::size_t>(width);
}

bool is_bidi_control(CodePoint point) {
  return point == 0x061C || point == 0x200E || point == 0x200F || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2066 && point <= 0x2069);
}

/// Bytes of the longest start of `text` that takes at most `width` columns, combining marks included.
std::size_t bytes_within(std::string_view text, std::size_t width) {
  std::size_t bytes = 0;
  std::size_t columns = 0;
  while (bytes < text.size()) {
    const auto [point, length] = next(text.substr(bytes));
    columns += width_of(point);
    if (columns > width) break;
    bytes += length;
  }
  return bytes;
}

/// `mapped` with options that only take apart, letter by letter: nothing is allocated for a letter.
std::string decomposed(std::string_view text, utf8proc_option_t options) {
  std::string parts;
  parts.reserve(text.size());
  for (std::string_view rest = text; !rest.empty();) {
    if (static_cast<unsigned char>(rest.front()) < 0x80) {
      parts += rest.front();
      rest.remove_prefix(1);
      continue;
    }
    const auto [point, length] = next(rest);
    std::array<CodePoint, 8> letters{};
    int boundary = 0;
    const utf8proc_ssize_t count =
        utf8proc_decompose_char(point, letters.data(), static_cast<utf8proc_ssize_t>(letters.size()), options, &boundary);
    if (length == 1 || count < 0 || count > static_cast<utf8proc_ssize_t>(letters.size())) return mapped(text, options);
    for (utf8proc_ssize_t i = 0; i < count; ++i) {
      std::array<utf8proc_uint8_t, 4> bytes{};
      const utf8proc_ssize_t size = utf8proc_encode_char(letters[static_cast<std::size_t>(i)], bytes.data());
      parts.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
    }
    rest.remove_prefix(length);
  }
  return parts;
}

/// Adds a letter of one byte to a folded text.
void add_folded(std::string& plain, char c) {
  if (!is_space(c)) {
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  } else if (!plain.empty() && plain.back() != ' ') {
    plain += ' ';
  }
}

/// A text with its letters of one byte folded, the others as they are.
std::string folded_ascii(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (const char c : text) add_folded(plain, c);
  if (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

/// Whether a text folds to at least so many bytes, as far as a look at it tells: signs of ASCII but spaces stay.
bool surely_folds_to(std::string_view text, std::size_t bytes) {
  for (const char c : text) {
    if (bytes == 0) break;
    if (c > ' ' && c <= '~') --bytes;
  }
  return bytes == 0;
}

/// `fold` of any text.
std::string fold_any(std::string_view text) {
  std::string plain;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
                                                      UTF8PROC_CASEFOLD | UTF8PROC_STABLE);
  for_each_point(decomposed(text, options), [&](CodePoint point, std::string_view bytes) {
    if (point == 0x111) {
      plain += 'd';
    } else if (bytes.size() == 1) {
      add_folded(plain, bytes.front());
    } else {
      plain += bytes;
    }
  });
  if (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

/// What the letters of the Latin blocks that hold Vietnamese fold to, one by one: most names are written in them.
class FoldedLetters {
public:
  FoldedLetters() {
    for (std::size_t i = 0; i < m_letters.size(); ++i) {
      std::array<utf8proc_uint8_t, 4> bytes{};
      const utf8proc_ssize_t size = utf8proc_encode_char(static_cast<CodePoint>(point_of(i)), bytes.data());
      m_letters[i] = fold_any({reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size)});
    }
  }

  /// Appends the folded text; false where it holds other letters.
  bool fold(std::string_view text, std::string& plain) const {
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (static_cast<unsigned char>(text[i]) < 0x80) {
        add_folded(plain, text[i]);
        continue;
      }
      const std::size_t length = latin_letter(text, i);
      if (length == 0) return false;
      plain += m_letters[index_of(text.substr(i, length))];
      i += length - 1;
    }
    if (!plain.empty() && plain.back() == ' ') plain.pop_back();
    return true;
  }

private:
  // U+00C0 – U+023F, then U+1E00 – U+1EFF.
  static constexpr std::size_t low_begin = 0xC0;
  static constexpr std::size_t low_end = 0x240;
  static constexpr std::size_t high_begin = 0x1E00;
  static constexpr std::size_t low_count = low_end - low_begin;

  static std::size_t point_of(std::size_t index) {
    return index < low_count ? low_begin + index : high_begin + index - low_count;
  }
  static std::size_t index_of(std::string_view letter) {
    const auto bits = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(letter[at]) & 0x3FU); };
    if (letter.size() == 2) return ((bits(0) & 0x1FU) << 6U | bits(1)) - low_begin;
    return low_count + ((bits(1) << 6U | bits(2)) & 0xFFU);
  }

  std::array<std::string, low_count + 0x100> m_letters;
};

/// Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours count 1.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replace});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

/// Letters of the Vietnamese alphabet that carry a mark of their own, with their place behind the plain letter.
struct Letter {
  CodePoint point;
  char base;
  char rank;
};
constexpr std::array<Letter, 7> marked_letters = {
    {{0x103, 'a', 1}, {0xE2, 'a', 2}, {0x111, 'd', 1}, {0xEA, 'e', 1}, {0xF4, 'o', 1}, {0x1A1, 'o', 2}, {0x1B0, 'u', 1}}};

/// The tone's place in the order of Vietnamese dictionaries: none, grave, hook, tilde, acute, dot below.
char tone_rank(CodePoint mark) {
  switch (mark) {
    case 0x300: return 1;
    case 0x309: return 2;
    case 0x303: return 3;
    case 0x301: return 4;
    case 0x323: return 5;
    default: return 0;
  }
}

/// Takes the tone off a letter and composes what is left: "ầ" → "â" and grave.
std::pair<CodePoint, char> split_tone(CodePoint point) {
  std::array<CodePoint, 8> parts{};
  int boundary = 0;
  const utf8proc_ssize_t count =
      utf8proc_decompose_char(point, parts.data(), static_cast<utf8proc_ssize_t>(parts.size()), UTF8PROC_DECOMPOSE, &boundary);
  if (count < 2 || count > static_cast<utf8proc_ssize_t>(parts.size())) return {point, 0};
  char tone = 0;
  std::array<CodePoint, 8> kept{};
  utf8proc_ssize_t left = 0;
  for (utf8proc_ssize_t i = 0; i < count; ++i) {
    const CodePoint part = parts[static_cast<std::size_t>(i)];
    if (const char rank = tone_rank(part); rank != 0) {
      tone = rank;
    } else {
      kept[static_cast<std::size_t>(left++)] = part;
    }
  }
  utf8proc_normalize_utf32(kept.data(), left, static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
  return {kept[0], tone};
}

}  // namespace

std::string nfc(std::string_view text) {
  if (is_plainly_nfc(text)) return std::string(text);
  return mapped(text, static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) return folded_ascii(text);
  static const FoldedLetters letters;
  std::string plain;
  return letters.fold(text, plain) ? plain : fold_any(text);
}

std::string caseless(std::string_view text) {
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STABLE);
  return folded_ascii(is_ascii(text) ? text : std::string_view(mapped(text, options)));
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for_each_point(text, [&](CodePoint point, std::string_view) { columns += width_of(point); });
  return columns;
}

std::string pad_right(std::string_view text, std::size_t width) {
  const std::size_t taken = display_width(text);
  return std::string(text) + std::string(taken < width ? width - taken : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t taken = display_width(text);
  return std::string(taken < width ? width - taken : 0, ' ') + std::string(text);
}

std::string shorten(std::string_view text, std::size_t width) {
  // No letter is wider than its bytes.
  if (text.size() <= width || display_width(text) <= width) return std::string(text);
  if (width == 0) return {};
  return std::string(text.substr(0, bytes_within(text, width - 1))) + "…";
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  while (!(text = trim(text)).empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, end);
    text.remove_prefix(end);
    const std::size_t taken = display_width(lines.back());
    if (taken != 0 && taken + 1 + display_width(word) <= width) {
      lines.back() += ' ';
      lines.back() += word;
      continue;
    }
    if (taken != 0) lines.emplace_back();
    while (display_width(word) > width) {
      const std::size_t cut = std::max(bytes_within(word, width), next(word).second);
      if (cut == word.size()) break;
      lines.back() = word.substr(0, cut);
      lines.emplace_back();
      word.remove_prefix(cut);
    }
    lines.back() = word;
  }
  return lines;
}

std::string printable(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; })) return std::string(text);
  std::string clean;
  clean.reserve(text.size());
  for_each_point(text, [&](CodePoint point, std::string_view bytes) {
    if (point == '\n' || point == '\t') {
      clean += ' ';
    } else if (point >= 0x20 && (point < 0x7F || point > 0x9F) && !is_bidi_control(point)) {
      clean += point == 0xFFFD ? std::string_view("\xEF\xBF\xBD") : bytes;
    }
  });
  return clean;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i != 0) text += separator;
    text += words[i];
  }
  return text;
}

std::string sort_key(std::string_view text) {
  std::string letters;
  std::string tones;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STABLE);
  for_each_point(mapped(text, options), [&](CodePoint point, std::string_view) {
    const auto [letter, tone] = split_tone(point);
    tones += tone;
    for (const Letter& marked : marked_letters) {
      if (marked.point != letter) continue;
      letters += marked.base;
      letters += marked.rank;
      return;
    }
    std::array<utf8proc_uint8_t, 4> bytes{};
    const utf8proc_ssize_t size = utf8proc_encode_char(letter, bytes.data());
    letters.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
    if (size == 1) letters += '\0';
  });
  return letters + '\0' + tones;
}

std::string closest(std::string_view word, const std::vector<std::string>& known) {
  const std::string wanted = fold(word);
  std::string best;
  std::size_t least = std::max<std::size_t>(wanted.size() / 3, 1) + 1;
  for (const std::string& candidate : known) {
    // A text that is far too long, as most questions are, need not be folded to see it.
    if (surely_folds_to(candidate, wanted.size() + least)) continue;
    const std::string folded = fold(candidate);
    const std::size_t longer = std::max(folded.size(), wanted.size());
    if (longer - std::min(folded.size(), wanted.size()) >= least || longer > 256) continue;
    const std::size_t steps = distance(wanted, folded);
    if (steps < least && steps < longer) {
      least = steps;
      best = candidate;
    }
  }
  return best;
}

}  // namespace dxready::base
