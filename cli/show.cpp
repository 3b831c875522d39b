#include "report/show.hpp"
#include "base/number_text.hpp"
#include "base/text.hpp"
#include "cli/command_list.hpp"
#include "cli/options.hpp"
#include "cli/system.hpp"
#include "cli/workbench.hpp"
#include "report/page.hpp"

namespace dxready::cli {
namespace {

class Show : public Command {
public:
  void define(OptionList& options) override {
    options.argument("WHAT", m_what,
                     {"questionnaires, packages, hoặc mã của bộ câu hỏi, trụ cột, tiêu chí, gói hỗ trợ, thông tin đơn vị",
                      "questionnaires, packages, or the id of a questionnaire, pillar, criterion, package or fact"});
    m_questionnaire.define(options);
    m_date.define(options);
    m_output.define(options, {"table", "json"});
    m_data.define(options);
  }

  ExitCode run(Session& session) override {
    Workbench workbench(session, m_data, assessment::Vendors::with);
    const bool json = m_output.format == "json";
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
    std::vector<std::string> known = {"questionnaires", "packages"};
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

  std::string m_what = "questionnaires";
  QuestionnaireOption m_questionnaire;
  DateOption m_date;
  OutputOptions m_output;
  DataOption m_data;
};

}  // namespace

std::unique_ptr<Command> make_show() { return std::make_unique<Show>(); }

}  // namespace dxready::cli
