#pragma once

#include "store/records.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace SQLite {
class Database;
}

namespace dxready::store {

/// One thing that happened to a store.
struct Event {
  std::string at;          ///< UTC
  std::string kind;        ///< store.created, assessment.saved, assessment.revised, enterprise.edited
  std::string subject;     ///< UUID of what it is about
  std::string enterprise;  ///< UUID of whom `texts` are about; empty when there are none
  /// JSON object of ids, answer codes, scores and fingerprints: what erasure keeps.
  std::string payload;
  /// Personal or free texts by name. They enter the chain as SHA-256(salt ‖ text) only; salt and text are kept in a row of
  /// their own, so that both can be erased and the chain still holds.
  std::map<std::string, std::string> texts;
  std::string salt;  ///< random; each text's own salt is made of it
};

/// The hash of an event: SHA-256 of the hash before it, store id, number, time, kind, subject and payload, one per line.
std::string event_hash(std::string_view prev, std::string_view store_id, std::int64_t seq, const Event& event);

/// Writes the next event of a store's chain; inside the transaction of what it tells.
void append_event(SQLite::Database& database, const std::string& store_id, Event event);

/// The store's id; empty until something was saved.
std::string store_id_of(SQLite::Database& database);

/// The store's id, given to it now with the first event of its chain if it has none.
std::string begin_chain(SQLite::Database& database, const Stamp& stamp);

/// Hash of the last event of a store's chain; 64 zeros while there is none.
std::string chain_head(SQLite::Database& database, const std::string& store_id);

}  // namespace dxready::store
