#pragma once

#include "store/store.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace dxready::store {

/// What a merge brought, or would bring.
struct MergeResult {
  std::string store_id;                      ///< of the other store
  std::int64_t enterprises = 0;              ///< new ones
  std::int64_t joined = 0;                   ///< known here by their id or tax code
  std::int64_t assessments = 0;              ///< new ones, superseded ones too
  std::int64_t known = 0;                    ///< there already
  std::int64_t imports = 0;                  ///< new ones
  std::int64_t events = 0;                   ///< new ones
  std::vector<std::string> erased;           ///< numbers of enterprises erased there and therefore here, too
  std::vector<std::string> erased_contacts;  ///< the same of contacts
};

struct MergeRequest {
  std::filesystem::path store;
  std::filesystem::path other;  ///< is only read
  bool dry_run = false;
};

/// The other store is not what its event chains tell: somebody changed it, or it is damaged. Code store.other-unsound.
class UnsoundStore : public base::EnvironmentError {
public:
  UnsoundStore(const std::filesystem::path& file, base::Diagnostics findings);
  const base::Diagnostics& findings() const { return m_findings; }

private:
  base::Diagnostics m_findings;
};

/// Brings everything another store has into this one: assessments with their versions side by side, whole event chains, imports,
/// texts. Nothing that is here is overwritten, and doing it again brings nothing. Enterprises are the same by id, or by tax code
/// where no other of that store is; contacts stay where they are; new ones get the next free numbers and keep theirs as aliases.
/// What was erased on either side stays or becomes erased, for which nobody else may have the store open. Throws
/// base::EnvironmentError as Store::open does, for either file, and store.same-file; UnsoundStore; base::DataError:
/// store.other-meaning, store.diverged (a chain went on differently in the two), store.too-many-assessments.
MergeResult merge_store(const MergeRequest& request, const Stamp& stamp, Patience patience);

}  // namespace dxready::store
