#pragma once

#include "survey/block_result.hpp"
#include "survey/cell_memo.hpp"
#include "survey/known_faults.hpp"
#include "survey/plain_advice.hpp"
#include "survey/plain_cells.hpp"
#include "survey/plain_tables.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::survey {

/// The end of a text that letters are written behind, without counting them first.
class TextEnd {
public:
  /// While it lives, nothing else changes the text.
  explicit TextEnd(std::string& text) : m_text(text), m_size(text.size()) {}
  ~TextEnd() { m_text.resize(m_size); }
  TextEnd(const TextEnd&) = delete;
  TextEnd& operator=(const TextEnd&) = delete;

  /// Where so many letters can be written.
  char* room(std::size_t letters) {
    if (m_text.size() - m_size < letters) m_text.resize(m_size + letters + at_once);
    return m_text.data() + m_size;
  }
  std::size_t size() const { return m_size; }
  /// Takes what was written up to there.
  void ends(const char* behind) { m_size = static_cast<std::size_t>(behind - m_text.data()); }

private:
  static constexpr std::size_t at_once = 16384;

  std::string& m_text;
  std::size_t m_size;
};

/// Scores rows straight from the bytes of a block, as long as they are plain: one line, every criterion a single letter or
/// nothing, texts that need no look beyond their letters, and nothing to find fault with but one cell that is known already.
/// For such rows it writes and counts what RowReader, Assessor and ResultWriter would; from all others it keeps its hands. One
/// for each thread.
class PlainRows {
public:
  /// The tables must outlive it.
  explicit PlainRows(const PlainTables& tables);

  /// What was taken from the beginning of the bytes.
  struct Taken {
    std::size_t bytes = 0;
    std::uint64_t rows = 0;
  };
  /// Scores the plain rows that come next, up to the first other one; what is left of the block begins with a record.
  Taken take(const csv::RecordReader& records, BlockResult& result);

  /// Remembers what was found wrong with a row that was not plain, if that is one cell of a criterion.
  void learn(std::span<const CellFinding> findings, const csv::Record& record);

private:
  /// A text as it goes into a line of results.
  struct Text {
    std::string_view bytes;  ///< doubled quotes as they are
    bool needs_quotes = false;
    bool has_quotes = false;
  };
  /// What the cells of one row say.
  struct Row {
    std::string_view record;
    std::uint64_t line = 0;
    Text id;
    Text tax_code;
    Text name;
    const ShortText* day = nullptr;
    std::string_view time;  ///< the cell of the day, where it is written otherwise
    bool finished = true;
    KnownFault* fault = nullptr;
  };
  struct Scored {
    std::size_t level = 0;  ///< by index
    std::size_t highest = 0;
    bool full = false;
  };
  struct Counts {
    std::uint64_t rows = 0;
    std::uint64_t rejected = 0;
    std::uint64_t full = 0;
    std::uint64_t unfinished = 0;
    std::uint64_t uncertain = 0;
    std::array<std::uint64_t, 8> levels = {};
  };

  bool read_row(const char* at, Row& row);
  const char* read_run(const PlainStep& step, const char* at, Row& row);
  const char* copy_letters(const PlainStep& step, const char* at);
  const char* read_grades(const PlainStep& step, const char* at, Row& row);
  const char* read_odd_grade(const char* at, std::size_t index, GradeSum& sum, Row& row);
  const char* read_cell(const PlainStep& step, const char* at, Row& row);
  bool read_step(const PlainStep& step, PlainCell cell, Row& row);
  bool read_text(PlainCell cell, bool may_be_blank, Text& text) const;
  bool read_tax_code(const PlainStep& step, PlainCell cell, Row& row);
  bool find_fault(const PlainStep& step, PlainCell cell, Row& row);
  template <class Read>
  const ShortText* remembered(const PlainStep& step, PlainCell cell, const Read& read);
  bool read_day(const PlainStep& step, PlainCell cell, Row& row);
  bool read_complete(const PlainStep& step, PlainCell cell, Row& row);
  bool read_checked(const PlainStep& step, PlainCell cell);
  bool may_be_kept(const Row& row) const;
  std::size_t level(const TotalStanding& total, std::uint64_t pillars) const;
  bool score(const Row& row, std::uint64_t line, Counts& counts, TextEnd& results);
  void keep(const Row& row, std::size_t results, BlockResult& result);
  void count(const Counts& counts, Summary& summary);

  const PlainTables& m_tables;
  const RowParts& m_parts;
  PlainCells m_cells;
  std::vector<GradeSum> m_sums;  ///< of each pillar
  std::vector<const PillarStanding*> m_standings;
  std::vector<CellMemo> m_memos;
  Scored m_scored;  ///< the row that was scored last
  KnownFaults m_faults;
  KnownFault m_tax_code_fault;      ///< of the row that is read
  std::vector<const char*> m_runs;  ///< the letters of each run of criterion columns, every other byte
  std::vector<char> m_letters;      ///< those of runs that do not stand so in the row
  std::optional<PlainAdvice> m_advice;
  std::size_t m_longest_line;
};

}  // namespace dxready::survey
