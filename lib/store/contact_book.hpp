#pragma once

#include "store/contacts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

namespace dxready::store {

/// The contacts a condition picks, by number; every `?1` is `value`.
std::vector<Contact> select_contacts(SQLite::Database& database, const std::string& where, const std::string& value = {});

/// See find_contact.
Contact contact_meant(SQLite::Database& database, std::string_view who);

/// "C-0001".
std::string contact_number(std::int64_t number);

/// What can be said to be wrong with details. Throws base::DataError privacy.no-details, privacy.bad-phone, privacy.bad-email.
void check_details(const ContactDetails& details);

/// The digits of a number with a letter in front ("C-0001", "c1"), or alone where `bare`; 0 when it is none.
std::int64_t numbered(std::string_view who, char letter, bool bare);

/// Takes a contact out for good, with the texts beside its events and the words of requests about it; its tombstone and an event
/// of what was removed stay. Inside a transaction.
void bury_contact(SQLite::Database& database, const Contact& contact, const Stamp& stamp);

}  // namespace dxready::store
