#pragma once

#include "store/records.hpp"

#include <string>

namespace SQLite {
class Database;
}

namespace dxready::store {

/// An event about a row of contact, privacy_request or privacy_breach.
struct RowEvent {
  std::string kind;
  std::string table;
  std::string uuid;
  std::string enterprise;      ///< UUID of whom the row is about; may be empty
  std::string payload = "{}";  ///< codes and dates: what erasing keeps
};

/// Tells of a row as it is now; inside the transaction that changed it. Its texts enter the chain as a salted digest only.
void tell_of_row(SQLite::Database& database, const RowEvent& event, const Stamp& stamp);

/// Takes away the texts beside all events about a row.
void forget_texts(SQLite::Database& database, const std::string& uuid);

/// Every row about persons against the last event that tells of it, and those whose end no event tells of.
/// Findings: privacy.row-changed, privacy.row-missing.
void verify_people(SQLite::Database& database, VerifyReport& report);

}  // namespace dxready::store
