#pragma once

#include "scoring/gaps.hpp"
#include "survey/advice_book.hpp"
#include "survey/advice_tables.hpp"
#include "survey/lean_candidates.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace dxready::survey {

/// Packages and next step of rows read straight from their bytes: writes and counts what Assessor and ResultWriter would. One for
/// each thread.
class PlainAdvice {
public:
  /// What is known of a row.
  struct Row {
    std::span<const char* const> runs;  ///< the letters of each run, every other byte
    bool full = false;                  ///< everything is answered
    std::string_view day;               ///< as in results; empty: none
    std::size_t level = 0;              ///< by index
    std::size_t highest = 0;
  };

  /// The tables must outlive it.
  explicit PlainAdvice(const AdviceTables& tables);

  /// Room that `append` may take.
  std::size_t room() const { return m_room; }
  /// Sets a fact of the next row from the bytes of `packed`; empty ones are what the profile tells of every enterprise.
  void set_fact(std::size_t fact, std::string_view bytes) { m_book.set_fact(fact, bytes); }
  /// Adds what `append` wrote last to a row that is kept.
  void keep(LeanCandidate& candidate, LeanCandidates& into) const;

  /// Writes the cells from the package to the next step, with a comma in front of each.
  char* append(char* to, const Row& row);
  void count(Summary& summary) { m_book.take_counts(summary.packages); }

private:
  void find_fits(const Row& row, std::size_t table);
  void order(const std::vector<Offer>& offers, std::vector<const Offer*>& into);
  std::int32_t key_of(const Offer& offer) const { return offer.key + m_fits[offer.fit]; }
  const Offer* asked(const Offer* recommended) const;
  std::string_view next_step(const Row& row, const Roster& roster, const Offer* recommended);
  std::string_view topic_step(const Row& row);

  const AdviceTables& m_tables;
  AdviceBook m_book;
  std::size_t m_room = 0;
  std::vector<std::int32_t> m_fits;  ///< fit_key by number among the sums
  std::vector<std::int32_t> m_keys;
  std::vector<std::int32_t> m_places;
  std::vector<const Offer*> m_eligible;  ///< in order
  std::vector<const Offer*> m_undecided;
  const Offer* m_recommended = nullptr;
  std::string_view m_step;
  std::vector<scoring::Gap> m_pillars;
  std::vector<scoring::Gap> m_topics;
};

}  // namespace dxready::survey
