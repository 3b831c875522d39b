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

}  // namespace

std::string read_file(const fs::path& path, std::size_t limit) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) fail("file.not-found", path, {{"suggestion", nearby_name(path)}});
  if (fs::is_directory(status)) fail("file.is-a-folder", path);
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) fail("file.unreadable", path, {{"reason", reason()}});
  std::string bytes;
  std::vector<char> block(std::size_t{64} * 1024);
  while (stream) {
    stream.read(block.data(), static_cast<std::streamsize>(block.size()));
    bytes.append(block.data(), static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > limit) fail("file.too-large", path, {{"limit", std::to_string(limit / 1024 / 1024)}});
  }
  if (stream.bad()) fail("file.unreadable", path, {{"reason", reason()}});
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
