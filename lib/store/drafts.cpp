#include "store/drafts.hpp"

#include "base/fingerprint.hpp"
#include "base/text.hpp"
#include "store/answers_codec.hpp"
#include "store/derived_id.hpp"
#include "store/errors.hpp"
#include "store/event_log.hpp"
#include "store/ids.hpp"
#include "store/json_text.hpp"
#include "store/own_chains.hpp"
#include "store/questionnaires.hpp"
#include "store/snapshot.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <array>
#include <optional>

namespace dxready::store {
namespace {

using Statement = SQLite::Statement;

enum Column : std::size_t {
  uuid,
  enterprise,
  text,
  role,
  code,
  interviewer,
  label,
  assessed_on,
  last,
  revises,
  reason,
  started_at,
  updated_at,
  place,
  grades,
  detail,
  facts,
  needs,
  flagged,
  confirmed,
  on_date,
  ways,
  columns
};

/// A row of the table as texts; NULL is the empty one.
using Row = std::array<std::string, columns>;

constexpr const char* column_names =
    "uuid, enterprise, text, respondent_role, respondent_code, interviewer, label, assessed_on, last, revises, reason, "
    "started_at, "
    "updated_at, place, grades, detail, facts, needs, flagged, confirmed, on_date, ways";

Row read_row(const Statement& query) {
  Row row;
  for (std::size_t i = 0; i < columns; ++i) row[i] = query.getColumn(static_cast<int>(i)).getString();
  return row;
}

std::optional<Row> find_row(SQLite::Database& database, const std::string& id) {
  Statement query(database, fmt::format("SELECT {} FROM draft WHERE uuid = ?", column_names));
  query.bind(1, id);
  if (!query.executeStep()) return std::nullopt;
  return read_row(query);
}

void put_row(SQLite::Database& database, const Row& row) {
  Statement insert(database,
                   fmt::format("INSERT OR REPLACE INTO draft ({}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
                               "?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)",
                               column_names));
  for (std::size_t i = 0; i < columns; ++i) {
    const bool may_be_null = i == enterprise || i == assessed_on || i == last || i == revises || i == detail || i == on_date;
    if (may_be_null && row[i].empty()) continue;
    insert.bind(static_cast<int>(i) + 1, row[i]);
  }
  insert.exec();
}

void remove_row(SQLite::Database& database, const std::string& id) {
  Statement remove(database, "DELETE FROM draft WHERE uuid = ?");
  remove.bind(1, id);
  remove.exec();
}

/// What decides whether two rows are the same.
std::string digest_of(const Row& row) {
  std::string json;
  json::Writer writer(json, json::Layout::compact);
  writer.begin_array();
  for (const std::string& column : row) writer.string(storable(column));
  writer.end_array();
  return base::sha256_hex(json);
}

Row row_of(SQLite::Database& database, const Draft& draft, const DraftContext& context, const Stamp& stamp) {
  const answers::AnswersFile& file = draft.file;
  const EncodedAnswers answers = encode(context.questionnaire, file.sheet, own_states(file.sheet));
  Row row;
  row[uuid] = draft.id;
  if (!draft.enterprise.empty()) {
    const std::vector<std::int64_t> numbers = enterprises_with(database, draft.enterprise, 1);
    if (numbers.empty()) fail_data("store.unknown-enterprise", {{"name", draft.enterprise}});
    row[enterprise] = std::to_string(numbers.front());
  }
  row[text] = context.questionnaire.text;
  row[role] = file.respondent.role;
  row[code] = file.respondent.code;
  row[interviewer] = file.interviewer.empty() ? stamp.interviewer : file.interviewer;
  row[label] = file.label;
  if (file.assessed_on) row[assessed_on] = base::format_date(*file.assessed_on);
  row[last] = draft.last;
  row[revises] = draft.revises;
  row[reason] = draft.reason;
  row[started_at] = draft.started_at;
  row[updated_at] = stamp.now_utc;
  row[place] = draft.place;
  row[grades] = answers.grades;
  row[detail] = answers.detail;
  row[facts] = write_facts(file.enterprise, context.facts);
  row[needs] = write_needs(file.needs, context.topics);
  row[flagged] = joined(draft.flagged);
  row[confirmed] = joined(draft.confirmed);
  if (draft.on) row[on_date] = base::format_date(*draft.on);
  std::vector<std::string> ways_of;
  if (draft.quick) ways_of.emplace_back("quick");
  if (draft.bound) ways_of.emplace_back("bound");
  row[ways] = joined(ways_of);
  return row;
}

Event event_of(const std::string& kind, const Row& row, const std::string& enterprise_id, const Stamp& stamp) {
  Event event;
  event.at = stamp.now_utc;
  event.kind = "interview." + kind;
  event.subject = row[uuid];
  event.enterprise = enterprise_id;
  event.salt = stamp.new_uuid();
  event.texts = {{"content", digest_of(row)}};
  if (!row[interviewer].empty()) event.texts["by"] = row[interviewer];
  return event;
}

std::string started_payload(const DraftContext& context, const Row& row) {
  std::string payload;
  json::Writer writer(payload, json::Layout::compact);
  writer.begin_object();
  put(writer, "questionnaire", context.questionnaire.id);
  put(writer, "version", context.questionnaire.version);
  put(writer, "text", context.questionnaire.text);
  put_unless_empty(writer, "last", row[last]);
  put_unless_empty(writer, "revises", row[revises]);
  writer.end_object();
  return payload;
}

/// The answer to one criterion or fact alone, as JSON: what may hold notes, figures and papers.
std::string one_answer(const std::string& question, const answers::AnswersFile& file, const DraftContext& context) {
  if (const std::optional<std::size_t> index = context.questionnaire.find_criterion(question)) {
    answers::AnswerSheet sheet = answers::empty_sheet(context.questionnaire);
    sheet.answers[*index] = file.sheet.answers[*index];
    return encode(context.questionnaire, sheet, own_states(sheet)).detail;
  }
  enterprise::Enterprise known = enterprise::unknown_enterprise(context.facts);
  const std::optional<std::size_t> fact = context.facts.find(question);
  if (fact) known.facts[*fact] = file.enterprise.facts[*fact];
  if (question == "name") known.name = file.enterprise.name;
  if (question == "tax_code") known.tax_code = file.enterprise.tax_code;
  const std::string json = write_facts(known, context.facts);
  return json == "{}" ? std::string() : json;
}

Event step_event(const Draft& draft, const DraftStep& step, const Row& row, const DraftContext& context, const Stamp& stamp) {
  Event event = event_of(step.kind, row, draft.enterprise, stamp);
  json::Writer writer(event.payload, json::Layout::compact);
  writer.begin_object();
  put(writer, "question", step.question);
  if (const std::optional<std::size_t> index = context.questionnaire.find_criterion(step.question)) {
    put(writer, "answer", std::string(1, row[grades][*index]));
  }
  writer.end_object();
  const std::string answer = one_answer(step.question, draft.file, context);
  if (!answer.empty()) event.texts["answer"] = answer;
  return event;
}

/// From now on the texts of a draft's events are known to be about this enterprise.
void name_events(SQLite::Database& database, const std::string& id, const std::string& enterprise_id) {
  Statement update(database,
                   "UPDATE event_text SET enterprise = ?1 WHERE enterprise = '' AND EXISTS (SELECT 1 FROM event AS e "
                   "WHERE e.store_id = event_text.store_id AND e.seq = event_text.seq AND e.subject = ?2)");
  update.bind(1, enterprise_id);
  update.bind(2, id);
  update.exec();
}

DraftSummary summary_of(const Statement& query) {
  const auto column = [&](const char* name) { return query.getColumn(name).getString(); };
  DraftSummary summary;
  summary.id = column("id");
  summary.enterprise = column("enterprise_id");
  if (!query.isColumnNull("enterprise")) summary.enterprise_number = number_text(query.getColumn("enterprise").getInt64());
  summary.name = column("name");
  summary.tax_code = column("tax_code");
  summary.questionnaire = column("questionnaire");
  summary.version = column("version");
  summary.text = column("text");
  summary.respondent = {column("respondent"), column("respondent_code")};
  summary.started_at = column("started_at");
  summary.updated_at = column("updated_at");
  summary.place = column("place");
  summary.answered = query.getColumn("answered").getInt();
  summary.criteria = query.getColumn("criteria").getInt();
  return summary;
}

/// The columns of the view `interview` and more. Not by the view: the functions for JSON are not for schemas we do not trust.
constexpr const char* summaries =
    "SELECT d.uuid AS id, coalesce(e.uuid, '') AS enterprise_id, d.enterprise, "
    "coalesce(iif(json_valid(d.facts), json_extract(d.facts, '$.name'), NULL), e.name, '') AS name, "
    "coalesce(iif(json_valid(d.facts), json_extract(d.facts, '$.tax_code'), NULL), '') AS "
    "tax_code, "
    "q.id AS questionnaire, q.version, d.text, d.respondent_role AS respondent, d.respondent_code, d.started_at, d.updated_at, "
    "d.place, length(replace(d.grades, '-', '')) AS answered, length(d.grades) AS criteria "
    "FROM draft AS d JOIN questionnaire AS q ON q.text = d.text LEFT JOIN stored_enterprise AS e ON e.number = d.enterprise ";

/// By the rule of identity in docs/store.md, where it is not settled yet.
bool is_about(const DraftSummary& draft, const EnterpriseRow& enterprise) {
  if (!draft.enterprise.empty()) return draft.enterprise == enterprise.uuid;
  if (!draft.tax_code.empty() && !enterprise.tax_code.empty()) return draft.tax_code == enterprise.tax_code;
  const std::string name = base::nfc(base::trim(draft.name));
  return !name.empty() && name == base::nfc(base::trim(enterprise.name));
}

/// The event with an empty payload that says what became of a draft, and the end of its row.
void end_draft(SQLite::Database& database, const Row& row, const std::string& kind, const std::string& payload,
               const std::string& enterprise_id, const Stamp& stamp) {
  Event event = event_of(kind, row, enterprise_id, stamp);
  event.payload = payload;
  append_event(database, store_id_of(database), event);
  remove_row(database, row[uuid]);
}

}  // namespace

void begin_draft(SQLite::Database& database, const Draft& draft, const DraftContext& context, const std::vector<KeptText>& texts,
                 const Stamp& stamp) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  check_meaning(database, context.questionnaire);
  if (!draft.enterprise.empty()) check_not_erased(database, draft.enterprise);
  const std::string store_id = begin_chain(database, stamp);
  keep_texts(database, texts);
  register_questionnaire(database, context.questionnaire);
  const Row row = row_of(database, draft, context, stamp);
  put_row(database, row);
  Event event = event_of("started", row, draft.enterprise, stamp);
  event.payload = started_payload(context, row);
  append_event(database, store_id, event);
  transaction.commit();
}

void keep_draft(SQLite::Database& database, const Draft& draft, const DraftStep& step, const DraftContext& context,
                const Stamp& stamp) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const std::optional<Row> before = find_row(database, draft.id);
  if (!before) fail_data("store.unknown-draft", {{"id", draft.id}});
  const Row row = row_of(database, draft, context, stamp);
  put_row(database, row);
  if ((*before)[enterprise].empty() && !row[enterprise].empty()) name_events(database, draft.id, draft.enterprise);
  append_event(database, store_id_of(database), step_event(draft, step, row, context, stamp));
  transaction.commit();
}

void complete_draft(SQLite::Database& database, const std::string& id, const SaveResult& saved, const Stamp& stamp) {
  const std::optional<Row> row = find_row(database, id);
  if (!row) fail_data("store.unknown-draft", {{"id", id}});
  name_events(database, id, saved.enterprise);
  std::string payload;
  json::Writer writer(payload, json::Layout::compact);
  writer.begin_object();
  put(writer, "assessment", saved.assessment);
  put_unless_empty(writer, "confirmed", (*row)[confirmed]);
  writer.end_object();
  end_draft(database, *row, "completed", payload, saved.enterprise, stamp);
}

void discard_draft(SQLite::Database& database, std::string_view id_prefix, const Stamp& stamp) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  discard_draft_of(database, find_draft(database, id_prefix).id, stamp);
  transaction.commit();
}

void discard_draft_of(SQLite::Database& database, const std::string& id, const Stamp& stamp) {
  const std::optional<Row> row = find_row(database, id);
  if (row) end_draft(database, *row, "discarded", "{}", find_draft(database, id).enterprise, stamp);
}

void discard_drafts_of(SQLite::Database& database, const EnterpriseRow& enterprise, const Stamp& stamp) {
  for (const DraftSummary& draft : drafts_of(database, enterprise)) {
    name_events(database, draft.id, enterprise.uuid);
    const std::optional<Row> row = find_row(database, draft.id);
    if (row) end_draft(database, *row, "discarded", "{}", enterprise.uuid, stamp);
  }
}

std::vector<DraftSummary> drafts(SQLite::Database& database) {
  Statement query(database, std::string(summaries) + "ORDER BY d.updated_at DESC, d.started_at DESC, d.uuid");
  std::vector<DraftSummary> found;
  while (query.executeStep()) found.push_back(summary_of(query));
  return found;
}

std::vector<DraftSummary> drafts_of(SQLite::Database& database, const EnterpriseRow& enterprise) {
  std::vector<DraftSummary> found;
  for (DraftSummary& draft : drafts(database)) {
    if (is_about(draft, enterprise)) found.push_back(std::move(draft));
  }
  return found;
}

DraftSummary find_draft(SQLite::Database& database, std::string_view id_prefix) {
  const std::string id(id_prefix.starts_with('@') ? id_prefix.substr(1) : id_prefix);
  const std::string prefix = uuid_prefix(id);
  if (prefix.empty()) fail_data("store.bad-draft-id", {{"id", id}});
  Statement query(database, std::string(summaries) + "WHERE d.uuid >= ?1 AND d.uuid < ?1 || 'g' ORDER BY d.uuid");
  query.bind(1, prefix);
  std::vector<DraftSummary> found;
  while (query.executeStep()) found.push_back(summary_of(query));
  if (found.empty()) fail_data("store.unknown-draft", {{"id", id}});
  std::string candidates;
  for (const DraftSummary& one : found) candidates += (candidates.empty() ? "" : ", ") + one.id;
  if (found.size() > 1) fail_data("store.ambiguous-draft", {{"id", id}, {"candidates", candidates}});
  return std::move(found.front());
}

Draft draft(SQLite::Database& database, const std::string& id, const DraftContext& context) {
  const SQLite::Transaction one_view(database);
  const std::optional<Row> found = find_row(database, id);
  if (!found) fail_data("store.unknown-draft", {{"id", id}});
  const Row& row = *found;
  Draft draft;
  draft.id = id;
  draft.enterprise = find_draft(database, id).enterprise;
  draft.started_at = row[started_at];
  draft.place = row[place];
  draft.flagged = split(row[flagged]);
  draft.confirmed = split(row[confirmed]);
  draft.on = base::parse_date(row[on_date]);
  for (const std::string& way : split(row[ways])) (way == "quick" ? draft.quick : draft.bound) = true;
  draft.last = row[last];
  draft.revises = row[revises];
  draft.reason = row[reason];
  draft.file.questionnaire = context.questionnaire.id + "@" + context.questionnaire.version;
  draft.file.assessed_on = base::parse_date(row[assessed_on]);
  draft.file.respondent = {row[role], row[code]};
  draft.file.interviewer = row[interviewer];
  draft.file.label = row[label];
  for (const std::string& topic : split(row[needs])) {
    const std::optional<std::size_t> index = context.topics.find(topic);
    if (!index) fail_data("store.cannot-restore", {{"detail", "needs: " + topic}});
    draft.file.needs.push_back(*index);
  }
  draft.file.enterprise = read_facts(row[facts], context.facts);
  draft.file.sheet = decode(context.questionnaire, {row[grades], row[detail]});
  return draft;
}

void verify_drafts(SQLite::Database& database, VerifyReport& report) {
  const auto add = [&](std::string code, const std::string& id) {
    report.findings.add({std::move(code), base::Severity::error, {{"id", id}}, {}, {}, {}});
  };
  Statement rows(database, fmt::format("SELECT {} FROM draft ORDER BY uuid", column_names));
  // Drafts stay with the store they were begun in, or the ones restored from it: another's chain tells of its own.
  LastContent last(database);
  while (rows.executeStep()) {
    const Row row = read_row(rows);
    if (!last.agrees(row[uuid], digest_of(row))) add("store.draft-changed", row[uuid]);
  }
  Statement missing(database,
                    std::string(own_chains) +
                        "SELECT subject FROM event WHERE kind = 'interview.started' AND store_id IN (SELECT store_id FROM own) "
                        "AND subject NOT IN (SELECT uuid FROM draft) AND subject NOT IN (SELECT subject FROM event WHERE kind IN "
                        "('interview.completed', 'interview.discarded'))");
  while (missing.executeStep()) add("store.draft-missing", missing.getColumn(0).getString());
}

}  // namespace dxready::store
