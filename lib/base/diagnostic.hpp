#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::base {

/// A position in a text file. Lines and columns count from 1, columns in code points; 0 means "no position".
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  bool known() const { return line != 0; }
  bool operator==(const Place&) const = default;
};

enum class Severity { error, warning, note };

struct Argument {
  Argument(std::string_view its_name, std::string_view its_value) : name(its_name), value(its_value) {}

  std::string name;
  std::string value;
  bool operator==(const Argument&) const = default;
};

/// One finding about user data: a code, named arguments and a place. It holds no sentence; the sentences live in
/// `messages.hpp`, one table per language.
struct Diagnostic {
  std::string code;  ///< "area.what-is-wrong"; every code is listed in docs/diagnostics.md
  Severity severity = Severity::error;
  std::vector<Argument> arguments;
  std::string file;     ///< as the user named it; empty when the finding has no file
  Place place;          ///< unknown when the finding is about the whole file
  std::string excerpt;  ///< the source line at `place`; empty when there is none

  /// The value of an argument; empty when it is not given.
  std::string_view argument(std::string_view name) const;
  bool operator==(const Diagnostic&) const = default;
};

/// All findings of one operation in order, at most `cap` kept; what is over the cap is counted.
class Diagnostics {
public:
  static constexpr std::size_t cap = 100;

  void add(Diagnostic diagnostic);
  void add(const Diagnostics& others);

  const std::vector<Diagnostic>& all() const { return m_all; }
  bool empty() const { return m_all.empty(); }
  bool has_errors() const { return m_errors != 0; }
  std::size_t errors() const { return m_errors; }
  std::size_t warnings() const { return m_warnings; }
  std::size_t dropped() const { return m_errors + m_warnings + m_notes - m_all.size(); }

private:
  std::vector<Diagnostic> m_all;
  std::size_t m_errors = 0;
  std::size_t m_warnings = 0;
  std::size_t m_notes = 0;
};

/// Trouble outside the data: a file, a disk, a database, a lock. Thrown; `cli` turns it into exit code 3.
class EnvironmentError : public std::runtime_error {
public:
  explicit EnvironmentError(Diagnostic diagnostic);
  const Diagnostic& diagnostic() const { return m_diagnostic; }

private:
  Diagnostic m_diagnostic;
};

/// The data itself was found wrong by an operation that cannot go on (for example by the store). Thrown where a
/// value cannot carry the finding; `cli` turns it into exit code 1.
class DataError : public std::runtime_error {
public:
  explicit DataError(Diagnostic diagnostic);
  const Diagnostic& diagnostic() const { return m_diagnostic; }

private:
  Diagnostic m_diagnostic;
};

}  // namespace dxready::base
