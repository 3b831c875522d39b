#include "store/private_file.hpp"

#include "store/errors.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace dxready::store {
namespace {

namespace fs = std::filesystem;

/// A rename is on the disk when its folder is.
void sync_folder(const fs::path& folder) {
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return;
  ::fsync(opened);
  ::close(opened);
}

}  // namespace

PrivateFile::PrivateFile(const fs::path& path, bool overwrite, std::string_view unique) : m_path(fs::absolute(path)) {
  std::error_code error;
  // A link stays a link.
  if (fs::is_symlink(m_path, error)) m_path = fs::weakly_canonical(m_path, error);
  if (fs::is_directory(m_path, error)) store::fail("file.is-a-folder", path);
  if (!overwrite && fs::exists(m_path, error)) store::fail("file.exists", path);
  if (fs::exists(m_path, error) && !fs::is_regular_file(m_path, error)) fail(EINVAL);
  m_aside = m_path;
  m_aside += "." + std::string(unique.substr(0, 8)) + ".part";
  m_file = ::open(m_aside.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (m_file < 0) fail(errno);
}

PrivateFile::~PrivateFile() {
  if (m_file >= 0) ::close(m_file);
  if (m_done) return;
  for (const char* beside : {"", "-journal", "-wal", "-shm"}) {
    std::error_code ignored;
    fs::path file = m_aside;
    fs::remove(file += beside, ignored);
  }
}

void PrivateFile::fail(int error) const {
  if (error == ENOSPC || error == EDQUOT || error == EFBIG) store::fail("store.disk-full", m_path);
  store::fail("file.unwritable", m_path, {{"reason", std::generic_category().message(error)}});
}

void PrivateFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(m_file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void PrivateFile::commit() {
  if (::fsync(m_file) != 0) fail(errno);
  if (::rename(m_aside.c_str(), m_path.c_str()) != 0) fail(errno);
  m_done = true;
  sync_folder(m_path.parent_path());
}

}  // namespace dxready::store
