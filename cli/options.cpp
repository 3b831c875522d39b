#include "cli/options.hpp"

#include "cli/system.hpp"

namespace dxready::cli {

void GeneralOptions::define(OptionList& options) {
  options.heading({"Chung", "General"});
  options.word("--lang", {"vi", "en"}, language, {"Ngôn ngữ: vi hoặc en", "Language: vi or en"});
  options.word("--color", {"auto", "always", "never"}, color,
               {"Tô đậm tiêu đề: auto, always, never", "Bold headings: auto, always, never"});
  options.flag("--quiet", quiet, {"Không in thông báo ngoài kết quả và lỗi", "Print nothing but results and errors"});
}

void DataOption::define(OptionList& options) {
  options.value("--data", "DIR", folder,
                {"Thư mục dữ liệu đặt trước dữ liệu kèm theo", "Folder of data files put in front of the shipped ones"});
}

void QuestionnaireOption::define(OptionList& options) {
  options.value("--questionnaire", "ID[@VERSION]|FILE", name,
                {"Bộ câu hỏi: mã, mã@phiên bản hoặc tệp", "Questionnaire: id, id@version or file"});
}

void DateOption::define(OptionList& options) {
  options.value("--on", "DATE", on,
                {"Ngày áp dụng quy định và gói hỗ trợ (YYYY-MM-DD)", "The day whose law and packages count (YYYY-MM-DD)"});
}

std::optional<base::Date> DateOption::date(const Session& session) const {
  if (on.empty()) return std::nullopt;
  const std::optional<base::Date> date = base::parse_date(on);
  if (!date) wrong_usage(session, "usage.bad-date", {{"found", on}, {"option", "--on"}});
  return date;
}

void OutputOptions::define(OptionList& options, const std::vector<std::string>& formats) {
  std::string names;
  for (const std::string& one : formats) names += (names.empty() ? "" : "|") + one;
  format = formats.front();
  options.word("--format", formats, format, {"Dạng kết quả: " + names, "Format of the result: " + names});
  options.value("--output", "FILE", file, {"Ghi kết quả vào tệp", "Write the result to a file"});
  options.flag("--overwrite", overwrite, {"Cho phép ghi đè tệp đã có", "An existing file may be replaced"});
}

void OutputOptions::write(const Session& session, const std::string& result) const {
  if (file.empty() || file == "-") {
    session.out << result;
  } else {
    base::OutputFile out(file, overwrite, readers);
    out.write(result);
    out.commit();
  }
}

void StoreOption::define(OptionList& options) { options.value("--store", "FILE", file, {"Tệp kho dữ liệu", "The store"}); }

std::string StoreOption::path() const {
  if (!file.empty()) return file;
  return environment_variable("DXREADY_STORE").value_or((data_folder() / "dxready.db").string());
}

void MoneyOptionsGroup::define(OptionList& options) {
  options.values("--cost", "PACKAGE=AMOUNT", cost,
                 {"Chi phí dự kiến, để tính phần doanh nghiệp tự chi: ND80-A11-2=80tr",
                  "Expected cost, to work out the own part: ND80-A11-2=80tr"});
  options.values("--granted", "PACKAGE=AMOUNT", granted,
                 {"Số tiền đã được hỗ trợ trong năm: ND80-A11-2=20tr", "Already granted this year: ND80-A11-2=20tr"});
  options.flag("--commercial", commercial,
               {"Xét cả sản phẩm thương mại của nhà cung cấp", "Consider vendors' commercial products too"});
}

}  // namespace dxready::cli
