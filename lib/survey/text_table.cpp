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

bool is_plain(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

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
  const std::string folded = text.empty() || !is_plain(text.front()) ? base::fold(text) : std::string(1, lower(text.front()));
  if (folded.empty()) return;
  const auto first = static_cast<unsigned char>(folded.front());
  m_begins[first] = true;
  if (std::count_if(text.begin(), text.end(), is_plain) < 2) m_begins_letter[first] = true;
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

/// False when the first letter says that nothing fits: folding keeps ASCII letters and digits but for their case.
bool TextTable::may_begin(std::string_view text) const {
  if (text.empty() || !is_plain(text.front())) return true;
  const auto& begins = text.size() == 1 ? m_begins_letter : m_begins;
  return begins[static_cast<unsigned char>(lower(text.front()))];
}

Match TextTable::find_exact(std::string_view text) const { return lookup(m_exact, text); }

Match TextTable::find(std::string_view text) const {
  if (empty() || !may_begin(text)) return {};
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
