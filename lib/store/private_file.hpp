#pragma once

#include <filesystem>
#include <string_view>

namespace dxready::store {

/// A file only its owner may read (0600) that appears as a whole: made beside its name, and renamed over it by `commit`, when
/// it is on the disk. Without a commit nothing is left behind and an older file of that name is as it was.
class PrivateFile {
public:
  /// `unique` tells its name beside from others. An existing file is refused unless `overwrite`.
  /// Throws base::EnvironmentError: file.exists, file.is-a-folder, file.unwritable, store.disk-full.
  PrivateFile(const std::filesystem::path& path, bool overwrite, std::string_view unique);
  PrivateFile(const PrivateFile&) = delete;
  PrivateFile& operator=(const PrivateFile&) = delete;
  ~PrivateFile();

  /// Where it lies until `commit`: for those who write to it by name.
  const std::filesystem::path& aside() const { return m_aside; }

  // Each throws base::EnvironmentError: file.unwritable, store.disk-full.
  void write(std::string_view bytes);
  void commit();

private:
  [[noreturn]] void fail(int error) const;

  std::filesystem::path m_path;
  std::filesystem::path m_aside;
  int m_file = -1;
  bool m_done = false;
};

}  // namespace dxready::store
