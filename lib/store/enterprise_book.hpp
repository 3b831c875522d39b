#pragma once

#include "store/enterprises.hpp"
#include "store/row.hpp"
#include "store/statement.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dxready::store {

/// Finds, adds and changes enterprises inside one transaction, with statements prepared once.
class EnterpriseBook {
public:
  /// `import` (id in import_row) is noted beside what is written. The stamp must outlive the book.
  EnterpriseBook(SQLite::Database& database, const Stamp& stamp, std::optional<std::int64_t> import);

  /// The stored enterprise an answers file is about, by the rule of identity in docs/store.md; nothing when it is new.
  /// Throws base::DataError store.ambiguous-enterprise.
  std::optional<EnterpriseRow> find_same(const Identity& who);

  /// Writes a new enterprise with a UUID and the next free number.
  EnterpriseRow add(const Identity& who);

  /// Writes `after` over `before`. A former name or tax code stays as an alias; what an import changed is noted, so that it
  /// can be undone.
  void change(const EnterpriseRow& before, const EnterpriseRow& after);

  /// Writes a row as it is, without alias or note.
  void write(const EnterpriseRow& row);

private:
  void add_alias(const std::string& enterprise, const std::string& kind, const std::string& value);
  void note_change(const std::string& enterprise, const std::string& field, const std::string& before, const std::string& after);

  const Stamp* m_stamp;
  std::optional<std::int64_t> m_import;
  KeptStatement m_by_tax_code;
  KeptStatement m_by_external_id;
  KeptStatement m_by_external_id_alone;
  KeptStatement m_by_name;
  KeptStatement m_by_name_alone;
  KeptStatement m_next_number;
  KeptStatement m_insert;
  KeptStatement m_update;
  KeptStatement m_insert_alias;
  KeptStatement m_insert_change;
};

}  // namespace dxready::store
