#include "cli/command_list.hpp"
#include "cli/options.hpp"
#include "cli/settings.hpp"

#include <filesystem>

namespace dxready::cli {
namespace {

class Setup : public Command {
public:
  void define(OptionList& options) override {
    options.word("--language", {"vi", "en"}, m_language, {"Ngôn ngữ thường dùng: vi hoặc en", "Usual language: vi or en"});
    options.value("--interviewer", "TEXT", m_interviewer, {"Tên hoặc mã người phỏng vấn", "Name or code of the interviewer"});
    options.value("--organisation", "TEXT", m_organisation, {"Tên tổ chức tư vấn, hiệp hội", "Consultancy or association"});
    options.value("--logo", "FILE", m_logo, {"Tệp logo dùng trong báo cáo", "Logo file for reports"});
    options.value("--data-folder", "DIR", m_data,
                  {"Thư mục dữ liệu đặt trước dữ liệu kèm theo", "Folder of data files put in front of the shipped ones"});
  }

  ExitCode run(Session& session) override {
    Settings settings = session.settings;
    check_paths(session);
    if (!m_language.empty()) settings.language = base::parse_language(m_language);
    for (const auto& [given, kept] :
         {std::pair(&m_interviewer, &settings.interviewer), std::pair(&m_organisation, &settings.organisation),
          std::pair(&m_logo, &settings.logo), std::pair(&m_data, &settings.data)}) {
      if (*given) *kept = **given;
    }
    const bool changed = !m_language.empty() || m_interviewer || m_organisation || m_logo || m_data;
    if (changed) save_settings(settings_file(), settings);
    if (!m_language.empty()) session.language = *settings.language;
    const auto line = [&](std::string_view vi, std::string_view en, const std::string& value) {
      session.out << session.word(vi, en) << ": " << (value.empty() ? "–" : value) << '\n';
    };
    line("Tệp cài đặt", "Settings file", settings_file().string());
    line("Ngôn ngữ", "Language", settings.language ? std::string(base::language_code(*settings.language)) : "");
    line("Người phỏng vấn", "Interviewer", settings.interviewer);
    line("Tổ chức", "Organisation", settings.organisation);
    line("Logo", "Logo", settings.logo);
    line("Thư mục dữ liệu", "Data folder", settings.data);
    return ExitCode::done;
  }

private:
  /// Paths are kept absolute, so that they hold from any folder.
  void check_paths(const Session& session) {
    std::error_code error;
    if (m_logo && !m_logo->empty() && !std::filesystem::is_regular_file(*m_logo, error)) {
      stop(session, {"file.not-found", base::Severity::error, {{"file", *m_logo}}, {}, {}, {}}, ExitCode::environment_failed);
    }
    if (m_data && !m_data->empty() && !std::filesystem::is_directory(*m_data, error)) {
      stop(session, {"file.not-a-folder", base::Severity::error, {{"file", *m_data}}, {}, {}, {}}, ExitCode::environment_failed);
    }
    for (std::optional<std::string>* path : {&m_logo, &m_data}) {
      if (*path && !(*path)->empty()) *path = std::filesystem::absolute(**path, error).lexically_normal().string();
    }
  }

  std::string m_language;
  std::optional<std::string> m_interviewer;
  std::optional<std::string> m_organisation;
  std::optional<std::string> m_logo;
  std::optional<std::string> m_data;
};

}  // namespace

std::unique_ptr<Command> make_setup() { return std::make_unique<Setup>(); }

}  // namespace dxready::cli
