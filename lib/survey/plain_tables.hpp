#pragma once

#include "scoring/plan.hpp"
#include "survey/advice_tables.hpp"
#include "survey/batch.hpp"
#include "survey/eight_letters.hpp"
#include "survey/grade_sum.hpp"
#include "survey/lean_tables.hpp"
#include "survey/row_parts.hpp"
#include "survey/short_text.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// The parts PlainRows is put together from; not for other folders.
namespace dxready::survey {

/// What the cells of one criterion add that are not a single letter.
struct GradeColumn {
  std::size_t column = 0;
  GradeSum nothing;       ///< an empty cell
  GradeSum empty_quotes;  ///< ""
};

/// For columns side by side whose grades 0, 1, … are worth the same: a look at eight letters in one number, four cells or two in
/// quotes. A letter less what it usually is comes to the grade, a delimiter or quote to 0; with `room` added what is too much
/// shows in the highest bit of its byte.
struct EvenGrades {
  static constexpr std::size_t behind = 7;  ///< letters behind the cells that are looked at as well

  std::size_t size = 0;    ///< of the cells with the delimiters between them; 0 where they are not even
  std::size_t pitch = 0;   ///< from one cell to the next
  std::size_t letter = 0;  ///< where in its cell the grade stands
  GradeSum worth;          ///< of each grade above 0
  GradeSum answers;        ///< of cells that are all 0
  std::uint64_t usual = 0;
  std::uint64_t room = 0;
  std::size_t last_eight = 0;  ///< where the last number begins
  std::uint64_t last = 0;      ///< which of its bytes belong to the cells

  /// What the cells at `at` add, before `end`; none when one of them is not a usual grade.
  GradeSum sum(const char* at, const char* end) const {
    constexpr std::uint64_t every_other = 0x0001000100010001U;
    if (size == 0 || static_cast<std::size_t>(end - at) < size + behind) return GradeSum::none();
    std::uint64_t sums = 0;
    std::uint64_t wrong = 0;
    const auto add = [&](std::uint64_t grades) {
      sums += grades;
      wrong |= grades | (grades + room);
    };
    for (std::size_t eight = 0; eight != last_eight; eight += 8) add(eight_letters(at + eight) ^ usual);
    add((eight_letters(at + last_eight) ^ usual) & last);
    if ((wrong & eight_times('\x80')) != 0) return GradeSum::none();
    GradeSum sum = worth * (((sums >> (8 * letter)) * every_other) >> 48U);
    return sum += answers;
  }
};

/// What to do with neighbouring columns.
struct PlainStep {
  enum class Kind : std::uint8_t {
    skip,
    grades,  ///< criteria of one pillar
    id,      ///< that the export knows the row by
    external_id,
    tax_code,
    name,
    day,
    complete,
    role,
    fact
  };

  Kind kind = Kind::skip;
  std::size_t count = 1;  ///< of columns
  std::size_t index = 0;  ///< grades: of the first criterion column; fact: of RowParts::facts
  std::size_t pillar = 0;
  std::size_t memo = 0;  ///< of day, complete, role and fact: their number among such columns
  std::size_t column = 0;
  EvenGrades even;
  EvenGrades even_quoted;  ///< every cell in quotes
  std::size_t run = 0;     ///< grades: of PlainTables::runs
};

/// How a pillar with so many points stands.
struct PillarStanding {
  ShortText printed;          ///< ",46.15,3": percent and level
  std::uint64_t reached = 0;  ///< one byte for each level of the questionnaire: 1 where the pillar counts for it
};

/// How a total of so many points stands.
struct TotalStanding {
  ShortText points;        ///< ",74"
  ShortText percent;       ///< ",23.13"
  std::uint64_t held = 0;  ///< one byte for each level: 0x80 where its conditions on the total hold
};

/// What every row of a file has in common, for reading rows straight from their bytes: each column's use, and what letters and
/// sums come to, worked out with the same functions that read and score any row.
struct PlainTables {
  /// Nothing when rows of this batch always take more than that: answers that hang on other answers or on several columns,
  /// results that are not CSV, columns that are kept.
  /// Where a keeper is given, it takes the rows as lean rows.
  static std::unique_ptr<const PlainTables> make(const BatchPlan& plan, const Keeper* keeper);

  /// Whether the column tells the answer to a criterion.
  bool is_grade(std::size_t column) const;

  const BatchPlan* plan = nullptr;
  const Keeper* keeper = nullptr;
  std::vector<PlainStep> steps;
  std::vector<GradeColumn> grades;  ///< of each criterion column, in the order of the columns
  std::vector<GradeSum> letters;    ///< by letter, then by criterion column: those of the few usual letters lie together
  std::vector<GradeSum> base;       ///< of each pillar: its criteria without a column
  std::vector<std::vector<PillarStanding>> pillars;  ///< by pillar, by points
  std::vector<TotalStanding> totals;                 ///< by points
  std::vector<ShortText> level_names;                ///< ",3"
  std::vector<int> levels;
  std::uint64_t pillars_needed = 0;  ///< one byte for each level: 0x80 less the pillars it needs
  std::uint32_t applicable = 0;
  std::vector<ShortText> answered;   ///< ",58,60": by the number of answers
  std::uint32_t least_answered = 0;  ///< fewer answers are too few
  std::string tail;                  ///< of every line
  ShortText day;                     ///< of rows that tell none
  std::array<ShortText, 2> status;   ///< ",partial,", ",full,"
  std::array<ShortText, 2> certain;  ///< ",false", ",true"
  std::size_t memos = 0;
  std::vector<LetterRun> runs;                 ///< criterion columns side by side, of one pillar
  std::unique_ptr<const AdviceTables> advice;  ///< null when only scores are asked for
  std::unique_ptr<const LeanTables> lean;      ///< null when no row is kept
  char nothing = 0;                            ///< stands for an empty cell in letters that are kept
  char empty_quotes = 0;                       ///< stands for ""

  /// What a cell of this one letter adds, for each criterion column.
  const GradeSum* of_letter(char letter) const { return &letters[static_cast<unsigned char>(letter) * grades.size()]; }

private:
  bool add_columns();
  bool add_grades(const AnswerColumns& answer, std::size_t column);
  void add_letters(const std::vector<const AnswerColumns*>& answer_of);
  void add_runs();
  GradeSum sum_of(std::size_t criterion, const answers::Answer* answer) const;
  void find_even(PlainStep& step) const;
  bool add_advice();
  bool add_standings();
};

}  // namespace dxready::survey
