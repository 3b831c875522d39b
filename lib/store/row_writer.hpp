#pragma once

#include "store/enterprise_book.hpp"
#include "store/row.hpp"
#include "store/statement.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace dxready::store {

/// The newest revision of a key.
struct Current {
  std::int64_t rowid = 0;
  std::string uuid;
  int revision = 0;
  std::string content;
};

/// What the store knows of an assessment before it is written.
struct Known {
  std::optional<EnterpriseRow> enterprise;
  std::optional<Current> current;
};

/// What became of it.
struct Written {
  std::int64_t rowid = 0;
  bool new_enterprise = false;
  EnterpriseRow before;  ///< the enterprise; blank when it is new
  EnterpriseRow after;
};

/// Writes assessments that share their questionnaire, model and request, inside one transaction, with statements prepared
/// once: what a save and an import have in common.
class RowWriter {
public:
  /// Gives the store its id if it has none, and keeps the texts and the questionnaire. The stamp must outlive the writer.
  /// Throws base::DataError store.other-meaning.
  RowWriter(SQLite::Database& database, const questionnaire::Questionnaire& questionnaire, const assessment::Model& model,
            const SaveRequest& request, const Stamp& stamp);

  const std::string& store_id() const { return m_store_id; }
  const MadeWith& made_with() const { return m_made_with; }

  /// Notes an import (id in import_row) beside everything that is written from now on.
  void write_for(std::int64_t import);

  /// Throws base::DataError store.ambiguous-enterprise.
  Known find(const PreparedRow& prepared);

  /// Writes the assessment as a new one or as the next revision of `known.current`, for `reason`; its enterprise follows it.
  /// Sets what was missing in the row.
  Written write(PreparedRow& prepared, const Known& known, const std::string& reason);

private:
  std::optional<Current> find_current(const std::string& enterprise, const AssessmentRow& row);
  void supersede(const std::string& uuid);

  SQLite::Database* m_database;
  const Stamp* m_stamp;
  std::string m_store_id;
  MadeWith m_made_with;
  std::int64_t m_made_with_id = 0;
  std::optional<std::int64_t> m_import;
  EnterpriseBook m_enterprises;
  KeptStatement m_find_current;
  KeptStatement m_supersede;
  KeptStatement m_insert;
};

}  // namespace dxready::store
