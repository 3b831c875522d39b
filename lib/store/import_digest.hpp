#pragma once

#include "base/fingerprint.hpp"
#include "store/packages.hpp"
#include "store/row.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::store {

/// The digests by which the event of an import tells of its rows (docs/store.md, "The event log"), made row by row in the
/// order of their lines. How they are made is a number in import_row, `told`: today's is 3, and 1 is that of
/// format 2.
class RowDigests {
public:
  static constexpr int today = 3;

  struct Text {
    std::string rows;      ///< ids and results
    std::string contents;  ///< what rows hold of persons, and free text
  };

  explicit RowDigests(int told = today) : m_told(told) {}

  /// Takes a row as it is in the store, whose packages these are.
  void add(const AssessmentRow& row, const Packages& packages);

  /// Of all that was added, hexadecimal. Nothing can be added behind it.
  Text text();

private:
  void chain(const AssessmentRow& row);
  void add_time(const AssessmentRow& row);
  std::int64_t common(const AssessmentRow& row);
  void add_letters(std::string_view letters, const Packages& packages);

  int m_told;
  Text m_chained;  ///< told 1: a hash of the one before and the row
  base::Sha256 m_rows;
  base::Sha256 m_contents;
  // Not hashed yet.
  std::string m_row_text;
  std::string m_content_text;
  std::string m_letters;
  std::int64_t m_first_common = 0;
  std::int64_t m_last_common = 0;
  std::vector<std::size_t> m_packages;  ///< numbered as they come, by number in the store; 0: not come yet
  std::size_t m_packages_met = 0;
};

}  // namespace dxready::store
