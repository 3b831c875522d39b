#pragma once

#include "answers/load.hpp"
#include "store/enterprises.hpp"
#include "store/records.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

namespace dxready::store {

/// What the answers of a draft are answers to.
struct DraftContext {
  const questionnaire::Questionnaire& questionnaire;
  const enterprise::FactModel& facts;
  const questionnaire::Topics& topics;
};

/// An interview that is not finished (phiếu dở), as it is kept after every answer.
struct Draft {
  std::string id;          ///< UUID
  std::string enterprise;  ///< UUID; empty until the store knows whom it is about
  std::string started_at;
  answers::AnswersFile file;           ///< its `assessed_on` only when it revises an assessment
  std::string place;                   ///< id of the criterion or fact it stands at
  std::vector<std::string> flagged;    ///< ids to come back to
  std::string last;                    ///< UUID of the assessment whose answers are shown again; may be empty
  std::vector<std::string> confirmed;  ///< ids whose answer of last time was kept unchecked
  std::string revises;                 ///< UUID of an assessment; may be empty
  std::string reason;                  ///< why it is revised
  std::optional<base::Date> on;        ///< the reference date, where one was given
  bool quick = false;                  ///< asks the criteria with most points first
  bool bound = false;                  ///< about `enterprise` for sure: another name or tax code corrects what is stored
};

/// What one step of an interview did: the event kind behind "interview." (answered, skipped, noted, confirmed, moved, …) and the
/// id of the criterion or fact.
struct DraftStep {
  std::string kind;
  std::string question;
};

/// One row of a list of drafts.
struct DraftSummary {
  std::string id;          ///< UUID
  std::string enterprise;  ///< UUID; may be empty
  std::string enterprise_number;
  std::string name;
  std::string tax_code;
  std::string questionnaire;
  std::string version;
  std::string text;  ///< fingerprint of the questionnaire
  answers::Respondent respondent;
  std::string started_at;
  std::string updated_at;
  std::string place;
  int answered = 0;
  int criteria = 0;
  bool operator==(const DraftSummary&) const = default;
};

// See the members of Store with these names.
void begin_draft(SQLite::Database& database, const Draft& draft, const DraftContext& context, const std::vector<KeptText>& texts,
                 const Stamp& stamp);
void keep_draft(SQLite::Database& database, const Draft& draft, const DraftStep& step, const DraftContext& context,
                const Stamp& stamp);
void discard_draft(SQLite::Database& database, std::string_view id, const Stamp& stamp);
std::vector<DraftSummary> drafts(SQLite::Database& database);
DraftSummary find_draft(SQLite::Database& database, std::string_view id_prefix);
Draft draft(SQLite::Database& database, const std::string& id, const DraftContext& context);

/// Ends a draft that became an assessment: its row goes, its last event tells the assessment's UUID. Inside the transaction of
/// the save. Throws base::DataError store.unknown-draft.
void complete_draft(SQLite::Database& database, const std::string& id, const SaveResult& saved, const Stamp& stamp);

/// The same inside a transaction; `id` is its UUID. One that is not there any more is passed over.
void discard_draft_of(SQLite::Database& database, const std::string& id, const Stamp& stamp);

/// The drafts about an enterprise: those entered for it, and those for nobody yet whose tax code, or where one of them has none
/// whose name, is the same.
std::vector<DraftSummary> drafts_of(SQLite::Database& database, const EnterpriseRow& enterprise);

/// Gives up the drafts about an enterprise that is being erased; the texts of their events are its own from then on. Inside the
/// transaction of the erasure.
void discard_drafts_of(SQLite::Database& database, const EnterpriseRow& enterprise, const Stamp& stamp);

/// Every draft against the last event that tells of it. Findings: store.draft-changed, store.draft-missing.
void verify_drafts(SQLite::Database& database, VerifyReport& report);

}  // namespace dxready::store
