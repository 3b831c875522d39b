#pragma once

#include "sheet/archive.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::sheet {

/// A sheet of a workbook that has rows; charts are left out.
struct SheetPart {
  std::string name;
  std::string part;
  bool hidden = false;
};

/// What the workbook says about its other parts.
struct Workbook {
  std::vector<SheetPart> sheets;  ///< in the order of their tabs
  std::string shared_strings;     ///< part; empty when there is none
  std::string styles;
  bool from_1904 = false;  ///< days count from 1904
};

/// Finds the parts by their relationships. Throws DataError sheet.not-a-workbook, sheet.damaged.
Workbook read_workbook(Archive& archive);

/// For each cell style whether it shows numbers as dates.
std::vector<bool> read_date_styles(Archive& archive, const std::string& part);

/// The texts that cells name by number: all in one piece of memory, at most `limit` bytes, or DataError sheet.too-large.
class SharedStrings {
public:
  static constexpr std::size_t limit = std::size_t{256} * 1024 * 1024;

  /// The next text is what was appended to `open()` since the last one.
  std::string& open() { return m_text; }
  void close();
  bool over_limit() const { return m_text.size() + m_ends.size() * sizeof(std::uint32_t) > limit; }

  std::size_t size() const { return m_ends.size(); }
  std::string_view operator[](std::size_t i) const;

private:
  std::string m_text;
  std::vector<std::uint32_t> m_ends;
};

SharedStrings read_shared_strings(Archive& archive, const std::string& part);

}  // namespace dxready::sheet
