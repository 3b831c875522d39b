#pragma once

#include "base/language.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace dxready::cli {

/// An option that was declared, for asking whether it was given. Lives as long as what declared it.
class DeclaredOption {
public:
  explicit DeclaredOption(const CLI::Option* option) : m_option(option) {}
  bool given() const;
  /// "--format"
  std::string name() const;

private:
  const CLI::Option* m_option;
};

/// Where a command declares what may be typed behind it; each value is a member of the command and keeps what it holds when
/// nothing is typed. CLI11 stays behind this: every file that includes it takes many times as long to compile.
class OptionList {
public:
  /// `language` is that of the help texts.
  OptionList(CLI::App& app, base::Language language) : m_app(app), m_language(language) {}

  base::Language language() const { return m_language; }
  /// The heading the options that follow stand under in the help.
  void heading(const base::Words& heading) { m_heading = heading.in(m_language); }

  enum class Need { optional, required };
  /// By its place.
  void argument(const std::string& name, std::string& value, const base::Words& help, Need need = Need::optional);
  /// By their place, any number.
  void arguments(const std::string& name, std::vector<std::string>& values, const base::Words& help);

  DeclaredOption flag(const std::string& name, bool& value, const base::Words& help);
  /// `type` is how the help calls the value: "FILE".
  DeclaredOption value(const std::string& name, const std::string& type, std::string& value, const base::Words& help);
  DeclaredOption value(const std::string& name, const std::string& type, std::optional<std::string>& value,
                       const base::Words& help);
  /// One that may be given without its value.
  DeclaredOption bare_value(const std::string& name, const std::string& type, std::string& value, const base::Words& help);
  /// One that may be given several times.
  DeclaredOption values(const std::string& name, const std::string& type, std::vector<std::string>& values,
                        const base::Words& help);
  /// One of these words, which are its type too: "vi|en".
  void word(const std::string& name, const std::vector<std::string>& words, std::string& value, const base::Words& help);
  /// A number from 0 on.
  DeclaredOption number(const std::string& name, std::optional<std::uint64_t>& value, const base::Words& help);
  /// A number from 0 to `most`.
  void number(const std::string& name, unsigned& value, unsigned most, const base::Words& help);

private:
  CLI::Option* named(CLI::Option* option, std::string_view type);

  CLI::App& m_app;
  base::Language m_language;
  std::string m_heading;
};

}  // namespace dxready::cli
