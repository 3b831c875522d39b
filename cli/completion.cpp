#include "base/text.hpp"
#include "cli/command_list.hpp"
#include "cli/help.hpp"
#include "cli/options.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace dxready::cli {
namespace {

struct CompletedOption {
  std::string name;
  std::string values;  ///< allowed words joined by spaces; empty: a file or free text
  bool takes_value = false;
  std::string summary;
};

struct CompletedCommand {
  std::string name;
  std::string summary;
  std::string words;  ///< what the first positional may be
  std::vector<CompletedOption> options;
};

/// "vi|en" → "vi en"; a placeholder such as FILE or ID|FILE gives nothing.
std::string allowed_words(const std::string& type_name) {
  const bool placeholder = std::any_of(type_name.begin(), type_name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (placeholder || type_name.find('|') == std::string::npos) return {};
  std::string words = type_name;
  for (char& c : words) {
    if (c == '|') c = ' ';
  }
  return words;
}

std::string first_words(std::string_view command) {
  if (command == "enterprise") return "list show edit";
  if (command == "store") return "info backup restore export imports undo verify merge conflicts erase purge privacy";
  if (command == "store privacy") {
    return "contacts add show correct restrict withdraw form register request acknowledge extend close breaches breach notice";
  }
  if (command == "survey") return "detect profile";
  if (command == "show") return "questionnaires packages";
  if (command == "completion") return "bash zsh fish";
  return {};
}

/// Every command as its own `define` declares it: one list, no copy.
std::vector<CompletedCommand> completed(base::Language language) {
  std::vector<CompletedCommand> all;
  for (const CommandRow& row : commands()) {
    CLI::App app;
    GeneralOptions general;
    const std::unique_ptr<Command> command = row.make();
    prepare(app, row, language);
    OptionList options(app, language);
    command->define(options);
    general.define(options);
    CompletedCommand one{std::string(row.name), row.summary.in(language), first_words(row.name), {}};
    for (const CLI::Option* option : app.get_options()) {
      if (option->get_positional()) continue;
      one.options.push_back({"--" + option->get_lnames().front(), allowed_words(value_name(*option)),
                             option->get_items_expected_max() > 0, option->get_description()});
    }
    all.push_back(std::move(one));
  }
  return all;
}

/// A command of two words: `store privacy`.
bool has_two_words(const CompletedCommand& command) { return command.name.find(' ') != std::string::npos; }

/// A name as a pattern of a shell's `case`.
std::string pattern(const CompletedCommand& command) { return has_two_words(command) ? "'" + command.name + "'" : command.name; }

/// The commands of two words as alternatives of a `case`.
std::string two_words(const std::vector<CompletedCommand>& all) {
  std::string names;
  for (const CompletedCommand& command : all) {
    if (has_two_words(command)) names += (names.empty() ? "" : "|") + pattern(command);
  }
  return names;
}

std::string bash(const std::vector<CompletedCommand>& all) {
  std::string names;
  std::string cases;
  for (const CompletedCommand& command : all) {
    if (!has_two_words(command)) names += (names.empty() ? "" : " ") + command.name;
    std::string options;
    std::string values;
    for (const CompletedOption& option : command.options) {
      options += (options.empty() ? "" : " ") + option.name;
      if (!option.values.empty())
        values +=
            fmt::format("        {}) COMPREPLY=($(compgen -W '{}' -- \"$current\")); return ;;\n", option.name, option.values);
    }
    cases += fmt::format("    {})\n      case \"$previous\" in\n{}        *) ;;\n      esac\n      words='{}'; options='{}' ;;\n",
                         pattern(command), values, command.words, options);
  }
  return fmt::format(R"(# bash completion for dxready
_dxready() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" previous="${{COMP_WORDS[COMP_CWORD-1]}}" words='' options=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '{} help' -- "$current"))
    return
  fi
  local command="${{COMP_WORDS[1]}}"
  if [ "$COMP_CWORD" -gt 2 ]; then
    case "$command ${{COMP_WORDS[2]}}" in {}) command="$command ${{COMP_WORDS[2]}}" ;; esac
  fi
  case "$command" in
{}    *) return ;;
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
    *) COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current")) ;;
  esac
}}
complete -o filenames -F _dxready dxready
)",
                     names, two_words(all), cases);
}

/// Quotes and colons of zsh's and fish's own grammar taken out of a text.
std::string plain(std::string text) {
  std::erase_if(text, [](char c) { return c == '\'' || c == '[' || c == ']' || c == ':' || c == '\\' || c == '"'; });
  return text;
}

std::string zsh(const std::vector<CompletedCommand>& all) {
  std::string names;
  std::string cases;
  for (const CompletedCommand& command : all) {
    if (!has_two_words(command)) names += fmt::format("    '{}:{}'\n", command.name, plain(command.summary));
    cases += fmt::format("    {})\n      _arguments", pattern(command));
    for (const CompletedOption& option : command.options) {
      const std::string action = !option.takes_value     ? ""
                                 : option.values.empty() ? ":value:_files"
                                                         : fmt::format(":value:({})", option.values);
      cases += fmt::format(" \\\n        '{}[{}]{}'", option.name, plain(option.summary), action);
    }
    cases += command.words.empty() ? " \\\n        '*:file:_files' ;;\n"
                                   : fmt::format(" \\\n        '1:what:({})' '*:file:_files' ;;\n", command.words);
  }
  return fmt::format(
      "#compdef dxready\n_dxready() {{\n  local -a names=(\n{}  )\n  if (( CURRENT == 2 )); then\n    _describe command names\n  "
      "  return\n  fi\n"
      "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  if (( CURRENT > 2 )); then\n    case \"$command "
      "$words[2]\" in\n    "
      "  {}) command=\"$command $words[2]\"; shift words; (( CURRENT-- )) ;;\n    esac\n  fi\n"
      "  case $command in\n{}  esac\n}}\ncompdef _dxready dxready\n",
      names, two_words(all), cases);
}

std::string fish(const std::vector<CompletedCommand>& all) {
  std::string out = "# fish completion for dxready\n";
  for (const CompletedCommand& command : all) {
    std::string seen = "__fish_seen_subcommand_from " + command.name;
    if (has_two_words(command)) {
      seen.replace(seen.rfind(' '), 1, "; and __fish_seen_subcommand_from ");
    } else {
      out += fmt::format("complete -c dxready -n __fish_use_subcommand -f -a {} -d '{}'\n", command.name, plain(command.summary));
    }
    const std::string when = fmt::format("complete -c dxready -n '{}'", seen);
    if (!command.words.empty()) out += fmt::format("{} -a '{}'\n", when, command.words);
    for (const CompletedOption& option : command.options) {
      const std::string value = !option.takes_value     ? ""
                                : option.values.empty() ? " -r"
                                                        : fmt::format(" -x -a '{}'", option.values);
      out += fmt::format("{} -l {}{} -d '{}'\n", when, option.name.substr(2), value, plain(option.summary));
    }
  }
  return out;
}

class Completion : public Command {
public:
  void define(OptionList& options) override {
    options.argument("SHELL", m_shell, {"bash, zsh, fish", "bash, zsh, fish"}, OptionList::Need::required);
    m_help = options.language();
  }

  ExitCode run(Session& session) override {
    const std::vector<CompletedCommand> all = completed(m_help);
    if (m_shell == "bash") {
      session.out << bash(all);
    } else if (m_shell == "zsh") {
      session.out << zsh(all);
    } else if (m_shell == "fish") {
      session.out << fish(all);
    } else {
      wrong_usage(
          session, "usage.unknown-verb",
          {{"found", m_shell}, {"allowed", "bash, zsh, fish"}, {"suggestion", base::closest(m_shell, {"bash", "zsh", "fish"})}});
    }
    return ExitCode::done;
  }

private:
  std::string m_shell;
  base::Language m_help = base::Language::en;
};

}  // namespace

std::unique_ptr<Command> make_completion() { return std::make_unique<Completion>(); }

}  // namespace dxready::cli
