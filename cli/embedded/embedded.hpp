#pragma once

#include "yaml/data_set.hpp"

#include <vector>

namespace dxready::cli {

/// The data files compiled into this binary.
std::vector<yaml::DataFile> embedded_files();

}  // namespace dxready::cli
