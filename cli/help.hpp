#pragma once

#include "base/language.hpp"
#include "cli/command.hpp"

#include <string>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace dxready::cli {

/// How the value of an option is called: "FILE", "table|json|csv". Empty for a flag.
std::string value_name(const CLI::Option& option);

/// What `dxready --help` prints.
std::string overview(base::Language language);

/// Name, summary and headings of a command's help, before its options are defined.
void prepare(CLI::App& app, const CommandRow& row, base::Language language);

/// What `dxready COMMAND --help` prints.
std::string help_text(const CLI::App& app, const CommandRow& row, base::Language language);

}  // namespace dxready::cli
