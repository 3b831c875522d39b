#pragma once

#include "cli/exit_code.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace dxready::cli {

/// The whole program: finds the command, reads its options, runs it. The only place that knows exit codes of failures.
/// `arguments` are those behind the program's name.
ExitCode run(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out, std::ostream& err);

}  // namespace dxready::cli
