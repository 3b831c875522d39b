#pragma once

#include "answers/load.hpp"
#include "csv/read.hpp"
#include "enterprise/facts.hpp"
#include "questionnaire/questionnaire.hpp"
#include "survey/mapping.hpp"
#include "survey/profile.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace dxready::survey {

struct RowParts;

/// Something about one cell of a row.
struct CellFinding {
  std::size_t column = 0;       ///< from 0; of cells behind the header: its size
  base::Diagnostic diagnostic;  ///< its place is the record's line; arguments `column`, `cell`, and what the code needs
};

/// One row as the answers of one enterprise.
struct Row {
  answers::AnswersFile input;  ///< answers without a finding
  std::string id;              ///< what the row is known by: tax code, else the export's own id; may be empty
  bool complete = true;        ///< false: the export says that the interview was not finished
  bool blank = true;           ///< no cell holds text
  std::vector<CellFinding> findings;

  /// True when an error was found: the row is not to be scored.
  bool wrong() const;
};

/// Which day is the reference date of a row: `on`; else its own; else `assessed_on`; else `today`.
struct RowDays {
  std::optional<base::Date> on;
  std::optional<base::Date> assessed_on;
  std::optional<base::Date> today;

  /// The reference date of a row whose own day this is.
  std::optional<base::Date> reference(const std::optional<base::Date>& own) const;
};

/// Reads rows of one file. Everything that can be looked up once is looked up when it is made; it is const from then on and
/// may be shared between threads.
class RowReader {
public:
  /// All four must outlive it. The profile and the mapping were checked by `map_columns`. `days` are for `asked_if` conditions,
  /// where an export leaves open whether a question was asked.
  RowReader(const Mapping& mapping, const Profile& profile, const questionnaire::Questionnaire& questionnaire,
            const enterprise::FactModel& facts, const RowDays& days = {});
  ~RowReader();
  RowReader(RowReader&&) noexcept;
  RowReader& operator=(RowReader&&) noexcept;
  RowReader(const RowReader&) = delete;
  RowReader& operator=(const RowReader&) = delete;

  /// The cells of one record in UTF-8; `line` is where it begins. Never throws for what the cells hold. Findings: survey.*,
  /// and answers.* as of an answers file. Cells behind the last one there is are empty.
  Row read(std::span<const csv::Cell> cells, std::uint64_t line) const;

  /// The same into a row that was used before, whose memory is used again.
  void read(std::span<const csv::Cell> cells, std::uint64_t line, Row& into) const;

  const RowDays& days() const;

  /// How the cells of each column are read, for readers inside this folder.
  const RowParts& parts() const { return *m_parts; }

private:
  std::unique_ptr<const RowParts> m_parts;
};

}  // namespace dxready::survey
