// A disk without room and waits that take no time, for trouble_test.py: preloaded into the program under test.
//
//     TROUBLED_ROOM=N   files take N writes, then the disk is full (ENOSPC); pipes and terminals take everything
//     TROUBLED_SLEEP    set: whoever sleeps wakes at once, so a wait of a minute is over in a moment

#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <ctime>

#include <dlfcn.h>

namespace {

template <typename Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

/// Whether there is room for one more write; sets errno where there is none.
bool has_room(int file) {
  static const char* const given = std::getenv("TROUBLED_ROOM");
  if (given == nullptr) return true;
  static std::atomic<long> left{std::atol(given)};
  struct stat status {};
  if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) return true;
  if (left.fetch_sub(1) > 0) return true;
  errno = ENOSPC;
  return false;
}

bool sleeps() {
  static const bool given = std::getenv("TROUBLED_SLEEP") == nullptr;
  return given;
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t)>("write");
  return has_room(file) ? real(file, bytes, size) : -1;
}

ssize_t writev(int file, const iovec* parts, int count) {
  static const auto real = next<ssize_t (*)(int, const iovec*, int)>("writev");
  return has_room(file) ? real(file, parts, count) : -1;
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t offset) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
  return has_room(file) ? real(file, bytes, size, offset) : -1;
}

int nanosleep(const timespec* time, timespec* left) {
  static const auto real = next<int (*)(const timespec*, timespec*)>("nanosleep");
  return sleeps() ? real(time, left) : 0;
}
}
