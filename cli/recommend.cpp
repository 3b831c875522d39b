#include "cli/command_list.hpp"
#include "cli/options.hpp"
#include "cli/workbench.hpp"
#include "report/json.hpp"
#include "report/text.hpp"

#include <CLI/CLI.hpp>

namespace dxready::cli {
namespace {

class Recommend : public Command {
public:
  void define(CLI::App& app, base::Language help) override {
    app.add_option("ANSWERS", m_answers,
                   text(help, "Tệp trả lời, - (đầu vào chuẩn), hoặc @mã của lần đánh giá đã lưu",
                        "Answers file, - for standard input, or @id of a stored assessment"))
        ->required();
    m_questionnaire.define(app, help);
    m_date.define(app, help);
    m_output.define(app, help, {"table", "json"});
    m_money.define(app, help);
    m_store.define(app, help);
    m_data.define(app, help);
  }

  ExitCode run(Session& session) override {
    const bool stored = m_answers.starts_with("@");
    if (stored && !m_questionnaire.name.empty()) {
      wrong_usage(session, "usage.not-together", {{"first", m_answers}, {"second", "--questionnaire"}});
    }
    Workbench workbench(session, m_data, m_money.commercial ? assessment::Vendors::with : assessment::Vendors::without);
    LoadedAnswers answers = stored ? load_stored(session, workbench, m_store, m_answers)
                                   : load_answers(session, workbench, m_answers, m_questionnaire.name);
    const assessment::Model& model = workbench.model();
    const assessment::Assessor assessor(answers.questionnaire->questionnaire, answers.questionnaire->plan, model);
    const base::Date on = reference_date(session, m_date, answers.file);
    const assessment::Assessment assessment =
        assessor.assess(std::move(answers.file), on, money_options(session, model, m_money));
    report_warnings(session, assessment.warnings, answers.origin);
    if (m_output.format == "json") {
      m_output.write(
          session, report::assessment_json(assessment, report::Identity(), session.chosen_language.value_or(base::Language::vi)));
    } else {
      m_output.write(session, report::recommendation_text(assessment, session.style()));
    }
    return ExitCode::done;
  }

private:
  std::string m_answers;
  QuestionnaireOption m_questionnaire;
  DateOption m_date;
  OutputOptions m_output;
  MoneyOptionsGroup m_money;
  StoreOption m_store;
  DataOption m_data;
};

}  // namespace

std::unique_ptr<Command> make_recommend() { return std::make_unique<Recommend>(); }

}  // namespace dxready::cli
