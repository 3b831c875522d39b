#pragma once

#include "base/date.hpp"
#include "enterprise/enterprise.hpp"
#include "support/fact_classes.hpp"
#include "survey/advice_tables.hpp"
#include "survey/cell_memo.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// The parts PlainAdvice is put together from; not for other folders.
namespace dxready::survey {

/// A package an enterprise is or may be eligible for. Its place among others is by its key with the fit added, the greatest
/// first.
struct Offer {
  std::size_t package = 0;
  const IdText* id = nullptr;
  std::size_t fit = 0;  ///< its number among the sums
  std::int32_t key = 0;
  bool announced = false;
  std::string question;  ///< of undecided: the next step that would decide, as a cell; empty: nothing would
};

/// What facts, date and levels decide about advice; all else is the order by fit.
struct Roster {
  std::vector<Offer> eligible;
  std::vector<Offer> undecided;
  std::string duty;        ///< the next step before all others, as a cell; empty: none
  bool has_more = false;   ///< takes packages of the second table of fits and further
  std::uint64_t uses = 0;  ///< rows
};

/// What facts and date decide: a roster for each lowest and highest level, made when first asked for.
struct Standing {
  static constexpr std::size_t levels = 8;

  std::array<std::unique_ptr<Roster>, levels * levels> rosters;
};

/// Remembers standings and rosters by what of facts and dates matters, and counts what was made of them.
class AdviceBook {
public:
  explicit AdviceBook(const AdviceTables& tables);

  /// Sets a fact of the enterprise that is being looked at, from the bytes of `packed`; empty ones are what the profile tells of
  /// every enterprise.
  void set_fact(std::size_t fact, std::string_view bytes);

  /// Of the enterprise with the facts that are set, the row's own day if it has one (as in results), and levels by index.
  Roster& roster(std::string_view day, std::size_t level, std::size_t highest);
  /// Counts a row the roster was asked for.
  void count(Roster& roster, const Offer* recommended);

  /// Adds what was counted since the last time.
  void take_counts(std::vector<PackageCount>& into);

private:
  struct Hash {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the standard library asks for it
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  Standing& standing(std::string_view day);
  Standing& standing_of(const base::Date& on);
  base::Date reference(std::string_view day) const;
  void add(const assessment::Assessment& assessment, const support::Verdict& verdict, std::int32_t key, Roster& roster) const;
  std::unique_ptr<Roster> make(const base::Date& on, std::size_t level, std::size_t highest) const;
  void forget();
  void settle();

  const AdviceTables& m_tables;
  support::FactClasses m_classes;
  bool m_facts_differ;  ///< from row to row
  enterprise::Enterprise m_enterprise;
  std::string m_key;
  std::unordered_map<std::string, Standing*, Hash, std::equal_to<>> m_by_facts;
  std::unordered_map<std::string, std::unique_ptr<Standing>> m_standings;  ///< by what is known with the size class
  CellMemo m_days;  ///< of each, where its standing is, when facts do not differ
  std::vector<Standing*> m_by_day;
  std::size_t m_rosters = 0;
  std::vector<Roster*> m_used;  ///< since the counts were taken
  std::vector<PackageCount> m_counts;
};

/// An assessment of somebody who answered nothing.
assessment::Assessment unanswered(const BatchPlan& plan, const enterprise::Enterprise& enterprise, const base::Date& on);

}  // namespace dxready::survey
