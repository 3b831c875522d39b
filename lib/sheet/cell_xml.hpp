#pragma once

#include "sheet/cell.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// The parts a sheet is written from; not for other folders.
namespace dxready::sheet {

/// The formats of cells, in the order of the workbook's styles.
enum class CellFormat : std::uint8_t { general, text, whole, two_decimals, heading };

/// Appends the cell at `column` (from 0) of `row` (from 1) as the XML of a sheet. An empty cell is nothing at all; a text is a
/// text whatever it begins with, also one without a letter. A number that no spreadsheet keeps as it stands (more than 15
/// digits, zeros in front, an exponent) is a text. A number has the format of its decimals: none, two, or as many as it needs.
void append_cell_xml(const Cell& cell, std::size_t column, std::uint64_t row, bool heading, std::string& xml);

/// Appends a text between tags or in an attribute. Control characters and carriage returns, which XML has not or does not keep,
/// are written as "_x000D_"; a text that looks like that has its underscore written so. Bytes that are not UTF-8 become U+FFFD.
void append_text_xml(std::string_view text, std::string& xml);

/// "A", "Z", "AA": the name of a column, from 0.
void append_column_name(std::size_t column, std::string& xml);

/// How a number is shown; nothing to be said of a number is `text`.
CellFormat number_format(std::string_view number);

}  // namespace dxready::sheet
