#include "sheet/cell_xml.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace dxready::sheet {
namespace {

using std::string_view;

/// What a spreadsheet keeps of a number.
constexpr std::size_t most_digits = 15;

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether a reader would take the beginning for a letter that was written as its number.
bool looks_escaped(string_view text) {
  return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' && std::all_of(text.begin() + 2, text.begin() + 6, is_hex);
}

/// U+FFFE and U+FFFF, three bytes long, are not of XML either.
bool is_noncharacter(string_view text) {
  return text.size() >= 3 && text[0] == '\xEF' && text[1] == '\xBF' && (text[2] == '\xBE' || text[2] == '\xBF');
}

void append_number(unsigned letter, std::string& xml) { fmt::format_to(std::back_inserter(xml), "_x{:04X}_", letter); }

/// A text in UTF-8 as XML.
void append_valid(string_view text, std::string& xml) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
      case '&': xml += "&amp;"; break;
      case '<': xml += "&lt;"; break;
      case '>': xml += "&gt;"; break;
      case '"': xml += "&quot;"; break;
      case '_': looks_escaped(text.substr(i)) ? append_number('_', xml) : xml.push_back(c); break;
      case '\xEF':
        if (is_noncharacter(text.substr(i))) {
          append_number(text[i + 2] == '\xBE' ? 0xFFFE : 0xFFFF, xml);
          i += 2;
          break;
        }
        [[fallthrough]];
      default:
        if (static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n') {
          append_number(static_cast<unsigned char>(c), xml);
        } else {
          xml += c;
        }
    }
  }
}

string_view format_attribute(CellFormat format) {
  constexpr std::array<string_view, 5> attributes = {"", " s=\"1\"", " s=\"2\"", " s=\"3\"", " s=\"4\""};
  return attributes[static_cast<std::size_t>(format)];
}

}  // namespace

void append_text_xml(string_view text, std::string& xml) {
  for (std::optional<std::size_t> bad = base::first_invalid_utf8(text); bad; bad = base::first_invalid_utf8(text)) {
    append_valid(text.substr(0, *bad), xml);
    xml += "\xEF\xBF\xBD";
    text.remove_prefix(*bad + 1);
  }
  append_valid(text, xml);
}

void append_column_name(std::size_t column, std::string& xml) {
  const std::size_t begin = xml.size();
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    xml.insert(begin, 1, static_cast<char>('A' + (rest - 1) % 26));
  }
}

CellFormat number_format(string_view number) {
  if (number.starts_with('-')) number.remove_prefix(1);
  const std::size_t point = std::min(number.find('.'), number.size());
  const string_view whole = number.substr(0, point);
  const string_view decimals = number.substr(std::min(point + 1, number.size()));
  const bool digits =
      std::all_of(whole.begin(), whole.end(), is_digit) && std::all_of(decimals.begin(), decimals.end(), is_digit);
  const bool plain =
      !whole.empty() && (whole.size() == 1 || whole.front() != '0') && (point == number.size() || !decimals.empty());
  if (!digits || !plain || whole.size() + decimals.size() > most_digits) return CellFormat::text;
  if (decimals.empty()) return CellFormat::whole;
  return decimals.size() == 2 ? CellFormat::two_decimals : CellFormat::general;
}

void append_cell_xml(const Cell& cell, std::size_t column, std::uint64_t row, bool heading, std::string& xml) {
  if (cell.kind == CellKind::empty) return;
  const CellFormat number = cell.kind == CellKind::number ? number_format(cell.text) : CellFormat::text;
  const bool is_boolean = cell.kind == CellKind::boolean;
  const CellFormat format = heading ? CellFormat::heading : is_boolean ? CellFormat::general : number;
  xml += "<c r=\"";
  append_column_name(column, xml);
  fmt::format_to(std::back_inserter(xml), "{}\"{}", row, format_attribute(format));
  if (is_boolean) {
    xml += cell.text == "TRUE" ? R"( t="b"><v>1</v></c>)" : R"( t="b"><v>0</v></c>)";
  } else if (number != CellFormat::text) {
    xml.append("><v>").append(cell.text).append("</v></c>");
  } else {
    xml += R"( t="inlineStr"><is><t xml:space="preserve">)";
    append_text_xml(cell.text, xml);
    xml += "</t></is></c>";
  }
}

}  // namespace dxready::sheet
