#pragma once

#include "base/checked.hpp"
#include "base/date.hpp"
#include "base/language.hpp"
#include "cli/exit_code.hpp"
#include "report/text.hpp"

#include <iosfwd>
#include <istream>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace dxready::cli {

/// What the user keeps by `dxready setup`.
struct Settings {
  std::optional<base::Language> language;
  std::string interviewer;
  std::string organisation;
  std::string logo;
  std::string data;
};

/// One run of the program: its streams and what was settled before the command runs. Commands know no globals.
struct Session {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  base::Language language = base::Language::en;
  std::optional<base::Language> chosen_language;  ///< by --lang only: what JSON and CSV use
  bool color = false;
  bool quiet = false;
  std::size_t width = 80;
  Settings settings;

  report::TextStyle style() const { return {language, width, color}; }
  /// A message for people, unless --quiet.
  void tell(std::string_view vi, std::string_view en) const;
  std::string word(std::string_view vi, std::string_view en) const {
    return std::string(language == base::Language::vi ? vi : en);
  }
  /// Findings to the error stream.
  void report(const base::Diagnostics& findings) const;
  void report(const base::Diagnostic& finding) const;
};

/// Ends a command with findings already reported.
struct Stop {
  ExitCode code = ExitCode::found_wrong;
};

/// Reports the findings and gives the value, or ends the command.
template <class T>
T take(const Session& session, base::Checked<T> checked) {
  session.report(checked.diagnostics);
  if (!checked) throw Stop{ExitCode::found_wrong};
  return std::move(*checked);
}

/// Ends the command with one finding.
[[noreturn]] void stop(const Session& session, const base::Diagnostic& finding, ExitCode code);

/// Ends the command at words or values of the command line that are wrong, with the message of this code.
[[noreturn]] void wrong_usage(const Session& session, std::string code, std::vector<base::Argument> arguments);

}  // namespace dxready::cli
