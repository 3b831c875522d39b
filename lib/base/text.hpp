#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::base {

/// Byte offset of the first byte that is not valid UTF-8 (overlong forms and surrogates included); nothing when all is well.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Unicode normal form C. Input must be valid UTF-8; other input comes back unchanged.
std::string nfc(std::string_view text);

/// For lookup: lower case, without diacritics (đ → d), runs of white space as one space, trimmed.
/// "Công ty  Bình Minh" and "cong ty binh minh" fold to the same text.
std::string fold(std::string_view text);

/// For lookup where diacritics count: lower case, compatibility form (NFKC), runs of white space as one space, trimmed.
std::string caseless(std::string_view text);

/// Without ASCII white space at both ends.
std::string_view trim(std::string_view text);

/// Columns a text takes in a terminal: combining marks 0, wide characters 2.
std::size_t display_width(std::string_view text);

/// Padded with spaces to `width` columns; a wider text is returned as it is.
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

/// Cut to at most `width` columns, never inside a letter; "…" marks the cut.
std::string shorten(std::string_view text, std::size_t width);

/// Broken at spaces into lines of at most `width` columns; a longer word is cut between letters.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// Control characters (C0, C1) and bidirectional controls dropped, line breaks and tabs as spaces: safe for a terminal.
std::string printable(std::string_view text);

/// The words with the separator between them. An empty word counts as a word.
std::string joined(const std::vector<std::string>& words, std::string_view separator = ", ");

/// A key whose byte order is the Vietnamese alphabet (a ă â … d đ …; tones count after letters).
std::string sort_key(std::string_view text);

/// The known word nearest to `word` when it is near enough to be meant; empty when none is. Case and diacritics do
/// not count as differences; ties go to the first.
std::string closest(std::string_view word, const std::vector<std::string>& known);

}  // namespace dxready::base
