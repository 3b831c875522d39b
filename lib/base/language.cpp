#include "base/language.hpp"

namespace dxready::base {

std::optional<Language> parse_language(std::string_view text) {
  if (text == "vi") return Language::vi;
  if (text == "en") return Language::en;
  return std::nullopt;
}

std::string_view language_code(Language language) { return language == Language::vi ? "vi" : "en"; }

}  // namespace dxready::base
