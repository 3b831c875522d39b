#pragma once

#include "base/diagnostic.hpp"
#include "base/fields.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::base {

/// Byte offsets of a text as places, each found in constant time however long the text and its lines are. The text must
/// outlive it.
class Places {
public:
  explicit Places(std::string_view text);

  /// Where the letter that holds this byte stands; an offset behind the end is the end.
  Place at(std::size_t offset) const;

private:
  std::string_view m_text;
  std::vector<Place> m_steps;  ///< line, and letters begun before on that line, at every step of the text
};

/// Takes a UTF-8 byte order mark off the beginning.
void drop_byte_order_mark(std::string& text);

/// Reports the first thing for which the reader's document is no text of ours: "too-large" (over `file_limit`), "utf16",
/// "nul-byte", "invalid-utf8". True when there is none.
bool check_encoding(Reader& reader, const Places& places);

/// The first character at or behind `from` that no text of ours holds: controls (C0 but tab and line ends, DEL, C1) and byte
/// order marks. Its offset; the text is valid UTF-8.
std::optional<std::size_t> next_control(std::string_view text, std::size_t from);

/// "U+0007": the name of the letter at `offset` of a valid text.
std::string code_point_name(std::string_view text, std::size_t offset);

}  // namespace dxready::base
