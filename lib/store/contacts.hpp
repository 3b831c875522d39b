#pragma once

#include "store/privacy_rules.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Interviewees who agreed to be reached again. Nothing of a contact is part of an assessment, a report or an event.
namespace dxready::store {

/// How somebody can be reached; each part may be empty, but not all but the role.
struct ContactDetails {
  std::string name;
  std::string role;
  std::string phone;
  std::string email;
  bool operator==(const ContactDetails&) const = default;
};

/// What a contact stands on. Ids are those of PrivacyRules.
struct Consent {
  std::vector<std::string> purposes;
  std::string recipient;  ///< whom the details may be passed on to
  std::string method;
  std::string at;       ///< a moment in UTC, or a day
  std::string version;  ///< of the text that was agreed to
  std::string text;     ///< its fingerprint
  bool operator==(const Consent&) const = default;
};

struct NewContact {
  std::string enterprise;  ///< as for Store::enterprise
  ContactDetails details;
  Consent consent;         ///< its `text` is the fingerprint of `consent_text`
  KeptText consent_text;   ///< kept with the store's other texts
  std::string keep_until;  ///< "2028-11-22"
};

struct Contact {
  std::string id;      ///< UUID
  std::string number;  ///< "C-0001"
  std::string enterprise;
  std::string enterprise_number;
  ContactDetails details;
  Consent consent;
  std::vector<std::string> withdrawn;  ///< purposes consent was taken back for
  std::string interviewer;
  std::string withdrawn_at;   ///< when no purpose was left; empty before
  std::string restricted_at;  ///< empty: not restricted
  std::string keep_until;
  std::string created_at;

  /// Whether it may be used: neither restricted nor without any consent.
  bool usable() const { return withdrawn_at.empty() && restricted_at.empty(); }
  bool operator==(const Contact&) const = default;
};

/// One thing that happened to a contact or a request.
struct RowHistory {
  std::string at;
  std::string kind;
  std::string payload;  ///< JSON: what changed, by name
};

// Each throws what Store::open throws; base::DataError as it says.

/// Records a contact. Throws privacy.no-purpose, privacy.unknown-purpose, privacy.no-recipient, privacy.needless-recipient,
/// privacy.unknown-method, privacy.no-details, privacy.bad-phone, privacy.bad-email, privacy.keep-until-past,
/// store.unknown-enterprise, store.ambiguous-enterprise, store.enterprise-erased.
Contact add_contact(const std::filesystem::path& store, const NewContact& contact, const PrivacyRules& rules, const Stamp& stamp,
                    Patience patience);

/// All of them, by number.
std::vector<Contact> contacts(const std::filesystem::path& store, Patience patience);

/// The contact people mean: "C-0001", "c1", 8 or more characters of its UUID, or its name, phone or e-mail as a whole without
/// regard to case; +84 and 0 begin the same phone numbers. Throws privacy.unknown-contact, privacy.ambiguous-contact.
Contact find_contact(const std::filesystem::path& store, std::string_view who, Patience patience);

/// What the events tell of it, the oldest first.
std::vector<RowHistory> row_history(const std::filesystem::path& store, const std::string& id, Patience patience);

/// What is to be changed; what is absent stays.
struct ContactEdit {
  std::optional<std::string> name;
  std::optional<std::string> role;
  std::optional<std::string> phone;
  std::optional<std::string> email;
  std::optional<std::string> keep_until;
};

struct ContactChange {
  Contact contact;
  bool changed = false;  ///< else it was so before, and nothing was written
};

/// Corrects a contact; one without a difference writes nothing. Throws as `find_contact`, and privacy.no-details,
/// privacy.bad-phone, privacy.bad-email, privacy.keep-until-past.
ContactChange correct_contact(const std::filesystem::path& store, std::string_view who, const ContactEdit& edit,
                              const Stamp& stamp, Patience patience);

/// From now on it is kept and not used, or used again. Throws as `find_contact`.
ContactChange restrict_contact(const std::filesystem::path& store, std::string_view who, bool restricted, const Stamp& stamp,
                               Patience patience);

/// Consent is taken back for these purposes, or for all when there are none. Throws as `find_contact`, and
/// privacy.not-consented for a purpose that was not agreed to.
ContactChange withdraw_consent(const std::filesystem::path& store, std::string_view who, const std::vector<std::string>& purposes,
                               const Stamp& stamp, Patience patience);

}  // namespace dxready::store
