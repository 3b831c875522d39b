#include "report/show.hpp"
#include "base/number_text.hpp"
#include "base/text.hpp"
#include "cli/command_list.hpp"
#include "cli/options.hpp"
#include "cli/show_papers.hpp"
#include "cli/system.hpp"
#include "cli/workbench.hpp"
#include "report/page.hpp"

#include <optional>
#include <utility>

namespace dxready::cli {
namespace {

class Show : public Command {
public:
  void define(OptionList& options) override {
    options.argument("WHAT", m_what,
                     {"questionnaires, packages, hoặc mã của bộ câu hỏi, trụ cột, tiêu chí, gói hỗ trợ, thông tin đơn vị",
                      "questionnaires, packages, or the id of a questionnaire, pillar, criterion, package or fact"});
    options.flag("--prepare", m_prepare,
                 {"Số liệu và giấy tờ cần chuẩn bị trước buổi phỏng vấn theo bộ câu hỏi",
                  "Figures and papers to gather before an interview with a questionnaire"});
    options.flag("--blank", m_blank, {"Phiếu giấy để điền tay", "A form on paper, to be filled in by hand"});
    options.flag("--missing", m_missing,
                 {"Những câu còn thiếu của @MÃ (lần đánh giá hoặc phiếu dở) hoặc của tệp trả lời",
                  "Open questions of @ID (an assessment or unfinished interview) or of an answers file"});
    m_questionnaire.define(options);
    m_date.define(options);
    m_output.define(options, {"table", "json", "md"});
    m_store.define(options);
    m_data.define(options);
  }

  ExitCode run(Session& session) override {
    Workbench workbench(session, m_data, assessment::Vendors::with);
    const bool json = m_output.format == "json";
    if (const std::optional<PaperRequest::Kind> kind = paper(session)) {
      const auto form = m_output.format == "md" ? report::PaperForm::markdown : report::PaperForm::text;
      const PaperRequest request{*kind, m_what, m_questionnaire.name, form};
      m_output.write(session, interview_paper(session, workbench, m_store, m_date, request));
      return ExitCode::done;
    }
    if (m_what == "questionnaires") {
      const std::vector<report::ShownQuestionnaire> all = questionnaires(workbench);
      m_output.write(session, json ? report::questionnaires_json(all) : report::questionnaires_text(all, session.style()));
      return ExitCode::done;
    }
    const assessment::Model& model = workbench.model();
    if (m_what == "packages") {
      const base::Date on = m_date.date(session).value_or(today());
      m_output.write(session, json ? report::packages_json(model, on) : report::packages_text(model, on, session.style()));
      return ExitCode::done;
    }
    m_output.write(session, item(session, workbench));
    return ExitCode::done;
  }

private:
  /// Which paper is wanted, if any; what does not go with it is refused.
  std::optional<PaperRequest::Kind> paper(const Session& session) const {
    const std::vector<std::pair<const char*, bool>> wanted = {
        {"--prepare", m_prepare}, {"--blank", m_blank}, {"--missing", m_missing}};
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (!wanted[i].second) continue;
      if (found) wrong_usage(session, "usage.not-together", {{"first", wanted[*found].first}, {"second", wanted[i].first}});
      found = i;
    }
    const char* const needed = m_missing ? "@ID" : "QUESTIONNAIRE";
    if (!found && m_output.format == "md") {
      wrong_usage(session, "usage.needs", {{"first", "--format md"}, {"second", "--prepare, --blank, --missing"}});
    }
    if (!found && m_what.starts_with('@')) wrong_usage(session, "usage.needs", {{"first", m_what}, {"second", "--missing"}});
    if (!found) return std::nullopt;
    if (m_what == lists.front()) wrong_usage(session, "usage.needs", {{"first", wanted[*found].first}, {"second", needed}});
    if (m_output.format == "json") {
      wrong_usage(session, "usage.not-together", {{"first", wanted[*found].first}, {"second", "--format json"}});
    }
    return static_cast<PaperRequest::Kind>(*found);
  }

  static std::vector<report::ShownQuestionnaire> questionnaires(Workbench& workbench) {
    std::vector<report::ShownQuestionnaire> all;
    for (const std::string& id : workbench.questionnaire_ids()) {
      const LoadedQuestionnaire& loaded = workbench.questionnaire(id);
      all.push_back({&loaded.questionnaire, &loaded.plan, loaded.origin});
    }
    return all;
  }

  std::string item(const Session& session, Workbench& workbench) const {
    const assessment::Model& model = workbench.model();
    if (m_output.format == "json") {
      wrong_usage(session, "usage.not-together", {{"first", m_what}, {"second", "--format json"}});
    }
    if (const support::Package* package = model.catalogue.find(m_what))
      return report::package_text(*package, model, m_date.date(session).value_or(today()), session.style());
    if (const std::optional<std::size_t> fact = model.facts.find(m_what))
      return report::fact_text(model.facts.facts[*fact], session.style());
    std::vector<std::string> known = lists;
    for (const report::ShownQuestionnaire& one : candidates(workbench)) {
      const questionnaire::Questionnaire& questionnaire = *one.questionnaire;
      if (questionnaire.id == m_what) return report::questionnaire_text(one, session.style());
      if (const auto pillar = questionnaire.find_pillar(m_what)) return report::pillar_text(one, *pillar, session.style());
      if (const auto criterion = questionnaire.find_criterion(m_what))
        return report::criterion_text(one, *criterion, model, session.style());
      known.push_back(questionnaire.id);
      for (const questionnaire::Pillar& pillar : questionnaire.pillars) known.push_back(pillar.id);
      for (const std::string& id : questionnaire::criterion_ids(questionnaire)) known.push_back(id);
    }
    for (const support::Package& package : model.catalogue.packages) known.push_back(package.id);
    for (const enterprise::FactDefinition& fact : model.facts.facts) known.push_back(fact.id);
    stop(session,
         {"show.unknown", base::Severity::error, {{"found", m_what}, {"suggestion", base::closest(m_what, known)}}, {}, {}, {}},
         ExitCode::found_wrong);
  }

  std::vector<report::ShownQuestionnaire> candidates(Workbench& workbench) const {
    if (m_questionnaire.name.empty()) return questionnaires(workbench);
    const LoadedQuestionnaire& loaded = workbench.questionnaire(m_questionnaire.name);
    return {{&loaded.questionnaire, &loaded.plan, loaded.origin}};
  }

  static inline const std::vector<std::string> lists = {"questionnaires", "packages"};

  std::string m_what = lists.front();
  bool m_prepare = false;
  bool m_blank = false;
  bool m_missing = false;
  QuestionnaireOption m_questionnaire;
  DateOption m_date;
  OutputOptions m_output;
  StoreOption m_store;
  DataOption m_data;
};

}  // namespace

std::unique_ptr<Command> make_show() { return std::make_unique<Show>(); }

}  // namespace dxready::cli
