#pragma once

#include "enterprise/enterprise.hpp"
#include "store/records.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

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

/// The stored enterprise an answers file is about, by the rule of identity in docs/store.md; nothing when it is new.
/// Throws base::DataError store.ambiguous-enterprise.
std::optional<EnterpriseRow> find_same(SQLite::Database& database, const enterprise::Enterprise& enterprise);

/// Gives a new enterprise its UUID and the next free number, without a name or codes.
EnterpriseRow add_enterprise(SQLite::Database& database, const Stamp& stamp);

/// Writes `after` over `before`. A former name or tax code stays as an alias. Returns the fields that differ.
std::vector<std::string> change_enterprise(SQLite::Database& database, const EnterpriseRow& before, const EnterpriseRow& after);

/// The enterprise people mean; see Store::enterprise.
EnterpriseRow find_meant(SQLite::Database& database, std::string_view who);

/// See Store.
void edit_enterprise(SQLite::Database& database, const std::string& uuid, const EnterpriseEdit& edit, const std::string& reason,
                     const Stamp& stamp);

}  // namespace dxready::store
