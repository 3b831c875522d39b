#include "survey/workbook_source.hpp"

#include "base/diagnostic.hpp"
#include "base/messages.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

namespace base = dxready::base;

namespace {

std::uint32_t check_sum(std::string_view bytes) {
  std::uint32_t sum = 0xFFFFFFFFU;
  for (const char c : bytes) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~sum;
}

/// A zip archive of parts that are not packed, so that what is changed in a part still is the part of an archive.
class Zip {
public:
  void add(std::string_view name, std::string_view bytes) {
    const std::size_t offset = m_bytes.size();
    m_bytes += "PK\3\4" + head(name, bytes) + std::string(name) + std::string(bytes);
    m_directory += std::string("PK\1\2\24\0", 6) + head(name, bytes) + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) +
                   number(offset, 4) + std::string(name);
    ++m_count;
  }

  std::string finish() const {
    return m_bytes + m_directory + "PK\5\6" + number(0, 4) + number(m_count, 2) + number(m_count, 2) +
           number(m_directory.size(), 4) + number(m_bytes.size(), 4) + number(0, 2);
  }

private:
  static std::string number(std::size_t value, int size) {
    std::string text;
    for (; size > 0; --size, value >>= 8U) text += static_cast<char>(value & 0xFFU);
    return text;
  }

  static std::string head(std::string_view name, std::string_view bytes) {
    return number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(check_sum(bytes), 4) + number(bytes.size(), 4) +
           number(bytes.size(), 4) + number(name.size(), 2) + number(0, 2);
  }

  std::string m_bytes;
  std::string m_directory;
  std::size_t m_count = 0;
};

/// The parts of a workbook: its sheet, shared texts, styles, the workbook itself; divided by lines of "---". Those that are
/// missing are such as go with any.
std::string workbook(std::string_view text) {
  std::array<std::string, 4> parts = {"", "<sst/>", "<styleSheet/>",
                                      R"(<workbook><sheets><sheet name="a" r:id="s"/></sheets></workbook>)"};
  constexpr std::string_view line = "\n---\n";
  for (std::string& part : parts) {
    const std::size_t end = text.find(line);
    part = text.substr(0, end);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + line.size());
  }
  Zip zip;
  zip.add("_rels/.rels", R"(<Relationships><Relationship Id="w" Type="x/officeDocument" Target="w.xml"/></Relationships>)");
  zip.add("_rels/w.xml.rels", R"(<Relationships><Relationship Id="s" Type="x/worksheet" Target="s.xml"/>)"
                              R"(<Relationship Id="t" Type="x/sharedStrings" Target="t.xml"/>)"
                              R"(<Relationship Id="y" Type="x/styles" Target="y.xml"/></Relationships>)");
  zip.add("s.xml", parts[0]);
  zip.add("t.xml", parts[1]);
  zip.add("y.xml", parts[2]);
  zip.add("w.xml", parts[3]);
  return zip.finish();
}

/// A file that is gone with the program.
class File {
public:
  File() : m_path(std::filesystem::temp_directory_path() / ("dxready-fuzz-" + std::to_string(getpid()) + ".xlsx")) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    std::error_code error;
    std::filesystem::remove(m_path, error);
  }

  const std::filesystem::path& path() const { return m_path; }
  void write(std::string_view bytes) const {
    std::ofstream(m_path, std::ios::binary | std::ios::trunc).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }

private:
  std::filesystem::path m_path;
};

}  // namespace

/// Any bytes are a workbook that can be read to its end, or one finding. Bytes that begin no archive are the parts of one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const File file;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  file.write(text.starts_with("PK") ? std::string(text) : workbook(text));
  try {
    dxready::survey::WorkbookSource source(file.path());
    std::vector<char> buffer(4096);
    while (source.read(buffer.data(), buffer.size()) == buffer.size()) continue;
  } catch (const base::DataError& error) {
    if (base::format_diagnostic(error.diagnostic(), base::Language::vi).empty()) std::abort();
  }
  return 0;
}
