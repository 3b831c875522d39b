#include "survey/sorted_texts.hpp"

#include <algorithm>

namespace dxready::survey {

Match both(const Match& a, const Match& b) {
  if (a.fit == Match::Fit::none || a == b) return b;
  return b.fit == Match::Fit::none ? a : Match{Match::Fit::several, 0};
}

std::vector<SortedTexts::Entry>::const_iterator SortedTexts::place_of(std::string_view text) const {
  return std::lower_bound(m_entries.begin(), m_entries.end(), text,
                          [this](const Entry& entry, std::string_view wanted) { return this->text(entry) < wanted; });
}

void SortedTexts::add(std::string_view text, const Match& match) {
  const auto place = place_of(text);
  if (place != m_entries.end() && this->text(*place) == text) {
    Match& known = m_entries[static_cast<std::size_t>(place - m_entries.begin())].match;
    known = both(known, match);
    return;
  }
  m_entries.insert(place, {m_bytes.size(), text.size(), match});
  m_bytes += text;
}

Match SortedTexts::find(std::string_view text) const {
  const auto place = place_of(text);
  return place != m_entries.end() && this->text(*place) == text ? place->match : Match();
}

Match SortedTexts::find_beginning(std::string_view beginning) const {
  Match match;
  for (auto place = place_of(beginning); place != m_entries.end() && text(*place).starts_with(beginning); ++place) {
    match = both(match, place->match);
  }
  return match;
}

}  // namespace dxready::survey
