#include "base/text.hpp"
#include "cli/command_list.hpp"
#include "cli/interview_contact.hpp"
#include "cli/interview_dialogue.hpp"
#include "cli/interview_keeper.hpp"
#include "cli/interview_pages.hpp"
#include "cli/open_store.hpp"
#include "cli/options.hpp"
#include "cli/system.hpp"
#include "cli/workbench.hpp"
#include "report/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dxready::cli {
namespace {

/// The only command that has a questionnaire of its own: one may begin without knowing their names.
constexpr const char* default_questionnaire = "dbi-sme-2021";

class Interview : public Command {
public:
  void define(OptionList& options) override {
    options.argument("QUESTIONNAIRE", m_questionnaire,
                     {"Bộ câu hỏi: mã, mã@phiên bản hoặc tệp (không ghi: dbi-sme-2021)",
                      "Questionnaire: id, id@version or file (without it dbi-sme-2021)"});
    options.value("--enterprise", "ENTERPRISE", m_enterprise,
                  {"Đơn vị đã có trong kho: số, mã số thuế hoặc tên", "An enterprise of the store: number, tax code or name"});
    options.value("--respondent", "ROLE", m_respondent,
                  {"Người trả lời: director, accountant, it, other; thêm :mã khi hai người cùng vai trò",
                   "Who answers: director, accountant, it, other; with :code where two share a role"});
    m_resume = options.bare_value("--resume", "ID", m_draft,
                                  {"Làm tiếp một phiếu dở (không ghi mã: phiếu làm gần nhất)",
                                   "Go on with an unfinished interview (without an id: the last one)"});
    options.word("--from", {"last"}, m_from,
                 {"last: hiện câu trả lời lần trước của đơn vị, Enter để giữ nguyên",
                  "last: show the enterprise's answers of last time, Enter keeps one"});
    options.flag("--quick", m_quick,
                 {"Hỏi câu nhiều điểm nhất trước; dừng khi mức và gói hỗ trợ đề xuất đã chắc chắn",
                  "Ask what has most points first; stop when level and recommended package are certain"});
    options.value("--revise", "ID", m_revise,
                  {"Sửa một lần đánh giá đã lưu (mã, 8 ký tự trở lên); cần --reason",
                   "Revise a stored assessment (8 or more characters of its id); needs --reason"});
    options.value("--reason", "TEXT", m_reason, {"Lý do sửa một lần đánh giá đã lưu", "Why a stored assessment changes"});
    options.value("--label", "TEXT", m_label,
                  {"Tên gọi của lần này, thí dụ “trước hỗ trợ”", "What this time is called, e.g. “before support”"});
    options.flag("--list", m_list, {"Liệt kê các phiếu dở", "List the unfinished interviews"});
    options.value("--discard", "ID", m_discard, {"Bỏ hẳn một phiếu dở", "Give an unfinished interview up"});
    options.flag(
        "--contact", m_contact,
        {"Hỏi thông tin liên hệ ở cuối, nếu người trả lời đồng ý", "Ask for contact details at the end, if the person consents"});
    m_date.define(options);
    m_store.define(options);
    m_data.define(options);
  }

  ExitCode run(Session& session) override {
    check_usage(session);
    Workbench workbench(session, m_data, assessment::Vendors::without);
    if (m_list) return list(session, workbench);
    if (!m_discard.empty()) return discard(session, workbench);
    const bool resume = m_resume->given();
    const LoadedQuestionnaire* questionnaire = nullptr;
    // What is wrong with it is told before a store is made.
    if (!resume && m_revise.empty())
      questionnaire = &workbench.questionnaire(m_questionnaire.empty() ? default_questionnaire : m_questionnaire);
    if (resume || !m_revise.empty()) open_store(session, m_store, store::Access::read);
    store::Store store = open_store(session, m_store, store::Access::write);
    store::Draft draft = resume              ? resumed(session, store, workbench, questionnaire)
                         : !m_revise.empty() ? revised(session, store, workbench, questionnaire)
                                             : begun(session, store, workbench, *questionnaire);
    return interview(session, store, workbench, *questionnaire, std::move(draft));
  }

private:
  void check_usage(const Session& session) const {
    const auto not_together = [&](bool both, const char* first, const char* second) {
      if (both) wrong_usage(session, "usage.not-together", {{"first", first}, {"second", second}});
    };
    const bool resume = m_resume->given();
    not_together(m_list && resume, "--list", "--resume");
    not_together(m_list && !m_discard.empty(), "--list", "--discard");
    not_together(m_list && m_quick, "--list", "--quick");
    not_together(m_quick && !m_discard.empty(), "--quick", "--discard");
    not_together(resume && !m_discard.empty(), "--resume", "--discard");
    not_together(m_list && m_contact, "--list", "--contact");
    not_together(!m_discard.empty() && m_contact, "--discard", "--contact");
    not_together(resume && !m_enterprise.empty(), "--resume", "--enterprise");
    not_together(resume && !m_respondent.empty(), "--resume", "--respondent");
    not_together(resume && !m_questionnaire.empty(), "--resume", "QUESTIONNAIRE");
    not_together(resume && !m_from.empty(), "--resume", "--from");
    not_together(resume && !m_revise.empty(), "--resume", "--revise");
    not_together(resume && !m_label.empty(), "--resume", "--label");
    const bool revise = !m_revise.empty();
    not_together(revise && !m_enterprise.empty(), "--revise", "--enterprise");
    not_together(revise && !m_respondent.empty(), "--revise", "--respondent");
    not_together(revise && !m_questionnaire.empty(), "--revise", "QUESTIONNAIRE");
    not_together(revise && !m_from.empty(), "--revise", "--from");
    if (revise && base::trim(m_reason).empty()) needs(session, "--revise", "--reason");
    if (!m_reason.empty() && !revise) needs(session, "--reason", "--revise");
    if (!m_from.empty() && m_enterprise.empty()) needs(session, "--from", "--enterprise");
  }

  [[noreturn]] static void needs(const Session& session, const char* first, const char* second) {
    wrong_usage(session, "usage.needs", {{"first", first}, {"second", second}});
  }

  ExitCode list(const Session& session, Workbench& workbench) const {
    const std::vector<store::DraftSummary> drafts = open_store(session, m_store, store::Access::read).drafts();
    if (drafts.empty()) {
      session.tell("Không có phiếu dở nào", "No interview is unfinished");
    } else {
      session.out << drafts_page(session, drafts, workbench.model().facts);
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
    draft.file.label = base::printable(base::trim(m_label));
    draft.place = "?";
    draft.on = m_date.date(session);
    draft.quick = m_quick;
    if (!m_enterprise.empty()) set_enterprise(session, store, draft);
    if (!m_from.empty()) draft.last = last_of(session, store, draft, questionnaire.questionnaire);
    return draft;
  }

  void set_enterprise(const Session& session, const store::Store& store, store::Draft& draft) const {
    const store::EnterpriseSummary known = store.enterprise(m_enterprise).summary;
    draft.enterprise = known.id;
    draft.bound = true;
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

  /// The id of the last assessment of the enterprise with this questionnaire.
  static std::string last_of(const Session& session, const store::Store& store, const store::Draft& draft,
                             const questionnaire::Questionnaire& questionnaire) {
    std::string id;
    for (const store::AssessmentSummary& one : store.history(draft.enterprise, false)) {
      if (one.questionnaire == questionnaire.id) id = one.id;
    }
    const std::vector<base::Argument> named = {{"name", draft.file.enterprise.name}, {"questionnaire", questionnaire.id}};
    if (id.empty()) stop(session, {"interview.no-last", base::Severity::error, named, {}, {}, {}}, ExitCode::found_wrong);
    if (store.assessment(id).meaning == questionnaire.meaning) return id;
    stop(session, {"interview.other-version", base::Severity::error, named, {}, {}, {}}, ExitCode::found_wrong);
  }

  /// The answers of a stored assessment, to be gone through again.
  store::Draft revised(const Session& session, const store::Store& store, Workbench& workbench,
                       const LoadedQuestionnaire*& questionnaire) const {
    const store::AssessmentRecord record = store.assessment(m_revise.front() == '@' ? m_revise.substr(1) : m_revise);
    if (record.summary.status == "superseded") {
      const std::vector<base::Argument> named = {{"id", "@" + record.summary.id.substr(0, 8)}};
      stop(session, {"interview.superseded", base::Severity::error, named, {}, {}, {}}, ExitCode::found_wrong);
    }
    questionnaire = &questionnaire_by_text(store, workbench, record.summary.questionnaire, record.questionnaire_text);
    const assessment::Model& model = workbench.model();
    store::Draft draft;
    draft.id = random_uuid();
    draft.enterprise = record.summary.enterprise;
    draft.bound = true;
    draft.on = m_date.date(session);
    draft.quick = m_quick;
    draft.file = store::restore(record, questionnaire->questionnaire, model.facts, model.topics);
    if (const std::string label = base::printable(base::trim(m_label)); !label.empty()) draft.file.label = label;
    draft.revises = record.summary.id;
    draft.reason = m_reason;
    return draft;
  }

  store::Draft resumed(const Session& session, const store::Store& store, Workbench& workbench,
                       const LoadedQuestionnaire*& questionnaire) const {
    const store::DraftSummary found = meant(session, store);
    questionnaire = &questionnaire_by_text(store, workbench, found.questionnaire, found.text);
    const assessment::Model& model = workbench.model();
    store::Draft draft = store.draft(found.id, {questionnaire->questionnaire, model.facts, model.topics});
    if (const std::optional<base::Date> on = m_date.date(session)) draft.on = on;
    draft.quick = draft.quick || m_quick;
    return draft;
  }

  store::DraftSummary meant(const Session& session, const store::Store& store) const {
    if (!m_draft.empty()) return store.find_draft(m_draft);
    const std::vector<store::DraftSummary> all = store.drafts();
    if (all.empty()) stop(session, {"interview.nothing-to-resume", base::Severity::error, {}, {}, {}, {}}, ExitCode::found_wrong);
    return all.front();
  }

  ExitCode interview(Session& session, store::Store& store, Workbench& workbench, const LoadedQuestionnaire& questionnaire,
                     store::Draft draft) const {
    const assessment::Model& model = workbench.model();
    const assessment::Assessor assessor(questionnaire.questionnaire, questionnaire.plan, model);
    const base::Date on = draft.on.value_or(draft.file.assessed_on.value_or(today()));
    interview::Conversation conversation(assessor, draft.file, on);
    conversation.resume_at(draft.place);
    conversation.set_quick(draft.quick);
    conversation.set_flagged(draft.flagged);
    conversation.set_confirmed(draft.confirmed);
    if (!draft.last.empty()) {
      conversation.set_last(store::restore(store.assessment(draft.last), questionnaire.questionnaire, model.facts, model.topics));
    }
    InterviewKeeper keeper(session, store, m_store.path(), workbench, questionnaire, std::move(draft));
    keeper.lock();
    const std::unique_ptr<LineReader> lines = line_reader(session);
    std::string result;
    std::string enterprise;
    const Dialogue::Save save = [&](const std::string& reason) {
      result = finished(session, assessor, conversation, keeper, on, reason, enterprise);
    };
    const Ending ending = Dialogue(session, *lines, conversation, keeper).run(save);
    if (ending == Ending::finished) {
      session.out << '\n' << result;
      if (m_contact) ask_for_contact(session, *lines, workbench, m_store, enterprise);
    }
    remind_of_backup(session, store.info());
    return ending == Ending::left ? left(session, keeper) : ExitCode::done;
  }

  /// When the last backup, or the first assessment while there was none, is over a week old.
  static void remind_of_backup(const Session& session, const store::Info& info) {
    constexpr int week = 7;
    const std::string& since = info.backup ? info.backup->at : info.first_saved_at;
    const std::optional<base::Date> day = base::parse_date(since.substr(0, 10));
    const std::optional<base::Date> now = base::parse_date(now_utc().substr(0, 10));
    if (!day || !now || info.newer + info.drafts == 0 || base::days_between(*day, *now) <= week) return;
    const std::string last = info.backup ? base::format_date(*day, session.language) : session.word("chưa có", "none yet");
    session.tell(fmt::format("Bản sao lưu gần nhất: {}; {} lần đánh giá chưa có bản sao.\nSao lưu: dxready store backup TỆP",
                             last, info.newer),
                 fmt::format("Last backup: {}; assessments without a copy: {}.\nTo make one: dxready store backup FILE", last,
                             info.newer));
  }

  /// Keeps the assessment and gives its report; `enterprise` becomes the number of whom it is about.
  static std::string finished(const Session& session, const assessment::Assessor& assessor,
                              const interview::Conversation& conversation, InterviewKeeper& keeper, const base::Date& on,
                              const std::string& reason, std::string& enterprise) {
    answers::AnswersFile file = conversation.file();
    if (!file.assessed_on) file.assessed_on = today();
    const assessment::Assessment assessment = assessor.assess(std::move(file), on, {});
    const store::SaveResult saved = keeper.complete(assessment, reason);
    enterprise = saved.enterprise_number;
    const std::string number = saved.enterprise_number + " (@" + saved.assessment.substr(0, 8) + ")";
    switch (saved.outcome) {
      case store::Outcome::saved: session.tell("Đã lưu " + number, "Saved " + number); break;
      case store::Outcome::revised: session.tell("Đã lưu bản sửa của " + number, "Saved a revision of " + number); break;
      case store::Outcome::unchanged:
        session.tell("Không có gì thay đổi so với lần đã lưu " + number, "Unchanged since saved " + number);
        break;
    }
    std::string result = report::assessment_text(assessment, {saved.enterprise, saved.enterprise_number, saved.assessment, false},
                                                 session.style());
    if (conversation.last()) {
      result += fmt::format(fmt::runtime(session.word("\nGiữ nguyên, chưa kiểm tra lại: {} câu\n",
                                                      "\nKept from last time, not checked again: {}\n")),
                            conversation.confirmed().size());
    }
    return result;
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
  std::optional<DeclaredOption> m_resume;
  std::string m_draft;
  bool m_list = false;
  std::string m_discard;
  std::string m_from;
  bool m_quick = false;
  std::string m_revise;
  std::string m_reason;
  std::string m_label;
  bool m_contact = false;
  DateOption m_date;
  StoreOption m_store;
  DataOption m_data;
};

}  // namespace

std::unique_ptr<Command> make_interview() { return std::make_unique<Interview>(); }

}  // namespace dxready::cli
