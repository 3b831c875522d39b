#pragma once

#include "assessment/assessment.hpp"
#include "assessment/lean_row.hpp"
#include "csv/read.hpp"
#include "survey/reject_rows.hpp"
#include "survey/results.hpp"
#include "survey/row.hpp"
#include "survey/summary.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::survey {

/// What every row of a survey goes through. Nothing in it changes while the batch runs; all threads share it.
struct BatchPlan {
  const RowReader& rows;  ///< its days include today's
  const assessment::Assessor& assessor;
  const ResultWriter& writer;
  csv::Dialect dialect;
  std::string file;              ///< its name in findings
  std::uint64_t first_line = 1;  ///< records before this line of the file are headers
  support::MoneyOptions money;
  std::optional<base::Rational> min_coverage;    ///< percent of the applicable criteria; a row below it is rejected
  std::vector<std::size_t> kept;                 ///< columns of the survey handed on to the results
  bool tell_lines = true;                        ///< false: the column `row` stays empty
  bool one_line_records = false;                 ///< a line break inside quotes is refused (--no-header)
  base::Language language = base::Language::vi;  ///< of the reasons
  const RejectRows* reject_rows = nullptr;       ///< given: the sink's rejects are lines of these, and reasons stay empty
  std::size_t few_bytes = 0;                     ///< a survey of one block no larger goes without tables for its plain rows
};

/// What became of a scored row.
enum class Disposition : std::uint8_t { kept, revised, unchanged, duplicate };

/// What a keeper needs of a scored row.
class PreparedRow {
public:
  PreparedRow() = default;
  PreparedRow(const PreparedRow&) = delete;
  PreparedRow& operator=(const PreparedRow&) = delete;
  virtual ~PreparedRow() = default;
};

/// Decides of every scored row whether it counts; one of which nothing was prepared counts. What either throws as base::DataError
/// is why the row is rejected.
struct Keeper {
  std::function<std::unique_ptr<PreparedRow>(const assessment::Assessment&)> prepare;  ///< by several threads at once
  std::function<Disposition(PreparedRow&, std::uint64_t line)> keep;                   ///< in the order of the file

  // Both or none: a keeper that takes rows of bytes, too.
  std::function<char(std::size_t criterion, const answers::Answer&)> grade =
      nullptr;  ///< the letter of lean rows that says all; else 0
  std::function<Disposition(const assessment::LeanRow&, std::uint64_t line)> keep_lean = nullptr;  ///< like `keep`
};

/// Where a batch puts what it made: in the order of the file, by one thread at a time, whole lines each time. What it throws
/// ends the batch and comes out of `run_batch`.
class BatchSink {
public:
  virtual ~BatchSink() = default;

  virtual void results(std::string_view lines) = 0;
  virtual void rejects(std::string_view bytes) = 0;  ///< rejected records as they stand in the file, or lines of reject_rows
  virtual void reasons(std::string_view lines) = 0;
  virtual void findings(const base::Diagnostics& findings) = 0;  ///< of rejected rows; the first of each block
  /// After every block: bytes read of the file so far, and the counts so far. False ends the batch.
  virtual bool progress(std::uint64_t bytes, const Summary& summary) = 0;
};

/// Scores a survey with `jobs` threads. Results, rejects and counts do not depend on `jobs` or on the size of blocks.
/// Without a keeper every scored row counts. Throws base::EnvironmentError and whatever sink and keeper throw.
Summary run_batch(const BatchPlan& plan, csv::BlockReader& blocks, unsigned jobs, BatchSink& sink,
                  const Keeper* keeper = nullptr);

}  // namespace dxready::survey
