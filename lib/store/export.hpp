#pragma once

#include "store/store.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace dxready::store {

struct ExportResult {
  std::filesystem::path file;  ///< the one everything is in
  std::int64_t rows = 0;
  std::int64_t views = 0;   ///< CSV files beside it
  std::int64_t tables = 0;  ///< CSV files in its folder "tables"
};

/// Writes everything a store holds as lines of JSON (docs/store.md, "Exports") into `target`, or, where that is a folder or
/// ends with "/", into store.ndjson there, beside it each public view as CSV, and in its folder "tables" each table as CSV. Files
/// are private (0600), a new folder too (0700). Contacts, and requests of persons, are written only `with_people`. Throws
/// base::EnvironmentError as Store::open does, and: file.exists (unless `overwrite`), file.unwritable.
ExportResult export_store(const std::filesystem::path& store, const std::filesystem::path& target, bool overwrite,
                          bool with_people, const Stamp& stamp, Patience patience);

/// Whether a file begins like an export; a folder with one in it, or with tables as CSV, counts. False for what cannot be read.
bool is_export(const std::filesystem::path& path);

/// Makes the file `store`, which is empty, a store with all an export holds, of the export's format.
/// Throws base::EnvironmentError: store.bad-export (with the line), store.newer.
void read_export(const std::filesystem::path& exported, const std::filesystem::path& store);

}  // namespace dxready::store
