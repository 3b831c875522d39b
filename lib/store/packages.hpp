#pragma once

#include "store/statement.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::store {

/// The packages a store knows, by number from 1 up. A list of packages is kept as one letter for each (docs/store.md).
class Packages {
public:
  explicit Packages(Connection& connection);

  /// The letters of ids joined by spaces; ids that are new get a number.
  std::string letters(std::string_view ids);

  /// The number of each letter, one after the other.
  template <class Take>
  static void for_each_number(std::string_view letters, Take take) {
    for (std::size_t i = 0; i < letters.size(); ++i) {
      const auto lead = static_cast<unsigned char>(letters[i]);
      if (lead < 0x80) {
        take(static_cast<std::size_t>(lead) - low_base);
      } else if (++i < letters.size()) {
        take(((lead & 0x1FU) << 6U | (static_cast<unsigned char>(letters[i]) & 0x3FU)) - high_base);
      }
    }
  }
  static void append_letter(std::string& letters, std::size_t number);

  /// The id of a number; empty when there is none.
  std::string_view id(std::size_t number) const;

private:
  static constexpr std::size_t low_base = 47;
  static constexpr std::size_t high_base = 112;
  static constexpr std::size_t first_high = 80;

  std::size_t number(std::string_view id);

  std::map<std::string, std::size_t, std::less<>> m_numbers;
  std::vector<std::string> m_ids;
  KeptStatement m_insert;
};

}  // namespace dxready::store
