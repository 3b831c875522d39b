#pragma once

#include "questionnaire/questionnaire.hpp"
#include "store/records.hpp"

namespace SQLite {
class Database;
}

// What tables hold beside the results, against the event chains and against what the program itself would have made.
namespace dxready::store {

/// Tables, views, indexes and triggers are those the migrations make. Findings: store.schema-changed. False when a table or
/// view of the program's own is missing or changed, so that nothing else can be looked at.
bool verify_schema(SQLite::Database& database, VerifyReport& report);

/// The same of what would be run or asked unseen: views and triggers alone. False when there is a finding.
bool verify_views(SQLite::Database& database, VerifyReport& report);

/// Superseded is what a later revision or a settled conflict superseded, nothing else. Findings: store.status-changed.
void verify_statuses(SQLite::Database& database, VerifyReport& report);

/// Names, tax codes, external ids and notes of enterprises are ones an assessment, an import or an edit told. Findings:
/// store.enterprise-changed.
void verify_enterprises(SQLite::Database& database, VerifyReport& report);

/// Every enterprise an event of this store says was erased has its tombstone, with as many tax codes. Findings:
/// store.tombstone-missing.
void verify_tombstones(SQLite::Database& database, VerifyReport& report);

/// Every text an event was written with is there, but for what was erased. Findings: store.event-text-missing.
void verify_texts_there(SQLite::Database& database, VerifyReport& report);

/// The tables of a questionnaire are those of its kept text. Findings: store.questionnaire-changed.
void verify_questionnaire(SQLite::Database& database, const questionnaire::Questionnaire& questionnaire, VerifyReport& report);

}  // namespace dxready::store
