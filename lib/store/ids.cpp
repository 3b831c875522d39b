#include "store/ids.hpp"

#include <fmt/format.h>

namespace dxready::store {

std::string number_text(std::int64_t number) { return fmt::format("E-{:04}", number); }

std::string uuid_prefix(std::string_view text) {
  std::string prefix;
  std::size_t digits = 0;
  for (const char c : text) {
    if (c == '-') continue;
    const bool upper = c >= 'A' && c <= 'F';
    if (!upper && !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) return {};
    if (digits == 8 || digits == 12 || digits == 16 || digits == 20) prefix += '-';
    prefix += upper ? static_cast<char>(c - 'A' + 'a') : c;
    ++digits;
  }
  constexpr std::size_t fewest = 8;
  constexpr std::size_t most = 32;
  return digits < fewest || digits > most ? std::string() : prefix;
}

}  // namespace dxready::store
