#include "base/file.hpp"

#include "base/diagnostic.hpp"
#include "base/output_file.hpp"
#include "base/text.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>
#include <vector>

namespace dxready::base {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(std::string code, const fs::path& path, std::vector<Argument> arguments = {}) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.arguments = std::move(arguments);
  diagnostic.arguments.emplace_back("file", path.string());
  throw EnvironmentError(std::move(diagnostic));
}

std::string reason() { return std::generic_category().message(errno); }

/// The name in the same folder that was probably meant.
std::string nearby_name(const fs::path& path) {
  std::error_code ignored;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
    if (names.size() == 10000) break;
    names.push_back(entry.path().filename().string());
  }
  const std::string name = closest(path.filename().string(), names);
  if (name.empty()) return {};
  return path.has_parent_path() ? (path.parent_path() / name).string() : name;
}

/// The file, open for reading.
std::ifstream opened(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) fail("file.not-found", path, {{"suggestion", nearby_name(path)}});
  if (fs::is_directory(status)) fail("file.is-a-folder", path);
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) fail("file.unreadable", path, {{"reason", reason()}});
  return stream;
}

}  // namespace

StreamSource::StreamSource(std::istream& stream, std::string name) : m_stream(stream), m_name(std::move(name)) {}

std::size_t StreamSource::read(char* into, std::size_t size) {
  errno = 0;
  m_stream.read(into, static_cast<std::streamsize>(size));
  if (m_stream.bad()) fail("file.unreadable", m_name, {{"reason", reason()}});
  return static_cast<std::size_t>(m_stream.gcount());
}

FileSource::FileSource(const fs::path& path) : m_file(opened(path)), m_stream(m_file, path.string()) {}

std::size_t FileSource::read(char* into, std::size_t size) { return m_stream.read(into, size); }

std::string read_file(const fs::path& path, std::size_t limit) {
  FileSource source(path);
  std::string bytes;
  std::vector<char> block(std::size_t{64} * 1024);
  while (const std::size_t count = source.read(block.data(), block.size())) {
    bytes.append(block.data(), count);
    if (bytes.size() > limit) fail("file.too-large", path, {{"limit", std::to_string(limit / 1024 / 1024)}});
  }
  return bytes;
}

void write_file(const fs::path& path, std::string_view bytes, bool overwrite) {
  OutputFile file(path, overwrite);
  file.write(bytes);
  file.commit();
}

void make_private(const fs::path& path) {
  std::error_code ignored;
  const bool folder = fs::is_directory(path, ignored);
  const fs::perms mode = folder ? fs::perms::owner_all : fs::perms::owner_read | fs::perms::owner_write;
  fs::permissions(path, mode, ignored);
}

}  // namespace dxready::base
