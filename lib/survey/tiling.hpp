#pragma once

#include "survey/text_table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::survey {

/// Takes a cell of several options glued together apart, where options may hold the glue themselves: every way to lay known
/// options end to end over the whole cell is counted, and only a single one is believed.
class Tiling {
public:
  /// `glue` stands between two options, spaces beside it do not count; with `trailing` it may also stand at the end.
  Tiling(std::string_view glue, bool trailing);

  /// One of the texts an option may be written as; `option` is below 64.
  void add(std::string_view text, std::size_t option);

  struct Result {
    Match::Fit fit = Match::Fit::none;
    std::uint64_t options = 0;  ///< one bit each, when one tiling fits
  };
  /// Without regard to case and spaces; diacritics are left out of account when no tiling fits with them.
  Result split(std::string_view cell) const;

private:
  struct Piece {
    std::string key;
    std::size_t option = 0;
    bool operator==(const Piece&) const = default;
  };

  Result tile(std::string_view cell, const std::vector<Piece>& pieces) const;
  std::size_t behind_glue(std::string_view cell, std::size_t at) const;

  std::string m_glue;  ///< without the spaces beside it; empty: a space
  bool m_trailing;
  std::vector<Piece> m_caseless;
  std::vector<Piece> m_folded;
};

}  // namespace dxready::survey
