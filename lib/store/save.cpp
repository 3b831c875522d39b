#include "store/save.hpp"

#include "base/text.hpp"
#include "store/drafts.hpp"
#include "store/errors.hpp"
#include "store/event_log.hpp"
#include "store/ids.hpp"
#include "store/json_text.hpp"
#include "store/row_writer.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace dxready::store {
namespace {

using assessment::Assessment;

std::string key_text(const EnterpriseRow& enterprise, const AssessmentRow& row) {
  std::string text = number_text(enterprise.number) + ", " + row.questionnaire_id + ", " + row.assessed_on;
  for (const std::string* part : {&row.role, &row.code}) {
    if (!part->empty()) text += ", " + *part;
  }
  return text;
}

Event event_of(const AssessmentRow& row, const Written& written, const MadeWith& with, const Stamp& stamp) {
  Event event;
  event.at = stamp.now_utc;
  event.kind = row.supersedes.empty() ? "assessment.saved" : "assessment.revised";
  event.subject = row.uuid;
  event.enterprise = row.enterprise;
  event.salt = stamp.new_uuid();
  event.payload = saved_payload(row, number_text(written.after.number), with);
  event.texts = {{"content", row.content}};
  if (!row.supersedes.empty()) event.texts["reason"] = row.reason;
  if (!row.code.empty()) event.texts["respondent_code"] = row.code;
  if (!stamp.interviewer.empty()) event.texts["by"] = stamp.interviewer;
  if (row.interviewer != stamp.interviewer) event.texts["interviewer"] = row.interviewer;
  for (const std::string& field : differences(written.before, written.after)) {
    event.texts[field] = field == "name" ? written.after.name : written.after.tax_code;
  }
  return event;
}

/// A correction does not change when a survey was answered.
void keep_time(const AssessmentRow& before, AssessmentRow& row) {
  if (!row.answered_at.empty() || row.answered_utc) return;
  row.answered_at = before.answered_at;
  row.answered_utc = before.answered_utc;
}

}  // namespace

SaveResult save(SQLite::Database& database, const Assessment& assessment, const SaveRequest& request, const Stamp& stamp,
                const std::string& draft) {
  PreparedRow prepared = RowMaker(*assessment.questionnaire, request, stamp).make(assessment);
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  RowWriter writer(database, *assessment.questionnaire, *assessment.model, request, stamp);
  const Known known = writer.find(prepared);
  const std::optional<Current>& current = known.current;
  if (current) {
    const AssessmentRow stored = writer.stored(*current);
    const EnterpriseRow& enterprise = *known.enterprise;
    if (writer.is_same(stored, prepared.row)) {
      SaveResult result = {Outcome::unchanged, stored.uuid, stored.revision, enterprise.uuid, number_text(enterprise.number)};
      if (draft.empty()) return result;
      complete_draft(database, draft, result, stamp);
      transaction.commit();
      return result;
    }
    keep_time(stored, prepared.row);
  }
  if (current && base::trim(request.reason).empty()) {
    fail_data("store.reason-needed", {{"what", key_text(*known.enterprise, prepared.row)}});
  }
  const Written written = writer.write(prepared, known, request.reason);
  const AssessmentRow& row = prepared.row;
  writer.finish();
  append_event(database, writer.store_id(), event_of(row, written, writer.made_with(), stamp));
  SaveResult result = {current ? Outcome::revised : Outcome::saved, row.uuid, row.revision, row.enterprise,
                       number_text(written.after.number)};
  if (!draft.empty()) complete_draft(database, draft, result, stamp);
  transaction.commit();
  return result;
}

}  // namespace dxready::store
