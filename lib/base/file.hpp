#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iosfwd>
#include <string>
#include <string_view>

namespace dxready::base {

/// No file of ours is larger than this; a larger one is refused before it is read.
constexpr std::size_t file_limit = std::size_t{16} * 1024 * 1024;

/// The whole file. Throws EnvironmentError: file.not-found (with the nearest name in the folder), file.is-a-folder,
/// file.unreadable, file.too-large.
std::string read_file(const std::filesystem::path& path, std::size_t limit = file_limit);

/// Writes the file as a whole: beside it first, then renamed over it. An existing one is refused unless `overwrite`.
/// Throws EnvironmentError: file.exists, file.unwritable; on any of them nothing is left behind.
void write_file(const std::filesystem::path& path, std::string_view bytes, bool overwrite);

/// Bytes that come one after another and are read once: a file or a pipe.
class Source {
public:
  Source() = default;
  virtual ~Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  /// Fills `into` with up to `size` bytes, fewer only at the end; how many there were. Throws EnvironmentError
  /// file.unreadable.
  virtual std::size_t read(char* into, std::size_t size) = 0;
};

/// A stream that is open already, such as the standard input; it must outlive the source.
class StreamSource : public Source {
public:
  /// `name` is what messages call it.
  StreamSource(std::istream& stream, std::string name);
  std::size_t read(char* into, std::size_t size) override;

private:
  std::istream& m_stream;
  std::string m_name;
};

/// A file of any size.
class FileSource : public Source {
public:
  /// Opens it. Throws as read_file does, but for the size.
  explicit FileSource(const std::filesystem::path& path);
  std::size_t read(char* into, std::size_t size) override;

private:
  std::ifstream m_file;
  StreamSource m_stream;
};

/// Readable and writable by the owner alone (0600 for a file, 0700 for a folder); quietly nothing where the system
/// has no such modes.
void make_private(const std::filesystem::path& path);

}  // namespace dxready::base
