#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace dxready::base {
class OutputFile;
}

namespace dxready::sheet {

/// The zip archive of a workbook, into which one part after another is packed as its bytes come. The same parts give the same
/// archive: no clock is read, and every part is dated 1 January 1980, the first day a zip archive knows.
///
/// Everything throws what base::OutputFile throws, and after that nothing more is written. An archive that was not finished is
/// none.
class ArchiveWriter {
public:
  /// The file must outlive the archive.
  explicit ArchiveWriter(base::OutputFile& file);
  ArchiveWriter(const ArchiveWriter&) = delete;
  ArchiveWriter& operator=(const ArchiveWriter&) = delete;
  ~ArchiveWriter();

  /// Begins a part; the one before has to be ended.
  void begin(const std::string& part);
  /// Throws DataError sheet.too-many-bytes when the part would have 4 GiB: what a plain zip archive holds, and what
  /// every spreadsheet opens.
  void write(std::string_view bytes);
  void end();
  /// Writes the list of parts; nothing comes after it.
  void finish();

private:
  struct Sink;
  void check(int result) const;

  std::unique_ptr<Sink> m_sink;
  std::unique_ptr<void, void (*)(void*)> m_zip;
  std::uint64_t m_unpacked = 0;  ///< of the part
};

}  // namespace dxready::sheet
