#pragma once

#include "cli/session.hpp"

#include <string>

namespace dxready::cli {

/// A passphrase for something new: the first line of `file` ("-" is the standard input), else typed twice on the terminal
/// without being shown. Ends the command where it is too short, the two differ, or there is no terminal.
std::string new_passphrase(const Session& session, const std::string& file);

/// The passphrase of something that has one; typed once.
std::string known_passphrase(const Session& session, const std::string& file);

}  // namespace dxready::cli
