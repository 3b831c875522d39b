#pragma once

#include "base/language.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace dxready::cli {

class OptionList;

/// One command. `define` declares its options and touches no file; `run` does the work.
class Command {
public:
  Command() = default;
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;
  virtual ~Command() = default;

  virtual void define(OptionList& options) = 0;
  virtual ExitCode run(Session& session) = 0;
};

/// A row of the table of commands.
struct CommandRow {
  std::string_view name;
  base::Words summary;
  std::unique_ptr<Command> (*make)();
};

/// All commands, in the order the help lists them.
const std::vector<CommandRow>& commands();

}  // namespace dxready::cli
