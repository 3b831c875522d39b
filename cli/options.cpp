#include "cli/options.hpp"

#include "base/file.hpp"
#include "cli/system.hpp"

#include <CLI/CLI.hpp>

namespace dxready::cli {

std::string text(base::Language language, const char* vi, const char* en) { return language == base::Language::vi ? vi : en; }

CLI::Validator one_of(const std::vector<std::string>& values) { return CLI::IsMember(values).description(""); }

void GeneralOptions::define(CLI::App& app, base::Language help) {
  const std::string group = text(help, "Chung", "General");
  app.add_option("--lang", language, text(help, "Ngôn ngữ: vi hoặc en", "Language: vi or en"))
      ->check(one_of({"vi", "en"}))
      ->type_name("vi|en")
      ->group(group);
  app.add_option("--color", color, text(help, "Tô đậm tiêu đề: auto, always, never", "Bold headings: auto, always, never"))
      ->check(one_of({"auto", "always", "never"}))
      ->type_name("auto|always|never")
      ->group(group);
  app.add_flag("--quiet", quiet, text(help, "Không in thông báo ngoài kết quả và lỗi", "Print nothing but results and errors"))
      ->group(group);
}

void DataOption::define(CLI::App& app, base::Language help) {
  app.add_option(
         "--data", folder,
         text(help, "Thư mục dữ liệu đặt trước dữ liệu kèm theo", "Folder of data files put in front of the shipped ones"))
      ->type_name("DIR");
}

void QuestionnaireOption::define(CLI::App& app, base::Language help) {
  app.add_option("--questionnaire", name,
                 text(help, "Bộ câu hỏi: mã, mã@phiên bản hoặc tệp", "Questionnaire: id, id@version or file"))
      ->type_name("ID[@VERSION]|FILE");
}

void DateOption::define(CLI::App& app, base::Language help) {
  app.add_option(
         "--on", on,
         text(help, "Ngày áp dụng quy định và gói hỗ trợ (YYYY-MM-DD)", "The day whose law and packages count (YYYY-MM-DD)"))
      ->type_name("DATE");
}

std::optional<base::Date> DateOption::date(const Session& session) const {
  if (on.empty()) return std::nullopt;
  const std::optional<base::Date> date = base::parse_date(on);
  if (!date) wrong_usage(session, "usage.bad-date", {{"found", on}, {"option", "--on"}});
  return date;
}

void OutputOptions::define(CLI::App& app, base::Language help, const std::vector<std::string>& formats) {
  std::string names;
  for (const std::string& one : formats) names += (names.empty() ? "" : "|") + one;
  format = formats.front();
  app.add_option("--format", format, text(help, "Dạng kết quả: ", "Format of the result: ") + names)
      ->check(one_of(formats))
      ->type_name(names);
  app.add_option("--output", file, text(help, "Ghi kết quả vào tệp", "Write the result to a file"))->type_name("FILE");
  app.add_flag("--overwrite", overwrite, text(help, "Cho phép ghi đè tệp đã có", "An existing file may be replaced"));
}

void OutputOptions::write(const Session& session, const std::string& result) const {
  if (file.empty() || file == "-") {
    session.out << result;
  } else {
    base::write_file(file, result, overwrite);
  }
}

void StoreOption::define(CLI::App& app, base::Language help) {
  app.add_option("--store", file, text(help, "Tệp kho dữ liệu", "The store"))->type_name("FILE");
}

std::string StoreOption::path() const {
  if (!file.empty()) return file;
  return environment_variable("DXREADY_STORE").value_or((data_folder() / "dxready.db").string());
}

void MoneyOptionsGroup::define(CLI::App& app, base::Language help) {
  app.add_option("--cost", cost,
                 text(help, "Chi phí dự kiến, để tính phần doanh nghiệp tự chi: ND80-A11-2=80tr",
                      "Expected cost, to work out the own part: ND80-A11-2=80tr"))
      ->type_name("PACKAGE=AMOUNT")
      ->expected(1)
      ->take_all();
  app.add_option("--granted", granted,
                 text(help, "Số tiền đã được hỗ trợ trong năm: ND80-A11-2=20tr", "Already granted this year: ND80-A11-2=20tr"))
      ->type_name("PACKAGE=AMOUNT")
      ->expected(1)
      ->take_all();
  app.add_flag("--commercial", commercial,
               text(help, "Xét cả sản phẩm thương mại của nhà cung cấp", "Consider vendors' commercial products too"));
}

}  // namespace dxready::cli
