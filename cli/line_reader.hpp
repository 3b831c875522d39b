#pragma once

#include "cli/session.hpp"

#include <memory>
#include <optional>
#include <string>

namespace dxready::cli {

/// What a person types is never longer, in bytes.
constexpr std::size_t longest_line = 10000;

/// Where the lines of a dialogue come from.
class LineReader {
public:
  LineReader() = default;
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;
  virtual ~LineReader() = default;

  /// Shows the prompt and reads one line, without its end; nothing at the end of the input or when interrupted.
  virtual std::optional<std::string> read(const std::string& prompt) = 0;
};

/// Lines of the session's input as they come. What comes from a file or a pipe is printed behind the prompt, so that what is
/// written reads as it would on a terminal.
std::unique_ptr<LineReader> plain_reader(const Session& session, bool echo);

/// On a terminal lines that can be edited, with those typed before; Ctrl-C then ends the reading, not the process. Where the
/// terminal is dumb, or the input or output is none, plain lines.
std::unique_ptr<LineReader> line_reader(const Session& session);

}  // namespace dxready::cli
