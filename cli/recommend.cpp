#include "cli/command_list.hpp"
#include "cli/options.hpp"
#include "cli/workbench.hpp"
#include "report/json.hpp"
#include "report/text.hpp"

namespace dxready::cli {
namespace {

class Recommend : public Command {
public:
  void define(OptionList& options) override {
    options.argument("ANSWERS", m_answers,
                     {"Tệp trả lời, - (đầu vào chuẩn), hoặc @mã của lần đánh giá đã lưu",
                      "Answers file, - for standard input, or @id of a stored assessment"},
                     OptionList::Need::required);
    m_questionnaire.define(options);
    m_date.define(options);
    m_output.define(options, {"table", "json"});
    m_money.define(options);
    m_store.define(options);
    m_data.define(options);
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
