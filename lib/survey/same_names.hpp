#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::survey {

/// How two names of what has one code compare. Compared without regard to normal form and space around them.
enum class NameFit : std::uint8_t {
  same,
  probably_same,  ///< but for diacritics, where a tone stands (hoà, hòa), and capitals
  different
};
NameFit compare_names(std::string_view a, std::string_view b);

/// A row that calls what has a code otherwise than it was called before.
struct OtherName {
  std::uint64_t line = 0;
  std::string code;   ///< tax code, or the export's own id
  std::string name;   ///< in this row
  std::string other;  ///< before it
  bool operator==(const OtherName&) const = default;
};

/// Collects names that differ under one code: all are counted, the first few of each kind kept.
class NameCheck {
public:
  struct Group {
    std::uint64_t count = 0;
    std::vector<OtherName> first;
    bool operator==(const Group&) const = default;
  };
  static constexpr std::size_t kept = 5;

  /// Rows come in the order of the file. Equal names are passed over.
  void compare(OtherName row);

  const Group& probably_same() const { return m_probably_same; }
  const Group& different() const { return m_different; }

private:
  Group m_probably_same;
  Group m_different;
};

}  // namespace dxready::survey
