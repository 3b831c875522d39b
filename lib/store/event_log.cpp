#include "store/event_log.hpp"

#include "base/fingerprint.hpp"
#include "store/json_text.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <utility>

namespace dxready::store {
namespace {

struct Head {
  std::int64_t next = 1;  ///< computed by SQLite, which does not overflow
  std::string hash = std::string(64, '0');
};

Head head_of(SQLite::Database& database, const std::string& store_id) {
  SQLite::Statement last(database, "SELECT seq + 1, hash FROM event WHERE store_id = ? ORDER BY seq DESC LIMIT 1");
  last.bind(1, store_id);
  if (!last.executeStep()) return {};
  return {last.getColumn(0).getInt64(), last.getColumn(1).getString()};
}

std::string salt_of(const Event& event, const std::string& field) { return base::sha256_hex(event.salt + "\n" + field); }

/// The payload with the hashes of the texts behind it.
std::string full_payload(const Event& event) {
  std::string hashes;
  json::Writer writer(hashes, json::Layout::compact);
  writer.begin_object();
  for (const auto& [field, text] : event.texts) put(writer, field, base::sha256_hex(salt_of(event, field) + text));
  writer.end_object();
  if (hashes == "{}") return event.payload;
  std::string payload = event.payload;
  payload.pop_back();
  return payload + (payload.size() > 1 ? "," : "") + "\"salted\":" + hashes + "}";
}

void insert_event(SQLite::Database& database, const std::string& store_id, std::int64_t seq, const Event& event,
                  const std::string& prev) {
  SQLite::Statement insert(database, "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, store_id);
  insert.bind(2, seq);
  insert.bind(3, event.at);
  insert.bind(4, event.kind);
  insert.bind(5, event.subject);
  insert.bind(6, event.payload);
  insert.bind(7, prev);
  insert.bind(8, event_hash(prev, store_id, seq, event));
  insert.exec();
}

}  // namespace

std::string event_hash(std::string_view prev, std::string_view store_id, std::int64_t seq, const Event& event) {
  return base::sha256_hex(
      fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}", prev, store_id, seq, event.at, event.kind, event.subject, event.payload));
}

void append_event(SQLite::Database& database, const std::string& store_id, Event event) {
  const Head head = head_of(database, store_id);
  event.payload = full_payload(event);
  insert_event(database, store_id, head.next, event, head.hash);
  SQLite::Statement insert(database, "INSERT INTO event_text VALUES (?, ?, ?, ?, ?, ?)");
  for (const auto& [field, text] : event.texts) {
    insert.reset();
    insert.bind(1, store_id);
    insert.bind(2, head.next);
    insert.bind(3, field);
    insert.bind(4, event.enterprise);
    insert.bind(5, salt_of(event, field));
    insert.bind(6, text);
    insert.exec();
  }
}

std::string store_id_of(SQLite::Database& database) { return database.execAndGet("SELECT store_id FROM meta").getString(); }

std::string begin_chain(SQLite::Database& database, const Stamp& stamp) {
  const std::string known = store_id_of(database);
  if (!known.empty()) return known;
  const std::string id = stamp.new_uuid();
  SQLite::Statement update(database, "UPDATE meta SET store_id = ?, created_at = ?");
  update.bind(1, id);
  update.bind(2, stamp.now_utc);
  update.exec();
  append_event(database, id, {stamp.now_utc, "store.created", id, {}, "{}", {}, {}});
  return id;
}

std::string chain_head(SQLite::Database& database, const std::string& store_id) { return head_of(database, store_id).hash; }

}  // namespace dxready::store
