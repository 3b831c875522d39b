#include "cli/usage_error.hpp"

#include "base/text.hpp"
#include "cli/help.hpp"

#include <CLI/CLI.hpp>

#include <sstream>
#include <string>
#include <vector>

namespace dxready::cli {
namespace {

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

/// The first argument nobody asked for.
std::string first_extra(const CLI::App& app) {
  const std::vector<std::string> extras = app.remaining();
  return extras.empty() ? std::string() : extras.front();
}

/// The option a message of CLI11 is about: "--format: x not in {…}", else the first that it names:
/// "Could not convert: --quiet = x". Null when there is none.
const CLI::Option* named_option(const std::string& message, const CLI::App& app) {
  const std::string start = message.substr(0, message.find(':'));
  const CLI::Option* named = nullptr;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_name() == start) return option;
    if (named == nullptr && message.find(option->get_name()) != std::string::npos) named = option;
  }
  return named;
}

/// Adds the option, the value it got, and those it takes.
void describe_value(base::Diagnostic& finding, const CLI::Option& option) {
  std::vector<std::string> allowed;
  std::istringstream names(value_name(option));
  for (std::string name; std::getline(names, name, '|');) allowed.push_back(name);
  std::string list;
  for (const std::string& name : allowed) list += (list.empty() ? "" : ", ") + name;
  const std::string found = option.results().empty() ? std::string() : option.results().front();
  finding.arguments.insert(
      finding.arguments.end(),
      {{"option", option.get_name()}, {"found", found}, {"allowed", list}, {"suggestion", base::closest(found, allowed)}});
}

std::string positionals(const CLI::App& app) {
  std::string names;
  for (const CLI::Option* option :
       app.get_options([](const CLI::Option* one) { return one->get_positional() && one->get_required(); })) {
    names += (names.empty() ? "" : " ") + option->get_name();
  }
  return names;
}

}  // namespace

base::Diagnostic usage_error(const CLI::ParseError& error, const CLI::App& app, std::string_view command) {
  base::Diagnostic finding;
  finding.arguments = {{"command", std::string(command)}};
  const std::string message = error.what();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    const std::string extra = first_extra(app);
    const bool option = extra.starts_with("-") && extra.size() > 1;
    const std::string name = extra.substr(0, extra.find('='));
    finding.code = option ? "usage.unknown-option" : "usage.too-many-arguments";
    finding.arguments.emplace_back("found", option ? name : extra);
    if (option) finding.arguments.emplace_back("suggestion", base::closest(name, option_names(app)));
  } else if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    finding.code = "usage.missing-argument";
    finding.arguments.emplace_back("missing", positionals(app));
  } else if (const CLI::Option* option = named_option(message, app);
             option != nullptr && dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    finding.code = option->results().size() > 1 ? "usage.repeated" : "usage.missing-value";
    finding.arguments.emplace_back("option", option->get_name());
  } else if (option != nullptr && (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr ||
                                   dynamic_cast<const CLI::ConversionError*>(&error) != nullptr)) {
    const bool number = value_name(*option) == "N";
    finding.code = option->get_items_expected_max() == 0 ? "usage.takes-no-value"
                   : number                              ? "usage.not-a-number"
                                                         : "usage.bad-value";
    describe_value(finding, *option);
  } else {
    finding.code = "usage.wrong";
    finding.arguments.emplace_back("reason", message);
  }
  return finding;
}

}  // namespace dxready::cli
