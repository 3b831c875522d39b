#include "survey/text_table.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <mutex>
#include <string>

namespace dxready::survey {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// Bytes a text takes at most when it is folded: no letter of Unicode comes to more than 11 times its own.
std::size_t most_folded(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_ascii) ? text.size() : 11 * text.size();
}

/// Whether the text may come to the key by folding: plain letters stay, in their order, unless a mark follows that makes
/// another letter of one.
bool may_become(std::string_view text, std::string_view key) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!TextTable::is_plain(text[i]) || (i + 1 < text.size() && !is_ascii(text[i + 1]))) continue;
    at = key.find(TextTable::lower(text[i]), at);
    if (at == std::string_view::npos) return false;
    ++at;
  }
  return true;
}

/// The first byte of the folded text, if any. Folding goes letter by letter: mostly the first one tells.
char first_folded(std::string_view text) {
  const auto is_letter_end = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; };
  const auto end = std::find_if(text.begin() + 1, text.end(), is_letter_end);
  std::string folded = base::fold(text.substr(0, static_cast<std::size_t>(end - text.begin())));
  if (folded.empty()) folded = base::fold(text);
  return folded.empty() ? '\0' : folded.front();
}

}  // namespace

Wanted::Wanted(std::string_view text) : caseless(base::caseless(text)), folded(base::fold(text)) {}

bool Wanted::may_be(std::string_view other) const {
  return may_become(other, caseless) || (folded != caseless && may_become(other, folded));
}

struct TextTable::Lenient {
  std::once_flag made;
  SortedTexts caseless;
  SortedTexts folded;
};

TextTable::TextTable() = default;
TextTable::~TextTable() = default;
TextTable::TextTable(TextTable&&) noexcept = default;
TextTable& TextTable::operator=(TextTable&&) noexcept = default;

void TextTable::add(std::string_view text, std::size_t value) {
  m_exact.add(text, {Match::Fit::one, value});
  if (m_lenient == nullptr || !m_lenient->caseless.empty()) m_lenient = std::make_unique<Lenient>();
  m_longest = std::max(m_longest, most_folded(text));
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size() && plain < 2; ++i) plain += is_plain(text[i]) ? 1U : 0U;
  const bool begins_plainly = !text.empty() && is_plain(text.front());
  if (plain < 2 && (text.size() != 1 || !begins_plainly)) m_may_be_sign = true;
  if (text.empty()) return;
  const auto first = static_cast<unsigned char>(begins_plainly ? lower(text.front()) : first_folded(text));
  m_begins[first] = true;
  if (plain < 2) m_begins_letter[first] = true;
}

const TextTable::Lenient& TextTable::lenient() const {
  std::call_once(m_lenient->made, [this] {
    for (const SortedTexts::Entry& entry : m_exact.entries()) {
      const std::string_view text = m_exact.text(entry);
      m_lenient->caseless.add(base::caseless(text), entry.match);
      m_lenient->folded.add(base::fold(text), entry.match);
    }
  });
  return *m_lenient;
}

Match TextTable::find_any(std::string_view text) const {
  if (empty()) return {};
  if (const Match exact = find_exact(text); exact.one()) return exact;
  // However it is written, its plain letters stay.
  const auto plain = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_plain));
  if (plain > m_longest) return {};
  const Wanted wanted(text);
  const auto& entries = m_exact.entries();
  const auto may_be = [&](const SortedTexts::Entry& entry) { return wanted.may_be(m_exact.text(entry)); };
  if (std::none_of(entries.begin(), entries.end(), may_be)) return {};
  const Lenient& lenient = this->lenient();
  if (const Match match = lenient.caseless.find(wanted.caseless); match.fit != Match::Fit::none) return match;
  return lenient.folded.find(wanted.folded);
}

Match TextTable::find_beginning(std::string_view beginning) const {
  return empty() ? Match() : lenient().caseless.find_beginning(base::caseless(beginning));
}

}  // namespace dxready::survey
