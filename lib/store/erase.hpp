#pragma once

#include "store/contacts.hpp"
#include "store/requests.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::store {

/// What erasing an enterprise removes, or removed.
struct Erasure {
  std::string enterprise;          ///< UUID
  std::string number;              ///< "E-0017", which stays
  std::string name;                ///< as it is now; empty when it is erased already
  bool erased = false;             ///< earlier, and nothing is there since
  std::int64_t names = 0;          ///< names and tax codes, former ones too
  std::int64_t assessments = 0;    ///< whose scores and answer codes stay
  std::int64_t notes = 0;          ///< notes and free texts of answers
  std::int64_t contacts = 0;       ///< people to be reached there
  std::int64_t drafts = 0;         ///< unfinished interviews
  std::int64_t event_texts = 0;    ///< texts beside events
  std::vector<LastBackup> beyond;  ///< copies that may hold it still, the newest first
};

/// What erasing a contact removes, or removed.
struct ContactErasure {
  Contact contact;            ///< its number and id alone when it is erased already
  bool erased = false;        ///< earlier
  std::int64_t details = 0;   ///< name, role, phone, e-mail: those that are there
  std::int64_t requests = 0;  ///< whose words about the person go
  std::int64_t event_texts = 0;
  std::vector<LastBackup> beyond;
};

/// What is kept no longer than its purpose needs: UUIDs or, of enterprises, whatever find_meant knows.
struct Outdated {
  std::vector<Erasure> enterprises;
  std::vector<ContactErasure> contacts;
  std::vector<DraftSummary> drafts;
  std::vector<PrivacyRequest> requests;
  std::vector<LastBackup> beyond;  ///< copies that may hold it still, the newest first
  bool empty() const { return enterprises.empty() && contacts.empty() && drafts.empty() && requests.empty(); }
};

/// What would go; changes nothing. `who` as for Store::enterprise. Throws what that throws.
Erasure plan_erasure(const std::filesystem::path& store, std::string_view who, Patience patience);

/// The same for a contact; `who` as for find_contact. Throws what that throws.
ContactErasure plan_contact_erasure(const std::filesystem::path& store, std::string_view who, Patience patience);

/// What there is no purpose to keep any longer at a day ("2024-01-01"): enterprises last assessed before it about whom no
/// interview was gone on with since and without a contact to be kept from that day on; contacts that were to be kept until a day
/// before it; unfinished interviews last gone on with before it; the words of requests closed before it. Contacts and interviews
/// of those enterprises are among the others.
Outdated plan_purge(const std::filesystem::path& store, const std::string& before, Patience patience);

/// Erases for good what is personal of enterprises (their UUIDs), all in one transaction: names, tax codes, external ids, notes,
/// places, free texts of answers, documents, reasons, contacts, drafts, and the texts beside their events. Numbers, ids, scores,
/// answer codes and other facts stay, so that the event chain and totals hold; a tombstone keeps a merge from bringing an
/// enterprise back. The file is written anew, so that no byte of it is left in unused places. Of those erased already only that
/// is done again. Nobody else may have the store open meanwhile: waits, then throws base::EnvironmentError store.locked.
std::vector<Erasure> erase_enterprises(const std::filesystem::path& store, const std::vector<std::string>& enterprises,
                                       const Stamp& stamp, Patience patience);

/// The same for contacts (their UUIDs): details and consent go, a tombstone and events without them stay. One that is not there
/// any more is passed over.
void erase_contacts(const std::filesystem::path& store, const std::vector<std::string>& contacts, const Stamp& stamp,
                    Patience patience);

/// The same for the words of a request about a person; its kind and days stay.
void erase_request(const std::filesystem::path& store, const PrivacyRequest& request, const Stamp& stamp, Patience patience);

/// The same for everything of a plan, all in one transaction. Drafts are given up, and the texts beside their events go.
void purge(const std::filesystem::path& store, const Outdated& outdated, const Stamp& stamp, Patience patience);

}  // namespace dxready::store
