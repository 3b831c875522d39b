#pragma once

#include "sheet/parts.hpp"
#include "sheet/read_xlsx.hpp"
#include "sheet/xml.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::sheet {

/// What turns stored cells into texts.
struct CellContext {
  SharedStrings strings;
  std::vector<bool> date_styles;
  bool from_1904 = false;
};

/// Collects the cells of a sheet's row and pauses behind it. Rows and columns that do not rise are damage; a row with
/// megabytes of text of its own is too large.
class RowHandler : public XmlHandler {
public:
  /// The context must outlive it.
  explicit RowHandler(const CellContext& context) : m_context(context) {}

  Next begin(std::string_view name, const Attributes& attributes) override;
  Next end(std::string_view name) override;
  Next text(std::string_view text) override;

  /// The row before the pause, without empty cells at its end.
  Row row();
  std::uint64_t row_number() const override { return m_row; }

private:
  /// Where the text of a cell is, while texts still move.
  struct Stored {
    CellKind kind = CellKind::empty;
    bool shared = false;
    std::size_t begin = 0;  ///< or the number of the shared text
    std::size_t size = 0;
  };

  Next begin_row(const Attributes& attributes);
  Next begin_cell(const Attributes& attributes);
  Next end_cell();
  bool store(std::string_view type, Stored& cell);
  void store_number(Stored& cell);
  void replace_value(std::string_view text);

  const CellContext& m_context;
  std::uint64_t m_row = 0;
  std::vector<Stored> m_stored;
  std::string m_texts;  ///< of the row, without shared ones
  std::vector<Cell> m_cells;

  // Of the cell that is being read.
  std::size_t m_column = 0;
  std::string m_type;
  bool m_is_date = false;
  bool m_has_value = false;
  bool m_in_value = false;
  bool m_in_reading = false;
  std::size_t m_value = 0;  ///< where its text begins
};

}  // namespace dxready::sheet
