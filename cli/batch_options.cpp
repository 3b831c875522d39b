#include "cli/batch_options.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <tuple>
#include <utility>

namespace dxready::cli {
namespace {

/// "bad.csv" → "bad.reasons.csv".
std::string beside(const std::string& file, const std::string& what) {
  return std::filesystem::path(file).replace_extension().string() + "." + what + ".csv";
}

/// Where rejected rows and reasons go when nothing is said: "survey.csv" → "survey.rejected.csv", "survey.reasons.csv". Those of
/// a rejects file that was mended are counted: "survey.rejected.csv" → "survey.rejected-2.csv", "survey.reasons-2.csv", then -3.
std::pair<std::string, std::string> default_rejects(const std::string& survey) {
  constexpr std::string_view mark = ".rejected";
  std::string stem = std::filesystem::path(survey).replace_extension().string();
  std::string_view number;
  std::int64_t run = 1;
  const std::size_t at = stem.rfind(mark);
  if (at != std::string::npos && at > 0) {
    number = std::string_view(stem).substr(at + mark.size());
    const bool counted = number.starts_with('-');
    const std::optional<std::int64_t> earlier = counted ? base::parse_whole(number.substr(1)) : std::nullopt;
    if (number.empty() || (earlier && *earlier > 1)) {
      run = earlier.value_or(1) + 1;
      stem.resize(at);
    }
  }
  const std::string suffix = run == 1 ? ".csv" : "-" + std::to_string(run) + ".csv";
  return {stem + ".rejected" + suffix, stem + ".reasons" + suffix};
}

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return std::filesystem::weakly_canonical(a, error) == std::filesystem::weakly_canonical(b, error) ||
         std::filesystem::equivalent(a, b, error);
}

/// "a,b" → a, b.
std::vector<std::string> divided(std::string_view list) {
  std::vector<std::string> parts;
  for (std::size_t comma = list.find(','); comma != std::string_view::npos; comma = list.find(',')) {
    parts.emplace_back(list.substr(0, comma));
    list.remove_prefix(comma + 1);
  }
  parts.emplace_back(list);
  return parts;
}

std::optional<base::Rational> percent_of(const Session& session, const std::string& option, const std::string& value) {
  std::string_view digits = value;
  if (digits.ends_with('%')) digits.remove_suffix(1);
  const std::optional<base::Rational> percent = base::parse_decimal(digits);
  if (!percent || *percent < base::Rational(0) || *percent > base::Rational(100)) {
    wrong_usage(session, "usage.bad-value", {{"option", option}, {"found", value}, {"allowed", "0 – 100"}});
  }
  return percent;
}

}  // namespace

bool Tolerance::allows(const survey::Summary& summary) const {
  if (rows) return summary.rejected <= *rows;
  if (!percent) return summary.rejected == 0;
  return base::compare_products(static_cast<std::int64_t>(summary.rejected) * 100, percent->denominator(), percent->numerator(),
                                static_cast<std::int64_t>(summary.read)) <= 0;
}

void BatchOptions::define(OptionList& options) {
  options.argument(
      "SURVEY", survey,
      {"Tệp khảo sát (CSV, XLSX), hoặc - để đọc từ đầu vào chuẩn", "Survey export (CSV, XLSX), or - for standard input"},
      OptionList::Need::required);
  questionnaire.define(options);
  survey_options.define(options);
  options.flag("--no-header", no_header,
               {"Tệp không có dòng tiêu đề (cần --profile)", "The file has no header line (needs --profile)"});
  define_rows(options);
  date.define(options);
  money.define(options);
  output.define(options, {"csv", "ndjson", "xlsx"});
  define_files(options);
  options.flag("--save", save, {"Lưu các dòng đã chấm vào kho dữ liệu", "Keep the scored rows in the store"});
  store.define(options);
  data.define(options);
}

void BatchOptions::define_rows(OptionList& options) {
  options.values("--keep", "COLUMN,...", keep, {"Cột của tệp khảo sát giữ lại trong kết quả", "Columns of the survey handed on"});
  options.value(
      "--min-coverage", "PERCENT", min_coverage,
      {"Loại dòng trả lời dưới tỷ lệ này của số tiêu chí", "Reject rows that answer less than this share of the criteria"});
  options.value("--assessed-on", "DATE", assessed_on,
                {"Ngày đánh giá của các dòng không ghi ngày", "Day of the assessment of rows that tell none"});
  options.flag(
      "--unique", unique,
      {"Dòng thứ hai của cùng đơn vị và ngày là dòng trùng", "A second row of the same enterprise and day is a duplicate"});
  options.flag("--scores-only", scores_only,
               {"Chỉ chấm điểm, không xét gói hỗ trợ và việc cần làm", "Scores only, no packages and next steps"});
  options.flag("--personal", personal, {"In đủ số định danh cá nhân", "Print personal numbers in full"});
  options.number("--jobs", jobs, 256, {"Số luồng (0: theo máy)", "Threads (0: as many as the machine has)"});
}

void BatchOptions::define_files(OptionList& options) {
  options.value("--rejects", "FILE", rejects,
                {"Tệp CSV hoặc XLSX ghi các dòng bị loại (mặc định: <tệp>.rejected.csv)",
                 "Where rejected rows go, CSV or XLSX (default: <file>.rejected.csv)"});
  options.value("--max-rejects", "N|N%", max_rejects,
                {"Số hoặc tỷ lệ dòng bị loại còn chấp nhận được", "Rejected rows that are tolerated"});
  options.flag("--strict", strict,
               {"Có dòng bị loại thì không ghi, không lưu kết quả nào (cần --output)",
                "With a rejected row, write and save nothing (needs --output)"});
  options.value("--summary", "FILE", summary, {"Ghi bảng tổng hợp (JSON) vào tệp", "Write the summary as JSON to a file"});
  options.flag("--dry-run", dry_run, {"Chỉ thử, không ghi tệp nào", "Try it: write no file"});
}

void BatchOptions::check_usage(const Session& session) const {
  if (questionnaire.name.empty())
    wrong_usage(session, "usage.missing-option", {{"command", "batch"}, {"option", "--questionnaire"}});
  if (no_header && survey_options.profile.empty()) {
    wrong_usage(session, "usage.needs-option", {{"option", "--no-header"}, {"needed", "--profile"}});
  }
  if (strict && output.file.empty()) {
    wrong_usage(session, "usage.needs-option", {{"option", "--strict"}, {"needed", "--output"}});
  }
  check_workbooks(session);
  if (save && scores_only) wrong_usage(session, "usage.not-together", {{"first", "--save"}, {"second", "--scores-only"}});
  if (save && dry_run) wrong_usage(session, "usage.not-together", {{"first", "--save"}, {"second", "--dry-run"}});
}

/// A spreadsheet opens a workbook by its name.
void BatchOptions::check_workbooks(const Session& session) const {
  const bool is_workbook = output.format == "xlsx";
  if (is_workbook && (output.file.empty() || output.file == "-")) {
    wrong_usage(session, "usage.needs-option", {{"option", "--format xlsx"}, {"needed", "--output"}});
  }
  if (is_workbook && !is_workbook_name(output.file)) {
    wrong_usage(session, "usage.bad-value", {{"option", "--output"}, {"found", output.file}, {"allowed", "*.xlsx"}});
  }
  if (!is_workbook && is_workbook_name(output.file)) {
    wrong_usage(session, "usage.needs-option", {{"option", "--output " + output.file}, {"needed", "--format xlsx"}});
  }
  // Columns without names cannot be told from those a workbook of rejected rows adds.
  if (no_header && is_workbook_name(rejects)) {
    wrong_usage(session, "usage.not-together", {{"first", "--no-header"}, {"second", "--rejects " + rejects}});
  }
}

Tolerance BatchOptions::tolerance(const Session& session) const {
  Tolerance allowed;
  if (max_rejects.empty()) return allowed;
  if (max_rejects.ends_with('%')) {
    allowed.percent = percent_of(session, "--max-rejects", max_rejects);
  } else if (const std::optional<std::int64_t> rows = base::parse_whole(max_rejects); rows && *rows >= 0) {
    allowed.rows = static_cast<std::uint64_t>(*rows);
  } else {
    wrong_usage(session, "usage.bad-value", {{"option", "--max-rejects"}, {"found", max_rejects}, {"allowed", "N, N%"}});
  }
  return allowed;
}

std::optional<base::Date> BatchOptions::assessed_on_date(const Session& session) const {
  if (assessed_on.empty()) return std::nullopt;
  const std::optional<base::Date> day = base::parse_date(assessed_on);
  if (!day) wrong_usage(session, "usage.bad-date", {{"found", assessed_on}, {"option", "--assessed-on"}});
  return day;
}

std::vector<std::size_t> BatchOptions::kept_columns(const Session& session, const std::vector<std::string>& header) const {
  std::vector<std::size_t> columns;
  const auto add = [&](const std::string& name) {
    const auto place = std::find(header.begin(), header.end(), name);
    if (place != header.end()) columns.push_back(static_cast<std::size_t>(place - header.begin()));
    return place != header.end();
  };
  for (const std::string& value : keep) {
    // A question may hold commas itself.
    if (add(value)) continue;
    for (const std::string& name : divided(value)) {
      if (add(name)) continue;
      wrong_usage(session, "usage.unknown-column",
                  {{"option", "--keep"}, {"found", name}, {"suggestion", base::closest(name, header)}});
    }
  }
  return columns;
}

/// The survey and what is made of it are files of their own.
void BatchOptions::check_files(const Session& session, const BatchPaths& paths) const {
  std::vector<std::string> taken;
  if (survey != "-") taken.push_back(survey);
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

BatchPaths BatchOptions::paths(const Session& session) const {
  BatchPaths paths;
  paths.output = output.file == "-" ? std::string() : output.file;
  paths.overwrite = output.overwrite;
  paths.dry_run = dry_run;
  paths.completes = save;
  if (!rejects.empty()) {
    paths.rejects = rejects;
    if (!is_workbook_name(rejects)) paths.reasons = beside(rejects, "reasons");
  } else if (survey != "-") {
    std::tie(paths.rejects, paths.reasons) = default_rejects(survey);
  }
  paths.summary = summary;
  check_files(session, paths);
  return paths;
}

BatchSettings BatchOptions::settle(const Session& session) const {
  check_usage(session);
  BatchSettings settled;
  settled.allowed = tolerance(session);
  settled.paths = paths(session);
  settled.on = date.date(session);
  settled.assessed_on = assessed_on_date(session);
  if (!min_coverage.empty()) settled.min_coverage = percent_of(session, "--min-coverage", min_coverage);
  return settled;
}

}  // namespace dxready::cli
