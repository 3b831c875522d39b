#include "survey/batch.hpp"
#include "cli/batch_files.hpp"
#include "cli/batch_options.hpp"
#include "cli/batch_saving.hpp"
#include "cli/batch_summary.hpp"
#include "cli/command_list.hpp"
#include "cli/open_store.hpp"
#include "cli/survey_input.hpp"
#include "cli/system.hpp"
#include "cli/workbench.hpp"
#include "survey/row.hpp"
#include "survey/unique_rows.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <thread>
#include <utility>

namespace dxready::cli {
namespace {

/// A survey is read in blocks of so many bytes.
constexpr std::size_t block_bytes = std::size_t{256} * 1024;
/// The same while rows are saved: they wait for the store, so a few at a time will do.
constexpr std::size_t saved_block_bytes = std::size_t{64} * 1024;
/// A dozen rows: to make tables for them would take longer than to read them one by one.
constexpr std::size_t few_bytes = std::size_t{4} * 1024;

class Batch : public Command {
public:
  void define(OptionList& options) override { m_options.define(options); }
  ExitCode run(Session& session) override;

private:
  const assessment::Model& model(Workbench& workbench, const LoadedQuestionnaire& questionnaire) const;
  survey::ResultWriter writer(const LoadedQuestionnaire& questionnaire, const std::vector<std::string>& header,
                              const std::vector<std::size_t>& kept) const;
  RowsForm results_form(const survey::ResultWriter& writer) const;
  /// Nothing without --save.
  std::optional<Saving> saving(const Session& session, Workbench& workbench, const LoadedQuestionnaire& questionnaire,
                               const Survey& survey, const support::MoneyOptions& money, survey::NameCheck& names) const;
  survey::Summary score(const survey::BatchPlan& plan, SurveyFile& file, BatchFiles& files, Saving* saving,
                        survey::NameCheck& names) const;
  /// Closes and keeps what the batch made, as far as it counts.
  ExitCode finish(const Session& session, const BatchSettings& settled, SurveyFile& file, BatchFiles& files, Saving* saving,
                  BatchReport& report) const;

  BatchOptions m_options;
};

/// Rejected rows have the heading of the survey, so that they are read like it.
RowsForm rejects_form(const Survey& survey, const survey::RejectRows* workbook) {
  if (workbook == nullptr) return {survey.heading, 0, {}, {}};
  survey::RejectRows::Heading heading = workbook->heading(survey.heading_text, survey.form.header_line);
  return {std::move(heading.lines), heading.rows, "rejected", {}};
}

/// Rejected rows can be mended and run again: they go out as they came.
void keep_encoding(BatchFiles& files, csv::Encoding encoding) {
  if (encoding != csv::Encoding::utf16le && encoding != csv::Encoding::utf16be) return;
  files.encode_rejects([encoding](std::string_view text) { return csv::from_utf8(text, encoding).value_or(""); });
}

/// Scores are the same without the catalogue, except where a question is asked for what the catalogue accepts.
const assessment::Model& Batch::model(Workbench& workbench, const LoadedQuestionnaire& questionnaire) const {
  const auto& criteria = questionnaire.questionnaire.criteria;
  const bool asks_all = std::none_of(criteria.begin(), criteria.end(), [](const auto& one) { return one.asked_if.has_value(); });
  const bool names_packages = !m_options.money.cost.empty() || !m_options.money.granted.empty();
  return m_options.scores_only && asks_all && !names_packages ? workbench.basis() : workbench.model();
}

survey::ResultWriter Batch::writer(const LoadedQuestionnaire& questionnaire, const std::vector<std::string>& header,
                                   const std::vector<std::size_t>& kept) const {
  std::vector<std::string> names;
  for (const std::size_t column : kept) names.push_back(header[column]);
  // A workbook is made of the lines of CSV.
  const survey::ResultFormat format =
      m_options.output.format == "ndjson" ? survey::ResultFormat::ndjson : survey::ResultFormat::csv;
  return {questionnaire.questionnaire, {format, !m_options.scores_only, m_options.personal, std::move(names)}};
}

/// Without a header in the survey there is none in the results, so that those of its parts can be put together; a workbook has
/// one.
RowsForm Batch::results_form(const survey::ResultWriter& writer) const {
  if (m_options.output.format != "xlsx") return {m_options.no_header ? std::string() : writer.header(), 0, {}, {}};
  RowsForm form = {writer.header(), 1, "results", {}};
  for (const assessment::FlatColumn& column : writer.columns()) form.kinds.push_back(column.kind);
  return form;
}

std::optional<Saving> Batch::saving(const Session& session, Workbench& workbench, const LoadedQuestionnaire& questionnaire,
                                    const Survey& survey, const support::MoneyOptions& money, survey::NameCheck& names) const {
  if (!m_options.save) return std::nullopt;
  const std::string name =
      m_options.survey == "-" ? m_options.survey : std::filesystem::path(m_options.survey).filename().string();
  return std::optional<Saving>(
      std::in_place, [this, &session] { return open_store(session, m_options.store, store::Access::write); },
      store::ImportInfo{name, survey.profile.id, {}, &questionnaire.questionnaire, &workbench.model()},
      store::SaveRequest{{}, workbench.texts(questionnaire), money, {}},
      store::Stamp{now_utc(), random_uuid, session.settings.interviewer}, names);
}

survey::Summary Batch::score(const survey::BatchPlan& plan, SurveyFile& file, BatchFiles& files, Saving* saving,
                             survey::NameCheck& names) const {
  std::optional<survey::Keeper> saved;
  if (saving != nullptr) {
    file.hash();
    saved = saving->keeper();
  }
  const survey::Keeper* keeper = saved ? &*saved : nullptr;
  survey::UniqueRows unique(names, keeper);
  const survey::Keeper unique_keeper = unique.keeper();
  if (m_options.unique) keeper = &unique_keeper;
  const std::uint64_t size = file.size().value_or(0);
  // One byte more than there is tells that there is no more.
  const std::uint64_t at_once = saving == nullptr ? block_bytes : saved_block_bytes;
  csv::BlockReader blocks(file, plan.dialect, size == 0 ? at_once : std::min(size + 1, at_once));
  const unsigned jobs = m_options.jobs == 0 ? std::max(1U, std::thread::hardware_concurrency()) : m_options.jobs;
  try {
    const survey::Summary summary = survey::run_batch(plan, blocks, jobs, files, keeper);
    files.end_progress();
    return summary;
  } catch (const StoreRefuses& refused) {
    throw base::DataError(refused.error);
  }
}

ExitCode Batch::run(Session& session) {
  const BatchSettings settled = m_options.settle(session);
  Workbench workbench(session, m_options.data,
                      m_options.money.commercial ? assessment::Vendors::with : assessment::Vendors::without);
  const LoadedQuestionnaire& questionnaire = workbench.questionnaire(m_options.questionnaire.name);
  const assessment::Model& model = this->model(workbench, questionnaire);
  const support::MoneyOptions money = money_options(session, model, m_options.money);
  SurveyFile file(session, m_options.survey, m_options.survey_options);
  const Survey survey = understand(session, workbench, file, m_options.survey_options, m_options.no_header);
  const survey::Mapping mapping =
      take(session, survey::map_columns(survey.profile, survey.header, questionnaire.questionnaire, model.facts));
  const survey::RowReader rows(mapping, survey.profile, questionnaire.questionnaire, model.facts,
                               {settled.on, settled.assessed_on, today()});
  const assessment::Assessor assessor(questionnaire.questionnaire, questionnaire.plan, model);
  const std::vector<std::size_t> kept = m_options.kept_columns(session, survey.header);
  const survey::ResultWriter writer = this->writer(questionnaire, survey.header, kept);
  const survey::RejectRows reject_rows(survey.form.dialect, survey.header, session.chosen_language.value_or(base::Language::vi));
  const survey::BatchPlan plan = {rows,
                                  assessor,
                                  writer,
                                  survey.form.dialect,
                                  file.name(),
                                  survey.first_line,
                                  money,
                                  settled.min_coverage,
                                  kept,
                                  !m_options.no_header,
                                  m_options.no_header,
                                  session.chosen_language.value_or(base::Language::vi),
                                  is_workbook_name(settled.paths.rejects) ? &reject_rows : nullptr,
                                  few_bytes};
  catch_interrupts();
  BatchFiles files(session, settled.paths, results_form(writer), rejects_form(survey, plan.reject_rows), file.size());
  if (plan.reject_rows == nullptr) keep_encoding(files, survey.form.dialect.encoding);
  survey::NameCheck names;
  std::optional<Saving> saving = this->saving(session, workbench, questionnaire, survey, money, names);
  const survey::Summary summary = score(plan, file, files, saving ? &*saving : nullptr, names);
  if (interrupted()) {
    session.tell("Đã dừng: không ghi tệp nào, không lưu gì.", "Interrupted: no file was written, nothing was saved.");
    return ExitCode::interrupted;
  }
  BatchReport report = {file.name(), survey.profile.id, questionnaire, model, !m_options.scores_only, summary, {}, {}, {}};
  report.personal = m_options.personal;
  if (m_options.save || m_options.unique) report.names = &names;
  return finish(session, settled, file, files, saving ? &*saving : nullptr, report);
}

ExitCode Batch::finish(const Session& session, const BatchSettings& settled, SurveyFile& file, BatchFiles& files, Saving* saving,
                       BatchReport& report) const {
  if (!report.summary.adds_up()) throw std::logic_error("rows of a batch do not add up");
  const bool good = settled.allowed.allows(report.summary);
  const bool counts = good || !m_options.strict;
  files.close();
  if (!m_options.dry_run) report.rejects = settled.paths.rejects;
  report.reasons = settled.paths.reasons;
  if (saving != nullptr && counts) report.import_id = saving->finish(report.summary, file.sha256()).id;
  if (!m_options.summary.empty()) files.summary(summary_json(report));
  files.commit(counts);
  if (!session.quiet) session.err << summary_text(report, session.language);
  return good ? ExitCode::done : ExitCode::found_wrong;
}

}  // namespace

std::unique_ptr<Command> make_batch() { return std::make_unique<Batch>(); }

}  // namespace dxready::cli
