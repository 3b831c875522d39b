#include "survey/text_table.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <mutex>

namespace dxready::survey {
namespace {

/// What two matches are together.
Match both(const Match& a, const Match& b) {
  if (a.fit == Match::Fit::none || a == b) return b;
  return b.fit == Match::Fit::none ? a : Match{Match::Fit::several, 0};
}

}  // namespace

struct TextTable::Lenient {
  std::once_flag made;
  std::size_t longest = 0;  ///< bytes of a key
  Level caseless;
  Level folded;
};

TextTable::TextTable() : m_lenient(std::make_unique<Lenient>()) {}
TextTable::~TextTable() = default;
TextTable::TextTable(TextTable&&) noexcept = default;
TextTable& TextTable::operator=(TextTable&&) noexcept = default;

void TextTable::insert(Level& level, std::string key, const Match& match) {
  const auto [place, is_new] = level.try_emplace(std::move(key), match);
  if (!is_new) place->second = both(place->second, match);
}

Match TextTable::lookup(const Level& level, std::string_view key) {
  const auto place = level.find(key);
  return place == level.end() ? Match() : place->second;
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
    for (const auto& [text, match] : m_exact) {
      insert(m_lenient->caseless, base::caseless(text), match);
      insert(m_lenient->folded, base::fold(text), match);
    }
    for (const Level* level : {&m_lenient->caseless, &m_lenient->folded}) {
      for (const auto& [key, match] : *level) m_lenient->longest = std::max(m_lenient->longest, key.size());
    }
  });
  return *m_lenient;
}

Match TextTable::find_exact(std::string_view text) const { return lookup(m_exact, text); }

Match TextTable::find_any(std::string_view text) const {
  if (empty()) return {};
  if (const Match exact = find_exact(text); exact.one()) return exact;
  const Lenient& lenient = this->lenient();
  // However it is written, its plain letters stay.
  const auto plain = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_plain));
  if (plain > lenient.longest) return {};
  if (const Match caseless = lookup(lenient.caseless, base::caseless(text)); caseless.fit != Match::Fit::none) return caseless;
  return lookup(lenient.folded, base::fold(text));
}

Match TextTable::find_beginning(std::string_view beginning) const {
  const std::string key = base::caseless(beginning);
  const Level& caseless = lenient().caseless;
  Match match;
  for (auto place = caseless.lower_bound(key); place != caseless.end() && place->first.starts_with(key); ++place) {
    match = both(match, place->second);
  }
  return match;
}

}  // namespace dxready::survey
