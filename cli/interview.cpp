#include "base/text.hpp"
#include "cli/command_list.hpp"
#include "cli/interview_dialogue.hpp"
#include "cli/interview_keeper.hpp"
#include "cli/interview_pages.hpp"
#include "cli/open_store.hpp"
#include "cli/options.hpp"
#include "cli/system.hpp"
#include "cli/workbench.hpp"
#include "report/text.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dxready::cli {
namespace {

/// The only command that has a questionnaire of its own: one may begin without knowing their names.
constexpr const char* default_questionnaire = "dbi-sme-2021";

class Interview : public Command {
public:
  void define(CLI::App& app, base::Language help) override {
    app.add_option("QUESTIONNAIRE", m_questionnaire,
                   text(help, "Bộ câu hỏi: mã, mã@phiên bản hoặc tệp (không ghi: dbi-sme-2021)",
                        "Questionnaire: id, id@version or file (without it dbi-sme-2021)"));
    app.add_option(
           "--enterprise", m_enterprise,
           text(help, "Đơn vị đã có trong kho: số, mã số thuế hoặc tên", "An enterprise of the store: number, tax code or name"))
        ->type_name("ENTERPRISE");
    app.add_option("--respondent", m_respondent,
                   text(help, "Người trả lời: director, accountant, it, other; thêm :mã khi hai người cùng vai trò",
                        "Who answers: director, accountant, it, other; with :code where two share a role"))
        ->type_name("ROLE");
    m_resume = app.add_option("--resume", m_draft,
                              text(help, "Làm tiếp một phiếu dở (không ghi mã: phiếu làm gần nhất)",
                                   "Go on with an unfinished interview (without an id: the last one)"))
                   ->type_name("ID")
                   ->expected(0, 1);
    app.add_flag("--list", m_list, text(help, "Liệt kê các phiếu dở", "List the unfinished interviews"));
    app.add_option("--discard", m_discard, text(help, "Bỏ hẳn một phiếu dở", "Give an unfinished interview up"))->type_name("ID");
    m_date.define(app, help);
    m_store.define(app, help);
    m_data.define(app, help);
  }

  ExitCode run(Session& session) override {
    check_usage(session);
    if (m_list) return list(session);
    Workbench workbench(session, m_data, assessment::Vendors::without);
    if (!m_discard.empty()) return discard(session, workbench);
    const bool resume = m_resume->count() > 0;
    const LoadedQuestionnaire* questionnaire = nullptr;
    // What is wrong with it is told before a store is made.
    if (!resume) questionnaire = &workbench.questionnaire(m_questionnaire.empty() ? default_questionnaire : m_questionnaire);
    if (resume) open_store(session, m_store, store::Access::read);
    store::Store store = open_store(session, m_store, store::Access::write);
    store::Draft draft =
        resume ? resumed(session, store, workbench, questionnaire) : begun(session, store, workbench, *questionnaire);
    return interview(session, store, workbench, *questionnaire, std::move(draft));
  }

private:
  void check_usage(const Session& session) const {
    const auto not_together = [&](bool both, const char* first, const char* second) {
      if (both) wrong_usage(session, "usage.not-together", {{"first", first}, {"second", second}});
    };
    const bool resume = m_resume->count() > 0;
    not_together(m_list && resume, "--list", "--resume");
    not_together(m_list && !m_discard.empty(), "--list", "--discard");
    not_together(resume && !m_discard.empty(), "--resume", "--discard");
    not_together(resume && !m_enterprise.empty(), "--resume", "--enterprise");
    not_together(resume && !m_respondent.empty(), "--resume", "--respondent");
    not_together(resume && !m_questionnaire.empty(), "--resume", "QUESTIONNAIRE");
  }

  ExitCode list(const Session& session) const {
    const std::vector<store::DraftSummary> drafts = open_store(session, m_store, store::Access::read).drafts();
    if (drafts.empty()) {
      session.tell("Không có phiếu dở nào", "No interview is unfinished");
    } else {
      session.out << drafts_page(session, drafts);
    }
    return ExitCode::done;
  }

  ExitCode discard(const Session& session, Workbench& workbench) const {
    open_store(session, m_store, store::Access::read);
    store::Store store = open_store(session, m_store, store::Access::write);
    const store::DraftSummary draft = store.find_draft(m_discard);
    // Whoever is working on it has the lock.
    store::Draft held;
    held.id = draft.id;
    const LoadedQuestionnaire none;
    InterviewKeeper keeper(session, store, m_store.path(), workbench, none, std::move(held));
    keeper.lock();
    store.discard_draft(draft.id, {now_utc(), random_uuid, session.settings.interviewer});
    const std::string name = base::printable(draft.name.empty() ? "@" + draft.id.substr(0, 8) : draft.name);
    session.tell("Đã bỏ phiếu dở: " + name, "Gave the unfinished interview up: " + name);
    return ExitCode::done;
  }

  answers::Respondent respondent(const Session& session) const {
    const std::size_t colon = std::min(m_respondent.find(':'), m_respondent.size());
    answers::Respondent who{m_respondent.substr(0, colon), m_respondent.substr(std::min(colon + 1, m_respondent.size()))};
    const std::vector<std::string> roles = {"", "director", "accountant", "it", "other"};
    const bool known = std::find(roles.begin(), roles.end(), who.role) != roles.end();
    const bool code = who.code.empty() ? colon == m_respondent.size() : base::is_id(who.code);
    if (known && code) return who;
    wrong_usage(session, "usage.bad-respondent", {{"found", m_respondent}, {"suggestion", base::closest(who.role, roles)}});
  }

  store::Draft begun(const Session& session, const store::Store& store, Workbench& workbench,
                     const LoadedQuestionnaire& questionnaire) const {
    store::Draft draft;
    draft.file.respondent = respondent(session);
    draft.id = random_uuid();
    draft.file.questionnaire = questionnaire.questionnaire.id + "@" + questionnaire.questionnaire.version;
    draft.file.interviewer = session.settings.interviewer;
    draft.file.enterprise = enterprise::unknown_enterprise(workbench.model().facts);
    draft.file.sheet = answers::empty_sheet(questionnaire.questionnaire);
    draft.place = "?";
    if (!m_enterprise.empty()) set_enterprise(session, store, draft);
    return draft;
  }

  void set_enterprise(const Session& session, const store::Store& store, store::Draft& draft) const {
    const store::EnterpriseSummary known = store.enterprise(m_enterprise).summary;
    draft.enterprise = known.id;
    draft.file.enterprise.name = known.name;
    draft.file.enterprise.tax_code = known.tax_code;
    draft.file.enterprise.external_id = known.external_id;
    for (const store::DraftSummary& other : store.drafts()) {
      const bool same = other.enterprise == known.id && other.respondent == draft.file.respondent &&
                        draft.file.questionnaire.starts_with(other.questionnaire + "@");
      if (!same) continue;
      stop(session,
           {"interview.unfinished",
            base::Severity::error,
            {{"name", known.number}, {"id", "@" + other.id.substr(0, 8)}},
            {},
            {},
            {}},
           ExitCode::found_wrong);
    }
  }

  store::Draft resumed(const Session& session, const store::Store& store, Workbench& workbench,
                       const LoadedQuestionnaire*& questionnaire) const {
    const store::DraftSummary found = meant(session, store);
    const std::vector<std::string> shipped = workbench.questionnaire_ids();
    const bool known = std::find(shipped.begin(), shipped.end(), found.questionnaire) != shipped.end();
    if (known) questionnaire = &workbench.questionnaire(found.questionnaire);
    if (!known || questionnaire->questionnaire.text != found.text) {
      questionnaire = &workbench.kept_questionnaire(found.questionnaire, store.text(found.text));
    }
    const assessment::Model& model = workbench.model();
    return store.draft(found.id, {questionnaire->questionnaire, model.facts, model.topics});
  }

  store::DraftSummary meant(const Session& session, const store::Store& store) const {
    if (!m_draft.empty()) return store.find_draft(m_draft);
    const std::vector<store::DraftSummary> all = store.drafts();
    if (all.empty()) stop(session, {"interview.nothing-to-resume", base::Severity::error, {}, {}, {}, {}}, ExitCode::found_wrong);
    return all.front();
  }

  ExitCode interview(Session& session, store::Store& store, Workbench& workbench, const LoadedQuestionnaire& questionnaire,
                     store::Draft draft) const {
    const assessment::Assessor assessor(questionnaire.questionnaire, questionnaire.plan, workbench.model());
    const base::Date on = m_date.date(session).value_or(draft.file.assessed_on.value_or(today()));
    interview::Conversation conversation(assessor, draft.file, on);
    conversation.resume_at(draft.place);
    conversation.set_flagged(draft.flagged);
    InterviewKeeper keeper(session, store, m_store.path(), workbench, questionnaire, std::move(draft));
    keeper.lock();
    const std::unique_ptr<LineReader> lines = line_reader(session);
    std::string result;
    const Dialogue::Save save = [&](const std::string& reason) {
      result = finished(session, assessor, conversation, keeper, on, reason);
    };
    if (Dialogue(session, *lines, conversation, keeper).run(save) == Ending::left) return left(session, keeper);
    session.out << '\n' << result;
    return ExitCode::done;
  }

  /// Keeps the assessment and gives its report.
  static std::string finished(const Session& session, const assessment::Assessor& assessor,
                              const interview::Conversation& conversation, InterviewKeeper& keeper, const base::Date& on,
                              const std::string& reason) {
    answers::AnswersFile file = conversation.file();
    if (!file.assessed_on) file.assessed_on = today();
    const assessment::Assessment assessment = assessor.assess(std::move(file), on, {});
    const store::SaveResult saved = keeper.complete(assessment, reason);
    const std::string number = saved.enterprise_number + " (@" + saved.assessment.substr(0, 8) + ")";
    session.tell("Đã lưu " + number, "Saved " + number);
    return report::assessment_text(assessment, {saved.enterprise, saved.enterprise_number, saved.assessment, false},
                                   session.style());
  }

  static ExitCode left(const Session& session, const InterviewKeeper& keeper) {
    if (!keeper.draft().started_at.empty()) {
      const std::string id = keeper.draft().id.substr(0, 8);
      session.tell("Đã lưu phiếu dở. Làm tiếp: dxready interview --resume @" + id,
                   "The interview is kept. Go on with: dxready interview --resume @" + id);
    }
    return interrupted() ? ExitCode::interrupted : ExitCode::done;
  }

  std::string m_questionnaire;
  std::string m_enterprise;
  std::string m_respondent;
  CLI::Option* m_resume = nullptr;
  std::string m_draft;
  bool m_list = false;
  std::string m_discard;
  DateOption m_date;
  StoreOption m_store;
  DataOption m_data;
};

}  // namespace

std::unique_ptr<Command> make_interview() { return std::make_unique<Interview>(); }

}  // namespace dxready::cli
