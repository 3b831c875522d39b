#pragma once

#include "store/records.hpp"
#include "store/row.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace SQLite {
class Database;
}

namespace dxready::store {

/// What another store calls an enterprise it brought: its events go on telling of it so.
struct ToldName {
  std::string uuid;
  std::int64_t number = 0;
};
/// By store and number of the enterprise here.
using ToldNames = std::map<std::pair<std::string, std::int64_t>, ToldName>;
ToldNames told_names(SQLite::Database& database);
void call_as_told(AssessmentRow& row, const ToldNames& names);

/// Every link of every chain computed again. Findings: store.broken-chain.
void verify_chains(SQLite::Database& database, VerifyReport& report);

/// The texts beside events against the salted hashes in them. Findings: store.event-text-changed.
void verify_event_texts(SQLite::Database& database, VerifyReport& report);

/// Every saved assessment against the event that tells of it. Findings: store.row-changed, store.row-missing,
/// store.row-without-event.
void verify_saved_rows(SQLite::Database& database, const std::map<std::int64_t, MadeWith>& with, VerifyReport& report);

/// Every import and its rows against the event that tells of it. Findings: store.import-changed.
void verify_imports(SQLite::Database& database, VerifyReport& report);

/// Whether a payload has this member with this text; payloads are written without spaces.
bool tells(const std::string& payload, const std::string& name, const std::string& value);

}  // namespace dxready::store
