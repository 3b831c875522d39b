#include "base/diagnostic.hpp"

#include <utility>

namespace dxready::base {

std::string_view Diagnostic::argument(std::string_view name) const {
  for (const Argument& argument : arguments) {
    if (argument.name == name) return argument.value;
  }
  return {};
}

void Diagnostics::add(Diagnostic diagnostic) {
  switch (diagnostic.severity) {
    case Severity::error: ++m_errors; break;
    case Severity::warning: ++m_warnings; break;
    case Severity::note: ++m_notes; break;
  }
  if (m_all.size() < cap) m_all.push_back(std::move(diagnostic));
}

void Diagnostics::add(const Diagnostics& others) {
  for (const Diagnostic& diagnostic : others.m_all) {
    if (m_all.size() < cap) m_all.push_back(diagnostic);
  }
  m_errors += others.m_errors;
  m_warnings += others.m_warnings;
  m_notes += others.m_notes;
}

EnvironmentError::EnvironmentError(Diagnostic diagnostic)
    : std::runtime_error(diagnostic.code), m_diagnostic(std::move(diagnostic)) {}

DataError::DataError(Diagnostic diagnostic) : std::runtime_error(diagnostic.code), m_diagnostic(std::move(diagnostic)) {}

}  // namespace dxready::base
