#include "store/requests.hpp"

#include "base/date.hpp"
#include "base/text.hpp"
#include "store/contact_book.hpp"
#include "store/errors.hpp"
#include "store/event_log.hpp"
#include "store/json_text.hpp"
#include "store/opened.hpp"
#include "store/people.hpp"
#include "store/statement.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dxready::store {
namespace {

namespace fs = std::filesystem;
using SQLite::Database;
using SQLite::Statement;

PrivacyRequest request_of(const Statement& row) {
  const auto text = [&](const char* name) { return row.getColumn(name).getString(); };
  PrivacyRequest request;
  request.id = text("uuid");
  request.number = fmt::format("R-{:04}", row.getColumn("number").getInt64());
  request.kind = text("kind");
  request.contact = text("contact");
  if (!row.isColumnNull("contact_number")) request.contact_number = contact_number(row.getColumn("contact_number").getInt64());
  request.person = text("person");
  request.received_on = text("received_on");
  request.acknowledged_on = text("acknowledged_on");
  request.extended_on = text("extended_on");
  request.closed_on = text("closed_on");
  request.note = text("note");
  return request;
}

std::vector<PrivacyRequest> select_requests(Database& database, std::int64_t number) {
  Statement query(database,
                  "SELECT r.*, coalesce(c.number, t.number) AS contact_number FROM privacy_request AS r "
                  "LEFT JOIN contact AS c ON c.uuid = r.contact LEFT JOIN contact_tombstone AS t ON t.uuid = r.contact "
                  "WHERE ?1 = 0 OR r.number = ?1 ORDER BY r.number");
  query.bind(1, number);
  std::vector<PrivacyRequest> found;
  while (query.executeStep()) found.push_back(request_of(query));
  return found;
}

std::vector<Breach> select_breaches(Database& database, std::int64_t number) {
  Statement query(database, "SELECT * FROM privacy_breach WHERE ?1 = 0 OR number = ?1 ORDER BY number");
  query.bind(1, number);
  std::vector<Breach> found;
  while (query.executeStep()) {
    const auto text = [&](const char* name) { return query.getColumn(name).getString(); };
    Breach breach{text("uuid"),
                  fmt::format("B-{:04}", query.getColumn("number").getInt64()),
                  text("found_at"),
                  text("data"),
                  {},
                  text("steps"),
                  text("reported_at")};
    if (!query.isColumnNull("people")) breach.people = query.getColumn("people").getInt64();
    found.push_back(std::move(breach));
  }
  return found;
}

/// The only one meant by a number with a letter or without.
template <class Row>
Row meant(std::vector<Row> (*select)(Database&, std::int64_t), Database& database, std::string_view which, char letter,
          const char* code) {
  const std::int64_t number = numbered(base::trim(which), letter, true);
  std::vector<Row> found = number == 0 ? std::vector<Row>() : select(database, number);
  if (found.empty()) fail_data(code, {{"found", std::string(which)}});
  return std::move(found.front());
}

/// One text behind others, on a line of its own.
std::string appended(const std::string& before, const std::string& more) {
  const std::string added = base::nfc(base::trim(more));
  return before.empty() || added.empty() ? before + added : before + "\n" + added;
}

std::string payload_of(const std::vector<std::pair<const char*, std::string>>& members) {
  std::string payload;
  json::Writer writer(payload, json::Layout::compact);
  writer.begin_object();
  for (const auto& [key, value] : members) put_unless_empty(writer, key, value);
  writer.end_object();
  return payload;
}

/// The enterprise of a contact, under which the texts beside its events go when that one is erased.
std::string enterprise_of(Database& database, const std::string& contact) {
  const std::vector<Contact> found = select_contacts(database, "WHERE c.uuid = ?1", contact);
  return found.empty() ? std::string() : found.front().enterprise;
}

void write_request(Database& database, const PrivacyRequest& request) {
  Statement write(database,
                  "INSERT INTO privacy_request VALUES (?1, (SELECT 1 + coalesce(max(number), 0) FROM privacy_request), ?2, ?3, "
                  "?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (uuid) DO UPDATE SET acknowledged_on = ?6, extended_on = ?7, "
                  "closed_on = ?8, note = ?9");
  Binder(write)
      .text(request.id)
      .text(request.kind)
      .text_or_null(request.contact)
      .text(request.person)
      .text(request.received_on)
      .text_or_null(request.acknowledged_on)
      .text_or_null(request.extended_on)
      .text_or_null(request.closed_on)
      .text(request.note);
  write.exec();
}

void write_breach(Database& database, const Breach& breach) {
  Statement write(database,
                  "INSERT INTO privacy_breach VALUES (?1, (SELECT 1 + coalesce(max(number), 0) FROM privacy_breach), ?2, ?3, "
                  "?4, ?5, ?6) ON CONFLICT (uuid) DO UPDATE SET found_at = ?2, data = ?3, people = ?4, steps = ?5, "
                  "reported_at = ?6");
  Binder(write)
      .text(breach.id)
      .text(breach.found_at)
      .text(breach.data)
      .whole_or_null(breach.people)
      .text(breach.steps)
      .text_or_null(breach.reported_at);
  write.exec();
}

/// A request is extended once, and while there is time left.
void check_extension(const PrivacyRequest& request, const std::string& on, const PrivacyRules& rules) {
  if (!request.extended_on.empty()) fail_data("privacy.request-extended", {{"request", request.number}});
  const RequestKind* const kind = rules.request(request.kind);
  const std::optional<base::Date> received = base::parse_date(request.received_on);
  if (kind == nullptr || !received) return;
  const std::string due = base::format_date(due_dates(rules, *kind, *received, false).answer);
  if (due < on) fail_data("privacy.extended-late", {{"request", request.number}, {"found", on}, {"due", due}});
}

/// Notes each day that was given; says what kind of event that is.
std::string take_step(PrivacyRequest& request, const RequestStep& step, const PrivacyRules& rules) {
  const auto refuse = [&](const char* code) { fail_data(code, {{"request", request.number}}); };
  if (!request.closed_on.empty()) refuse("privacy.request-closed");
  if (!step.acknowledged_on.empty() && !request.acknowledged_on.empty()) refuse("privacy.request-acknowledged");
  if (!step.extended_on.empty()) check_extension(request, step.extended_on, rules);
  std::string kind = "request.noted";
  const auto set = [&](std::string& day, const std::string& given, const char* done) {
    if (given.empty()) return;
    if (given < request.received_on) {
      fail_data("privacy.before-receipt", {{"request", request.number}, {"found", given}, {"received", request.received_on}});
    }
    day = given;
    kind = done;
  };
  set(request.acknowledged_on, step.acknowledged_on, "request.acknowledged");
  set(request.extended_on, step.extended_on, "request.extended");
  set(request.closed_on, step.closed_on, "request.closed");
  request.note = appended(request.note, step.note);
  return kind;
}

void apply(Breach& breach, const BreachEdit& edit) {
  if (!edit.found_at.empty()) breach.found_at = edit.found_at;
  if (!edit.data.empty()) breach.data = base::nfc(base::trim(edit.data));
  if (edit.people) breach.people = edit.people;
  breach.steps = appended(breach.steps, edit.steps);
  if (!edit.reported_at.empty()) breach.reported_at = edit.reported_at;
  if (!breach.reported_at.empty() && breach.reported_at < breach.found_at) {
    fail_data("privacy.reported-before-found", {{"found", breach.reported_at}, {"discovered", breach.found_at}});
  }
}

void tell_breach(Database& database, const char* kind, const Breach& breach, const Stamp& stamp) {
  tell_of_row(database,
              {kind, "privacy_breach", breach.id, {}, payload_of({{"found", breach.found_at}, {"reported", breach.reported_at}})},
              stamp);
}

}  // namespace

PrivacyRequest add_request(const fs::path& store, const NewRequest& given, const PrivacyRules& rules, const Stamp& stamp,
                           Patience patience) {
  if (rules.request(given.kind) == nullptr) {
    std::vector<std::string> ids;
    for (const RequestKind& kind : rules.requests) ids.push_back(kind.id);
    fail_data("privacy.unknown-request-kind",
              {{"found", given.kind}, {"allowed", base::joined(ids)}, {"suggestion", base::closest(given.kind, ids)}});
  }
  if (given.contact.empty() && base::trim(given.person).empty()) fail_data("privacy.nobody");
  Opened opened(store, Access::write, std::move(patience));
  PrivacyRequest request;
  opened.use([&](Database& database) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    request.id = stamp.new_uuid();
    request.kind = given.kind;
    if (!given.contact.empty()) request.contact = contact_meant(database, given.contact).id;
    request.person = base::nfc(base::trim(given.person));
    request.received_on = given.received_on;
    request.note = base::nfc(base::trim(given.note));
    write_request(database, request);
    tell_of_row(database,
                {"request.entered", "privacy_request", request.id, enterprise_of(database, request.contact),
                 payload_of({{"kind", request.kind}, {"contact", request.contact}, {"received", request.received_on}})},
                stamp);
    request = select_requests(database, 0).back();
    transaction.commit();
  });
  return request;
}

std::vector<PrivacyRequest> requests(const fs::path& store, Patience patience) {
  Opened opened(store, Access::read, std::move(patience));
  std::vector<PrivacyRequest> all;
  opened.use([&](Database& database) { all = select_requests(database, 0); });
  return all;
}

PrivacyRequest find_request(const fs::path& store, std::string_view which, Patience patience) {
  Opened opened(store, Access::read, std::move(patience));
  PrivacyRequest request;
  opened.use([&](Database& database) { request = meant(select_requests, database, which, 'R', "privacy.unknown-request"); });
  return request;
}

std::vector<PrivacyRequest> requests_closed_before(Database& database, const std::string& day) {
  std::vector<PrivacyRequest> found;
  for (PrivacyRequest& one : select_requests(database, 0)) {
    const bool has_words = !one.person.empty() || !one.note.empty();
    if (has_words && !one.closed_on.empty() && one.closed_on < day) found.push_back(std::move(one));
  }
  return found;
}

void bury_request(Database& database, const PrivacyRequest& request, const Stamp& stamp) {
  Statement words(database, "UPDATE privacy_request SET person = '', note = '' WHERE uuid = ?");
  words.bind(1, request.id);
  words.exec();
  forget_texts(database, request.id);
  Event event{stamp.now_utc, "request.erased", request.id, {}, payload_of({{"number", request.number}}), {}, stamp.new_uuid()};
  if (!stamp.interviewer.empty()) event.texts["by"] = stamp.interviewer;
  append_event(database, begin_chain(database, stamp), event);
}

PrivacyRequest note_request(const fs::path& store, std::string_view which, const RequestStep& step, const PrivacyRules& rules,
                            const Stamp& stamp, Patience patience) {
  Opened opened(store, Access::write, std::move(patience));
  PrivacyRequest request;
  opened.use([&](Database& database) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    request = meant(select_requests, database, which, 'R', "privacy.unknown-request");
    const std::string kind = take_step(request, step, rules);
    write_request(database, request);
    const std::string day = step.acknowledged_on + step.extended_on + step.closed_on;
    tell_of_row(database,
                {kind, "privacy_request", request.id, enterprise_of(database, request.contact), payload_of({{"on", day}})},
                stamp);
    transaction.commit();
  });
  return request;
}

Breach add_breach(const fs::path& store, const BreachEdit& given, const Stamp& stamp, Patience patience) {
  if (base::trim(given.data).empty()) fail_data("privacy.no-breach-data");
  Opened opened(store, Access::write, std::move(patience));
  Breach breach;
  opened.use([&](Database& database) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    breach.id = stamp.new_uuid();
    breach.found_at = stamp.now_utc;
    apply(breach, given);
    write_breach(database, breach);
    tell_breach(database, "breach.entered", breach, stamp);
    breach = select_breaches(database, 0).back();
    transaction.commit();
  });
  return breach;
}

std::vector<Breach> breaches(const fs::path& store, Patience patience) {
  Opened opened(store, Access::read, std::move(patience));
  std::vector<Breach> all;
  opened.use([&](Database& database) { all = select_breaches(database, 0); });
  return all;
}

Breach find_breach(const fs::path& store, std::string_view which, Patience patience) {
  Opened opened(store, Access::read, std::move(patience));
  Breach breach;
  opened.use([&](Database& database) { breach = meant(select_breaches, database, which, 'B', "privacy.unknown-breach"); });
  return breach;
}

Breach edit_breach(const fs::path& store, std::string_view which, const BreachEdit& edit, const Stamp& stamp, Patience patience) {
  Opened opened(store, Access::write, std::move(patience));
  Breach breach;
  opened.use([&](Database& database) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    breach = meant(select_breaches, database, which, 'B', "privacy.unknown-breach");
    apply(breach, edit);
    write_breach(database, breach);
    tell_breach(database, "breach.noted", breach, stamp);
    transaction.commit();
  });
  return breach;
}

}  // namespace dxready::store
