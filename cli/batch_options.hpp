#pragma once

#include "base/date.hpp"
#include "base/exact.hpp"
#include "cli/batch_files.hpp"
#include "cli/options.hpp"
#include "cli/survey_input.hpp"
#include "survey/summary.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dxready::cli {

/// Rejected rows that are tolerated: none, "5" rows, or "2%" of the rows read.
struct Tolerance {
  std::optional<std::uint64_t> rows;
  std::optional<base::Rational> percent;

  bool allows(const survey::Summary& summary) const;
};

/// What the options of a batch say, before anything is read.
struct BatchSettings {
  Tolerance allowed;
  BatchPaths paths;
  std::optional<base::Date> on;
  std::optional<base::Date> assessed_on;
  std::optional<base::Rational> min_coverage;
};

/// The words of `dxready batch`.
struct BatchOptions {
  std::string survey;
  QuestionnaireOption questionnaire;
  SurveyOptions survey_options;
  bool no_header = false;
  std::vector<std::string> keep;
  std::string min_coverage;
  std::string assessed_on;
  bool unique = false;
  bool scores_only = false;
  bool personal = false;
  DateOption date;
  MoneyOptionsGroup money;
  OutputOptions output;
  std::string rejects;
  std::string max_rejects;
  bool strict = false;
  std::string summary;
  bool dry_run = false;
  unsigned jobs = 0;
  bool save = false;
  StoreOption store;
  DataOption data;

  void define(OptionList& options);

  /// Ends the command at what does not go together, at values that are none and at files that are one another.
  BatchSettings settle(const Session& session) const;

  /// Where the columns of --keep stand among these: a header as a whole, else several with commas between them. Ends the command
  /// at one that is not there.
  std::vector<std::size_t> kept_columns(const Session& session, const std::vector<std::string>& header) const;

private:
  void define_rows(OptionList& options);
  void define_files(OptionList& options);
  void check_usage(const Session& session) const;
  void check_workbooks(const Session& session) const;
  void check_files(const Session& session, const BatchPaths& paths) const;
  Tolerance tolerance(const Session& session) const;
  std::optional<base::Date> assessed_on_date(const Session& session) const;
  BatchPaths paths(const Session& session) const;
};

}  // namespace dxready::cli
