#pragma once

#include "answers/load.hpp"
#include "survey/cells.hpp"
#include "survey/column_use.hpp"
#include "survey/profile.hpp"
#include "survey/text_table.hpp"
#include "survey/tiling.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

// The parts RowReader is put together from; not for other folders.
namespace dxready::survey {

/// Turns the cells of one criterion into its answer, as `answers::read_answer` would turn the same answer in an answers file.
/// What an open answer leaves in doubt is said to the findings.
class AnswerCells {
public:
  /// `rule` is the profile's line about the column, if any. What it refers to must outlive it.
  AnswerCells(const questionnaire::Criterion& criterion, const Profile& profile, const BlankTable& blanks,
              const ColumnRule* rule);

  /// A cell that holds the whole answer: grade, value, options, text.
  void read(const CellText& cell, RowFindings& findings, answers::Answer& into) const;
  /// The answer of a cell of this one letter, where a look at it is enough; else nothing.
  const answers::Answer* of_letter(char letter) const;
  /// The answer of an empty cell, in quotes or not, where a look at it is enough.
  const answers::Answer* of_nothing(bool quoted) const;
  /// A ratio as percent (`whole` 100) or share (`whole` 1).
  void read_share(const CellText& cell, std::string_view whole, RowFindings& findings, answers::Answer& into) const;
  /// A ratio by its two numbers.
  void read_ratio(const CellText& part, const CellText& whole, RowFindings& findings, answers::Answer& into) const;
  /// One cell per option; `options[i]` is the option of `cells[i]`.
  void read_options(std::span<const CellText> cells, std::span<const std::size_t> options, RowFindings& findings,
                    answers::Answer& into) const;
  /// The answer that no option was chosen, for columns whose first cell is `first`.
  void read_none_ticked(const CellText& first, RowFindings& findings, answers::Answer& into) const;

private:
  /// What a cell text means; an answer the questionnaire does not allow is reported when it is met.
  struct Meaning {
    answers::Answer answer;
    Recode source;  ///< of one that is not allowed
    bool allowed = true;
  };
  static constexpr std::uint8_t not_fast = 255;

  Meaning meaning_of(Recode source) const;
  void add_meaning(TextTable& table, Recode source);
  void add_options();
  void add_ticks();
  void fill_fast_tables();
  Match find(const CellText& cell) const;
  void set(std::size_t meaning, const CellText& cell, RowFindings& findings, answers::Answer& into) const;
  void set_node(const base::Node& node, const CellText& cell, RowFindings& findings, answers::Answer& into) const;
  void set_no_answer(NoAnswer state, const CellText& cell, RowFindings& findings, answers::Answer& into) const;
  void set_chosen(std::uint64_t chosen, const CellText& cell, RowFindings& findings, answers::Answer& into) const;
  void read_other(const CellText& cell, RowFindings& findings, answers::Answer& into) const;
  void read_grade(const CellText& cell, RowFindings& findings, answers::Answer& into) const;
  void read_place(std::string_view digits, const CellText& cell, RowFindings& findings, answers::Answer& into) const;
  void unknown_answer(const CellText& cell, RowFindings& findings) const;
  void read_glued(const CellText& cell, RowFindings& findings, answers::Answer& into) const;
  std::optional<bool> ticked(const CellText& cell, std::size_t option) const;
  void set_parts(std::string_view part, std::string_view whole, const CellText& cell, RowFindings& findings,
                 answers::Answer& into) const;

  const questionnaire::Criterion& m_criterion;
  const Profile& m_profile;
  const BlankTable& m_blanks;
  base::Document m_document;  ///< empty: what readers of answers ask for
  std::vector<Meaning> m_meanings;
  std::size_t m_first_band = 0;    ///< its meaning, of a ratio; those of the other bands follow
  std::size_t m_first_option = 0;  ///< its meaning; those of the other options follow
  TextTable m_values;              ///< the profile's words
  TextTable m_options;             ///< the questionnaire's
  TextTable m_known;               ///< the questionnaire's words the profile may tell of, too, and what they mean then
  TextTable m_ticks;               ///< 1 chosen, 0 not; of several options
  Tiling m_tiling;
  std::array<std::uint8_t, 256> m_fast{};  ///< the meaning of a cell of one letter
};

}  // namespace dxready::survey
