#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dxready::csv {

/// A text cell as it may be opened in a spreadsheet: one that begins with = + - @, tab or carriage return gets an
/// apostrophe in front, so that it is no formula.
std::string harmless(std::string_view text);

/// Appends a cell as it stands in a record: in quotes where it needs them, doubled inside.
void append_cell(std::string& out, std::string_view cell);

/// One record by RFC 4180, comma between the cells, quotes where needed, ended by a line feed. Cells are written as given.
std::string record(const std::vector<std::string>& cells);

}  // namespace dxready::csv
