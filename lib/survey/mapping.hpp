#pragma once

#include "base/checked.hpp"
#include "csv/read.hpp"
#include "enterprise/facts.hpp"
#include "questionnaire/questionnaire.hpp"
#include "survey/column_use.hpp"
#include "survey/profile.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dxready::survey {

/// What every column of a file is read as.
struct Mapping {
  std::vector<std::string> header;
  std::vector<ColumnUse> columns;        ///< one per header cell
  std::vector<std::string> suggestions;  ///< of unmapped columns: the nearest name; one per header cell
  std::vector<std::size_t> not_in_file;  ///< scored criteria without a column: unanswered in every row
  std::optional<std::size_t> row_id;     ///< columns; one may be of several uses
  std::optional<std::size_t> assessed_on;
  std::optional<std::size_t> complete;
  std::optional<std::size_t> respondent;

  /// Columns that are read as a criterion in any way.
  std::size_t criterion_columns() const;
};

/// Finds a use for every column: the profile's own lines first, then its metadata and what it ignores, then by name.
/// `header` is UTF-8. Findings, without a place in the file: errors survey.column-twice, survey.column-not-unique,
/// survey.code-and-text-differ, survey.part-without-whole, survey.no-criterion-column, and profile.* for lines of the profile
/// that do not fit the questionnaire; warnings survey.unmapped-column, survey.ambiguous-column, survey.missing-column,
/// survey.criteria-without-column, survey.options-without-column; notes survey.none-or-not-asked, survey.grade-codes.
base::Checked<Mapping> map_columns(const Profile& profile, std::span<const std::string> header,
                                   const questionnaire::Questionnaire& questionnaire, const enterprise::FactModel& facts);

/// The same mapping as far as it goes, errors or not: what a starting profile is written from.
Mapping map_what_fits(const Profile& profile, std::span<const std::string> header,
                      const questionnaire::Questionnaire& questionnaire, const enterprise::FactModel& facts);

/// Whether the facts a profile names are there, and whether what its words and defaults stand for are values of them: what can
/// be said of a profile without a questionnaire. Findings, in the document it was loaded from: profile.unknown-fact, answers.*.
base::Diagnostics check_facts(const base::Document& document, const Profile& profile, const enterprise::FactModel& facts);

/// True when the record behind the header is a second header row: all cells with text begin with `#` (hxl), or the profile
/// says that there always is one (responses).
bool is_second_header(const Profile& profile, std::span<const csv::Cell> cells);

/// One header from two rows: an empty cell takes the last title before it, and what the second row says stands behind it in
/// brackets unless it is only "Response".
std::vector<std::string> joined_headers(std::span<const std::string> first, std::span<const std::string> second);

}  // namespace dxready::survey
