#pragma once

#include "assessment/assessment.hpp"
#include "json/write.hpp"
#include "store/records.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite

namespace dxready::store {

class PendingRows;

/// What the results of one questionnaire, model and engine were made with; the store keeps it once for all of them.
struct MadeWith {
  std::string questionnaire_id;
  std::string version;
  std::string meaning;
  std::string text;  ///< fingerprint of the questionnaire
  int engine = 0;
  std::string catalogue;  ///< fingerprint
  std::string texts;      ///< see write_texts
  bool operator==(const MadeWith&) const = default;
};

/// Who an answers file is about, as far as it tells.
struct Identity {
  std::string name;
  std::string name_key;     ///< NFC, trimmed
  std::string name_folded;  ///< without case and diacritics
  std::string tax_code;
  std::string external_id;
};

/// One revision of an assessment as its table has it (docs/store.md).
struct AssessmentRow {
  std::int64_t id = 0;  ///< in the table
  std::string uuid;
  std::string store_id;
  std::string enterprise;  ///< UUID
  std::int64_t enterprise_number = 0;
  std::string questionnaire_id;
  std::string assessed_on;
  std::string answered_at;                   ///< as the export has it; empty where that says no more than the day
  std::optional<std::int64_t> answered_utc;  ///< in seconds since 1970
  std::string role;
  std::string code;
  int revision = 1;
  std::string supersedes;  ///< UUID; empty for the first revision
  std::string reason;
  std::string status = "complete";
  std::string content;                 ///< digest; empty where it is computed when it is needed (see same_content)
  std::optional<std::int64_t> import;  ///< id in import_row
  std::optional<std::int64_t> line;    ///< of the imported file
  std::int64_t made_with = 0;          ///< id
  std::string on;
  std::string interviewer;
  std::string label;
  std::string saved_at;
  scoring::Points denominator = 1;
  scoring::Tally total;
  std::optional<int> level;
  std::optional<int> highest_possible;
  std::optional<int> rung;
  std::string package;
  std::string next_step;
  std::string eligible;   ///< ids joined by spaces
  std::string undecided;  ///< the same
  std::string pillars;
  std::string grades;
  std::string detail;
  std::string facts;
  std::string needs;
  std::string money;

  // Only of a row that is written or was read.
  std::int64_t common = 0;        ///< id
  std::string eligible_letters;   ///< see Packages
  std::string undecided_letters;  ///< the same
};

/// What is to be written of an assessment, as far as it follows from it alone: all but ids, revision and import.
struct PreparedRow {
  AssessmentRow row;
  Identity who;
  bool plain = false;  ///< the facts are no more than name, tax code and external id
};

/// Makes rows of assessments that share their questionnaire, model and request. Any thread may use it.
class RowMaker {
public:
  /// All three must outlive it.
  RowMaker(const questionnaire::Questionnaire& questionnaire, const SaveRequest& request, const Stamp& stamp);

  /// Throws base::DataError store.no-date.
  PreparedRow make(const assessment::Assessment& assessment) const;

  /// The same for an import: without the digest of its content.
  PreparedRow columns(const assessment::Assessment& assessment) const;

private:
  const questionnaire::Questionnaire* m_questionnaire;
  const SaveRequest* m_request;
  const Stamp* m_stamp;
  std::string m_money;
};

/// What assessments made with these have in common.
MadeWith made_with(const questionnaire::Questionnaire& questionnaire, const assessment::Model& model, const SaveRequest& request);

/// The id of what rows were made with, kept now if it is not kept yet; and everything kept by id.
std::int64_t keep_made_with(SQLite::Database& database, const MadeWith& with);
std::map<std::int64_t, MadeWith> all_made_with(SQLite::Database& database);

/// Columns of the view stored_assessment AS a in the order of `read_row`; a query may have others behind them.
extern const char* const row_columns;
/// The same with nothing for the ids of packages, which take most of the work; their letters are there.
std::string lean_row_columns();
AssessmentRow read_row(const SQLite::Statement& query);

/// Where an AssessmentRow stands in the tables: what it refers to, and what it leaves out.
struct RowKeys {
  std::int64_t series = 0;
  std::int64_t supersedes = 0;  ///< id; 0 for the first revision
  bool derived_id = false;      ///< the UUID follows from its import
  bool derived_facts = false;   ///< the facts are name, tax code and external id as the enterprise has them
};

/// The columns of the table that `put_row` fills.
extern const char* const written_columns;
void put_row(PendingRows& rows, const AssessmentRow& row, const RowKeys& keys);

/// SHA-256 of what an event may tell of a row's result: dates, scores, packages, answer codes.
std::string digest_of(const AssessmentRow& row);

/// Members of a JSON object: the questionnaire, the engine, and the fingerprints.
void put_made_with(json::Writer& writer, const MadeWith& with);

/// Events of formats before 4 do not tell of pillars.
enum class ToldResult { without_pillars, with_pillars };

/// The payload of the event that tells of a save: ids, fingerprints, dates, scores, packages, answer codes.
std::string saved_payload(const AssessmentRow& row, const std::string& enterprise_number, const MadeWith& with,
                          ToldResult told = ToldResult::with_pillars);

}  // namespace dxready::store
