#pragma once

#include "answers/sheet.hpp"
#include "scoring/plan.hpp"
#include "survey/batch.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The parts PlainAdvice is put together from; not for other folders.
namespace dxready::survey {

/// The id of a package and a space behind it, to be copied at once.
struct IdText {
  static constexpr std::size_t room = 80;   ///< more than an id may have
  static constexpr std::size_t usual = 32;  ///< most are no longer

  std::array<char, room> letters = {};
  std::uint8_t size = 0;
};

/// The criterion a column tells, and what its letters mean.
struct AdviceColumn {
  std::size_t criterion = 0;
  std::array<const answers::Answer*, 256> of_letter = {};  ///< null: no answer of one letter
};

/// Criterion columns side by side.
struct LetterRun {
  std::size_t index = 0;  ///< of the first one among criterion columns
  std::size_t count = 0;
};

/// Sums over the criteria that share a topic with a package, several packages at once: as many as compilers add together.
struct FitSums {
  static constexpr std::size_t count = 16;

  std::array<std::uint16_t, count> numbers = {};

  FitSums& operator+=(const FitSums& other) {
    for (std::size_t i = 0; i < count; ++i) numbers[i] = static_cast<std::uint16_t>(numbers[i] + other.numbers[i]);
    return *this;
  }
};

/// What the advice to every row of a file has in common: what letters add to the gaps that packages and next steps are chosen by,
/// and the texts of all cells.
struct AdviceTables {
  /// Points missing and maximum of one answer; 0 and 0 when there is none.
  struct Gap {
    std::uint16_t missing = 0;
    std::uint16_t max = 0;
  };
  /// The fits of some packages.
  struct FitTable {
    std::vector<FitSums> missing;  ///< by column and letter, like `gaps`
    std::vector<FitSums> max;
    std::vector<std::int32_t> full;                         ///< where all is answered: of each sum, fit_key by points missing
    std::array<std::uint32_t, FitSums::count> begins = {};  ///< of each sum in `full`
  };

  /// Nothing when advice takes more than tables. The plan must outlive it.
  static std::unique_ptr<const AdviceTables> make(const BatchPlan& plan, const std::vector<AdviceColumn>& columns,
                                                  const std::vector<LetterRun>& runs);

  /// A key by which packages are ordered, greatest first, once `fit_key` is added to it: by group, then by fit, then by rank
  /// among all that fit alike.
  std::int32_t order_key(std::size_t group, std::size_t rank) const;
  std::int32_t fit_key(std::size_t missing, std::size_t max) const;

  /// Where `gaps` and fits tell of a letter in a column; its letters lie side by side.
  std::size_t place(std::size_t column, char letter) const { return column * letters + static_cast<unsigned char>(letter); }

  const BatchPlan* plan = nullptr;
  const assessment::Model* model = nullptr;
  std::vector<LetterRun> runs;
  std::int32_t scale = 0;   ///< of fits in keys, less the room for ranks
  std::size_t lowest = 0;   ///< letter; as many places are empty
  std::size_t letters = 0;  ///< from the lowest to the highest
  std::vector<Gap> gaps;    ///< by column and letter
  std::vector<FitTable> fits;
  std::vector<std::size_t> fit_of;                   ///< by package: its number among the sums of `fits`
  std::vector<IdText> ids;                           ///< by package
  std::vector<std::string> cells;                    ///< by package: its id as a cell
  std::vector<std::string> apply_cells;              ///< by package: the step to apply for it
  std::vector<std::vector<std::string>> step_cells;  ///< by topic, by level
  std::vector<std::size_t> pillar_of;                ///< by column
  std::vector<std::vector<std::size_t>> topics_of;   ///< by column
  std::size_t pillars = 0;

  /// The text of one cell, quoted and made harmless.
  static std::string cell(std::string_view text);

private:
  void find_letters(const std::vector<AdviceColumn>& columns);
  void add_gaps(const std::vector<AdviceColumn>& columns);
  bool add_packages();
  void number_fits();
  void add_fits();
  void add_fit(const support::Package& package, FitTable& table, std::size_t at) const;
  void add_steps();
};

}  // namespace dxready::survey
