#pragma once

#include "enterprise/facts.hpp"
#include "questionnaire/questionnaire.hpp"
#include "survey/answer_cells.hpp"
#include "survey/cells.hpp"
#include "survey/fact_cells.hpp"
#include "survey/mapping.hpp"
#include "survey/profile.hpp"
#include "survey/relevance.hpp"
#include "survey/row.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The parts RowReader is put together from; not for other folders.
namespace dxready::survey {

/// A criterion with the columns that tell it.
struct AnswerColumns {
  std::size_t criterion = 0;
  ColumnUse::Kind kind = ColumnUse::Kind::criterion;  ///< how it is told; part stands for part and whole
  std::vector<std::size_t> columns;                   ///< of part and whole in this order; of options one each
  std::vector<std::size_t> options;
  AnswerCells cells;
};

struct FactColumn {
  std::size_t column = 0;
  std::size_t fact = 0;
  FactCells cells;
};

/// A column whose text is taken as it stands.
struct TextColumn {
  std::size_t column = 0;
  ColumnUse use;
};

/// What every column of a file is read by, looked up once.
struct RowParts {
  /// The first four must outlive it.
  RowParts(const Mapping& of_file, const Profile& with, const questionnaire::Questionnaire& about,
           const enterprise::FactModel& model, const RowDays& reference);

  /// The local day of a time cell; nothing, with the finding reported or not, when it tells none.
  std::optional<Day> day(const CellText& cell, RowFindings& findings) const;
  /// Whether the cell says that the interview was finished. Reports one that says there are no answers.
  bool is_complete(const CellText& cell, RowFindings& findings) const;
  /// The role of a respondent; empty, with the finding reported or not, when the cell tells none.
  std::string role(const CellText& cell, RowFindings& findings) const;

  const Mapping& mapping;
  const Profile& profile;
  const questionnaire::Questionnaire& questionnaire;
  const enterprise::FactModel& fact_model;
  RowDays days;
  Relevance relevance;
  BlankTable blanks;
  enterprise::Enterprise defaults;  ///< what the profile tells of every enterprise
  std::vector<TextColumn> texts;    ///< name, tax code, address, external id
  std::vector<TextColumn> notes;
  std::vector<FactColumn> facts;
  std::vector<AnswerColumns> answers;

private:
  const ColumnRule* rule_of(const ColumnUse& use) const;
  void add_column(std::size_t column);
  void add_answer(std::size_t column, const ColumnUse& use);
  void add_defaults();

  TextTable m_roles;
};

}  // namespace dxready::survey
