#pragma once

#include "cli/session.hpp"
#include "store/contacts.hpp"
#include "store/requests.hpp"
#include "store/store.hpp"

#include <optional>
#include <string>
#include <vector>

// What `dxready store privacy` prints.
namespace dxready::cli {

/// The contacts; of those that may not be used only that they are there.
std::string contacts_table(const Session& session, const std::vector<store::Contact>& all);
std::string contacts_json(const std::vector<store::Contact>& all);

/// Everything that is held on a contact.
struct HeldOnContact {
  store::Contact contact;
  std::vector<store::PrivacyRequest> requests;
  std::vector<store::RowHistory> history;
};
std::string held_text(const Session& session, const store::PrivacyRules& rules, const HeldOnContact& held);
std::string held_json(const HeldOnContact& held);

/// What is held on somebody who asked for something and is no contact.
std::string held_text(const Session& session, const store::PrivacyRules& rules,
                      const std::vector<store::PrivacyRequest>& requests);
std::string held_json(const std::vector<store::PrivacyRequest>& requests);

/// Everything that is held on an enterprise: of a household that is personal data.
struct HeldOnEnterprise {
  store::EnterpriseRecord record;
  std::vector<store::AssessmentRecord> assessments;
  std::vector<store::DraftSummary> drafts;
  std::vector<store::Contact> contacts;
};
std::string held_text(const Session& session, const HeldOnEnterprise& held);
std::string held_json(const HeldOnEnterprise& held);

/// The register as it stands on a day.
std::string requests_table(const Session& session, const store::PrivacyRules& rules,
                           const std::vector<store::PrivacyRequest>& all, const base::Date& on);
std::string requests_json(const store::PrivacyRules& rules, const std::vector<store::PrivacyRequest>& all, const base::Date& on);

/// Breaches with the moment they have to be reported by; `now` is one, too.
std::string breaches_table(const Session& session, const store::PrivacyRules& rules, const std::vector<store::Breach>& all,
                           const std::string& now);
std::string breaches_json(const store::PrivacyRules& rules, const std::vector<store::Breach>& all, const std::string& now);

}  // namespace dxready::cli
