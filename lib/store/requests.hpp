#pragma once

#include "store/privacy_rules.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

// What persons asked of who keeps the store, and breaches of the protection of their data.
namespace dxready::store {

/// Days are "2026-11-22", empty where it did not happen.
struct PrivacyRequest {
  std::string id;              ///< UUID
  std::string number;          ///< "R-0001"
  std::string kind;            ///< id of a RequestKind
  std::string contact;         ///< UUID; empty when the person is no contact
  std::string contact_number;  ///< of one that is there still, or was erased here
  std::string person;          ///< who it is, in words
  std::string received_on;
  std::string acknowledged_on;
  std::string extended_on;
  std::string closed_on;
  std::string note;
  bool operator==(const PrivacyRequest&) const = default;
};

struct NewRequest {
  std::string kind;
  std::string contact;  ///< as for find_contact; may be empty
  std::string person;
  std::string received_on;
  std::string note;
};

/// What is to be noted; what is absent stays. A note is put behind those there are.
struct RequestStep {
  std::string acknowledged_on;
  std::string extended_on;
  std::string closed_on;
  std::string note;
};

// Each throws what Store::open throws; base::DataError as it says.

/// Enters a request. Throws privacy.unknown-request-kind, privacy.nobody, and as find_contact.
PrivacyRequest add_request(const std::filesystem::path& store, const NewRequest& request, const PrivacyRules& rules,
                           const Stamp& stamp, Patience patience);

/// All of them, by number.
std::vector<PrivacyRequest> requests(const std::filesystem::path& store, Patience patience);

/// One of them ("R-0001", "r1", "1"). Throws privacy.unknown-request.
PrivacyRequest find_request(const std::filesystem::path& store, std::string_view which, Patience patience);

/// Notes what was done about a request, called as for `find_request`. Throws what that throws, privacy.request-closed,
/// privacy.request-acknowledged, privacy.request-extended, privacy.extended-late (behind the day it was due),
/// privacy.before-receipt.
PrivacyRequest note_request(const std::filesystem::path& store, std::string_view which, const RequestStep& step,
                            const PrivacyRules& rules, const Stamp& stamp, Patience patience);

/// Those closed before a day that still have words about a person.
std::vector<PrivacyRequest> requests_closed_before(SQLite::Database& database, const std::string& day);

/// Takes the words of a request and the texts beside its events out for good; its kind and days stay. Inside a transaction.
void bury_request(SQLite::Database& database, const PrivacyRequest& request, const Stamp& stamp);

struct Breach {
  std::string id;                      ///< UUID
  std::string number;                  ///< "B-0001"
  std::string found_at;                ///< a moment in UTC
  std::string data;                    ///< the kind of data
  std::optional<std::int64_t> people;  ///< affected
  std::string steps;                   ///< what was done
  std::string reported_at;             ///< a moment in UTC; empty before
  bool operator==(const Breach&) const = default;
};

/// What is to be entered or changed; what is absent stays. Steps are put behind those there are.
struct BreachEdit {
  std::string found_at;
  std::string data;
  std::optional<std::int64_t> people;
  std::string steps;
  std::string reported_at;
};

/// Enters a breach. Throws privacy.no-breach-data, privacy.reported-before-found.
Breach add_breach(const std::filesystem::path& store, const BreachEdit& breach, const Stamp& stamp, Patience patience);

/// All of them, by number.
std::vector<Breach> breaches(const std::filesystem::path& store, Patience patience);

/// One of them ("B-0001", "b1", "1"). Throws privacy.unknown-breach.
Breach find_breach(const std::filesystem::path& store, std::string_view which, Patience patience);

/// Changes one ("B-0001", "b1", "1"). Throws privacy.unknown-breach, privacy.reported-before-found.
Breach edit_breach(const std::filesystem::path& store, std::string_view which, const BreachEdit& edit, const Stamp& stamp,
                   Patience patience);

}  // namespace dxready::store
