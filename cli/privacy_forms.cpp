#include "cli/privacy_forms.hpp"

#include "base/file.hpp"
#include "base/fingerprint.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace dxready::cli {
namespace {

std::string path_of(base::Language language, const std::string& name) {
  return "consent/" + name + (language == base::Language::vi ? ".vi.md" : ".en.md");
}

/// What stands behind the word for version, up to the end of the sentence.
std::string version_in(const std::string& text) {
  for (const std::string word : {"phiên bản ", "version "}) {
    const std::size_t at = text.find(word);
    if (at == std::string::npos) continue;
    const std::size_t from = at + word.size();
    const std::size_t end = std::min(text.find_first_of(".\n", from), text.size());
    return std::string(base::trim(text.substr(from, end - from)));
  }
  return {};
}

ConsentForm form_of(const Session& session, store::KeptText text, const std::string& file) {
  ConsentForm form{std::move(text), {}};
  form.version = version_in(base::nfc(form.text.bytes));
  if (form.version.empty()) {
    stop(session, {"privacy.form-without-version", base::Severity::error, {{"file", file}}, {}, {}, {}}, ExitCode::found_wrong);
  }
  return form;
}

}  // namespace

store::PrivacyRules privacy_rules(const Session& session, const Workbench& workbench) {
  return take(session, store::load_privacy_rules(take(session, yaml::open(*workbench.data().find("privacy.yaml")))));
}

std::string form_text(const Session& session, const Workbench& workbench, const std::string& name) {
  return yaml::text_of(*workbench.data().find(path_of(session.language, name)));
}

ConsentForm consent_form(const Session& session, const Workbench& workbench, base::Language language) {
  const std::string path = path_of(language, "consent");
  const yaml::DataFile& file = *workbench.data().find(path);
  return form_of(session, {path, yaml::fingerprint_of(file), yaml::text_of(file)}, file.origin.empty() ? path : file.origin);
}

ConsentForm signed_form(const Session& session, const Workbench& workbench) {
  return consent_form(session, workbench, base::Language::vi);
}

ConsentForm form_of_file(const Session& session, const std::string& file) {
  const std::string bytes = base::read_file(file);
  const std::string name = std::filesystem::path(file).filename().string();
  return form_of(session, {"consent/" + name, base::text_fingerprint(bytes), bytes}, file);
}

}  // namespace dxready::cli
