#pragma once

#include <cstdint>
#include <string_view>

namespace dxready::sheet {

enum class CellKind : std::uint8_t {
  empty,  ///< nothing was entered
  text,
  number,
  boolean,  ///< TRUE or FALSE
  date,
  error  ///< "#N/A"
};

/// A cell as UTF-8 text: of one that was read, as the functions of cell_text.hpp write it.
struct Cell {
  std::string_view text;
  CellKind kind = CellKind::empty;
  bool operator==(const Cell&) const = default;
};

}  // namespace dxready::sheet
