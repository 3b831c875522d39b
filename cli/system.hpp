#pragma once

#include "base/date.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

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

/// A line typed on the terminal of this process without being shown; nothing when there is no terminal, or the input ends.
std::optional<std::string> read_hidden(const std::string& prompt);

/// From now on Ctrl-C and a request to end do not end the process but are asked for; a read that waits comes back.
void catch_interrupts();
bool interrupted();

/// A closed pipe, and a limit on the size of files, shall be errors of a write, not the end of the process.
void ignore_closed_pipe();
/// True when stdout is a pipe nobody reads any more.
bool output_pipe_is_closed();

}  // namespace dxready::cli
