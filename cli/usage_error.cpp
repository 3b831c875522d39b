#include "cli/usage_error.hpp"

#include "base/text.hpp"

#include <CLI/CLI.hpp>

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

/// The option a message of CLI11 begins with: "--format: x not in {…}".
std::string named_option(const std::string& message) {
  const std::size_t colon = message.find(':');
  return colon == std::string::npos ? message : message.substr(0, colon);
}

std::string positionals(const CLI::App& app) {
  std::string names;
  for (const CLI::Option* option : app.get_options([](const CLI::Option* one) { return one->get_positional() && one->get_required(); })) {
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
    finding.arguments.push_back({"found", option ? name : extra});
    if (option) finding.arguments.push_back({"suggestion", base::closest(name, option_names(app))});
  } else if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    finding.code = "usage.missing-argument";
    finding.arguments.push_back({"missing", positionals(app)});
  } else if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    finding.code = "usage.missing-value";
    finding.arguments.push_back({"option", named_option(message)});
  } else if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr || dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) {
    finding.code = "usage.bad-value";
    const std::string option = named_option(message);
    finding.arguments.push_back({"option", option});
    for (const CLI::Option* one : app.get_options()) {
      if (one->get_name() == option && !one->results().empty()) finding.arguments.push_back({"found", one->results().front()});
      if (one->get_name() == option) finding.arguments.push_back({"allowed", one->get_type_name()});
    }
  } else {
    finding.code = "usage.wrong";
    finding.arguments.push_back({"reason", message});
  }
  return finding;
}

}  // namespace dxready::cli
