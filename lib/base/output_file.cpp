#include "base/output_file.hpp"

#include "base/diagnostic.hpp"
#include "base/file.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

namespace dxready::base {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void throw_error(std::string code, const fs::path& path, std::vector<Argument> arguments = {}) {
  arguments.emplace_back("file", path.string());
  throw EnvironmentError({std::move(code), Severity::error, std::move(arguments), {}, {}, {}});
}

std::string reason() { return std::generic_category().message(errno); }

}  // namespace

OutputFile::OutputFile(fs::path path, bool overwrite, Readers readers) : m_path(std::move(path)) {
  std::error_code error;
  // A link stays a link.
  m_target = fs::is_symlink(m_path, error) ? fs::canonical(m_path, error) : m_path;
  if (m_target.empty()) m_target = m_path;
  m_aside = m_target;
  if (fs::is_directory(m_path, error)) throw_error("file.is-a-folder", m_path);
  m_is_device = fs::exists(m_path, error) && !fs::is_regular_file(m_path, error);
  if (!overwrite && !m_is_device && fs::exists(m_path, error)) throw_error("file.exists", m_path);
  if (!m_is_device) m_aside += ".part";
  errno = 0;
  m_stream.open(m_aside, std::ios::binary | std::ios::trunc);
  if (!m_stream) throw_error("file.unwritable", m_path, {{"reason", reason()}});
  if (readers == Readers::owner && !m_is_device) make_private(m_aside);
}

OutputFile::~OutputFile() {
  if (m_done) return;
  m_stream.close();
  if (m_is_device) return;
  std::error_code ignored;
  fs::remove(m_aside, ignored);
}

void OutputFile::fail(const std::string& reason) { throw_error("file.unwritable", m_path, {{"reason", reason}}); }

void OutputFile::write(std::string_view bytes) {
  errno = 0;
  if (!m_stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()))) fail(reason());
}

void OutputFile::replace(std::uint64_t offset, std::string_view bytes) {
  errno = 0;
  m_stream.seekp(static_cast<std::streamoff>(offset));
  m_stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!m_stream.seekp(0, std::ios::end)) fail(reason());
}

void OutputFile::close() {
  if (!m_stream.is_open()) return;
  errno = 0;
  m_stream.close();
  if (!m_stream) fail(reason());
}

void OutputFile::commit() {
  close();
  std::error_code error;
  if (!m_is_device) fs::rename(m_aside, m_target, error);
  if (error) fail(error.message());
  m_done = true;
}

}  // namespace dxready::base
