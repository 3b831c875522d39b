#pragma once

#include "base/diagnostic.hpp"

#include <string_view>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace dxready::cli {

/// CLI11's findings about the command line as our own: usage.*.
base::Diagnostic usage_error(const CLI::ParseError& error, const CLI::App& app, std::string_view command);

}  // namespace dxready::cli
