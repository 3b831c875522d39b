#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dxready::sheet {

/// A stored number as the shortest text that is the same number: 1.1000000000000001 is "1.1", 317610004 is "317610004". One
/// with an exponent, and what is no number, comes as it is stored.
std::string number_text(std::string_view stored);

/// A stored day number as ISO text: "2026-11-20", "2026-11-20T08:30:00", and "08:30:00" for a time without a day. Days count
/// from 1900 with the leap day that year did not have, or from 1904. Nothing for what is no day up to the year 9999.
std::optional<std::string> date_text(std::string_view stored, bool from_1904);

/// Whether numbers in this format are shown as days or times of day. A duration ("[h]:mm") is neither.
bool is_date_format(std::string_view code);

/// The same for the formats that have a number and no code.
bool is_date_format(unsigned number);

/// Turns "_x000D_", as workbooks write letters XML does not have, into the letter, from `begin` on.
void undo_escapes(std::string& text, std::size_t begin);

}  // namespace dxready::sheet
