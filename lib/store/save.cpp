#include "store/save.hpp"

#include "base/fingerprint.hpp"
#include "base/text.hpp"
#include "store/answers_codec.hpp"
#include "store/enterprises.hpp"
#include "store/errors.hpp"
#include "store/event_log.hpp"
#include "store/ids.hpp"
#include "store/json_text.hpp"
#include "store/questionnaires.hpp"
#include "store/snapshot.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <utility>

namespace dxready::store {
namespace {

using assessment::Assessment;
using Statement = SQLite::Statement;

/// The newest revision of a key.
struct Current {
  std::string uuid;
  int revision = 0;
  std::string content;
};

std::vector<std::string> package_ids(const std::vector<support::Verdict>& verdicts) {
  std::vector<std::string> ids;
  for (const support::Verdict& verdict : verdicts) ids.push_back(verdict.package->id);
  return ids;
}

void bind_or_null(Statement& statement, const char* name, const std::optional<int>& number) {
  if (number) {
    statement.bind(name, *number);
  } else {
    statement.bind(name);
  }
}

void bind_or_null(Statement& statement, const char* name, const std::string& text) {
  if (text.empty()) {
    statement.bind(name);
  } else {
    statement.bind(name, text);
  }
}

class Saver {
public:
  Saver(SQLite::Database& database, const Assessment& assessment, const SaveRequest& request, const Stamp& stamp)
      : m_database(database), m_assessment(assessment), m_request(request), m_stamp(stamp) {}

  SaveResult save() {
    const answers::AnswersFile& input = m_assessment.input;
    if (!input.assessed_on) fail_data("store.no-date");
    m_assessed_on = base::format_date(*input.assessed_on);
    m_content = content_digest(input, {*m_assessment.questionnaire, m_assessment.model->facts, m_assessment.model->topics,
                                       m_assessment.on, m_request.money});
    SQLite::Transaction transaction(m_database, SQLite::TransactionBehavior::IMMEDIATE);
    check_meaning(m_database, *m_assessment.questionnaire);
    const std::optional<EnterpriseRow> known = find_same(m_database, input.enterprise);
    const std::optional<Current> current = known ? find_current(known->uuid) : std::nullopt;
    if (current && current->content == m_content) {
      return {Outcome::unchanged, current->uuid, current->revision, known->uuid, number_text(known->number)};
    }
    if (current && base::trim(m_request.reason).empty()) fail_data("store.reason-needed", {{"what", key_text(*known)}});
    const SaveResult result = write(known, current);
    transaction.commit();
    return result;
  }

private:
  std::string key_text(const EnterpriseRow& enterprise) const {
    std::string text = number_text(enterprise.number) + ", " + m_assessment.questionnaire->id + ", " + m_assessed_on;
    const answers::Respondent& respondent = m_assessment.input.respondent;
    for (const std::string& part : {respondent.role, respondent.code}) {
      if (!part.empty()) text += ", " + part;
    }
    return text;
  }

  std::optional<Current> find_current(const std::string& enterprise) {
    Statement query(
        m_database,
        "SELECT uuid, revision, content FROM assessment_row WHERE store_id = ? AND enterprise = ? AND questionnaire_id = ? "
        "AND assessed_on = ? AND respondent_role = ? AND respondent_code = ? ORDER BY revision DESC LIMIT 1");
    query.bind(1, store_id_of(m_database));
    query.bind(2, enterprise);
    query.bind(3, m_assessment.questionnaire->id);
    query.bind(4, m_assessed_on);
    query.bind(5, m_assessment.input.respondent.role);
    query.bind(6, m_assessment.input.respondent.code);
    if (!query.executeStep()) return std::nullopt;
    return Current{query.getColumn(0).getString(), query.getColumn(1).getInt(), query.getColumn(2).getString()};
  }

  SaveResult write(const std::optional<EnterpriseRow>& known, const std::optional<Current>& current) {
    m_store_id = begin_chain(m_database, m_stamp);
    keep_texts(m_database, m_request.texts);
    register_questionnaire(m_database, *m_assessment.questionnaire);
    const EnterpriseRow before = known ? *known : add_enterprise(m_database, m_stamp);
    const EnterpriseRow after = updated(before);
    const std::vector<std::string> changed = change_enterprise(m_database, before, after);
    SaveResult result{current ? Outcome::revised : Outcome::saved, m_stamp.new_uuid(), current ? current->revision + 1 : 1,
                      after.uuid, number_text(after.number)};
    if (current) supersede(current->uuid);
    insert(result, current ? current->uuid : std::string());
    append_event(m_database, m_store_id, event(result, after, changed, current ? current->uuid : std::string()));
    return result;
  }

  /// What is known of an enterprise follows the newest save; what a save does not tell stays.
  EnterpriseRow updated(EnterpriseRow row) const {
    const enterprise::Enterprise& told = m_assessment.input.enterprise;
    if (!base::trim(told.name).empty()) row.name = told.name;
    if (!told.tax_code.empty()) row.tax_code = told.tax_code;
    if (!told.external_id.empty()) row.external_id = told.external_id;
    return row;
  }

  void supersede(const std::string& uuid) {
    Statement update(m_database, "UPDATE assessment_row SET status = 'superseded' WHERE uuid = ?");
    update.bind(1, uuid);
    update.exec();
  }

  void insert(const SaveResult& result, const std::string& supersedes) {
    Statement row(
        m_database,
        "INSERT INTO assessment_row VALUES (:uuid, :store_id, :enterprise, :questionnaire_id, :questionnaire_version, :meaning, "
        ":text, :assessed_on, :on_date, :role, :code, :interviewer, :label, :revision, :supersedes, :reason, 'complete', "
        ":saved_at, :engine, :denominator, :points, :points_high, :max, :answered, :applicable, :level, :highest_possible, "
        ":rung, :package, :next_step, :eligible, :undecided, :catalogue, :pillars, :grades, :detail, :facts, :needs, :money, "
        ":texts, :content)");
    row.bind(":uuid", result.assessment);
    row.bind(":store_id", m_store_id);
    row.bind(":enterprise", result.enterprise);
    row.bind(":revision", result.revision);
    bind_or_null(row, ":supersedes", supersedes);
    row.bind(":reason", supersedes.empty() ? std::string() : m_request.reason);
    row.bind(":saved_at", m_stamp.now_utc);
    row.bind(":engine", assessment::engine);
    bind_key(row);
    bind_score(row);
    bind_advice(row);
    bind_input(row);
    row.exec();
  }

  void bind_key(Statement& row) const {
    const questionnaire::Questionnaire& questionnaire = *m_assessment.questionnaire;
    const answers::AnswersFile& input = m_assessment.input;
    row.bind(":questionnaire_id", questionnaire.id);
    row.bind(":questionnaire_version", questionnaire.version);
    row.bind(":meaning", questionnaire.meaning);
    row.bind(":text", questionnaire.text);
    row.bind(":assessed_on", m_assessed_on);
    row.bind(":on_date", base::format_date(m_assessment.on));
    row.bind(":role", input.respondent.role);
    row.bind(":code", input.respondent.code);
    row.bind(":interviewer", input.interviewer.empty() ? m_stamp.interviewer : input.interviewer);
    row.bind(":label", input.label);
  }

  void bind_score(Statement& row) const {
    const scoring::Score& score = m_assessment.score;
    row.bind(":denominator", score.denominator);
    row.bind(":points", score.total.points);
    row.bind(":points_high", score.total.points_high);
    row.bind(":max", score.total.max);
    row.bind(":answered", score.total.answered);
    row.bind(":applicable", score.total.applicable);
    bind_or_null(row, ":level", score.level);
    bind_or_null(row, ":highest_possible", score.highest_possible);
    std::optional<int> rung;
    if (score.level) rung = scoring::rung_of(*m_assessment.plan, *score.level);
    bind_or_null(row, ":rung", rung);
    row.bind(":pillars", write_pillars(score.pillars));
  }

  std::string package() const {
    const support::Verdict* recommended = m_assessment.recommendation.recommended();
    return recommended == nullptr ? std::string() : recommended->package->id;
  }

  std::string next_step() const { return m_assessment.steps.empty() ? std::string() : m_assessment.steps.front().id; }

  void bind_advice(Statement& row) const {
    bind_or_null(row, ":package", package());
    bind_or_null(row, ":next_step", next_step());
    row.bind(":eligible", joined(package_ids(m_assessment.recommendation.eligible)));
    row.bind(":undecided", joined(package_ids(m_assessment.recommendation.undecided)));
    row.bind(":catalogue", m_assessment.model->catalogue.fingerprint);
  }

  EncodedAnswers answers() const {
    std::vector<scoring::AnswerState> states;
    for (const scoring::CriterionScore& criterion : m_assessment.score.criteria) states.push_back(criterion.state);
    return encode(*m_assessment.questionnaire, m_assessment.input.sheet, states);
  }

  void bind_input(Statement& row) const {
    const EncodedAnswers columns = answers();
    row.bind(":grades", columns.grades);
    bind_or_null(row, ":detail", columns.detail);
    row.bind(":facts", write_facts(m_assessment.input.enterprise, m_assessment.model->facts));
    row.bind(":needs", write_needs(m_assessment.input.needs, m_assessment.model->topics));
    bind_or_null(row, ":money", write_money(m_request.money));
    row.bind(":texts", write_texts(m_request.texts));
    row.bind(":content", m_content);
  }

  void put_result(json::Writer& writer) const {
    const questionnaire::Questionnaire& questionnaire = *m_assessment.questionnaire;
    put(writer, "questionnaire", questionnaire.id + "@" + questionnaire.version);
    put(writer, "meaning", questionnaire.meaning);
    put(writer, "text", questionnaire.text);
    put(writer, "catalogue", m_assessment.model->catalogue.fingerprint);
    put(writer, "engine", assessment::engine);
    put(writer, "assessed_on", m_assessed_on);
    put(writer, "on", base::format_date(m_assessment.on));
    put_unless_empty(writer, "role", m_assessment.input.respondent.role);
    const scoring::Score& score = m_assessment.score;
    put(writer, "denominator", score.denominator);
    put(writer, "points", score.total.points);
    put(writer, "points_high", score.total.points_high);
    put(writer, "max", score.total.max);
    put(writer, "answered", score.total.answered);
    put(writer, "applicable", score.total.applicable);
    put_or_null(writer, "level", score.level);
    put_or_null(writer, "highest_possible", score.highest_possible);
    put_unless_empty(writer, "package", package());
    put_unless_empty(writer, "next_step", next_step());
    put(writer, "eligible", joined(package_ids(m_assessment.recommendation.eligible)));
    put(writer, "undecided", joined(package_ids(m_assessment.recommendation.undecided)));
    put(writer, "grades", answers().grades);
  }

  Event event(const SaveResult& result, const EnterpriseRow& enterprise, const std::vector<std::string>& changed,
              const std::string& supersedes) const {
    Event event;
    event.at = m_stamp.now_utc;
    event.kind = supersedes.empty() ? "assessment.saved" : "assessment.revised";
    event.subject = result.assessment;
    event.enterprise = result.enterprise;
    event.salt = m_stamp.new_uuid();
    json::Writer writer(event.payload, json::Layout::compact);
    writer.begin_object();
    put(writer, "enterprise", result.enterprise);
    put(writer, "number", result.enterprise_number);
    put(writer, "revision", result.revision);
    put_unless_empty(writer, "supersedes", supersedes);
    put_result(writer);
    writer.end_object();
    event.texts = {{"content", m_content}};
    if (!supersedes.empty()) event.texts["reason"] = m_request.reason;
    if (!m_stamp.interviewer.empty()) event.texts["by"] = m_stamp.interviewer;
    for (const std::string& field : changed) event.texts[field] = field == "name" ? enterprise.name : enterprise.tax_code;
    return event;
  }

  SQLite::Database& m_database;
  const Assessment& m_assessment;
  const SaveRequest& m_request;
  const Stamp& m_stamp;
  std::string m_assessed_on;
  std::string m_content;
  std::string m_store_id;
};

}  // namespace

SaveResult save(SQLite::Database& database, const Assessment& assessment, const SaveRequest& request, const Stamp& stamp) {
  return Saver(database, assessment, request, stamp).save();
}

}  // namespace dxready::store
