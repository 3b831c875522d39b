#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace dxready::sheet {

/// The zip archive of a workbook, from which one part after another is unpacked in pieces.
class Archive {
public:
  /// Throws EnvironmentError as base::FileSource does; DataError sheet.protected-or-old, sheet.not-a-workbook.
  explicit Archive(const std::filesystem::path& path);

  const std::string& file() const { return m_file; }

  /// Begins with a part, whatever the case of its name; false when there is none.
  bool open(const std::string& part);

  /// Up to `size` bytes of the part; 0 at its end. Throws DataError sheet.damaged, and sheet.too-large for a part that unpacks
  /// to hundreds of times its size.
  std::size_t read(char* into, std::size_t size);

  /// Throw the DataError of that name, about the part that was opened, in a sheet about its row.
  [[noreturn]] void not_a_workbook() const;
  [[noreturn]] void damaged(std::uint64_t row = 0) const;
  [[noreturn]] void too_large(std::uint64_t row = 0) const;

private:
  std::string m_file;
  std::string m_part;
  std::unique_ptr<void, void (*)(void*)> m_zip;
  std::uint64_t m_packed = 0;    ///< size of the part in the archive
  std::uint64_t m_unpacked = 0;  ///< read so far
};

}  // namespace dxready::sheet
