#include "csv/write.hpp"

namespace dxready::csv {

std::string harmless(std::string_view text) {
  constexpr std::string_view risky = "=+-@\t\r";
  const bool harm = !text.empty() && risky.find(text.front()) != std::string_view::npos;
  return (harm ? "'" : "") + std::string(text);
}

void append_cell(std::string& out, std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string record(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) line += ',';
    append_cell(line, cell);
  }
  return line + "\n";
}

}  // namespace dxready::csv
