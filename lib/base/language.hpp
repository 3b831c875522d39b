#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dxready::base {

/// The two languages everything an interviewee or director reads exists in.
enum class Language { vi, en };

/// "vi" or "en"; nothing for any other text.
std::optional<Language> parse_language(std::string_view text);
std::string_view language_code(Language language);

/// One human text in both languages.
struct Words {
  std::string vi;
  std::string en;

  const std::string& in(Language language) const { return language == Language::vi ? vi : en; }
  bool empty() const { return vi.empty() && en.empty(); }
  bool operator==(const Words&) const = default;
};

}  // namespace dxready::base
