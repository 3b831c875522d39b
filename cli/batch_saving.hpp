#pragma once

#include "store/store.hpp"
#include "survey/batch.hpp"

#include <string>

namespace dxready::cli {

/// The store, and the import into it that one batch is. Without `finish` nothing of it is kept.
class Saving {
public:
  /// Throws what Store::open and begin_import throw.
  Saving(const std::string& path, const store::ImportInfo& info, const store::SaveRequest& request, const store::Stamp& stamp);

  /// Saves every scored row of a batch. Refers to this Saving.
  survey::Keeper keeper();

  /// Keeps the import; `sha256` is of the survey's bytes, hexadecimal.
  store::ImportResult finish(const survey::Summary& summary, const std::string& sha256);

private:
  store::Store m_store;
  store::Import m_import;
};

}  // namespace dxready::cli
