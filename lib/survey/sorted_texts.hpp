#pragma once

#include <cstddef>
#include <cstdint>
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

/// What two matches are together.
Match both(const Match& a, const Match& b);

/// Texts and what each stands for, in their order and side by side in memory: few tables are large, many are made for one row.
class SortedTexts {
public:
  struct Entry {
    std::size_t begin = 0;  ///< of its bytes
    std::size_t size = 0;
    Match match;
  };

  /// A text that is there already stands for both.
  void add(std::string_view text, const Match& match);

  Match find(std::string_view text) const;
  /// What the texts that begin so stand for together.
  Match find_beginning(std::string_view beginning) const;

  bool empty() const { return m_entries.empty(); }
  const std::vector<Entry>& entries() const { return m_entries; }
  std::string_view text(const Entry& entry) const { return std::string_view(m_bytes).substr(entry.begin, entry.size); }

private:
  /// The first that does not come before the text.
  std::vector<Entry>::const_iterator place_of(std::string_view text) const;

  std::string m_bytes;
  std::vector<Entry> m_entries;  ///< by text
};

}  // namespace dxready::survey
