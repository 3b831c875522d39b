#pragma once

#include "survey/sorted_texts.hpp"

#include <bitset>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace dxready::survey {

/// A text that is looked up, as it compares with others however they are written: without case, and folded.
struct Wanted {
  explicit Wanted(std::string_view text);

  /// False when a look at the other text says that it is not this one.
  bool may_be(std::string_view other) const;

  std::string caseless;
  std::string folded;
};

/// Texts and what each stands for. Looking one up costs no memory while it is written exactly as it was added; the other ways
/// of writing the texts are worked out when the first one is looked up that may be one of them. Several threads may look up at
/// once.
class TextTable {
public:
  TextTable();
  ~TextTable();
  TextTable(TextTable&&) noexcept;
  TextTable& operator=(TextTable&&) noexcept;

  /// A text may stand for several values; then no lookup finds one of them by it.
  void add(std::string_view text, std::size_t value);

  /// The value of a text as it is; else without regard to case, spaces and normal form; else without diacritics.
  Match find(std::string_view text) const { return may_fit(text) ? find_any(text) : Match(); }

  /// The value of a text that is written exactly so: costs no memory.
  Match find_exact(std::string_view text) const { return m_exact.find(text); }

  /// The value of the texts that begin so, without regard to case and spaces.
  Match find_beginning(std::string_view beginning) const;

  /// False when the first letter says that nothing fits: folding keeps ASCII letters and digits but for their case.
  bool may_fit(std::string_view text) const {
    if (text.empty()) return true;
    const char c = text.front();
    if (is_plain(c)) return (text.size() == 1 ? m_begins_letter : m_begins)[static_cast<unsigned char>(lower(c))];
    return text.size() != 1 || c <= ' ' || m_may_be_sign;
  }

  bool empty() const { return m_exact.empty(); }

  static constexpr bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
  static constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

private:
  /// The texts as they are looked up when they are not written exactly so.
  struct Lenient;

  const Lenient& lenient() const;
  Match find_any(std::string_view text) const;

  SortedTexts m_exact;
  std::unique_ptr<Lenient> m_lenient;  ///< there when a text is; empty until it is asked for
  std::size_t m_longest = 0;           ///< no fewer than the bytes of any text, however it is folded
  std::bitset<256> m_begins;           ///< the first bytes of folded texts
  std::bitset<256> m_begins_letter;    ///< of those that may be a single byte
  bool m_may_be_sign = false;          ///< whether a folded text may be a sign alone, or nothing
};

}  // namespace dxready::survey
