#pragma once

#include "store/sealed_file.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace dxready::store {

struct BackupRequest {
  std::filesystem::path file;
  bool overwrite = false;
  std::string passphrase;  ///< empty: not encrypted
  KeyCost cost;
};

/// What is in a copy of a store.
struct CopyContent {
  std::string store_id;
  std::string chain_head;
  std::int64_t events = 0;       ///< of the store's own chain
  std::int64_t assessments = 0;  ///< superseded ones too
  std::int64_t enterprises = 0;
  bool operator==(const CopyContent&) const = default;
};

struct BackupResult {
  CopyContent content;
  std::int64_t bytes = 0;  ///< of the file
  /// Why the store has no record of the backup, which is there all the same: it cannot be written to.
  std::optional<base::Diagnostic> unnoted;
};

/// Copies a store as it is at one moment into one file (0600) while others go on working with it, checks the copy (structure,
/// event chain, every assessment there), and notes it in the store with an event, where that can be written to. A copy to be
/// encrypted never lies on a disk in the clear. Nothing is left behind when the copy fails.
/// Throws base::EnvironmentError as Store::open and SealedWriter do, and: file.exists, file.is-a-folder, file.unwritable,
/// store.same-file (the file is the store), store.bad-copy.
BackupResult back_up(const std::filesystem::path& store, const BackupRequest& request, const Stamp& stamp, Patience patience);

struct RestoreRequest {
  std::filesystem::path backup;
  std::filesystem::path store;
  bool overwrite = false;
  std::function<std::string()> passphrase;  ///< asked for where the backup is encrypted
};

struct RestoreResult {
  std::string store_id;  ///< the new one
  CopyContent content;   ///< of the backup
};

/// Makes a store of a backup or an export (see export.hpp), of any format this program knows. It gets an id and an event chain of
/// its own, which begins with the id and the chain's head of its parent. With `overwrite` it takes the place of another store,
/// which nobody uses. Throws base::EnvironmentError as Store::open, SealedReader, read_export and back_up do, and: store.in-use
/// (the store to be replaced).
RestoreResult restore_backup(const RestoreRequest& request, const Stamp& stamp, Patience patience);

}  // namespace dxready::store
