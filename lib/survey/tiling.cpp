#include "survey/tiling.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dxready::survey {

using Fit = Match::Fit;

Tiling::Tiling(std::string_view glue, bool trailing) : m_glue(base::caseless(glue)), m_trailing(trailing) {}

void Tiling::add(std::string_view text, std::size_t option) {
  const auto add_to = [&](std::vector<Piece>& pieces, std::string key) {
    Piece piece{std::move(key), option};
    const bool known = std::find(pieces.begin(), pieces.end(), piece) != pieces.end();
    if (!known && !piece.key.empty()) pieces.push_back(std::move(piece));
  };
  add_to(m_caseless, base::caseless(text));
  add_to(m_folded, base::fold(text));
}

Tiling::Result Tiling::split(std::string_view cell) const {
  const Result exact = tile(base::caseless(cell), m_caseless);
  return exact.fit == Fit::none ? tile(base::fold(cell), m_folded) : exact;
}

/// Where the next option begins when the glue stands at `at`; npos when it does not.
std::size_t Tiling::behind_glue(std::string_view cell, std::size_t at) const {
  const bool space = cell.substr(at).starts_with(' ');
  if (m_glue.empty()) return space ? at + 1 : std::string_view::npos;
  if (space) ++at;
  if (!cell.substr(at).starts_with(m_glue)) return std::string_view::npos;
  at += m_glue.size();
  return cell.substr(at).starts_with(' ') ? at + 1 : at;
}

Tiling::Result Tiling::tile(std::string_view cell, const std::vector<Piece>& pieces) const {
  // from[i]: the tilings of the rest of the cell from i on, where an option has to begin.
  std::vector<Result> from(cell.size() + 1);
  const auto add = [](Result& to, const Result& rest, std::size_t option) {
    if (rest.fit == Fit::none) return;
    const bool only = to.fit == Fit::none && rest.fit == Fit::one;
    to = {only ? Fit::one : Fit::several, rest.options | std::uint64_t{1} << option};
  };
  constexpr Result done{Fit::one, 0};
  for (std::size_t i = cell.size(); i-- > 0;) {
    for (const Piece& piece : pieces) {
      if (!cell.substr(i).starts_with(piece.key)) continue;
      const std::size_t end = i + piece.key.size();
      const std::size_t next = end == cell.size() ? end : behind_glue(cell, end);
      if (next == std::string_view::npos) continue;
      const bool ends = next == cell.size() && (end == cell.size() || m_trailing);
      add(from[i], ends ? done : from[next], piece.option);
    }
  }
  return from.front();
}

}  // namespace dxready::survey
