#include "store/row.hpp"

#include "base/fingerprint.hpp"
#include "base/text.hpp"
#include "store/answers_codec.hpp"
#include "store/errors.hpp"
#include "store/json_text.hpp"
#include "store/pending_rows.hpp"
#include "store/snapshot.hpp"
#include "store/statement.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace dxready::store {
namespace {

using assessment::Assessment;
using Statement = SQLite::Statement;

std::string package_ids(const std::vector<support::Verdict>& verdicts) {
  std::string ids;
  for (const support::Verdict& verdict : verdicts) ids += (ids.empty() ? "" : " ") + verdict.package->id;
  return ids;
}

void set_score(AssessmentRow& row, const Assessment& assessment) {
  const scoring::Score& score = assessment.score;
  row.denominator = score.denominator;
  row.total = score.total;
  row.level = score.level;
  row.highest_possible = score.highest_possible;
  if (score.level) row.rung = scoring::rung_of(*assessment.plan, *score.level);
  row.pillars = write_pillars(score.pillars);
}

void set_advice(AssessmentRow& row, const Assessment& assessment) {
  const support::Verdict* recommended = assessment.recommendation.recommended();
  if (recommended != nullptr) row.package = recommended->package->id;
  if (!assessment.steps.empty()) row.next_step = assessment.steps.front().id;
  row.eligible = package_ids(assessment.recommendation.eligible);
  row.undecided = package_ids(assessment.recommendation.undecided);
}

void set_answers(AssessmentRow& row, const Assessment& assessment) {
  std::vector<scoring::AnswerState> states;
  states.reserve(assessment.score.criteria.size());
  for (const scoring::CriterionScore& criterion : assessment.score.criteria) states.push_back(criterion.state);
  EncodedAnswers answers = encode(*assessment.questionnaire, assessment.input.sheet, states);
  row.grades = std::move(answers.grades);
  row.detail = std::move(answers.detail);
}

Identity identity(const enterprise::Enterprise& enterprise) {
  Identity who{enterprise.name, base::nfc(base::trim(enterprise.name)), base::fold(enterprise.name), enterprise.tax_code,
               enterprise.external_id};
  if (who.name_key.empty()) who.name.clear();
  return who;
}

void put_result(json::Writer& writer, const AssessmentRow& row) {
  put(writer, "assessed_on", row.assessed_on);
  put(writer, "on", row.on);
  put_unless_empty(writer, "role", row.role);
  put(writer, "denominator", row.denominator);
  put(writer, "points", row.total.points);
  put(writer, "points_high", row.total.points_high);
  put(writer, "max", row.total.max);
  put(writer, "answered", row.total.answered);
  put(writer, "applicable", row.total.applicable);
  put_or_null(writer, "level", row.level);
  put_or_null(writer, "highest_possible", row.highest_possible);
  put_unless_empty(writer, "package", row.package);
  put_unless_empty(writer, "next_step", row.next_step);
  put(writer, "eligible", row.eligible);
  put(writer, "undecided", row.undecided);
  put(writer, "grades", row.grades);
}

/// A text that is no more than the day is not kept.
void set_time(AssessmentRow& row, const answers::AnswersFile& input) {
  if (!input.answered_at) return;
  row.answered_utc = input.answered_at->utc;
  const std::string text = storable(input.answered_at->text);
  if (text != row.assessed_on) row.answered_at = text;
}

/// Takes the columns of a row one after the other.
class Columns {
public:
  explicit Columns(const Statement& row) : m_row(row) {}

  std::string text() { return m_row.getColumn(m_next++).getString(); }
  std::int64_t whole() { return m_row.getColumn(m_next++).getInt64(); }
  template <class Number = std::int64_t>
  std::optional<Number> whole_or_null() {
    const SQLite::Column column = m_row.getColumn(m_next++);
    if (column.isNull()) return std::nullopt;
    return static_cast<Number>(column.getInt64());
  }

private:
  const Statement& m_row;
  int m_next = 0;
};

}  // namespace

RowMaker::RowMaker(const questionnaire::Questionnaire& questionnaire, const SaveRequest& request, const Stamp& stamp)
    : m_questionnaire(&questionnaire), m_request(&request), m_stamp(&stamp), m_money(write_money(request.money)) {}

PreparedRow RowMaker::columns(const Assessment& assessment) const {
  const answers::AnswersFile& input = assessment.input;
  if (!input.assessed_on) fail_data("store.no-date");
  const assessment::Model& model = *assessment.model;
  PreparedRow prepared;
  AssessmentRow& row = prepared.row;
  row.questionnaire_id = m_questionnaire->id;
  row.assessed_on = base::format_date(*input.assessed_on);
  set_time(row, input);
  row.on = base::format_date(assessment.on);
  row.role = input.respondent.role;
  row.code = input.respondent.code;
  row.interviewer = input.interviewer.empty() ? m_stamp->interviewer : input.interviewer;
  row.label = input.label;
  row.saved_at = m_stamp->now_utc;
  set_score(row, assessment);
  set_advice(row, assessment);
  set_answers(row, assessment);
  row.facts = write_facts(input.enterprise, model.facts);
  row.needs = write_needs(input.needs, model.topics);
  row.money = m_money;
  prepared.who = identity(input.enterprise);
  prepared.plain = row.facts == plain_facts(prepared.who.name, prepared.who.tax_code, prepared.who.external_id);
  return prepared;
}

PreparedRow RowMaker::make(const Assessment& assessment) const {
  PreparedRow prepared = columns(assessment);
  const assessment::Model& model = *assessment.model;
  prepared.row.content =
      content_digest(assessment.input, {*m_questionnaire, model.facts, model.topics, assessment.on, m_request->money});
  return prepared;
}

MadeWith made_with(const questionnaire::Questionnaire& questionnaire, const assessment::Model& model,
                   const SaveRequest& request) {
  return {questionnaire.id,   questionnaire.version,       questionnaire.meaning,     questionnaire.text,
          assessment::engine, model.catalogue.fingerprint, write_texts(request.texts)};
}

std::int64_t keep_made_with(SQLite::Database& database, const MadeWith& with) {
  Statement insert(database, "INSERT OR IGNORE INTO made_with (text, engine, catalogue, texts) VALUES (?, ?, ?, ?)");
  Binder(insert).text(with.text).whole(with.engine).text(with.catalogue).text(with.texts);
  insert.exec();
  Statement find(database, "SELECT id FROM made_with WHERE text = ? AND engine = ? AND catalogue = ? AND texts = ?");
  Binder(find).text(with.text).whole(with.engine).text(with.catalogue).text(with.texts);
  find.executeStep();
  return find.getColumn(0).getInt64();
}

std::map<std::int64_t, MadeWith> all_made_with(SQLite::Database& database) {
  Statement query(database,
                  "SELECT m.id, q.id, q.version, q.meaning, m.text, m.engine, m.catalogue, m.texts FROM made_with AS m "
                  "JOIN questionnaire AS q ON q.text = m.text");
  std::map<std::int64_t, MadeWith> all;
  while (query.executeStep()) {
    Columns columns(query);
    MadeWith& with = all[columns.whole()];
    with.questionnaire_id = columns.text();
    with.version = columns.text();
    with.meaning = columns.text();
    with.text = columns.text();
    with.engine = static_cast<int>(columns.whole());
    with.catalogue = columns.text();
    with.texts = columns.text();
  }
  return all;
}

const char* const row_columns =
    "a.id, a.uuid, a.store_id, a.enterprise, a.questionnaire_id, a.assessed_on, a.respondent_role, a.respondent_code, "
    "a.revision, a.supersedes, a.reason, a.status, a.content, a.import, a.line, a.made_with, a.on_date, a.interviewer, a.label, "
    "a.saved_at, a.denominator, a.points, a.points_high, a.max, a.answered, a.applicable, a.level, a.highest_possible, a.rung, "
    "a.package, a.next_step, a.eligible, a.undecided, a.pillars, a.grades, a.detail, a.needs, a.money, a.facts, "
    "a.common, a.eligible_letters, a.undecided_letters, a.answered_at, a.answered_utc, a.number, "
    "a.name, a.tax_code, a.external_id";

std::string lean_row_columns() {
  std::string columns = row_columns;
  const std::string ids = "a.eligible, a.undecided, a.pillars";
  return columns.replace(columns.find(ids), ids.size(), "'', '', a.pillars");
}

const char* const written_columns =
    "id, series, assessed_on, revision, status, common, line, points, points_high, answered, pillars, grades, eligible, "
    "undecided, "
    "uuid, supersedes, on_date, detail, facts, content, answered_at, answered_utc";

AssessmentRow read_row(const Statement& query) {
  Columns columns(query);
  AssessmentRow row;
  row.id = columns.whole();
  for (std::string* text :
       {&row.uuid, &row.store_id, &row.enterprise, &row.questionnaire_id, &row.assessed_on, &row.role, &row.code}) {
    *text = columns.text();
  }
  row.revision = static_cast<int>(columns.whole());
  for (std::string* text : {&row.supersedes, &row.reason, &row.status, &row.content}) *text = columns.text();
  row.import = columns.whole_or_null();
  row.line = columns.whole_or_null();
  row.made_with = columns.whole();
  for (std::string* text : {&row.on, &row.interviewer, &row.label, &row.saved_at}) *text = columns.text();
  for (std::int64_t* points : {&row.denominator, &row.total.points, &row.total.points_high, &row.total.max}) {
    *points = columns.whole();
  }
  row.total.answered = static_cast<std::uint32_t>(columns.whole());
  row.total.applicable = static_cast<std::uint32_t>(columns.whole());
  for (std::optional<int>* level : {&row.level, &row.highest_possible, &row.rung}) *level = columns.whole_or_null<int>();
  for (std::string* text : {&row.package, &row.next_step, &row.eligible, &row.undecided, &row.pillars, &row.grades, &row.detail,
                            &row.needs, &row.money, &row.facts}) {
    *text = columns.text();
  }
  row.common = columns.whole();
  row.eligible_letters = columns.text();
  row.undecided_letters = columns.text();
  row.answered_at = columns.text();
  row.answered_utc = columns.whole_or_null();
  row.enterprise_number = columns.whole();
  if (!row.facts.empty()) return row;
  const std::string name = columns.text();
  const std::string tax_code = columns.text();
  row.facts = plain_facts(name, tax_code, columns.text());
  return row;
}

void put_row(PendingRows& rows, const AssessmentRow& row, const RowKeys& keys) {
  rows.whole(row.id).whole(keys.series).text(row.assessed_on).whole(row.revision).whole(row.status == "draft" ? 0 : 1);
  rows.whole(row.common).whole_or_null(row.line);
  rows.whole(row.total.points).whole(row.total.points_high).whole(row.total.answered);
  rows.text(row.pillars).text(row.grades).text(row.eligible_letters).text(row.undecided_letters);
  rows.text_if(!keys.derived_id, row.uuid);
  rows.whole_or_null(keys.supersedes == 0 ? std::nullopt : std::optional(keys.supersedes));
  rows.text_if(row.on != row.assessed_on, row.on).text_or_null(row.detail).text_if(!keys.derived_facts, row.facts);
  rows.text_or_null(row.content).text_or_null(row.answered_at).whole_or_null(row.answered_utc);
}

std::string digest_of(const AssessmentRow& row) {
  std::string result;
  json::Writer writer(result, json::Layout::compact);
  writer.begin_object();
  put_result(writer, row);
  writer.end_object();
  return base::sha256_hex(result);
}

void put_made_with(json::Writer& writer, const MadeWith& with) {
  put(writer, "questionnaire", with.questionnaire_id + "@" + with.version);
  put(writer, "meaning", with.meaning);
  put(writer, "text", with.text);
  put(writer, "catalogue", with.catalogue);
  put(writer, "engine", with.engine);
}

std::string saved_payload(const AssessmentRow& row, const std::string& enterprise_number, const MadeWith& with, ToldResult told) {
  std::string payload;
  json::Writer writer(payload, json::Layout::compact);
  writer.begin_object();
  put(writer, "enterprise", row.enterprise);
  put(writer, "number", enterprise_number);
  put(writer, "revision", row.revision);
  put_unless_empty(writer, "supersedes", row.supersedes);
  put_made_with(writer, with);
  put_result(writer, row);
  writer.end_object();
  if (told == ToldResult::with_pillars) payload.replace(payload.size() - 1, 1, ",\"pillars\":" + row.pillars + "}");
  return payload;
}

}  // namespace dxready::store
