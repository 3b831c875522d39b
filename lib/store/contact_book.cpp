#include "store/contact_book.hpp"

#include "base/exact.hpp"
#include "base/text.hpp"
#include "store/errors.hpp"
#include "store/event_log.hpp"
#include "store/ids.hpp"
#include "store/json_text.hpp"
#include "store/people.hpp"
#include "store/statement.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace dxready::store {
namespace {

using SQLite::Database;
using SQLite::Statement;

constexpr const char* columns =
    "SELECT c.*, e.uuid AS enterprise_id FROM contact AS c JOIN stored_enterprise AS e ON e.number = c.enterprise ";

Contact contact_of(const Statement& row) {
  const auto text = [&](const char* name) { return row.getColumn(name).getString(); };
  Contact contact;
  contact.id = text("uuid");
  contact.number = contact_number(row.getColumn("number").getInt64());
  contact.enterprise = text("enterprise_id");
  contact.enterprise_number = number_text(row.getColumn("enterprise").getInt64());
  contact.details = {text("name"), text("role"), text("phone"), text("email")};
  contact.consent = {split(text("purposes")), text("recipient"),       text("method"),
                     text("consented_at"),    text("consent_version"), text("consent_text")};
  contact.withdrawn = split(text("withdrawn"));
  contact.interviewer = text("interviewer");
  contact.withdrawn_at = text("withdrawn_at");
  contact.restricted_at = text("restricted_at");
  contact.keep_until = text("keep_until");
  contact.created_at = text("created_at");
  return contact;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

/// Its digits as they are dialled at home: +84 and 0084 are a 0.
std::string dialled(std::string_view phone) {
  const std::string digits = digits_of(phone);
  const bool abroad = phone.find('+') != std::string_view::npos;
  if (abroad && digits.starts_with("84")) return "0" + digits.substr(2);
  return digits.starts_with("0084") ? "0" + digits.substr(4) : digits;
}

bool is_phone(std::string_view text) {
  constexpr std::size_t fewest = 7;
  constexpr std::size_t most = 15;
  const std::size_t digits = digits_of(text).size();
  return digits >= fewest && digits <= most && text.find_first_not_of("0123456789 .-()+") == std::string_view::npos &&
         text.find_last_of('+') + 1 <= 1;
}

bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) return false;
  const std::string_view domain = text.substr(at + 1);
  const std::size_t dot = domain.find('.');
  return dot != 0 && dot != std::string_view::npos && domain.back() != '.' &&
         text.find_first_of(" \t,;<>\"") == std::string_view::npos;
}

bool is_called(const Contact& contact, std::string_view who) {
  const std::string wanted = base::caseless(base::nfc(base::trim(who)));
  const auto same = [&](const std::string& text) { return !text.empty() && base::caseless(base::nfc(text)) == wanted; };
  const bool same_phone = is_phone(who) && dialled(contact.details.phone) == dialled(who);
  return same(contact.details.name) || same(contact.details.email) || same_phone;
}

}  // namespace

std::string contact_number(std::int64_t number) { return fmt::format("C-{:04}", number); }

std::int64_t numbered(std::string_view who, char letter, bool bare) {
  const bool has_letter = !who.empty() && (who.front() == letter || who.front() == static_cast<char>(letter - 'A' + 'a'));
  if (has_letter) who.remove_prefix(who.starts_with(std::string{who.front(), '-'}) ? 2 : 1);
  constexpr std::size_t longest = 9;
  const bool digits = !who.empty() && who.find_first_not_of("0123456789") == std::string_view::npos && who.size() <= longest;
  return digits && (has_letter || bare) ? base::parse_whole(std::string(who)).value_or(0) : 0;
}

std::vector<Contact> select_contacts(Database& database, const std::string& where, const std::string& value) {
  Statement query(database, columns + where + " ORDER BY c.number");
  if (where.find("?1") != std::string::npos) query.bind(1, value);
  std::vector<Contact> found;
  while (query.executeStep()) found.push_back(contact_of(query));
  return found;
}

Contact contact_meant(Database& database, std::string_view who) {
  const std::string text(base::trim(who));
  std::vector<Contact> found;
  if (const std::int64_t number = numbered(text, 'C', false); number != 0) {
    found = select_contacts(database, "WHERE c.number = CAST(?1 AS INTEGER)", std::to_string(number));
  } else if (const std::string prefix = uuid_prefix(text); !prefix.empty()) {
    found = select_contacts(database, "WHERE substr(c.uuid, 1, length(?1)) = ?1", prefix);
  }
  if (found.empty()) {
    for (Contact& contact : select_contacts(database, "")) {
      if (is_called(contact, text)) found.push_back(std::move(contact));
    }
  }
  if (found.empty()) fail_data("privacy.unknown-contact", {{"found", text}});
  if (found.size() > 1) {
    std::vector<std::string> numbers;
    for (const Contact& contact : found) numbers.push_back(contact.number);
    fail_data("privacy.ambiguous-contact", {{"found", text}, {"candidates", base::joined(numbers)}});
  }
  return std::move(found.front());
}

void check_details(const ContactDetails& details) {
  if (details.name.empty() && details.phone.empty() && details.email.empty()) fail_data("privacy.no-details");
  if (!details.phone.empty() && !is_phone(details.phone)) fail_data("privacy.bad-phone", {{"found", details.phone}});
  if (!details.email.empty() && !is_email(details.email)) fail_data("privacy.bad-email", {{"found", details.email}});
}

void bury_contact(Database& database, const Contact& contact, const Stamp& stamp) {
  Statement requests(database, "SELECT uuid FROM privacy_request WHERE contact = ?");
  requests.bind(1, contact.id);
  std::vector<std::string> about;
  while (requests.executeStep()) about.push_back(requests.getColumn(0).getString());
  for (const std::string& request : about) forget_texts(database, request);
  for (const char* sql : {"UPDATE privacy_request SET person = '', note = '' WHERE contact = ?1",
                          "INSERT OR IGNORE INTO contact_tombstone SELECT uuid, number, ?2 FROM contact WHERE uuid = ?1",
                          "DELETE FROM contact WHERE uuid = ?1"}) {
    Statement statement(database, sql);
    statement.bind(1, contact.id);
    if (statement.getBindParameterCount() > 1) statement.bind(2, stamp.now_utc);
    statement.exec();
  }
  forget_texts(database, contact.id);
  Event event{stamp.now_utc, "contact.erased", contact.id, {}, {}, {}, stamp.new_uuid()};
  json::Writer writer(event.payload, json::Layout::compact);
  writer.begin_object();
  put(writer, "number", contact.number);
  put(writer, "enterprise", contact.enterprise_number);
  writer.end_object();
  if (!stamp.interviewer.empty()) event.texts["by"] = stamp.interviewer;
  append_event(database, begin_chain(database, stamp), event);
}

}  // namespace dxready::store
