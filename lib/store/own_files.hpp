#pragma once

#include <filesystem>

namespace dxready::store {

/// Refuses to write over a store or one of the files beside it (its log, its locks): throws base::EnvironmentError
/// store.same-file.
void check_not_own(const std::filesystem::path& store, const std::filesystem::path& file);

}  // namespace dxready::store
