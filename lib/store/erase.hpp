#pragma once

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
  bool erased = false;             ///< earlier
  std::int64_t names = 0;          ///< names and tax codes, former ones too
  std::int64_t assessments = 0;    ///< whose scores and answer codes stay
  std::int64_t notes = 0;          ///< notes and free texts of answers
  std::int64_t event_texts = 0;    ///< texts beside events
  std::vector<LastBackup> beyond;  ///< copies that may hold it still, the newest first
};

/// What would go; changes nothing. `who` as for Store::enterprise. Throws what that throws.
Erasure plan_erasure(const std::filesystem::path& store, std::string_view who, Patience patience);

/// The same for everybody last assessed before a day ("2024-01-01"): whom there is no purpose to keep any longer.
std::vector<Erasure> plan_purge(const std::filesystem::path& store, const std::string& before, Patience patience);

/// Erases for good what is personal of enterprises (their UUIDs), all in one transaction: names, tax codes, external ids, notes,
/// places, free texts of answers, documents, reasons, and the texts beside their events. Numbers, ids, scores, answer codes and
/// other facts stay, so that the event chain and totals hold; a tombstone keeps a merge from bringing an enterprise back. The
/// file is written anew, so that no byte of it is left in unused places. Of those erased already only that is done again. Nobody
/// else may have the store open meanwhile: waits, then throws base::EnvironmentError store.locked.
std::vector<Erasure> erase_enterprises(const std::filesystem::path& store, const std::vector<std::string>& enterprises,
                                       const Stamp& stamp, Patience patience);

}  // namespace dxready::store
