#include "store/own_files.hpp"

#include "store/errors.hpp"

#include <system_error>

namespace dxready::store {

void check_not_own(const std::filesystem::path& store, const std::filesystem::path& file) {
  namespace fs = std::filesystem;
  for (const char* suffix : {"", "-wal", "-shm", "-journal", "-interviews"}) {
    std::error_code error;
    const fs::path own = fs::path(store) += suffix;
    const bool same_file = fs::equivalent(own, file, error);
    const bool same_name = fs::weakly_canonical(own, error) == fs::weakly_canonical(file, error);
    if (same_file || same_name) fail("store.same-file", file);
  }
}

}  // namespace dxready::store
