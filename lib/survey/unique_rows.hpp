#pragma once

#include "survey/batch.hpp"
#include "survey/same_names.hpp"

#include <string>
#include <unordered_map>
#include <unordered_set>

namespace dxready::survey {

/// Who a row is about (tax code, else the export's own id, else the name), on which day, said by whom: two rows of the same are
/// duplicates. Empty when the row tells nothing of who it is about.
std::string row_identity(const answers::AnswersFile& input);

/// A keeper for which the second row of an identity is a duplicate; the others go on to the next keeper, if there is one. Notes
/// the rows that call what has one code by several names; where another keeper follows, which knows more names, the duplicates
/// alone. Its memory grows with every row.
class UniqueRows {
public:
  /// Both must outlive it and its keeper.
  UniqueRows(NameCheck& names, const Keeper* next) : m_names(names), m_next(next) {}
  UniqueRows(const UniqueRows&) = delete;
  UniqueRows& operator=(const UniqueRows&) = delete;

  Keeper keeper();

private:
  class Row;
  Disposition keep(Row& row, std::uint64_t line);

  NameCheck& m_names;
  const Keeper* m_next;
  std::unordered_set<std::string> m_seen;
  std::unordered_map<std::string, std::string> m_first_names;  ///< by code
};

}  // namespace dxready::survey
