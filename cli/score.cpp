#include "assessment/contradictions.hpp"
#include "base/fields.hpp"
#include "base/text.hpp"
#include "cli/command_list.hpp"
#include "cli/open_store.hpp"
#include "cli/options.hpp"
#include "cli/system.hpp"
#include "cli/workbench.hpp"
#include "report/json.hpp"
#include "report/page.hpp"
#include "report/text.hpp"
#include "report/words.hpp"
#include "store/store.hpp"

#include <fmt/format.h>

namespace dxready::cli {
namespace {

class Score : public Command {
public:
  void define(OptionList& options) override {
    options.argument(
        "ANSWERS", m_answers,
        {"Tệp trả lời (YAML hoặc JSON), hoặc - để đọc từ đầu vào chuẩn", "Answers file (YAML or JSON), or - for standard input"},
        OptionList::Need::required);
    m_questionnaire.define(options);
    m_date.define(options);
    m_output.define(options, {"table", "json", "csv"});
    options.flag("--save", m_save, {"Lưu vào kho dữ liệu", "Keep it in the store"});
    options.value("--reason", "TEXT", m_reason, {"Lý do sửa một lần đánh giá đã lưu", "Why a stored assessment changes"});
    options.value("--label", "TEXT", m_label,
                  {"Tên gọi của lần này, thí dụ “trước hỗ trợ”", "What this time is called, e.g. “before support”"});
    options.value("--assessed-on", "DATE", m_assessed_on,
                  {"Ngày đánh giá, khi tệp không ghi", "Day of the assessment, where the file names none"});
    options.values("--what-if", "ID=ANSWER", m_what_if,
                   {"Thử đổi câu trả lời: CX.1.1=4 (lặp lại được)", "Try another answer: CX.1.1=4 (may be repeated)"});
    m_money.define(options);
    options.flag("--personal", m_personal, {"In đủ số định danh cá nhân", "Print personal numbers in full"});
    m_store.define(options);
    m_data.define(options);
  }

  ExitCode run(Session& session) override {
    if (m_save && !m_what_if.empty()) {
      wrong_usage(session, "usage.not-together", {{"first", "--save"}, {"second", "--what-if"}});
    }
    Workbench workbench(session, m_data, m_money.commercial ? assessment::Vendors::with : assessment::Vendors::without);
    LoadedAnswers answers = load_answers(session, workbench, m_answers, m_questionnaire.name);
    set_day(session, answers.file);
    if (const std::string label = base::printable(base::trim(m_label)); !label.empty()) answers.file.label = label;
    const assessment::Model& model = workbench.model();
    const assessment::Assessor assessor(answers.questionnaire->questionnaire, answers.questionnaire->plan, model);
    const base::Date on = reference_date(session, m_date, answers.file);
    const support::MoneyOptions money = money_options(session, model, m_money);
    const assessment::Assessment before = assessor.assess(answers.file, on, money);
    change_answers(session, answers);
    const assessment::Assessment assessment = m_what_if.empty() ? before : assessor.assess(answers.file, on, money);
    report_warnings(session, assessment.warnings, answers.origin);
    report_warnings(session, assessment::contradiction_warnings(assessment, session.language), answers.origin);
    report::Identity identity;
    if (m_save) identity = save(session, workbench, *answers.questionnaire, assessment, money);
    identity.personal = m_personal;
    m_output.write(session, result(session, before, assessment, identity));
    return ExitCode::done;
  }

private:
  void set_day(const Session& session, answers::AnswersFile& file) const {
    if (m_assessed_on.empty()) return;
    const std::optional<base::Date> day = base::parse_date(m_assessed_on);
    if (!day) wrong_usage(session, "usage.bad-date", {{"found", m_assessed_on}, {"option", "--assessed-on"}});
    if (file.assessed_on && file.assessed_on != day) {
      stop(session,
           {"answers.other-date",
            base::Severity::error,
            {{"found", base::format_date(*file.assessed_on)}, {"wanted", m_assessed_on}},
            {},
            {},
            {}},
           ExitCode::found_wrong);
    }
    file.assessed_on = day;
  }

  /// Puts the answers of --what-if in place of those of the file.
  void change_answers(const Session& session, LoadedAnswers& answers) const {
    base::Diagnostics findings;
    const questionnaire::Questionnaire& questionnaire = answers.questionnaire->questionnaire;
    base::Document document;
    document.file = "--what-if";
    base::Reader reader(document, "answers", findings);
    for (const std::string& change : m_what_if) {
      const std::size_t equals = change.find('=');
      if (equals == std::string::npos) {
        wrong_usage(session, "usage.bad-change", {{"option", "--what-if"}, {"found", change}});
      }
      base::Node node;
      node.kind = base::Node::Kind::scalar;
      node.text = std::string_view(change).substr(equals + 1);
      const std::string id = change.substr(0, equals);
      const std::optional<std::size_t> index = questionnaire.find_criterion(id);
      if (!index) {
        reader.error("unknown-criterion", base::Place(),
                     {{"criterion", id},
                      {"questionnaire", questionnaire.id},
                      {"suggestion", base::closest(id, questionnaire::criterion_ids(questionnaire))}});
      } else {
        answers.file.sheet.answers[*index] = answers::read_answer(reader, node, questionnaire.criteria[*index]);
      }
    }
    session.report(findings);
    if (findings.has_errors()) throw Stop{ExitCode::found_wrong};
  }

  report::Identity save(const Session& session, Workbench& workbench, const LoadedQuestionnaire& questionnaire,
                        const assessment::Assessment& assessment, const support::MoneyOptions& money) const {
    // A save that must be refused shall not make a store first.
    if (!assessment.input.assessed_on)
      stop(session, {"store.no-date", base::Severity::error, {}, {}, {}, {}}, ExitCode::found_wrong);
    store::Store store = open_store(session, m_store, store::Access::write);
    const store::SaveRequest request{m_reason, workbench.texts(questionnaire), money, {}};
    const store::Stamp stamp{now_utc(), random_uuid, session.settings.interviewer};
    const store::SaveResult saved = store.save(assessment, request, stamp);
    const std::string number = saved.enterprise_number + " (@" + saved.assessment.substr(0, 8) + ")";
    switch (saved.outcome) {
      case store::Outcome::saved: session.tell("Đã lưu " + number, "Saved " + number); break;
      case store::Outcome::unchanged:
        session.tell("Không có gì thay đổi so với lần đã lưu " + number, "Unchanged since saved " + number);
        break;
      case store::Outcome::revised: session.tell("Đã lưu bản sửa của " + number, "Saved a revision of " + number); break;
    }
    return {saved.enterprise, saved.enterprise_number, saved.assessment, false};
  }

  std::string result(const Session& session, const assessment::Assessment& before, const assessment::Assessment& assessment,
                     const report::Identity& identity) const {
    if (m_output.format == "json") {
      return report::assessment_json(assessment, identity, session.chosen_language.value_or(base::Language::vi));
    }
    if (m_output.format == "csv") return report::assessment_csv(assessment, identity);
    return what_if_line(session, before, assessment) + report::assessment_text(assessment, identity, session.style());
  }

  std::string what_if_line(const Session& session, const assessment::Assessment& before,
                           const assessment::Assessment& after) const {
    if (m_what_if.empty()) return {};
    std::string changes;
    for (const std::string& change : m_what_if) changes += (changes.empty() ? "" : ", ") + change;
    const auto points = [&](const assessment::Assessment& one) {
      return report::points_words(one.score.total.points, one.score.denominator, session.language) + " " +
             session.word("điểm", "points") + ", " + report::level_words(one, session.language);
    };
    report::Page page(session.style());
    page.paragraph("", fmt::format(fmt::runtime(session.word("Nếu {} thì: {} → {}", "If {}: {} → {}")), changes, points(before),
                                   points(after)));
    return page.take() + "\n";
  }

  std::string m_answers;
  QuestionnaireOption m_questionnaire;
  DateOption m_date;
  OutputOptions m_output;
  bool m_save = false;
  std::string m_reason;
  std::string m_label;
  std::string m_assessed_on;
  std::vector<std::string> m_what_if;
  MoneyOptionsGroup m_money;
  bool m_personal = false;
  StoreOption m_store;
  DataOption m_data;
};

}  // namespace

std::unique_ptr<Command> make_score() { return std::make_unique<Score>(); }

}  // namespace dxready::cli
