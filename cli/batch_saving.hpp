#pragma once

#include "base/diagnostic.hpp"
#include "store/store.hpp"
#include "survey/batch.hpp"
#include "survey/same_names.hpp"

#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace dxready::cli {

/// The store cannot take the import: not the trouble of one row, so it ends the batch.
struct StoreRefuses {
  base::DataError error;
};

/// The store, and the import into it that one batch is: both begin with the first row that can be saved, so that a batch
/// without one leaves no trace. Without `finish` nothing of it is kept.
class Saving {
public:
  /// `open` opens the store to write; any thread of the batch may be the one that calls it. Notes in `names`, which must outlive
  /// it, the enterprises that were called otherwise before.
  Saving(std::function<store::Store()> open, store::ImportInfo info, store::SaveRequest request, store::Stamp stamp,
         survey::NameCheck& names);
  ~Saving();
  Saving(const Saving&) = delete;
  Saving& operator=(const Saving&) = delete;

  /// Saves every scored row of a batch; one that tells no day, or nothing of whom it is about, is rejected. Refers to this
  /// Saving. Throws StoreRefuses, and what `open` and begin_import throw.
  survey::Keeper keeper();

  /// Keeps the import; `sha256` is of the survey's bytes, hexadecimal.
  store::ImportResult finish(const survey::Summary& summary, const std::string& sha256);

private:
  struct Opened;

  store::Import& import();
  std::unique_ptr<survey::PreparedRow> prepare(const assessment::Assessment& assessment);
  survey::Disposition keep(survey::PreparedRow& row, std::uint64_t line);
  survey::Disposition keep_lean(const assessment::LeanRow& row, std::uint64_t line);

  std::function<store::Store()> m_open;
  store::ImportInfo m_info;
  store::SaveRequest m_request;
  store::Stamp m_stamp;
  survey::NameCheck& m_names;
  std::once_flag m_once;
  std::unique_ptr<Opened> m_opened;  ///< this or m_error is set by the first thread that asks
  std::exception_ptr m_error;
};

}  // namespace dxready::cli
