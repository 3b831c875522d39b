#pragma once

#include "enterprise/facts.hpp"
#include "questionnaire/questionnaire.hpp"
#include "survey/column_use.hpp"
#include "survey/profile.hpp"
#include "survey/text_table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dxready::survey {

/// Finds what header cells name: criteria by id, by "id text", by title or question in either language, by `question [row]`,
/// by the beginning of a question; options of criteria with several; facts and what else is told of an enterprise.
class HeaderBook {
public:
  /// All three must outlive it.
  HeaderBook(const questionnaire::Questionnaire& questionnaire, const enterprise::FactModel& facts, const Profile& profile);

  struct Found {
    Match::Fit fit = Match::Fit::none;
    ColumnUse use;               ///< when one fits
    bool contradiction = false;  ///< the code names one criterion and the text behind it something else
  };
  Found find(std::string_view cell) const;

  /// Everything a header cell may be called, for suggestions.
  const std::vector<std::string>& names() const;

private:
  void add_criterion(std::size_t index);
  void add_facts();
  void add_text(const base::Words& words, std::size_t target);
  void add_loose(std::string_view id, std::size_t target);
  void add_loose_word(std::string_view id, std::size_t target);
  std::size_t target(ColumnUse::Kind kind, std::size_t index);
  Found found(const Match& match, ColumnUse::How how) const;

  Found find_name(std::string_view cell) const;
  Found by_code(std::string_view code) const;
  Found by_id(std::string_view id) const;
  Found by_code_and_text(std::string_view cell) const;
  Found by_text(std::string_view cell) const;
  Found by_row(std::string_view cell) const;
  Found by_beginning(std::string_view cell) const;
  Found by_option(std::string_view cell) const;
  Found option_of(std::string_view name, std::string_view option) const;
  Found by_note(std::string_view cell) const;
  std::string replaced(std::string_view cell) const;
  std::string_view without_group(std::string_view cell) const;

  /// A text that stands for a column, in what the book was made of.
  struct Question {
    std::string_view text;
    std::size_t target = 0;
  };
  /// The value of a text.
  Match find_text(std::string_view text) const;
  const TextTable& texts() const;

  const questionnaire::Questionnaire& m_questionnaire;
  const enterprise::FactModel& m_facts;
  const Profile& m_profile;
  std::vector<ColumnUse> m_targets;
  TextTable m_ids;
  TextTable m_loose_ids;  ///< where the profile has them
  TextTable m_numbers;    ///< of the criteria in the decision
  // Most headers are ids: the texts are put in order when one is looked for that is not written as it stands.
  mutable std::vector<Question> m_questions;
  mutable TextTable m_texts;                      ///< empty, or all questions, of which none is left then
  std::vector<TextTable> m_options;               ///< by criterion
  std::vector<std::string_view> m_names;          ///< in what the book was made of
  mutable std::vector<std::string> m_name_texts;  ///< the same, when somebody has asked
};

}  // namespace dxready::survey
