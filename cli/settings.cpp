#include "cli/settings.hpp"

#include "base/fields.hpp"
#include "base/file.hpp"
#include "cli/system.hpp"
#include "json/write.hpp"
#include "yaml/read.hpp"

namespace dxready::cli {

std::filesystem::path settings_file() { return settings_folder() / "settings.yaml"; }

base::Checked<Settings> load_settings(const std::filesystem::path& file) {
  base::Checked<Settings> result;
  std::error_code error;
  if (!std::filesystem::exists(file, error)) {
    result.value = Settings();
    return result;
  }
  base::Checked<base::Document> document = yaml::load(file);
  result.diagnostics.add(document.diagnostics);
  if (!document) return result;
  base::Reader reader(*document, "settings", result.diagnostics);
  base::Fields fields(reader, document->root, "settings file");
  Settings settings;
  fields.format();
  if (const base::Node* language = fields.optional("language")) {
    const std::optional<std::size_t> index = reader.choice(*language, {"vi", "en"});
    if (index) settings.language = *index == 0 ? base::Language::vi : base::Language::en;
  }
  settings.interviewer = fields.optional_text("interviewer");
  settings.organisation = fields.optional_text("organisation");
  settings.logo = fields.optional_text("logo");
  settings.data = fields.optional_text("data");
  fields.finish();
  if (!result.diagnostics.has_errors()) result.value = std::move(settings);
  return result;
}

void save_settings(const std::filesystem::path& file, const Settings& settings) {
  std::string text = "format: 1\n";
  if (settings.language) text += "language: " + std::string(base::language_code(*settings.language)) + "\n";
  const auto line = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) text += std::string(key) + ": " + json::quoted(value) + "\n";
  };
  line("interviewer", settings.interviewer);
  line("organisation", settings.organisation);
  line("logo", settings.logo);
  line("data", settings.data);
  std::error_code ignored;
  std::filesystem::create_directories(file.parent_path(), ignored);
  base::write_file(file, text, true);
  base::make_private(file);
}

}  // namespace dxready::cli
