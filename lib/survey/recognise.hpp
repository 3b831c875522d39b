#pragma once

#include "survey/profile.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace dxready::survey {

/// A profile whose signs all hold, and the columns that spoke for it, in file order.
struct Recognised {
  std::size_t profile = 0;  ///< index
  std::vector<std::string> columns;
  bool by_cells = false;  ///< the cells of a column have the form the profile says
  bool operator==(const Recognised&) const = default;
};

/// Which of the profiles a file may belong to: those most columns speak for, where the form of cells counts as one column
/// more. Several that are equally good are all given, in their order; none when no profile's signs hold. `sample` is the
/// first rows of the file; without rows the form of cells neither speaks for a profile nor against it. All in UTF-8.
std::vector<Recognised> recognise(std::span<const Profile> profiles, std::span<const std::string> header,
                                  std::span<const std::vector<std::string>> sample);

}  // namespace dxready::survey
