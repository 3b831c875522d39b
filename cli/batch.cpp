#include "survey/batch.hpp"
#include "base/text.hpp"
#include "cli/batch_files.hpp"
#include "cli/batch_summary.hpp"
#include "cli/command_list.hpp"
#include "cli/open_store.hpp"
#include "cli/options.hpp"
#include "cli/survey_input.hpp"
#include "cli/system.hpp"
#include "cli/workbench.hpp"
#include "store/store.hpp"
#include "survey/row.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace dxready::cli {
namespace {

/// Blocks of a survey. Rows that wait to be saved are kept whole, so there are fewer of them.
constexpr std::size_t usual_block = std::size_t{256} * 1024;
constexpr std::size_t saving_block = std::size_t{32} * 1024;

/// "5" rows or "2%" of the rows read.
struct Tolerance {
  std::optional<std::uint64_t> rows;
  std::optional<base::Rational> percent;

  bool allows(const survey::Summary& summary) const {
    if (rows) return summary.rejected <= *rows;
    if (!percent) return summary.rejected == 0;
    return base::compare_products(static_cast<std::int64_t>(summary.rejected) * 100, percent->denominator(), percent->numerator(),
                                  static_cast<std::int64_t>(summary.read)) <= 0;
  }
};

/// "survey.csv" → "survey.rejected.csv", "survey.reasons.csv".
std::string beside(const std::string& file, const std::string& what) {
  return std::filesystem::path(file).replace_extension().string() + "." + what + ".csv";
}

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return std::filesystem::weakly_canonical(a, error) == std::filesystem::weakly_canonical(b, error) ||
         std::filesystem::equivalent(a, b, error);
}

/// A row as the store wants it.
class RowToSave : public survey::PreparedRow {
public:
  explicit RowToSave(store::PreparedRow made) : row(std::move(made)) {}
  store::PreparedRow row;
};

survey::Disposition disposition(store::ImportOutcome::Kind kind) {
  switch (kind) {
    case store::ImportOutcome::Kind::saved: return survey::Disposition::kept;
    case store::ImportOutcome::Kind::revised: return survey::Disposition::revised;
    case store::ImportOutcome::Kind::unchanged: return survey::Disposition::unchanged;
    case store::ImportOutcome::Kind::duplicate: return survey::Disposition::duplicate;
  }
  return survey::Disposition::kept;
}

/// The store, and the import into it that one batch is.
class Saving {
public:
  Saving(store::Store store, const store::ImportInfo& info, const store::SaveRequest& request, const store::Stamp& stamp)
      : m_store(std::move(store)), m_import(m_store.begin_import(info, request, stamp)) {}

  survey::Keeper keeper() {
    return {[this](const assessment::Assessment& assessment) -> std::unique_ptr<survey::PreparedRow> {
              return std::make_unique<RowToSave>(m_import.prepare(assessment));
            },
            [this](survey::PreparedRow& row, std::uint64_t line) {
              return disposition(m_import.add(std::move(dynamic_cast<RowToSave&>(row).row), line).kind);
            }};
  }

  store::ImportResult finish(const survey::Summary& summary, const std::string& sha256) {
    return m_import.finish({summary.read, summary.scored(), summary.rejected, summary.duplicate, summary.unchanged}, sha256);
  }

private:
  store::Store m_store;
  store::Import m_import;
};

class Batch : public Command {
public:
  void define(CLI::App& app, base::Language help) override {
    app.add_option("SURVEY", m_survey,
                   text(help, "Tệp khảo sát (CSV, XLSX), hoặc - để đọc từ đầu vào chuẩn",
                        "Survey export (CSV, XLSX), or - for standard input"))
        ->required();
    m_questionnaire.define(app, help);
    m_survey_options.define(app, help);
    app.add_flag("--no-header", m_no_header,
                 text(help, "Tệp không có dòng tiêu đề (cần --profile)", "The file has no header line (needs --profile)"));
    define_rows(app, help);
    m_date.define(app, help);
    m_money.define(app, help);
    m_output.define(app, help, {"csv", "ndjson"});
    define_files(app, help);
    app.add_flag("--save", m_save, text(help, "Lưu các dòng đã chấm vào kho dữ liệu", "Keep the scored rows in the store"));
    m_store.define(app, help);
    m_data.define(app, help);
  }

  ExitCode run(Session& session) override;

private:
  void define_rows(CLI::App& app, base::Language help);
  void define_files(CLI::App& app, base::Language help);
  void check_usage(const Session& session) const;
  void check_files(const Session& session, const BatchPaths& paths) const;
  Tolerance tolerance(const Session& session) const;
  static std::optional<base::Rational> percent(const Session& session, const std::string& option, const std::string& value);
  std::optional<base::Date> assessed_on(const Session& session) const;
  std::vector<std::size_t> kept_columns(const Session& session, const std::vector<std::string>& header) const;
  BatchPaths paths(const Session& session) const;
  store::ImportInfo import_info(const Survey& survey, const LoadedQuestionnaire& questionnaire,
                                const assessment::Model& model) const;

  std::string m_survey;
  QuestionnaireOption m_questionnaire;
  SurveyOptions m_survey_options;
  bool m_no_header = false;
  std::vector<std::string> m_keep;
  std::string m_min_coverage;
  std::string m_assessed_on;
  bool m_unique = false;
  bool m_scores_only = false;
  bool m_personal = false;
  DateOption m_date;
  MoneyOptionsGroup m_money;
  OutputOptions m_output;
  std::string m_rejects;
  std::string m_max_rejects;
  bool m_strict = false;
  std::string m_summary;
  bool m_dry_run = false;
  unsigned m_jobs = 0;
  bool m_save = false;
  StoreOption m_store;
  DataOption m_data;
};

void Batch::define_rows(CLI::App& app, base::Language help) {
  app.add_option("--keep", m_keep, text(help, "Cột của tệp khảo sát giữ lại trong kết quả", "Columns of the survey handed on"))
      ->type_name("COLUMN,...")
      ->delimiter(',')
      ->expected(1)
      ->take_all();
  app.add_option("--min-coverage", m_min_coverage,
                 text(help, "Loại dòng trả lời dưới tỷ lệ này của số tiêu chí",
                      "Reject rows that answer less than this share of the criteria"))
      ->type_name("PERCENT");
  app.add_option("--assessed-on", m_assessed_on,
                 text(help, "Ngày đánh giá của các dòng không ghi ngày", "Day of the assessment of rows that tell none"))
      ->type_name("DATE");
  app.add_flag("--unique", m_unique,
               text(help, "Dòng thứ hai của cùng đơn vị và ngày là dòng trùng",
                    "A second row of the same enterprise and day is a duplicate"));
  app.add_flag("--scores-only", m_scores_only,
               text(help, "Chỉ chấm điểm, không xét gói hỗ trợ và việc cần làm", "Scores only, no packages and next steps"));
  app.add_flag("--personal", m_personal, text(help, "In đủ số định danh cá nhân", "Print personal numbers in full"));
  app.add_option("--jobs", m_jobs, text(help, "Số luồng (0: theo máy)", "Threads (0: as many as the machine has)"))
      ->type_name("N")
      ->check(CLI::Range(0U, 256U).description(""));
}

void Batch::define_files(CLI::App& app, base::Language help) {
  app.add_option("--rejects", m_rejects,
                 text(help, "Tệp ghi các dòng bị loại (mặc định: <tệp>.rejected.csv)",
                      "Where rejected rows go (default: <file>.rejected.csv)"))
      ->type_name("FILE");
  app.add_option("--max-rejects", m_max_rejects,
                 text(help, "Số hoặc tỷ lệ dòng bị loại còn chấp nhận được", "Rejected rows that are tolerated"))
      ->type_name("N|N%");
  app.add_flag("--strict", m_strict,
               text(help, "Có dòng bị loại thì không ghi, không lưu kết quả nào (cần --output)",
                    "With a rejected row, write and save nothing (needs --output)"));
  app.add_option("--summary", m_summary, text(help, "Ghi bảng tổng hợp (JSON) vào tệp", "Write the summary as JSON to a file"))
      ->type_name("FILE");
  app.add_flag("--dry-run", m_dry_run, text(help, "Chỉ thử, không ghi tệp nào", "Try it: write no file"));
}

[[noreturn]] void wrong_usage(const Session& session, std::string code, std::vector<base::Argument> arguments) {
  stop(session, {std::move(code), base::Severity::error, std::move(arguments), {}, {}, {}}, ExitCode::wrong_usage);
}

void Batch::check_usage(const Session& session) const {
  if (m_questionnaire.name.empty())
    wrong_usage(session, "usage.missing-option", {{"command", "batch"}, {"option", "--questionnaire"}});
  if (m_no_header && m_survey_options.profile.empty()) {
    wrong_usage(session, "usage.needs-option", {{"option", "--no-header"}, {"needed", "--profile"}});
  }
  if (m_strict && m_output.file.empty()) {
    wrong_usage(session, "usage.needs-option", {{"option", "--strict"}, {"needed", "--output"}});
  }
  if (m_save && m_scores_only) wrong_usage(session, "usage.not-together", {{"first", "--save"}, {"second", "--scores-only"}});
  if (m_save && m_dry_run) wrong_usage(session, "usage.not-together", {{"first", "--save"}, {"second", "--dry-run"}});
}

std::optional<base::Rational> Batch::percent(const Session& session, const std::string& option, const std::string& value) {
  std::string_view digits = value;
  if (digits.ends_with('%')) digits.remove_suffix(1);
  const std::optional<base::Rational> percent = base::parse_decimal(digits);
  if (!percent || *percent < base::Rational(0) || *percent > base::Rational(100)) {
    wrong_usage(session, "usage.bad-value", {{"option", option}, {"found", value}, {"allowed", "0 – 100"}});
  }
  return percent;
}

Tolerance Batch::tolerance(const Session& session) const {
  Tolerance allowed;
  if (m_max_rejects.empty()) return allowed;
  if (m_max_rejects.ends_with('%')) {
    allowed.percent = percent(session, "--max-rejects", m_max_rejects);
  } else if (const std::optional<std::int64_t> rows = base::parse_whole(m_max_rejects); rows && *rows >= 0) {
    allowed.rows = static_cast<std::uint64_t>(*rows);
  } else {
    wrong_usage(session, "usage.bad-value", {{"option", "--max-rejects"}, {"found", m_max_rejects}, {"allowed", "N, N%"}});
  }
  return allowed;
}

std::optional<base::Date> Batch::assessed_on(const Session& session) const {
  if (m_assessed_on.empty()) return std::nullopt;
  const std::optional<base::Date> day = base::parse_date(m_assessed_on);
  if (!day) wrong_usage(session, "usage.bad-date", {{"found", m_assessed_on}, {"option", "--assessed-on"}});
  return day;
}

std::vector<std::size_t> Batch::kept_columns(const Session& session, const std::vector<std::string>& header) const {
  std::vector<std::size_t> columns;
  for (const std::string& name : m_keep) {
    const auto place = std::find(header.begin(), header.end(), name);
    if (place == header.end()) {
      wrong_usage(session, "usage.unknown-column",
                  {{"option", "--keep"}, {"found", name}, {"suggestion", base::closest(name, header)}});
    }
    columns.push_back(static_cast<std::size_t>(place - header.begin()));
  }
  return columns;
}

/// The survey and what is made of it are files of their own.
void Batch::check_files(const Session& session, const BatchPaths& paths) const {
  std::vector<std::string> taken;
  if (m_survey != "-") taken.push_back(m_survey);
  const auto take = [&](const char* option, const std::string& file) {
    if (file.empty()) return;
    if (std::any_of(taken.begin(), taken.end(), [&](const std::string& other) { return is_same_file(file, other); })) {
      wrong_usage(session, "usage.same-file", {{"option", option}, {"found", file}});
    }
    taken.push_back(file);
  };
  take("--output", paths.output);
  take("--rejects", paths.rejects);
  take("--rejects", paths.reasons);
  take("--summary", paths.summary);
}

BatchPaths Batch::paths(const Session& session) const {
  BatchPaths paths;
  paths.output = m_output.file == "-" ? std::string() : m_output.file;
  paths.overwrite = m_output.overwrite;
  paths.dry_run = m_dry_run;
  paths.completes = m_save;
  if (!m_rejects.empty()) {
    paths.rejects = m_rejects;
    paths.reasons = beside(m_rejects, "reasons");
  } else if (m_survey != "-") {
    paths.rejects = beside(m_survey, "rejected");
    paths.reasons = beside(m_survey, "reasons");
  }
  paths.summary = m_summary;
  check_files(session, paths);
  return paths;
}

ExitCode Batch::run(Session& session) {
  check_usage(session);
  const Tolerance allowed = tolerance(session);
  const BatchPaths paths = this->paths(session);
  const std::optional<base::Date> on = m_date.date(session);
  const std::optional<base::Date> assessed_on = this->assessed_on(session);
  const std::optional<base::Rational> min_coverage =
      m_min_coverage.empty() ? std::nullopt : percent(session, "--min-coverage", m_min_coverage);
  Workbench workbench(session, m_data, m_money.commercial ? assessment::Vendors::with : assessment::Vendors::without);
  const LoadedQuestionnaire& questionnaire = workbench.questionnaire(m_questionnaire.name);
  const assessment::Model& model = workbench.model();
  const support::MoneyOptions money = money_options(session, model, m_money);
  SurveyFile file(session, m_survey, m_survey_options);
  const Survey survey = understand(session, workbench, file, m_survey_options, m_no_header);
  const survey::Mapping mapping =
      take(session, survey::map_columns(survey.profile, survey.header, questionnaire.questionnaire, model.facts));
  const survey::RowReader rows(mapping, survey.profile, questionnaire.questionnaire, model.facts);
  const assessment::Assessor assessor(questionnaire.questionnaire, questionnaire.plan, model);
  const survey::ResultWriter writer(
      questionnaire.questionnaire,
      {m_output.format == "csv" ? survey::ResultFormat::csv : survey::ResultFormat::ndjson, !m_scores_only, m_personal, m_keep});
  const survey::BatchPlan plan = {rows,         assessor,
                                  writer,       survey.form.dialect,
                                  file.name(),  survey.first_line,
                                  on,           assessed_on,
                                  today(),      money,
                                  min_coverage, kept_columns(session, survey.header),
                                  !m_no_header, m_no_header,
                                  m_unique,     session.chosen_language.value_or(base::Language::vi)};
  catch_interrupts();
  BatchFiles files(session, paths, m_no_header ? std::string() : writer.header(), survey.heading, file.size());
  if (const csv::Encoding encoding = survey.form.dialect.encoding;
      encoding == csv::Encoding::utf16le || encoding == csv::Encoding::utf16be) {
    files.encode_rejects([encoding](std::string_view text) { return csv::from_utf8(text, encoding).value_or(""); });
  }
  std::optional<Saving> saving;
  std::optional<survey::Keeper> keeper;
  if (m_save) {
    file.hash();
    saving.emplace(open_to_write(session, m_store), import_info(survey, questionnaire, model),
                   store::SaveRequest{{}, workbench.texts(questionnaire), plan.money},
                   store::Stamp{now_utc(), random_uuid, session.settings.interviewer});
    keeper = saving->keeper();
  }
  csv::BlockReader blocks(file, survey.form.dialect, m_save ? saving_block : usual_block);
  const unsigned jobs = m_jobs == 0 ? std::max(1U, std::thread::hardware_concurrency()) : m_jobs;
  const survey::Summary summary = survey::run_batch(plan, blocks, jobs, files, keeper ? &*keeper : nullptr);
  files.end_progress();
  if (interrupted()) {
    session.tell("Đã dừng: không ghi tệp nào, không lưu gì.", "Interrupted: no file was written, nothing was saved.");
    return ExitCode::interrupted;
  }
  if (!summary.adds_up()) throw std::logic_error("rows of a batch do not add up");
  const bool good = allowed.allows(summary);
  const bool counts = good || !m_strict;
  files.close();
  BatchReport report = {file.name(),
                        survey.profile.id,
                        questionnaire,
                        model,
                        !m_scores_only,
                        summary,
                        m_dry_run ? std::string() : paths.rejects,
                        paths.reasons,
                        {}};
  if (saving && counts) report.import_id = saving->finish(summary, file.sha256()).id;
  if (!m_summary.empty()) files.summary(summary_json(report));
  files.commit(counts);
  if (!session.quiet) session.err << summary_text(report, session.language);
  return good ? ExitCode::done : ExitCode::found_wrong;
}

store::ImportInfo Batch::import_info(const Survey& survey, const LoadedQuestionnaire& questionnaire,
                                     const assessment::Model& model) const {
  const std::string name = m_survey == "-" ? m_survey : std::filesystem::path(m_survey).filename().string();
  return {name, survey.profile.id, {}, &questionnaire.questionnaire, &model};
}

}  // namespace

std::unique_ptr<Command> make_batch() { return std::make_unique<Batch>(); }

}  // namespace dxready::cli
