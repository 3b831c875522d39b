#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::survey {

/// What a lookup came to.
struct Match {
  enum class Fit { none, one, several };

  Fit fit = Fit::none;
  std::size_t value = 0;  ///< when one fits

  bool one() const { return fit == Fit::one; }
  bool operator==(const Match&) const = default;
};

/// Texts and what each stands for. Looking one up costs no memory while it is written exactly as it was added.
class TextTable {
public:
  /// A text may stand for several values; then no lookup finds one of them by it.
  void add(std::string_view text, std::size_t value);

  /// The value of a text as it is; else without regard to case, spaces and normal form; else without diacritics.
  Match find(std::string_view text) const;

  /// The value of a text that is written exactly so: costs no memory.
  Match find_exact(std::string_view text) const;

  /// The value of the texts that begin so, without regard to case and spaces.
  Match find_beginning(std::string_view beginning) const;

  bool empty() const { return m_exact.empty(); }

private:
  struct Entry {
    std::string key;
    Match match;
  };
  using Level = std::vector<Entry>;  ///< sorted by key

  static void insert(Level& level, std::string key, std::size_t value);
  static Match lookup(const Level& level, std::string_view key);

  Level m_exact;
  Level m_caseless;
  Level m_folded;
};

}  // namespace dxready::survey
