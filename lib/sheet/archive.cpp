#include "sheet/archive.hpp"

#include "base/diagnostic.hpp"
#include "base/file.hpp"

#include <minizip/unzip.h>

#include <string_view>

namespace dxready::sheet {
namespace {

/// Sheets unpack to ten or twenty times their size, and never to this much more.
constexpr std::uint64_t most_times_larger = 500;
constexpr std::uint64_t always_allowed = std::uint64_t{16} * 1024 * 1024;
constexpr int ignore_case = 2;

[[noreturn]] void fail(std::string_view code, const std::string& file, std::string_view part = {}, std::uint64_t row = 0) {
  base::Diagnostic finding;
  finding.code = code;
  finding.arguments = {{"part", part}};
  finding.file = file;
  finding.place.line = static_cast<std::uint32_t>(row);
  throw base::DataError(std::move(finding));
}

/// The archive; a workbook with a password, like one in the format before .xlsx, is a compound file and no archive.
void* opened(const std::filesystem::path& path) {
  std::string head(4, '\0');
  base::FileSource(path).read(head.data(), head.size());
  if (head == "\xD0\xCF\x11\xE0") fail("sheet.protected-or-old", path.string());
  void* const zip = unzOpen64(path.c_str());
  if (zip == nullptr) fail("sheet.not-a-workbook", path.string());
  return zip;
}

void close(void* zip) { unzClose(zip); }

}  // namespace

Archive::Archive(const std::filesystem::path& path) : m_file(path.string()), m_zip(opened(path), &close) {}

bool Archive::open(const std::string& part) {
  m_part = part;
  m_unpacked = 0;
  unz_file_info64 info = {};
  if (unzLocateFile(m_zip.get(), part.c_str(), ignore_case) != UNZ_OK) return false;
  const bool good = unzGetCurrentFileInfo64(m_zip.get(), &info, nullptr, 0, nullptr, 0, nullptr, 0) == UNZ_OK;
  const bool encrypted = (info.flag & 1U) != 0;
  if (!good || encrypted || unzOpenCurrentFile(m_zip.get()) != UNZ_OK) damaged();
  m_packed = info.compressed_size;
  return true;
}

std::size_t Archive::read(char* into, std::size_t size) {
  const int count = unzReadCurrentFile(m_zip.get(), into, static_cast<unsigned>(size));
  if (count < 0) damaged();
  // Closing compares the check sum.
  if (count == 0 && unzCloseCurrentFile(m_zip.get()) != UNZ_OK) damaged();
  m_unpacked += static_cast<std::uint64_t>(count);
  if (m_unpacked > always_allowed && m_unpacked / most_times_larger > m_packed) too_large();
  return static_cast<std::size_t>(count);
}

void Archive::not_a_workbook() const { fail("sheet.not-a-workbook", m_file); }

void Archive::damaged(std::uint64_t row) const { fail("sheet.damaged", m_file, m_part, row); }

void Archive::too_large(std::uint64_t row) const { fail("sheet.too-large", m_file, m_part, row); }

}  // namespace dxready::sheet
