#pragma once

#include "assessment/assessment.hpp"
#include "assessment/lean_row.hpp"
#include "store/records.hpp"
#include "store/row.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace SQLite {
class Database;
}

namespace dxready::store {

/// What is imported, and with what it is scored. The questionnaire and the model must outlive the import.
struct ImportInfo {
  std::string file;          ///< name, without folders
  std::string profile;       ///< id
  std::string profile_text;  ///< fingerprint, of a text in the request or in the store; empty when there is none
  const questionnaire::Questionnaire* questionnaire = nullptr;
  const assessment::Model* model = nullptr;
};

/// What became of one row.
struct ImportOutcome {
  enum class Kind {
    saved,
    revised,    ///< other content under a key that is stored: a new revision with the reason "re-imported"
    unchanged,  ///< stored already with the same content: nothing written
    duplicate   ///< the key came earlier in this import: nothing written
  };
  Kind kind = Kind::saved;
  std::string enterprise_number;  ///< "E-0017"
  std::string assessment;         ///< UUID of the row that holds this content, or of the one that came earlier
  std::string other_name;         ///< what the enterprise was called before, where the row calls it otherwise
};

struct ImportResult {
  std::string id;  ///< UUID of the import; empty when it added nothing and left no trace
  std::uint64_t saved = 0;
  std::uint64_t revised = 0;
  std::uint64_t enterprises = 0;  ///< new ones
};

/// Many assessments in one transaction, all or none. Until it ends nobody else can write to the store; everybody can read.
/// Destroyed unfinished it leaves the store as it was. It must not outlive the store, which is not used otherwise meanwhile.
///
/// Members may throw base::EnvironmentError as those of Store do. The import is over then and nothing of it was kept.
class Import {
public:
  Import(Import&&) noexcept;
  Import& operator=(Import&&) noexcept;
  ~Import();

  /// The costly half of `add`, without the store: any thread may do it, also several at once. Throws base::DataError
  /// store.no-date.
  PreparedRow prepare(const assessment::Assessment& assessment) const;

  /// Adds what `prepare` made of a record that begins at `line` of the file; the order of calls is the order of the rows.
  /// Throws base::DataError store.ambiguous-enterprise: this row was not added, the import goes on.
  ImportOutcome add(PreparedRow prepared, std::uint64_t line);
  ImportOutcome add(const assessment::Assessment& assessment, std::uint64_t line) { return add(prepare(assessment), line); }

  /// The same for a row as it is made of bytes, without an assessment.
  ImportOutcome add(const assessment::LeanRow& row, std::uint64_t line);

  /// Keeps the import with one event for all its rows. `counts` agree with what `add` said; `sha256` is of the bytes of the
  /// file, hexadecimal. Nothing else can follow.
  ImportResult finish(const ImportCounts& counts, const std::string& sha256);

private:
  friend class Store;
  class Work;
  explicit Import(std::unique_ptr<Work> work);

  /// See Store::begin_import.
  static Import begin(SQLite::Database& database, const std::filesystem::path& file, const ImportInfo& info,
                      const SaveRequest& request, const Stamp& stamp);

  std::unique_ptr<Work> m_work;
};

}  // namespace dxready::store
