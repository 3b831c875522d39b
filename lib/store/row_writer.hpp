#pragma once

#include "store/connection.hpp"
#include "store/derived_id.hpp"
#include "store/enterprise_book.hpp"
#include "store/late_index.hpp"
#include "store/packages.hpp"
#include "store/pending_rows.hpp"
#include "store/row.hpp"
#include "store/statement.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace dxready::store {

/// What an assessment of the same key would be a revision of: the current one, of this store before one that was merged into it.
struct Current {
  std::int64_t id = 0;  ///< in assessment_row
  int revision = 0;     ///< the highest so far of it and of this store
};

/// What the store knows of an assessment before it is written.
struct Known {
  std::optional<EnterpriseRow> enterprise;
  std::optional<Current> current;
};

/// What became of it.
struct Written {
  bool new_enterprise = false;
  EnterpriseRow before;  ///< the enterprise; blank when it is new
  EnterpriseRow after;
};

/// Writes assessments that share their questionnaire, model and request, inside one transaction, with statements prepared
/// once: what a save and an import have in common.
class RowWriter {
public:
  /// Gives the store its id if it has none, and keeps the texts and the questionnaire. Stamp, questionnaire and model must
  /// outlive the writer. Throws base::DataError store.other-meaning.
  RowWriter(SQLite::Database& database, const questionnaire::Questionnaire& questionnaire, const assessment::Model& model,
            const SaveRequest& request, const Stamp& stamp);
  RowWriter(const RowWriter&) = delete;
  RowWriter& operator=(const RowWriter&) = delete;
  ~RowWriter() { m_connection.settle(); }

  const std::string& store_id() const { return m_store_id; }
  const MadeWith& made_with() const { return m_made_with; }

  /// Notes an import (id in import_row) beside everything that is written from now on, with ids of its base.
  void write_for(std::int64_t import, const IdBase& ids);

  /// Throws base::DataError store.ambiguous-enterprise, of an enterprise the request names store.unknown-enterprise, and
  /// store.tax-code-taken when that one shall have another's tax code.
  Known find(const PreparedRow& prepared);

  /// The stored row of what `find` found.
  AssessmentRow stored(const Current& current);

  /// Whether a stored row has the same content.
  bool is_same(const AssessmentRow& stored, const AssessmentRow& row);

  /// Writes the assessment as a new one or as the next revision of `known.current`, for `reason`; its enterprise follows it.
  /// Sets what was missing in the row. `find` or `finish` see to it that the database has it.
  Written write(PreparedRow& prepared, const Known& known, const std::string& reason);

  /// To be called once, behind all else.
  void finish();

  Packages& packages() { return m_packages; }

private:
  std::optional<EnterpriseRow> find_enterprise(const Identity& who);
  std::optional<Current> find_current(std::int64_t enterprise, const AssessmentRow& row);
  std::int64_t next_row(const Known& known, std::int64_t enterprise);
  std::int64_t series_of(const AssessmentRow& row);
  std::int64_t common_of(const AssessmentRow& row);
  void supersede(std::int64_t id);
  void flush();
  bool is_waiting(std::int64_t enterprise) const;

  Connection m_connection;
  const questionnaire::Questionnaire* m_questionnaire;
  const assessment::Model* m_model;
  const Stamp* m_stamp;
  std::string m_store_id;
  MadeWith m_made_with;
  std::int64_t m_made_with_id = 0;
  std::string m_enterprise;  ///< the one the request names
  std::optional<std::int64_t> m_import;
  IdBase m_ids;
  std::string m_key;  ///< kept for its memory
  std::unordered_map<std::string, std::int64_t> m_series;
  std::unordered_map<std::string, std::int64_t> m_commons;
  std::unordered_map<std::int64_t, std::string> m_meanings;  ///< by id of made_with
  Packages m_packages;
  EnterpriseBook m_enterprises;
  PendingRows m_rows;
  std::vector<std::int64_t> m_waiting;  ///< their enterprises
  std::optional<LateIndex> m_late_index;
  std::optional<bool> m_has_merged;  ///< assessments of other stores; not asked yet
  KeptStatement m_find_current;      ///< of this store alone
  KeptStatement m_find_any;
  KeptStatement m_last_row;
  KeptStatement m_stored;
  KeptStatement m_supersede;
  KeptStatement m_find_series;
  KeptStatement m_insert_series;
  KeptStatement m_insert_common;
};

}  // namespace dxready::store
