#include "cli/app.hpp"

#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/help.hpp"
#include "cli/options.hpp"
#include "cli/session.hpp"
#include "cli/settings.hpp"
#include "cli/system.hpp"
#include "cli/usage_error.hpp"
#include "cli/version.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <exception>

namespace dxready::cli {
namespace {

using Arguments = std::vector<std::string>;

/// The value of --NAME anywhere in the arguments, before CLI11 has read them: the language must be known for its help.
std::string early_option(const Arguments& arguments, std::string_view name) {
  const std::string with_equals = std::string(name) + "=";
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--") break;
    if (arguments[i] == name && i + 1 < arguments.size()) return arguments[i + 1];
    if (arguments[i].starts_with(with_equals)) return arguments[i].substr(with_equals.size());
  }
  return {};
}

base::Language language_of(const Arguments& arguments, const Settings& settings) {
  if (const auto chosen = base::parse_language(early_option(arguments, "--lang"))) return *chosen;
  if (const auto chosen = base::parse_language(environment_variable("DXREADY_LANG").value_or(""))) return *chosen;
  if (settings.language) return *settings.language;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (const std::optional<std::string> locale = environment_variable(name)) {
      return locale->starts_with("vi") ? base::Language::vi : base::Language::en;
    }
  }
  return base::Language::en;
}

/// Where the command's name stands: options of every command may come before it.
std::size_t command_position(const Arguments& arguments) {
  std::size_t i = 0;
  while (i < arguments.size() && arguments[i].starts_with("--")) {
    const bool takes_value = arguments[i] == "--lang" || arguments[i] == "--color";
    i += takes_value ? 2 : 1;
  }
  return i;
}

/// An option that may stand before the command, or the value of one.
bool is_general(const std::string& argument) {
  const std::string name = argument.substr(0, argument.find('='));
  return !argument.starts_with("--") || name == "--lang" || name == "--color" || name == "--quiet";
}

const CommandRow* find_command(std::string_view name) {
  const std::vector<CommandRow>& all = commands();
  const auto row = std::find_if(all.begin(), all.end(), [&](const CommandRow& one) { return one.name == name; });
  return row == all.end() ? nullptr : &*row;
}

/// Takes a command's name out of the arguments: two words where there is a command of that name, else one.
std::string take_command(Arguments& arguments, std::size_t position) {
  const auto first = arguments.begin() + static_cast<std::ptrdiff_t>(position);
  const auto second = first + 1;
  const bool two = second != arguments.end() && find_command(*first + " " + *second) != nullptr;
  std::string name = two ? *first + " " + *second : *first;
  arguments.erase(first, two ? second + 1 : second);
  return name;
}

ExitCode unknown_command(const Session& session, const std::string& name) {
  std::vector<std::string> names;
  for (const CommandRow& row : commands()) names.emplace_back(row.name);
  names.insert(names.end(), {"--help", "--version"});
  session.report(base::Diagnostic{
      "usage.unknown-command", base::Severity::error, {{"found", name}, {"suggestion", base::closest(name, names)}}, {}, {}, {}});
  return ExitCode::wrong_usage;
}

ExitCode run_command(const CommandRow& row, const Arguments& arguments, Session& session) {
  const std::unique_ptr<Command> command = row.make();
  CLI::App app;
  GeneralOptions general;
  prepare(app, row, session.language);
  OptionList options(app, session.language);
  command->define(options);
  general.define(options);
  try {
    Arguments reversed(arguments.rbegin(), arguments.rend());
    app.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    session.out << help_text(app, row, session.language);
    return ExitCode::done;
  } catch (const CLI::ParseError& error) {
    session.report(usage_error(error, app, row.name));
    return ExitCode::wrong_usage;
  }
  session.chosen_language = base::parse_language(general.language);
  session.quiet = general.quiet;
  const bool automatic = stdout_is_terminal() && !environment_variable("NO_COLOR");
  session.color = general.color == "always" || (general.color == "auto" && automatic);
  return command->run(session);
}

ExitCode dispatch(Arguments arguments, Session& session) {
  const std::size_t position = command_position(arguments);
  const Arguments before(arguments.begin(),
                         arguments.begin() + static_cast<std::ptrdiff_t>(std::min(position, arguments.size())));
  const auto given = [&](std::string_view option) { return std::find(before.begin(), before.end(), option) != before.end(); };
  if (given("--version")) {
    session.out << "dxready " << version << '\n';
    return ExitCode::done;
  }
  const bool short_help = position < arguments.size() && arguments[position] == "-h";
  if (given("--help") || short_help) {
    session.out << overview(session.language);
    return ExitCode::done;
  }
  if (position >= arguments.size()) {
    const auto unknown = std::find_if(before.begin(), before.end(), [](const std::string& one) { return !is_general(one); });
    if (unknown != before.end()) return unknown_command(session, *unknown);
    session.err << overview(session.language);
    return ExitCode::wrong_usage;
  }
  std::string name = take_command(arguments, position);
  if (name == "help") {
    const std::size_t asked = command_position(arguments);
    if (asked >= arguments.size()) {
      session.out << overview(session.language);
      return ExitCode::done;
    }
    name = take_command(arguments, asked);
    arguments.insert(arguments.begin() + static_cast<std::ptrdiff_t>(asked), "--help");
  }
  const CommandRow* row = find_command(name);
  return row == nullptr ? unknown_command(session, name) : run_command(*row, arguments, session);
}

ExitCode failed(const Session& session, const base::Diagnostic& finding, ExitCode code) {
  session.report(finding);
  return code;
}

ExitCode finish(Session& session, ExitCode code) {
  session.out.flush();
  if (session.out) return code;
  // A reader that went away has had enough: that is no failure. Anything else is a full or broken disk.
  if (output_pipe_is_closed()) return code;
  return failed(session, {"file.output-failed", base::Severity::error, {}, {}, {}, {}}, ExitCode::environment_failed);
}

}  // namespace

ExitCode run(const Arguments& arguments, std::istream& in, std::ostream& out, std::ostream& err) {
  Session session{in, out, err, base::Language::en, std::nullopt, false, false, terminal_width(), Settings()};
  try {
    base::Checked<Settings> settings = load_settings(settings_file());
    if (settings) session.settings = *settings;
    session.language = language_of(arguments, session.settings);
    session.report(settings.diagnostics);
    const bool mending = std::find(arguments.begin(), arguments.end(), "setup") != arguments.end();
    if (!settings && !mending) return ExitCode::found_wrong;
    return finish(session, dispatch(arguments, session));
  } catch (const Stop& stop) {
    return finish(session, stop.code);
  } catch (const base::EnvironmentError& error) {
    return failed(session, error.diagnostic(), ExitCode::environment_failed);
  } catch (const base::DataError& error) {
    return failed(session, error.diagnostic(), ExitCode::found_wrong);
  } catch (const std::exception& error) {
    return failed(session, {"program.failed", base::Severity::error, {{"reason", error.what()}}, {}, {}, {}},
                  ExitCode::environment_failed);
  }
}

}  // namespace dxready::cli
