#include "store/contacts.hpp"

#include "base/text.hpp"
#include "store/contact_book.hpp"
#include "store/enterprises.hpp"
#include "store/errors.hpp"
#include "store/ids.hpp"
#include "store/json_text.hpp"
#include "store/opened.hpp"
#include "store/people.hpp"
#include "store/questionnaires.hpp"
#include "store/statement.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace dxready::store {
namespace {

namespace fs = std::filesystem;
using SQLite::Database;
using SQLite::Statement;

std::string canonical(const std::string& text) { return base::nfc(base::trim(text)); }

bool has(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// The word of a list; else the error with what is allowed and what may have been meant.
const ConsentWord& word_of(const std::vector<ConsentWord>& words, const std::string& id, const char* code) {
  std::vector<std::string> ids;
  for (const ConsentWord& word : words) {
    if (word.id == id) return word;
    ids.push_back(word.id);
  }
  fail_data(code, {{"found", id}, {"allowed", base::joined(ids)}, {"suggestion", base::closest(id, ids)}});
}

void check_consent(const Consent& consent, const PrivacyRules& rules) {
  if (consent.purposes.empty()) fail_data("privacy.no-purpose");
  bool needs_recipient = false;
  for (const std::string& purpose : consent.purposes) {
    const ConsentWord& word = word_of(rules.purposes, purpose, "privacy.unknown-purpose");
    needs_recipient |= word.needs_recipient;
    if (word.needs_recipient && base::trim(consent.recipient).empty()) fail_data("privacy.no-recipient", {{"purpose", purpose}});
  }
  if (!needs_recipient && !base::trim(consent.recipient).empty()) {
    fail_data("privacy.needless-recipient", {{"found", consent.recipient}});
  }
  word_of(rules.methods, consent.method, "privacy.unknown-method");
}

void check_keeping(const std::string& keep_until, const Stamp& stamp) {
  if (keep_until < stamp.now_utc.substr(0, 10)) fail_data("privacy.keep-until-past", {{"found", keep_until}});
}

std::string consent_payload(const Contact& contact) {
  std::string payload;
  json::Writer writer(payload, json::Layout::compact);
  writer.begin_object();
  put(writer, "number", contact.number);
  put(writer, "enterprise", contact.enterprise_number);
  put(writer, "purposes", joined(contact.consent.purposes));
  put(writer, "version", contact.consent.version);
  put(writer, "text", contact.consent.text);
  put(writer, "method", contact.consent.method);
  put(writer, "consented", contact.consent.at);
  put(writer, "keep_until", contact.keep_until);
  writer.end_object();
  return payload;
}

void insert_row(Database& database, const Contact& contact, std::int64_t enterprise) {
  const Consent& consent = contact.consent;
  const std::string purposes = joined(consent.purposes);
  const std::string none;
  Statement insert(database,
                   "INSERT INTO contact VALUES (?1, (SELECT 1 + max(coalesce((SELECT max(number) FROM contact), 0), "
                   "coalesce((SELECT max(number) FROM contact_tombstone), 0))), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
                   "?13, ?14, NULL, NULL, ?15, ?16)");
  Binder(insert)
      .text(contact.id)
      .whole(enterprise)
      .text(contact.details.name)
      .text(contact.details.role)
      .text(contact.details.phone)
      .text(contact.details.email)
      .text(purposes)
      .text(none)
      .text(consent.recipient)
      .text(consent.version)
      .text(consent.text)
      .text(consent.at)
      .text(consent.method)
      .text(contact.interviewer)
      .text(contact.keep_until)
      .text(contact.created_at);
  insert.exec();
}

/// Changes a contact in one transaction: `change` gives the event's kind and payload, or an empty kind when nothing changed.
struct Told {
  std::string kind;
  std::string payload = "{}";
};
ContactChange changed(const fs::path& store, std::string_view who, const Stamp& stamp, Patience patience,
                      const std::function<Told(Database&, Contact&)>& change) {
  Opened opened(store, Access::write, std::move(patience));
  ContactChange result;
  Contact& contact = result.contact;
  opened.use([&](Database& database) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    contact = contact_meant(database, who);
    const Told done = change(database, contact);
    if (done.kind.empty()) return;
    const std::string purposes = joined(contact.withdrawn);
    Statement update(database,
                     "UPDATE contact SET name = ?, role = ?, phone = ?, email = ?, withdrawn = ?, withdrawn_at = ?, "
                     "restricted_at = ?, keep_until = ? WHERE uuid = ?");
    Binder(update)
        .text(contact.details.name)
        .text(contact.details.role)
        .text(contact.details.phone)
        .text(contact.details.email)
        .text(purposes)
        .text_or_null(contact.withdrawn_at)
        .text_or_null(contact.restricted_at)
        .text(contact.keep_until)
        .text(contact.id);
    update.exec();
    tell_of_row(database, {done.kind, "contact", contact.id, contact.enterprise, done.payload}, stamp);
    transaction.commit();
    result.changed = true;
  });
  return result;
}

std::string named(const char* key, const std::vector<std::string>& words) {
  std::string payload;
  json::Writer writer(payload, json::Layout::compact);
  writer.begin_object();
  put(writer, key, joined(words));
  writer.end_object();
  return payload;
}

}  // namespace

Contact add_contact(const fs::path& store, const NewContact& given, const PrivacyRules& rules, const Stamp& stamp,
                    Patience patience) {
  Contact contact;
  contact.details = {canonical(given.details.name), canonical(given.details.role), canonical(given.details.phone),
                     canonical(given.details.email)};
  contact.consent = given.consent;
  contact.consent.purposes.clear();
  for (const std::string& purpose : given.consent.purposes) {
    if (!has(contact.consent.purposes, purpose)) contact.consent.purposes.push_back(purpose);
  }
  contact.consent.recipient = canonical(given.consent.recipient);
  contact.consent.text = given.consent_text.fingerprint;
  contact.interviewer = stamp.interviewer;
  contact.keep_until = given.keep_until;
  contact.created_at = stamp.now_utc;
  check_consent(contact.consent, rules);
  check_details(contact.details);
  check_keeping(contact.keep_until, stamp);
  Opened opened(store, Access::write, std::move(patience));
  opened.use([&](Database& database) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    const EnterpriseRow enterprise = find_meant(database, given.enterprise);
    check_not_erased(database, enterprise.uuid);
    contact.id = stamp.new_uuid();
    keep_texts(database, {given.consent_text});
    insert_row(database, contact, enterprise.number);
    contact = select_contacts(database, "WHERE c.uuid = ?1", contact.id).front();
    tell_of_row(database, {"contact.recorded", "contact", contact.id, contact.enterprise, consent_payload(contact)}, stamp);
    transaction.commit();
  });
  return contact;
}

std::vector<Contact> contacts(const fs::path& store, Patience patience) {
  Opened opened(store, Access::read, std::move(patience));
  std::vector<Contact> all;
  opened.use([&](Database& database) { all = select_contacts(database, ""); });
  return all;
}

Contact find_contact(const fs::path& store, std::string_view who, Patience patience) {
  Opened opened(store, Access::read, std::move(patience));
  Contact contact;
  opened.use([&](Database& database) { contact = contact_meant(database, who); });
  return contact;
}

std::vector<RowHistory> row_history(const fs::path& store, const std::string& id, Patience patience) {
  Opened opened(store, Access::read, std::move(patience));
  std::vector<RowHistory> all;
  opened.use([&](Database& database) {
    Statement query(database, "SELECT at, kind, payload FROM event WHERE subject = ? ORDER BY at, seq");
    query.bind(1, id);
    while (query.executeStep())
      all.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getString()});
  });
  return all;
}

ContactChange correct_contact(const fs::path& store, std::string_view who, const ContactEdit& edit, const Stamp& stamp,
                              Patience patience) {
  return changed(store, who, stamp, std::move(patience), [&](Database&, Contact& contact) {
    std::vector<std::string> fields;
    const auto set = [&](const char* name, std::string& value, const std::optional<std::string>& wanted) {
      if (!wanted || canonical(*wanted) == value) return;
      value = canonical(*wanted);
      fields.emplace_back(name);
    };
    set("name", contact.details.name, edit.name);
    set("role", contact.details.role, edit.role);
    set("phone", contact.details.phone, edit.phone);
    set("email", contact.details.email, edit.email);
    set("keep_until", contact.keep_until, edit.keep_until);
    check_details(contact.details);
    if (edit.keep_until) check_keeping(contact.keep_until, stamp);
    return fields.empty() ? Told() : Told{"contact.corrected", named("fields", fields)};
  });
}

ContactChange restrict_contact(const fs::path& store, std::string_view who, bool restricted, const Stamp& stamp,
                               Patience patience) {
  return changed(store, who, stamp, std::move(patience), [&](Database&, Contact& contact) {
    if (restricted != contact.restricted_at.empty()) return Told();
    contact.restricted_at = restricted ? stamp.now_utc : std::string();
    return Told{restricted ? "contact.restricted" : "contact.released"};
  });
}

ContactChange withdraw_consent(const fs::path& store, std::string_view who, const std::vector<std::string>& purposes,
                               const Stamp& stamp, Patience patience) {
  return changed(store, who, stamp, std::move(patience), [&](Database&, Contact& contact) {
    const std::vector<std::string>& given = contact.consent.purposes;
    std::vector<std::string> taken_back;
    for (const std::string& purpose : purposes.empty() ? given : purposes) {
      if (!has(given, purpose)) {
        fail_data("privacy.not-consented", {{"contact", contact.number}, {"found", purpose}, {"allowed", base::joined(given)}});
      }
      if (!has(contact.withdrawn, purpose) && !has(taken_back, purpose)) taken_back.push_back(purpose);
    }
    if (taken_back.empty()) return Told();
    contact.withdrawn.insert(contact.withdrawn.end(), taken_back.begin(), taken_back.end());
    const bool all = std::all_of(given.begin(), given.end(), [&](const std::string& one) { return has(contact.withdrawn, one); });
    if (all) contact.withdrawn_at = stamp.now_utc;
    return Told{"contact.withdrawn", named("purposes", taken_back)};
  });
}

}  // namespace dxready::store
