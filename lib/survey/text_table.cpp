#include "survey/text_table.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <mutex>

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

struct TextTable::Lenient {
  std::once_flag made;
  Level caseless;
  Level folded;
};

TextTable::TextTable() : m_lenient(std::make_unique<Lenient>()) {}
TextTable::~TextTable() = default;
TextTable::TextTable(TextTable&&) noexcept = default;
TextTable& TextTable::operator=(TextTable&&) noexcept = default;

void TextTable::insert(Level& level, std::string key, const Match& match) {
  const auto place = std::lower_bound(level.begin(), level.end(), std::string_view(key), before<Entry>);
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
  insert(m_exact, std::string(text), {Match::Fit::one, value});
  if (!m_lenient->caseless.empty()) m_lenient = std::make_unique<Lenient>();
  const bool begins_plainly = !text.empty() && is_plain(text.front());
  const std::string folded = begins_plainly ? std::string(1, lower(text.front())) : base::fold(text);
  const bool may_be_letter = std::count_if(text.begin(), text.end(), is_plain) < 2;
  if (may_be_letter && (text.size() != 1 || !begins_plainly)) m_may_be_sign = true;
  if (folded.empty()) return;
  const auto first = static_cast<unsigned char>(folded.front());
  m_begins[first] = true;
  if (may_be_letter) m_begins_letter[first] = true;
}

const TextTable::Lenient& TextTable::lenient() const {
  std::call_once(m_lenient->made, [this] {
    for (const Entry& entry : m_exact) {
      insert(m_lenient->caseless, base::caseless(entry.key), entry.match);
      insert(m_lenient->folded, base::fold(entry.key), entry.match);
    }
  });
  return *m_lenient;
}

Match TextTable::find_exact(std::string_view text) const { return lookup(m_exact, text); }

Match TextTable::find_any(std::string_view text) const {
  if (empty()) return {};
  if (const Match exact = find_exact(text); exact.one()) return exact;
  if (const Match caseless = lookup(lenient().caseless, base::caseless(text)); caseless.fit != Match::Fit::none) return caseless;
  return lookup(lenient().folded, base::fold(text));
}

Match TextTable::find_beginning(std::string_view beginning) const {
  const std::string key = base::caseless(beginning);
  const Level& caseless = lenient().caseless;
  Match match;
  auto place = std::lower_bound(caseless.begin(), caseless.end(), std::string_view(key), before<Entry>);
  for (; place != caseless.end() && place->key.starts_with(key); ++place) match = both(match, place->match);
  return match;
}

}  // namespace dxready::survey
