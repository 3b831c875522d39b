#pragma once

#include "assessment/flat_row.hpp"
#include "base/language.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::survey {

enum class ResultFormat : std::uint8_t { csv, ndjson };

/// Writes scored rows: the columns of `score --format csv`, then the kept columns of the survey under their own headers
/// (with "survey." in front where the name is taken). Never reads the locale. One writer serves all threads.
class ResultWriter {
public:
  struct Options {
    ResultFormat format = ResultFormat::csv;
    bool advice = true;             ///< packages and next step
    bool personal = false;          ///< personal numbers (12 digits) in full
    std::vector<std::string> kept;  ///< headers of the survey's columns that are handed on
  };

  ResultWriter(const questionnaire::Questionnaire& questionnaire, Options options);

  bool advice() const { return m_options.advice; }
  ResultFormat format() const { return m_options.format; }
  const std::vector<assessment::FlatColumn>& columns() const { return m_columns; }
  /// The first line; empty for NDJSON.
  std::string header() const;
  /// Appends one line. `line` 0 is left out. `cells` is memory the caller lends, one per thread.
  void write(std::uint64_t line, const assessment::Assessment& assessment, std::span<const std::string_view> kept,
             std::vector<std::string>& cells, std::string& out) const;

private:
  void write_csv(const std::vector<std::string>& cells, std::string& out) const;
  void write_json(const std::vector<std::string>& cells, std::string& out) const;

  Options m_options;
  std::vector<assessment::FlatColumn> m_columns;
};

}  // namespace dxready::survey
