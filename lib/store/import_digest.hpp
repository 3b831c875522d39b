#pragma once

#include "base/fingerprint.hpp"
#include "store/row.hpp"

#include <memory>
#include <string>

namespace dxready::store {

/// The digests by which the event of an import tells of its rows (docs/store.md, "The event log"), made row by row in the
/// order they were written. How they are made is a number in import_row, `told`: today's is 2, and 1 is that of format 2.
class RowDigests {
public:
  struct Text {
    std::string rows;      ///< ids and results
    std::string contents;  ///< what rows hold of persons, and free text
  };

  explicit RowDigests(int told = 2) : m_told(told) {}

  /// `digest` is digest_of(row).
  void add(const AssessmentRow& row, const std::string& digest);

  /// Of all that was added, hexadecimal. Nothing can be added behind it.
  Text text();

private:
  int m_told;
  Text m_chained;  ///< told 1: a hash of the one before and the row
  base::Sha256 m_rows;
  base::Sha256 m_contents;
  std::string m_text;  ///< kept for its memory
};

}  // namespace dxready::store
