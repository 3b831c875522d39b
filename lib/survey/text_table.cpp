#include "survey/text_table.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dxready::survey {
namespace {

template <class Entry>
bool before(const Entry& entry, std::string_view key) {
  return entry.key < key;
}

/// What two matches are together.
Match both(const Match& a, const Match& b) {
  if (a.fit == Match::Fit::none || a == b) return b;
  return b.fit == Match::Fit::none ? a : Match{Match::Fit::several, 0};
}

}  // namespace

void TextTable::insert(Level& level, std::string key, std::size_t value) {
  const auto place = std::lower_bound(level.begin(), level.end(), std::string_view(key), before<Entry>);
  const Match match{Match::Fit::one, value};
  if (place != level.end() && place->key == key) {
    place->match = both(place->match, match);
  } else {
    level.insert(place, {std::move(key), match});
  }
}

Match TextTable::lookup(const Level& level, std::string_view key) {
  const auto place = std::lower_bound(level.begin(), level.end(), key, before<Entry>);
  return place != level.end() && place->key == key ? place->match : Match();
}

void TextTable::add(std::string_view text, std::size_t value) {
  insert(m_exact, std::string(text), value);
  insert(m_caseless, base::caseless(text), value);
  std::string folded = base::fold(text);
  if (!folded.empty()) m_begins[static_cast<unsigned char>(folded.front())] = true;
  insert(m_folded, std::move(folded), value);
}

/// False when the first letter says that nothing fits: folding keeps an ASCII letter or digit but for its case.
bool TextTable::may_begin(std::string_view text) const {
  const char c = text.empty() ? ' ' : text.front();
  if (c >= 'A' && c <= 'Z') return m_begins[static_cast<unsigned char>(c - 'A' + 'a')];
  const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  return !plain || m_begins[static_cast<unsigned char>(c)];
}

Match TextTable::find_exact(std::string_view text) const { return lookup(m_exact, text); }

Match TextTable::find(std::string_view text) const {
  if (empty() || !may_begin(text)) return {};
  if (const Match exact = find_exact(text); exact.one()) return exact;
  if (const Match caseless = lookup(m_caseless, base::caseless(text)); caseless.fit != Match::Fit::none) return caseless;
  return lookup(m_folded, base::fold(text));
}

Match TextTable::find_beginning(std::string_view beginning) const {
  const std::string key = base::caseless(beginning);
  Match match;
  auto place = std::lower_bound(m_caseless.begin(), m_caseless.end(), std::string_view(key), before<Entry>);
  for (; place != m_caseless.end() && place->key.starts_with(key); ++place) match = both(match, place->match);
  return match;
}

}  // namespace dxready::survey
