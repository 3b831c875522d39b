#pragma once

#include "store/records.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite

namespace dxready::store {

/// An enterprise as it is stored.
struct EnterpriseRow {
  std::string uuid;
  std::int64_t number = 0;
  std::string name;
  std::string tax_code;
  std::string external_id;
  std::string note;
  bool operator==(const EnterpriseRow&) const = default;
};

/// Selects enterprises; what picks them is to follow.
extern const char* const enterprise_columns;
std::vector<EnterpriseRow> read_enterprises(SQLite::Statement& query);

/// The only row, or nothing when there is none. Throws base::DataError store.ambiguous-enterprise.
std::optional<EnterpriseRow> only(std::vector<EnterpriseRow> rows, std::string_view who);

/// The fields an event names when an enterprise becomes another: name, tax_code, note.
std::vector<std::string> differences(const EnterpriseRow& before, const EnterpriseRow& after);

/// The enterprise people mean; see Store::enterprise.
EnterpriseRow find_meant(SQLite::Database& database, std::string_view who);

/// What was erased takes nothing new: a merge would take that for erased, too. Throws base::DataError store.enterprise-erased.
void check_not_erased(SQLite::Database& database, const std::string& uuid);

/// Whether nobody else has its tax code. Throws base::DataError store.tax-code-taken.
void check_tax_code_free(SQLite::Database& database, const EnterpriseRow& row);

/// See Store.
void edit_enterprise(SQLite::Database& database, const std::string& uuid, const EnterpriseEdit& edit, const std::string& reason,
                     const Stamp& stamp);

}  // namespace dxready::store
