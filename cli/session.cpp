#include "cli/session.hpp"

#include "base/messages.hpp"

#include <fmt/format.h>

namespace dxready::cli {

void Session::tell(std::string_view vi, std::string_view en) const {
  if (!quiet) err << word(vi, en) << '\n';
}

void Session::report(const base::Diagnostic& finding) const { err << base::format_diagnostic(finding, language); }

void Session::report(const base::Diagnostics& findings) const {
  for (const base::Diagnostic& finding : findings.all()) report(finding);
  if (findings.dropped() > 0) {
    err << fmt::format(fmt::runtime(word("… và {} phát hiện nữa\n", "… and {} more findings\n")), findings.dropped());
  }
}

void stop(const Session& session, const base::Diagnostic& finding, ExitCode code) {
  session.report(finding);
  throw Stop{code};
}

void wrong_usage(const Session& session, std::string code, std::vector<base::Argument> arguments) {
  stop(session, {std::move(code), base::Severity::error, std::move(arguments), {}, {}, {}}, ExitCode::wrong_usage);
}

}  // namespace dxready::cli
