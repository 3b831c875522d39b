#include "survey/plain_advice.hpp"

#include "scoring/weakest.hpp"
#include "survey/append.hpp"

#include <algorithm>
#include <cstring>

namespace dxready::survey {
namespace {

/// Copies as much as most ids take, which is faster than counting.
char* append_id(char* to, const IdText& id) {
  std::memcpy(to, id.letters.data(), IdText::usual);
  if (id.size > IdText::usual) std::memcpy(to + IdText::usual, id.letters.data() + IdText::usual, IdText::room - IdText::usual);
  return to + id.size;
}

FitSums sum(const std::vector<FitSums>& of_letters, const AdviceTables& tables, std::span<const char* const> runs) {
  FitSums sums;
  for (std::size_t run = 0; run < runs.size(); ++run) {
    const FitSums* of_column = &of_letters[tables.place(tables.runs[run].index, '\0')];
    const char* const end = runs[run] + 2 * tables.runs[run].count;
    for (const char* letter = runs[run]; letter != end; letter += 2, of_column += tables.letters) {
      sums += of_column[static_cast<unsigned char>(*letter)];
    }
  }
  return sums;
}

/// Numbers that compilers compare all at once.
constexpr std::size_t at_once = 8;
using Numbers = std::array<std::int32_t, at_once>;

/// For each of a few numbers, how many of some are greater.
Numbers count_greater(std::span<const std::int32_t> some, const Numbers& than) {
  Numbers counts = {};
  for (const std::int32_t one : some) {
    for (std::size_t i = 0; i < at_once; ++i) counts[i] += one > than[i] ? 1 : 0;
  }
  return counts;
}

std::vector<scoring::Gap> numbered(std::size_t count) {
  std::vector<scoring::Gap> gaps(count);
  for (std::size_t i = 0; i < count; ++i) gaps[i].index = i;
  return gaps;
}

void clear(std::vector<scoring::Gap>& gaps) {
  for (scoring::Gap& gap : gaps) gap.missing = gap.max = 0;
}

void add(scoring::Gap& gap, AdviceTables::Gap answer) {
  gap.missing += answer.missing;
  gap.max += answer.max;
}

}  // namespace

PlainAdvice::PlainAdvice(const AdviceTables& tables)
    : m_tables(tables), m_book(tables), m_fits(tables.fits.size() * FitSums::count), m_pillars(numbered(tables.pillars)),
      m_topics(numbered(tables.step_cells.size())) {
  const std::size_t packages = tables.ids.size();
  m_keys.resize(packages + at_once - 1);
  m_places.resize(packages + at_once - 1);
  m_eligible.reserve(packages);
  m_undecided.reserve(packages);
  // The longest steps are ids of packages, facts and actions with a word in front.
  m_room = (packages + 4) * IdText::room;
}

char* PlainAdvice::append(char* to, const Row& row) {
  Roster& roster = m_book.roster(row.day, row.level, row.highest);
  find_fits(row, 0);
  for (std::size_t table = 1; roster.has_more && table < m_tables.fits.size(); ++table) find_fits(row, table);
  order(roster.eligible, m_eligible);
  order(roster.undecided, m_undecided);
  const Offer* const recommended = m_recommended =
      m_eligible.empty() || m_eligible.front()->announced ? nullptr : m_eligible.front();
  *to++ = ',';
  if (recommended != nullptr) to = survey::append(to, m_tables.cells[recommended->package]);
  for (const std::vector<const Offer*>* offers : {&m_eligible, &m_undecided}) {
    *to++ = ',';
    for (const Offer* offer : *offers) to = append_id(to, *offer->id);
    if (!offers->empty()) --to;
  }
  *to++ = ',';
  m_step = next_step(row, roster, recommended);
  to = survey::append(to, m_step);
  m_book.count(roster, recommended);
  return to;
}

void PlainAdvice::keep(LeanCandidate& candidate, LeanCandidates& into) const {
  for (const std::vector<const Offer*>* const offers : {&m_eligible, &m_undecided}) {
    for (const Offer* const offer : *offers) into.packages.push_back(static_cast<std::uint16_t>(offer->package));
  }
  candidate.eligible = static_cast<std::uint32_t>(m_eligible.size());
  candidate.undecided = static_cast<std::uint32_t>(m_undecided.size());
  if (m_recommended != nullptr) candidate.package = static_cast<std::uint16_t>(m_recommended->package);
  // The cell of an id is the id, made harmless if need be.
  const std::string_view step = m_step.starts_with('\'') ? m_step.substr(1) : m_step;
  candidate.step_size = static_cast<std::uint32_t>(step.size());
  into.texts += step;
}

void PlainAdvice::find_fits(const Row& row, std::size_t table) {
  const AdviceTables::FitTable& fits = m_tables.fits[table];
  const std::array<std::uint16_t, FitSums::count> missing = sum(fits.missing, m_tables, row.runs).numbers;
  std::int32_t* const keys = &m_fits[table * FitSums::count];
  if (row.full) {
    const std::int32_t* const full = fits.full.data();
    for (std::size_t i = 0; i < FitSums::count; ++i) keys[i] = full[fits.begins[i] + missing[i]];
    return;
  }
  const std::array<std::uint16_t, FitSums::count> max = sum(fits.max, m_tables, row.runs).numbers;
  for (std::size_t i = 0; i < FitSums::count; ++i) keys[i] = m_tables.fit_key(missing[i], max[i]);
}

/// Counts for each offer how many come before it: that takes no decisions a processor could guess wrong.
void PlainAdvice::order(const std::vector<Offer>& offers, std::vector<const Offer*>& into) {
  const std::size_t count = offers.size();
  into.resize(count);
  std::transform(offers.begin(), offers.end(), m_keys.begin(), [&](const Offer& offer) { return key_of(offer); });
  for (std::size_t i = 0; i < count; i += at_once) {
    Numbers keys;
    std::copy_n(&m_keys[i], at_once, keys.begin());
    const Numbers places = count_greater({m_keys.data(), count}, keys);
    std::copy(places.begin(), places.end(), &m_places[i]);
  }
  const std::int32_t* place = m_places.data();
  for (const Offer& offer : offers) into[static_cast<std::size_t>(*place++)] = &offer;
}

/// The undecided package to ask about; nullptr when there is none, or the recommended one comes before it.
const Offer* PlainAdvice::asked(const Offer* recommended) const {
  const auto may_be_asked = [](const Offer* offer) { return !offer->question.empty(); };
  const auto first = std::find_if(m_undecided.begin(), m_undecided.end(), may_be_asked);
  if (first == m_undecided.end() || (recommended != nullptr && key_of(**first) < key_of(*recommended))) return nullptr;
  return *first;
}

std::string_view PlainAdvice::next_step(const Row& row, const Roster& roster, const Offer* recommended) {
  if (!roster.duty.empty()) return roster.duty;
  if (const Offer* const offer = asked(recommended)) return offer->question;
  const std::string_view step = topic_step(row);
  if (!step.empty() || recommended == nullptr) return step;
  return m_tables.apply_cells[recommended->package];
}

/// The step for the weakest pillar.
std::string_view PlainAdvice::topic_step(const Row& row) {
  clear(m_pillars);
  clear(m_topics);
  const auto each = [&](const auto& take) {
    for (std::size_t run = 0; run < row.runs.size(); ++run) {
      const auto [index, count] = m_tables.runs[run];
      for (std::size_t i = 0; i < count; ++i) take(index + i, m_tables.gaps[m_tables.place(index + i, row.runs[run][2 * i])]);
    }
  };
  each([&](std::size_t column, AdviceTables::Gap gap) { add(m_pillars[m_tables.pillar_of[column]], gap); });
  const scoring::Gap* const pillar = scoring::weakest(m_pillars);
  if (pillar == nullptr) return {};
  each([&](std::size_t column, AdviceTables::Gap gap) {
    if (m_tables.pillar_of[column] != pillar->index) return;
    for (const std::size_t topic : m_tables.topics_of[column]) add(m_topics[topic], gap);
  });
  const scoring::Gap* const topic = scoring::widest(m_topics, {});
  return topic == nullptr ? std::string_view() : m_tables.step_cells[topic->index][row.level];
}

}  // namespace dxready::survey
