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

/// Whether a payload is `told`, with salted hashes behind it or none.
bool begins(const std::string& payload, std::string told) {
  told.pop_back();
  return payload.starts_with(told + ",\"salted\":{") || payload == told + "}";
}

/// The event that tells of a save.
struct SavedEvent {
  std::string store_id;
  std::int64_t seq = 0;
  std::string at;
  std::string payload;
};

/// The texts beside one event after the other.
class EventTexts {
public:
  explicit EventTexts(SQLite::Database& database)
      : m_query(database, "SELECT field, text FROM event_text WHERE store_id = ? AND seq = ?") {}

  void go_to(const SavedEvent& event) {
    m_texts.clear();
    m_salted = event.payload.find("\"salted\":");
    m_payload = &event.payload;
    m_query.reset();
    m_query.bind(1, event.store_id);
    m_query.bind(2, event.seq);
    while (m_query.executeStep()) m_texts[text(m_query, 0)] = text(m_query, 1);
  }

  /// Whether the event was written with such a text, erased since or not.
  bool has(const std::string& field) const {
    return m_salted != std::string::npos && m_payload->find("\"" + field + "\":\"", m_salted) != std::string::npos;
  }

  /// Whether `value` is the text; nothing where none was told. Of an erased one anything may be.
  bool tells(const std::string& field, const std::string& value) const {
    const auto found = m_texts.find(field);
    if (found != m_texts.end()) return found->second == value;
    return has(field) || value.empty();
  }

private:
  Statement m_query;
  std::map<std::string, std::string> m_texts;
  std::size_t m_salted = std::string::npos;
  const std::string* m_payload = nullptr;
};

/// By store the one it goes on from.
std::map<std::string, std::string> parents(SQLite::Database& database) {
  std::map<std::string, std::string> found;
  Statement query(database, "SELECT store_id, parent FROM lineage");
  while (query.executeStep()) found[text(query, 0)] = text(query, 1);
  return found;
}

/// Whether a store is the other one or was restored from it, at whatever distance.
bool goes_on(std::string store, const std::string& from, const std::map<std::string, std::string>& parents) {
  for (std::size_t steps = 0; store != from; ++steps) {
    const auto parent = parents.find(store);
    if (parent == parents.end() || steps > parents.size()) return false;
    store = parent->second;
  }
  return true;
}

/// What a row has in common with others, against its event. Events of formats before 4 do not tell all of it.
bool is_common_as_told(const AssessmentRow& row, const SavedEvent& event, const EventTexts& texts, ToldResult told) {
  if (row.saved_at != event.at || !texts.tells("reason", row.reason)) return false;
  if (told == ToldResult::without_pillars) return true;
  return texts.tells("respondent_code", row.code) &&
         texts.tells(texts.has("interviewer") ? "interviewer" : "by", row.interviewer);
}

bool is_as_told(const AssessmentRow& row, const MadeWith& with, const SavedEvent& event, EventTexts& texts) {
  texts.go_to(event);
  const ToldResult told =
      event.payload.find("\"pillars\":[") == std::string::npos ? ToldResult::without_pillars : ToldResult::with_pillars;
  return texts.tells("content", row.content) && row.questionnaire_id == with.questionnaire_id &&
         is_common_as_told(row, event, texts, told) &&
         begins(event.payload, saved_payload(row, number_text(row.enterprise_number), with, told));
}

}  // namespace

bool tells(const std::string& payload, const std::string& name, const std::string& value) {
  return payload.find(fmt::format(R"("{}":"{}")", name, value)) != std::string::npos;
}

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
  Statement query(database, fmt::format("SELECT {}, v.seq, v.subject, v.payload, v.store_id AS told_in, v.at FROM event AS v "
                                        "LEFT JOIN assessment_row AS r ON r.uuid = v.subject "
                                        "LEFT JOIN stored_assessment AS a ON a.id = r.id "
                                        "WHERE v.kind IN ('assessment.saved', 'assessment.revised') ORDER BY v.seq",
                                        row_columns));
  const ToldNames names = told_names(database);
  const std::map<std::string, std::string> lineage = parents(database);
  EventTexts texts(database);
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
    const SavedEvent event{query.getColumn("told_in").getString(), query.getColumn("seq").getInt64(),
                           query.getColumn("at").getString(), query.getColumn("payload").getString()};
    if (goes_on(row.store_id, event.store_id, lineage) && is_as_told(row, made_with->second, event, texts)) continue;
    add(report, "store.row-changed", {{"id", id}, {"event", seq}});
  }
  Statement without(database,
                    "SELECT a.uuid FROM assessment_row AS a JOIN common AS c ON c.id = a.common "
                    "WHERE c.import IS NULL AND (a.uuid IS NULL OR a.uuid NOT IN (SELECT subject FROM event)) ORDER BY 1");
  while (without.executeStep()) add(report, "store.row-without-event", {{"id", text(without, 0)}});
}

}  // namespace dxready::store
