#pragma once

#include "base/date.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

// What the operating system knows. The one file of the program with system calls is system.cpp.
namespace dxready::cli {

/// An environment variable; nothing when it is unset or empty.
std::optional<std::string> environment_variable(const char* name);

base::Date today();         ///< local date
std::string now_utc();      ///< "2026-11-22T05:00:00Z"
std::string random_uuid();  ///< version 4, from the system's random numbers

bool stdout_is_terminal();
bool stdin_is_terminal();
bool stderr_is_terminal();
std::size_t terminal_width();  ///< columns of the terminal, or $COLUMNS, or 80

/// Where settings and data of this user live (XDG on Unix).
std::filesystem::path settings_folder();
std::filesystem::path data_folder();

/// One place of a file of locks, which one holder at a time has. The operating system frees it when the process ends, however it
/// ends. The file is made when it is not there, for its owner alone, and stays empty.
class HeldPlace {
public:
  /// Nothing when another holds the place. Throws base::EnvironmentError file.unwritable.
  static std::optional<HeldPlace> take(const std::filesystem::path& file, std::uint32_t place);

  HeldPlace(HeldPlace&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
  HeldPlace& operator=(HeldPlace&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
  }
  HeldPlace(const HeldPlace&) = delete;
  HeldPlace& operator=(const HeldPlace&) = delete;
  ~HeldPlace();

private:
  explicit HeldPlace(int descriptor) : m_descriptor(descriptor) {}
  int m_descriptor = -1;
};

/// A line typed on the terminal of this process without being shown; nothing when there is no terminal, or the input ends.
std::optional<std::string> read_hidden(const std::string& prompt);

/// From now on Ctrl-C and a request to end do not end the process but are asked for; a read that waits comes back.
void catch_interrupts();
bool interrupted();

/// The same while keys are read one by one: requests to end wait until `read_key` waits, and none is missed between two of its
/// calls.
void hold_interrupts();
/// The next byte of stdin; nothing at its end or when there was a request to end.
std::optional<char> read_key();

/// A closed pipe shall be an error of a write, not the end of the process.
/// A closed pipe, and a limit on the size of files, shall be errors of a write, not the end of the process.
void ignore_closed_pipe();
/// True when stdout is a pipe nobody reads any more.
bool output_pipe_is_closed();

}  // namespace dxready::cli
