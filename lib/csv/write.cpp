#include "csv/write.hpp"

#include <algorithm>

namespace dxready::csv {

std::string harmless(std::string_view text) {
  constexpr std::string_view risky = "=+-@\t\r";
  const bool harm = !text.empty() && risky.find(text.front()) != std::string_view::npos;
  return (harm ? "'" : "") + std::string(text);
}

void append_cell(std::string& out, std::string_view cell) {
  const auto is_special = [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; };
  if (std::none_of(cell.begin(), cell.end(), is_special)) {
    out += cell;
    return;
  }
  out += '"';
  for (std::size_t quote = cell.find('"'); quote != std::string_view::npos; quote = cell.find('"')) {
    out += cell.substr(0, quote + 1);
    out += '"';
    cell.remove_prefix(quote + 1);
  }
  out += cell;
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
