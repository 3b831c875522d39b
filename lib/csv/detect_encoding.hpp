#pragma once

#include "csv/encoding.hpp"

#include <string_view>

namespace dxready::csv {

/// What the encoding of a text may be.
enum class EncodingClue : std::uint8_t {
  known,
  not_text,   ///< many control characters, and no UTF-16
  unknown,    ///< bytes that no encoding of ours has together
  ambiguous,  ///< not UTF-8; Windows-1258 or Windows-1252
};

struct EncodingGuess {
  EncodingClue clue = EncodingClue::known;
  Encoding encoding = Encoding::utf8;  ///< when known
  bool mark = false;                   ///< by the byte order mark
};

/// By the rules of detect(). `whole` says that the last letter of the head is not cut.
EncodingGuess guess_encoding(std::string_view head, bool whole);

}  // namespace dxready::csv
