#include "cli/option_list.hpp"

#include <CLI/CLI.hpp>

namespace dxready::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : "|") + word;
  return all;
}

/// Digits alone, and no more than fit: CLI11 itself takes "-1" for the largest number there is.
CLI::Validator is_whole() {
  const auto check = [](std::string& text) {
    constexpr std::size_t longest = 18;
    const bool whole = !text.empty() && text.size() <= longest && text.find_first_not_of("0123456789") == std::string::npos;
    return whole ? std::string() : std::string("not a whole number");
  };
  return CLI::Validator(check, "");
}

}  // namespace

bool DeclaredOption::given() const { return m_option->count() > 0; }
std::string DeclaredOption::name() const { return m_option->get_name(); }

CLI::Option* OptionList::named(CLI::Option* option, std::string_view type) {
  if (!type.empty()) option->type_name(std::string(type));
  return m_heading.empty() ? option : option->group(m_heading);
}

void OptionList::argument(const std::string& name, std::string& value, const base::Words& help, Need need) {
  m_app.add_option(name, value, help.in(m_language))->required(need == Need::required);
}

void OptionList::arguments(const std::string& name, std::vector<std::string>& values, const base::Words& help) {
  m_app.add_option(name, values, help.in(m_language));
}

DeclaredOption OptionList::flag(const std::string& name, bool& value, const base::Words& help) {
  return DeclaredOption(named(m_app.add_flag(name, value, help.in(m_language)), {}));
}

DeclaredOption OptionList::value(const std::string& name, const std::string& type, std::string& value, const base::Words& help) {
  return DeclaredOption(named(m_app.add_option(name, value, help.in(m_language)), type));
}

DeclaredOption OptionList::value(const std::string& name, const std::string& type, std::optional<std::string>& value,
                                 const base::Words& help) {
  return DeclaredOption(named(m_app.add_option(name, value, help.in(m_language)), type));
}

DeclaredOption OptionList::bare_value(const std::string& name, const std::string& type, std::string& value,
                                      const base::Words& help) {
  return DeclaredOption(named(m_app.add_option(name, value, help.in(m_language)), type)->expected(0, 1));
}

DeclaredOption OptionList::values(const std::string& name, const std::string& type, std::vector<std::string>& values,
                                  const base::Words& help) {
  return DeclaredOption(named(m_app.add_option(name, values, help.in(m_language)), type)->expected(1)->take_all());
}

void OptionList::word(const std::string& name, const std::vector<std::string>& words, std::string& value,
                      const base::Words& help) {
  // The help names the words by the option's type, so the check has no text of its own.
  named(m_app.add_option(name, value, help.in(m_language)), joined(words))->check(CLI::IsMember(words).description(""));
}

DeclaredOption OptionList::number(const std::string& name, std::optional<std::uint64_t>& value, const base::Words& help) {
  return DeclaredOption(named(m_app.add_option(name, value, help.in(m_language)), "N")->check(is_whole()));
}

void OptionList::number(const std::string& name, unsigned& value, unsigned most, const base::Words& help) {
  named(m_app.add_option(name, value, help.in(m_language)), "N")->check(CLI::Range(0U, most).description(""));
}

}  // namespace dxready::cli
