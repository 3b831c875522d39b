#pragma once

#include "base/diagnostic.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::interview {

/// What may be asked for at any prompt instead of an answer.
enum class Command : std::uint8_t {
  help,
  back,
  go,
  skip,
  skip_group,
  note,
  evidence,
  not_applicable,
  flag,
  review,
  legend,
  finish,
  quit
};

/// How a command is typed: a sign alone, where there is one, or a word behind a colon.
struct CommandWords {
  Command command = Command::help;
  std::string_view sign;  ///< may be empty
  std::string_view vi;
  std::string_view en;
};

/// All of them, in the order of the legend.
const std::vector<CommandWords>& command_words();

/// What a person typed.
struct Reply {
  std::optional<Command> command;  ///< nothing: an answer
  std::string text;                ///< the answer, or what stands behind the command
  std::optional<base::Diagnostic> fault;
};

/// Reads one line. A sign alone is a command, and so is what begins with a colon; anything else is an answer. Words are known
/// without diacritics, and as a Telex keyboard leaves them ("danhdau" as "đanhau"). Faults: interview.unknown-command,
/// interview.invalid-utf8.
Reply read_reply(std::string_view line);

}  // namespace dxready::interview
