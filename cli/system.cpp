#include "cli/system.hpp"

#include "base/diagnostic.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string_view>
#include <system_error>

namespace dxready::cli {
namespace {

volatile std::sig_atomic_t was_interrupted = 0;

/// Ctrl-C, a request to end, a terminal that is closed.
constexpr std::array<int, 3> requests = {SIGINT, SIGTERM, SIGHUP};

sigset_t requests_to_end() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : requests) sigaddset(&set, signal);
  return set;
}

base::Date date_of(const std::tm& time) { return {time.tm_year + 1900, time.tm_mon + 1, time.tm_mday}; }

std::filesystem::path home() { return environment_variable("HOME").value_or("."); }

}  // namespace

std::optional<std::string> environment_variable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

base::Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return date_of(local);
}

std::string now_utc() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, sizeof "2026-11-22T05:00:00Z"> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text.data();
}

std::string random_uuid() {
  // One draw for eight digits: what the kernel or the processor gives is dear.
  std::random_device source;
  unsigned drawn = 0;
  unsigned left = 0;
  constexpr std::string_view digits = "0123456789abcdef";
  constexpr std::string_view pattern = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
  std::string uuid;
  for (const char c : pattern) {
    if (left == 0) {
      drawn = source();
      left = 8;
    }
    const unsigned nibble = drawn & 15U;
    if (c == 'x' || c == 'y') {
      drawn >>= 4U;
      --left;
    }
    if (c == 'x') uuid += digits[nibble];
    if (c == 'y') uuid += digits[(nibble & 3U) | 8U];
    if (c == '-' || c == '4') uuid += c;
  }
  return uuid;
}

bool stdout_is_terminal() { return isatty(STDOUT_FILENO) == 1; }
bool stdin_is_terminal() { return isatty(STDIN_FILENO) == 1; }
bool stderr_is_terminal() { return isatty(STDERR_FILENO) == 1; }

std::size_t terminal_width() {
  winsize window{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0) return std::min<std::size_t>(window.ws_col, 120);
  const std::string columns = environment_variable("COLUMNS").value_or("80");
  std::size_t width = 80;
  std::from_chars(columns.data(), columns.data() + columns.size(), width);
  return std::clamp<std::size_t>(width, 40, 1000);
}

std::filesystem::path settings_folder() {
  if (const std::optional<std::string> folder = environment_variable("XDG_CONFIG_HOME"))
    return std::filesystem::path(*folder) / "dxready";
  return home() / ".config" / "dxready";
}

std::filesystem::path data_folder() {
  if (const std::optional<std::string> folder = environment_variable("XDG_DATA_HOME"))
    return std::filesystem::path(*folder) / "dxready";
  return home() / ".local" / "share" / "dxready";
}

std::optional<HeldPlace> HeldPlace::take(const std::filesystem::path& file, std::uint32_t place) {
  const auto fail = [&] {
    const std::string reason = std::generic_category().message(errno);
    throw base::EnvironmentError(
        {"file.unwritable", base::Severity::error, {{"file", file.string()}, {"reason", reason}}, {}, {}, {}});
  };
  const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);  // NOLINT: open(2)
  if (descriptor < 0) fail();
  HeldPlace held(descriptor);
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = place;
  lock.l_len = 1;
  // A lock of this open file, not of the process: two in one process keep each other out, too.
  if (fcntl(descriptor, F_OFD_SETLK, &lock) == 0) return held;  // NOLINT: fcntl(2)
  if (errno != EAGAIN && errno != EACCES) fail();
  return std::nullopt;
}

HeldPlace::~HeldPlace() {
  if (m_descriptor >= 0) close(m_descriptor);
}

void hold_interrupts() {
  catch_interrupts();
  const sigset_t held = requests_to_end();
  sigprocmask(SIG_BLOCK, &held, nullptr);
}

std::optional<char> read_key() {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  sigset_t waiting;
  sigprocmask(SIG_SETMASK, nullptr, &waiting);
  for (const int signal : requests) sigdelset(&waiting, signal);
  char key = 0;
  while (!interrupted()) {
    const int ready = ppoll(&input, 1, nullptr, &waiting);
    if (ready < 0 && errno == EINTR) continue;
    const ssize_t count = ready < 0 ? ready : ::read(STDIN_FILENO, &key, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    return key;
  }
  return std::nullopt;
}

std::optional<std::string> read_hidden(const std::string& prompt) {
  const int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
  termios shown{};
  if (terminal < 0 || tcgetattr(terminal, &shown) != 0) {
    if (terminal >= 0) close(terminal);
    return std::nullopt;
  }
  termios hidden = shown;
  hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  tcsetattr(terminal, TCSAFLUSH, &hidden);
  static_cast<void>(!write(terminal, prompt.data(), prompt.size()));
  std::string line;
  char c = '\0';
  bool ended = false;
  // A signal may come just before a read begins, which then does not come back for it.
  constexpr int moment = 100;  // milliseconds
  pollfd input{terminal, POLLIN, 0};
  while (!ended && !interrupted()) {
    if (poll(&input, 1, moment) <= 0) continue;
    if (read(terminal, &c, 1) != 1) break;
    ended = c == '\n';
    if (!ended) line += c;
  }
  tcsetattr(terminal, TCSAFLUSH, &shown);
  static_cast<void>(!write(terminal, "\n", 1));
  close(terminal);
  return ended ? std::optional(line) : std::nullopt;
}

void catch_interrupts() {
  struct sigaction action {};
  action.sa_handler = [](int) { was_interrupted = 1; };
  sigemptyset(&action.sa_mask);  // no SA_RESTART: a read that waits shall come back
  for (const int signal : requests) sigaction(signal, &action, nullptr);
}

bool interrupted() { return was_interrupted != 0; }

void ignore_closed_pipe() {
  for (const int signal : {SIGPIPE, SIGXFSZ}) std::signal(signal, SIG_IGN);
}

bool output_pipe_is_closed() {
  pollfd output{STDOUT_FILENO, POLLOUT, 0};
  return poll(&output, 1, 0) == 1 && (output.revents & (POLLERR | POLLHUP)) != 0;
}

}  // namespace dxready::cli
