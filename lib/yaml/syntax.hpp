#pragma once

#include "base/fields.hpp"
#include "base/source.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace dxready::yaml {

/// Where and why the parser gave up.
struct SyntaxTrouble {
  std::string message;     ///< the parser's own
  std::size_t offset = 0;  ///< byte of the text; its size when the end came too early
  std::size_t last = 0;    ///< byte at which the last token understood begins
  base::Place innermost;   ///< where the innermost open list or mapping begins
};

/// Reports the trouble in our words, at the place where the user has to look.
void report_syntax(base::Reader& reader, const base::Places& places, const SyntaxTrouble& trouble);

/// False when the text quoted from `offset` on never ends: the parser takes the rest of the file for it, without a word.
bool is_closed(std::string_view text, std::size_t offset);

/// What stands before the offset on its line when that is only blanks, dashes and question marks; else nothing.
std::string_view indentation_before(std::string_view text, std::size_t offset);

}  // namespace dxready::yaml
