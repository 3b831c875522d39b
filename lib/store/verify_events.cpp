#include "store/verify_events.hpp"

#include "base/fingerprint.hpp"
#include "store/event_log.hpp"
#include "store/ids.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <utility>

namespace dxready::store {
namespace {

using Statement = SQLite::Statement;

std::string text(const Statement& row, int column) { return row.getColumn(column).getString(); }

void add(VerifyReport& report, std::string code, std::vector<base::Argument> arguments) {
  report.findings.add({std::move(code), base::Severity::error, std::move(arguments), {}, {}, {}});
}

/// Whether a payload has this member with this text; payloads are written without spaces.
bool tells(const std::string& payload, const std::string& name, const std::string& value) {
  return payload.find(fmt::format(R"("{}":"{}")", name, value)) != std::string::npos;
}

/// Whether a payload is `told`, with salted hashes behind it or none.
bool begins(const std::string& payload, std::string told) {
  told.pop_back();
  return payload.starts_with(told + ",\"salted\":{") || payload == told + "}";
}

}  // namespace

ToldNames told_names(SQLite::Database& database) {
  ToldNames names;
  Statement query(database, "SELECT store_id, enterprise, uuid, number FROM foreign_enterprise");
  while (query.executeStep()) {
    names[{text(query, 0), query.getColumn(1).getInt64()}] = {text(query, 2), query.getColumn(3).getInt64()};
  }
  return names;
}

void call_as_told(AssessmentRow& row, const ToldNames& names) {
  const auto told = names.find({row.store_id, row.enterprise_number});
  if (told == names.end()) return;
  row.enterprise = told->second.uuid;
  row.enterprise_number = told->second.number;
}

void verify_chains(SQLite::Database& database, VerifyReport& report) {
  Statement query(database, "SELECT store_id, seq, at, kind, subject, payload, prev, hash FROM event ORDER BY store_id, seq");
  std::string store_id;
  std::string head;
  std::uint64_t next = 0;
  while (query.executeStep()) {
    if (std::exchange(store_id, text(query, 0)) != text(query, 0)) {
      head = std::string(64, '0');
      next = 1;
    }
    const std::int64_t seq = query.getColumn(1).getInt64();
    const Event event{text(query, 2), text(query, 3), text(query, 4), {}, text(query, 5), {}, {}};
    const std::string hash = text(query, 7);
    if (static_cast<std::uint64_t>(seq) != next || text(query, 6) != head || event_hash(head, store_id, seq, event) != hash) {
      add(report, "store.broken-chain", {{"event", std::to_string(seq)}, {"kind", event.kind}, {"when", event.at}});
    }
    head = hash;
    next = static_cast<std::uint64_t>(seq) + 1;
    ++report.events;
  }
}

void verify_event_texts(SQLite::Database& database, VerifyReport& report) {
  Statement query(database,
                  "SELECT t.seq, t.field, t.salt, t.text, e.payload FROM event_text AS t "
                  "JOIN event AS e ON e.store_id = t.store_id AND e.seq = t.seq");
  while (query.executeStep()) {
    const std::string field = text(query, 1);
    if (tells(text(query, 4), field, base::sha256_hex(text(query, 2) + text(query, 3)))) continue;
    add(report, "store.event-text-changed", {{"event", text(query, 0)}, {"field", field}});
  }
}

void verify_saved_rows(SQLite::Database& database, const std::map<std::int64_t, MadeWith>& with, VerifyReport& report) {
  Statement query(database, fmt::format("SELECT {}, v.seq, v.subject, v.payload, t.text FROM event AS v "
                                        "LEFT JOIN assessment_row AS r ON r.uuid = v.subject "
                                        "LEFT JOIN stored_assessment AS a ON a.id = r.id "
                                        "LEFT JOIN event_text AS t ON t.store_id = v.store_id AND t.seq = v.seq "
                                        "AND t.field = 'content' "
                                        "WHERE v.kind IN ('assessment.saved', 'assessment.revised') ORDER BY v.seq",
                                        row_columns));
  const ToldNames names = told_names(database);
  while (query.executeStep()) {
    const std::string id = query.getColumn("subject").getString();
    const std::string seq = query.getColumn("seq").getString();
    if (query.isColumnNull(0)) {
      add(report, "store.row-missing", {{"id", id}, {"event", seq}});
      continue;
    }
    AssessmentRow row = read_row(query);
    call_as_told(row, names);
    const auto made_with = with.find(row.made_with);
    if (made_with == with.end()) continue;  // a broken reference
    const std::string number = number_text(row.enterprise_number);
    const bool same_content = query.isColumnNull("text") || query.getColumn("text").getString() == row.content;
    if (same_content && begins(query.getColumn("payload").getString(), saved_payload(row, number, made_with->second))) continue;
    add(report, "store.row-changed", {{"id", id}, {"event", seq}});
  }
  Statement without(database,
                    "SELECT a.uuid FROM assessment_row AS a JOIN common AS c ON c.id = a.common "
                    "WHERE c.import IS NULL AND (a.uuid IS NULL OR a.uuid NOT IN (SELECT subject FROM event)) ORDER BY 1");
  while (without.executeStep()) add(report, "store.row-without-event", {{"id", text(without, 0)}});
}

void verify_imports(SQLite::Database& database, const std::map<std::int64_t, RowDigests::Text>& digests, VerifyReport& report) {
  Statement query(database,
                  "SELECT i.id, i.uuid, i.file, i.status, v.payload, t.text FROM import_row AS i "
                  "LEFT JOIN event AS v ON v.subject = i.uuid AND v.kind = 'import.saved' "
                  "LEFT JOIN event_text AS t ON t.store_id = v.store_id AND t.seq = v.seq AND t.field = 'contents' "
                  "ORDER BY i.id");
  while (query.executeStep()) {
    const auto found = digests.find(query.getColumn(0).getInt64());
    ++report.imports;
    const bool undone = text(query, 3) == "undone";
    const bool as_told = found != digests.end() && tells(text(query, 4), "rows", found->second.rows) &&
                         (query.isColumnNull(5) || text(query, 5) == found->second.contents);
    if (undone ? found == digests.end() : as_told) continue;
    add(report, "store.import-changed", {{"id", text(query, 1)}, {"name", text(query, 2)}});
  }
}

}  // namespace dxready::store
