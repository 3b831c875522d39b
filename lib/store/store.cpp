#include "store/store.hpp"

#include "store/answers_codec.hpp"
#include "store/database.hpp"
#include "store/enterprises.hpp"
#include "store/errors.hpp"
#include "store/event_log.hpp"
#include "store/json_text.hpp"
#include "store/questionnaires.hpp"
#include "store/read.hpp"
#include "store/save.hpp"
#include "store/snapshot.hpp"
#include "store/undo.hpp"
#include "store/verify.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <utility>

namespace dxready::store {

struct Store::Connection {
  std::filesystem::path path;
  std::unique_ptr<Waiting> waiting;
  std::unique_ptr<SQLite::Database> database;

  /// Does something with the database; its exceptions leave as ours.
  template <class Action>
  auto use(Action action) const {
    try {
      return action(*database);
    } catch (const SQLite::Exception& error) {
      rethrow(error, database.get(), path);
    }
  }
};

Store::Store(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
Store::Store(Store&& other) noexcept = default;
Store& Store::operator=(Store&& other) noexcept = default;
Store::~Store() = default;

Store Store::open(const std::filesystem::path& path, Access access, Patience patience) {
  auto waiting = std::make_unique<Waiting>(std::move(patience));
  std::unique_ptr<SQLite::Database> database = open_database(path, access, *waiting);
  return Store(std::make_unique<Connection>(Connection{path, std::move(waiting), std::move(database)}));
}

SaveResult Store::save(const assessment::Assessment& assessment, const SaveRequest& request, const Stamp& stamp) {
  return m_connection->use([&](SQLite::Database& database) { return store::save(database, assessment, request, stamp); });
}

void Store::begin_draft(const Draft& draft, const DraftContext& context, const std::vector<KeptText>& texts, const Stamp& stamp) {
  m_connection->use([&](SQLite::Database& database) { store::begin_draft(database, draft, context, texts, stamp); });
}

void Store::keep_draft(const Draft& draft, const DraftStep& step, const DraftContext& context, const Stamp& stamp) {
  m_connection->use([&](SQLite::Database& database) { store::keep_draft(database, draft, step, context, stamp); });
}

SaveResult Store::complete_draft(const std::string& id, const assessment::Assessment& assessment, const SaveRequest& request,
                                 const Stamp& stamp) {
  return m_connection->use([&](SQLite::Database& database) { return store::save(database, assessment, request, stamp, id); });
}

void Store::discard_draft(std::string_view id_prefix, const Stamp& stamp) {
  m_connection->use([&](SQLite::Database& database) { store::discard_draft(database, id_prefix, stamp); });
}

std::vector<DraftSummary> Store::drafts() const {
  return m_connection->use([](SQLite::Database& database) { return store::drafts(database); });
}

std::vector<DraftSummary> Store::drafts_of(const std::string& enterprise) const {
  return m_connection->use(
      [&](SQLite::Database& database) { return store::drafts_of(database, find_meant(database, enterprise)); });
}

DraftSummary Store::find_draft(std::string_view id_prefix) const {
  return m_connection->use([&](SQLite::Database& database) { return store::find_draft(database, id_prefix); });
}

Draft Store::draft(const std::string& id, const DraftContext& context) const {
  return m_connection->use([&](SQLite::Database& database) { return store::draft(database, id, context); });
}

Import Store::begin_import(const ImportInfo& info, const SaveRequest& request, const Stamp& stamp) {
  return m_connection->use(
      [&](SQLite::Database& database) { return Import::begin(database, m_connection->path, info, request, stamp); });
}

std::vector<ImportSummary> Store::imports() const {
  return m_connection->use([](SQLite::Database& database) { return store::imports(database); });
}

UndoResult Store::undo_import(std::string_view id_prefix, const std::string& reason, const Stamp& stamp) {
  return m_connection->use([&](SQLite::Database& database) { return store::undo_import(database, id_prefix, reason, stamp); });
}

void Store::edit_enterprise(const std::string& enterprise, const EnterpriseEdit& edit, const std::string& reason,
                            const Stamp& stamp) {
  m_connection->use([&](SQLite::Database& database) { store::edit_enterprise(database, enterprise, edit, reason, stamp); });
}

std::vector<EnterpriseSummary> Store::enterprises() const {
  return m_connection->use([](SQLite::Database& database) { return store::enterprises(database); });
}

EnterpriseRecord Store::enterprise(std::string_view who) const {
  return m_connection->use([&](SQLite::Database& database) { return store::enterprise(database, who); });
}

std::vector<AssessmentSummary> Store::history(const std::string& enterprise, bool with_superseded) const {
  return m_connection->use([&](SQLite::Database& database) { return store::history(database, enterprise, with_superseded); });
}

std::vector<Moment> Store::timeline(const std::string& enterprise, bool with_superseded) const {
  return m_connection->use([&](SQLite::Database& database) { return store::timeline(database, enterprise, with_superseded); });
}

AssessmentRecord Store::assessment(std::string_view id_prefix) const {
  return m_connection->use([&](SQLite::Database& database) { return assessment_record(database, id_prefix); });
}

std::string Store::text(std::string_view fingerprint) const {
  return m_connection->use([&](SQLite::Database& database) { return kept_text(database, fingerprint); });
}

Info Store::info() const {
  return m_connection->use([&](SQLite::Database& database) { return store::info(database, m_connection->path); });
}

VerifyReport Store::verify(unsigned jobs) const {
  return m_connection->use([&](SQLite::Database& database) { return store::verify(database, jobs); });
}

std::string Store::chain_head() const {
  return m_connection->use([](SQLite::Database& database) { return store::chain_head(database, store_id_of(database)); });
}

answers::AnswersFile restore(const AssessmentRecord& record, const questionnaire::Questionnaire& questionnaire,
                             const enterprise::FactModel& facts, const questionnaire::Topics& topics) {
  answers::AnswersFile file;
  file.questionnaire = record.summary.questionnaire + "@" + record.summary.version;
  file.assessed_on = base::parse_date(record.summary.assessed_on);
  file.respondent = record.summary.respondent;
  file.interviewer = record.interviewer;
  file.label = record.summary.label;
  for (const std::string& id : split(record.needs)) {
    const std::optional<std::size_t> topic = topics.find(id);
    if (!topic) fail_data("store.cannot-restore", {{"detail", "needs: " + id}});
    file.needs.push_back(*topic);
  }
  file.enterprise = read_facts(record.facts, facts);
  file.sheet = decode(questionnaire, {record.grades, record.detail});
  return file;
}

}  // namespace dxready::store
