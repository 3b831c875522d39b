#include "cli/privacy_forms.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dxready::cli {
namespace {

std::string path_of(const Session& session, const std::string& name) {
  return "consent/" + name + (session.language == base::Language::vi ? ".vi.md" : ".en.md");
}

/// What stands behind the word for version, up to the end of the sentence.
std::string version_in(const Session& session, const std::string& text) {
  const std::string word = session.word("phiên bản ", "version ");
  const std::size_t at = text.find(word);
  if (at == std::string::npos) return {};
  const std::size_t from = at + word.size();
  const std::size_t end = std::min(text.find_first_of(".\n", from), text.size());
  return std::string(base::trim(text.substr(from, end - from)));
}

}  // namespace

store::PrivacyRules privacy_rules(const Session& session, const Workbench& workbench) {
  return take(session, store::load_privacy_rules(take(session, yaml::open(*workbench.data().find("privacy.yaml")))));
}

std::string form_text(const Session& session, const Workbench& workbench, const std::string& name) {
  return yaml::text_of(*workbench.data().find(path_of(session, name)));
}

ConsentForm consent_form(const Session& session, const Workbench& workbench) {
  const std::string path = path_of(session, "consent");
  const yaml::DataFile& file = *workbench.data().find(path);
  ConsentForm form{{path, yaml::fingerprint_of(file), yaml::text_of(file)}, {}};
  form.version = version_in(session, base::nfc(form.text.bytes));
  if (form.version.empty()) {
    stop(session,
         {"privacy.form-without-version",
          base::Severity::error,
          {{"file", file.origin.empty() ? path : file.origin}, {"word", session.word("phiên bản", "version")}},
          {},
          {},
          {}},
         ExitCode::found_wrong);
  }
  return form;
}

}  // namespace dxready::cli
