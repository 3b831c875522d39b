#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace dxready::base {

enum class Readers { everybody, owner };  ///< whom the system lets read a file

/// A file that appears as a whole: written beside its name and renamed over it by `commit`. Without a commit, or when
/// anything fails, nothing is left behind and an older file of that name is as it was. A device or a pipe is no file to be
/// replaced: it is written to as it stands.
class OutputFile {
public:
  /// An existing file is refused unless `overwrite`. Throws EnvironmentError: file.exists, file.is-a-folder, file.unwritable.
  OutputFile(std::filesystem::path path, bool overwrite, Readers readers = Readers::everybody);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();

  // Each throws EnvironmentError: file.unwritable (a full disk, for one).
  void write(std::string_view bytes);
  void replace(std::uint64_t offset, std::string_view bytes);  ///< bytes that were written before; a pipe has none
  void close();                                                ///< after it nothing but the renaming is left to fail
  void commit();                                               ///< closes and renames

  const std::filesystem::path& path() const { return m_path; }

private:
  [[noreturn]] void fail(const std::string& reason);

  std::filesystem::path m_path;
  std::filesystem::path m_target;  ///< what the path leads to
  std::filesystem::path m_aside;
  std::ofstream m_stream;
  bool m_is_device = false;
  bool m_done = false;
};

}  // namespace dxready::base
