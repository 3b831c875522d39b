#include "cli/workbench.hpp"

#include "answers/load.hpp"
#include "assessment/model_parts.hpp"
#include "base/file.hpp"
#include "base/fingerprint.hpp"
#include "base/text.hpp"
#include "cli/embedded/embedded.hpp"
#include "cli/system.hpp"
#include "questionnaire/load.hpp"
#include "questionnaire/meaning.hpp"
#include "yaml/read.hpp"

#include <filesystem>

namespace dxready::cli {
namespace {

constexpr std::string_view questionnaire_folder = "questionnaires/";
constexpr std::string_view questionnaire_name = "/questionnaire.yaml";

std::string path_of(std::string_view id) {
  return std::string(questionnaire_folder) + std::string(id) + std::string(questionnaire_name);
}

/// The finding at the line of the document that names the questionnaire.
base::Diagnostic located(base::Diagnostic finding, const base::Document* named_in) {
  const base::Node* node = named_in == nullptr ? nullptr : named_in->root.find("questionnaire");
  if (node == nullptr) return finding;
  finding.file = named_in->file;
  finding.place = node->place;
  finding.excerpt = base::line_of(named_in->text, node->place.line);
  return finding;
}

}  // namespace

bool names_a_file(const std::string& name) {
  std::error_code error;
  return name.find('/') != std::string::npos || name.ends_with(".yaml") || name.ends_with(".yml") ||
         std::filesystem::is_regular_file(name, error);
}

Workbench::Workbench(const Session& session, const DataOption& data, assessment::Vendors vendors)
    : m_session(session), m_data(embedded_files()), m_vendors(vendors) {
  std::string folder = data.folder;
  if (folder.empty()) folder = environment_variable("DXREADY_DATA").value_or(session.settings.data);
  m_all_shipped = folder.empty();
  if (m_all_shipped) return;
  for (const std::string& ignored : m_data.overlay(folder)) {
    session.report(base::Diagnostic{"file.ignored-data-file", base::Severity::warning, {{"file", ignored}}, {}, {}, {}});
  }
}

const assessment::Model& Workbench::model() {
  if (m_has_advice) return *m_model;
  m_has_advice = true;
  if (m_model) {
    // The build has loaded the shipped files: there is nothing to find.
    m_session.report(assessment::add_advice(m_data, m_vendors, *m_model));
  } else {
    m_model = take(m_session, assessment::load_model(m_data, m_vendors));
  }
  return *m_model;
}

const assessment::Model& Workbench::basis() {
  // What is wrong with any file of the user is told before anything is made of one.
  if (!m_all_shipped) return model();
  if (!m_model) m_model = take(m_session, assessment::load_basis(m_data));
  return *m_model;
}

const LoadedQuestionnaire& Workbench::questionnaire_of(const base::Document& document) {
  const std::string name = answers::named_questionnaire(document);
  if (name.empty()) {
    stop(m_session, {"answers.no-questionnaire", base::Severity::error, {{"file", document.file}}, document.file, {}, {}},
         ExitCode::found_wrong);
  }
  return questionnaire(name, &document);
}

const LoadedQuestionnaire& Workbench::questionnaire(const std::string& name, const base::Document* named_in) {
  for (const auto& [known, loaded] : m_questionnaires) {
    if (known == name) return *loaded;
  }
  std::unique_ptr<LoadedQuestionnaire> loaded;
  if (names_a_file(name)) {
    const base::Document document = take(m_session, yaml::load(name));
    loaded = load(document, name, name, base::text_fingerprint(document.text), {});
  } else {
    const std::size_t at = name.find('@');
    loaded = load_shipped(name.substr(0, at), at == std::string::npos ? std::string() : name.substr(at + 1), named_in);
  }
  m_questionnaires.emplace_back(name, std::move(loaded));
  return *m_questionnaires.back().second;
}

const LoadedQuestionnaire& Workbench::kept_questionnaire(const std::string& name, std::string bytes) {
  const std::string fingerprint = base::text_fingerprint(bytes);
  const base::Document document = take(m_session, yaml::parse(bytes, name));
  std::unique_ptr<LoadedQuestionnaire> loaded = load(document, {}, {}, fingerprint, {});
  loaded->bytes = std::move(bytes);
  m_questionnaires.emplace_back(fingerprint, std::move(loaded));
  return *m_questionnaires.back().second;
}

std::unique_ptr<LoadedQuestionnaire> Workbench::load_shipped(const std::string& id, const std::string& version,
                                                             const base::Document* named_in) {
  const yaml::DataFile* file = m_data.find(path_of(id));
  if (file == nullptr) {
    const std::vector<std::string> known = questionnaire_ids();
    stop(m_session,
         located({"questionnaire.not-found",
                  base::Severity::error,
                  {{"found", id}, {"known", base::joined(known)}, {"suggestion", base::closest(id, known)}},
                  {},
                  {},
                  {}},
                 named_in),
         ExitCode::found_wrong);
  }
  const base::Document document = take(m_session, yaml::open(*file));
  auto loaded = load(document, file->path, file->origin, yaml::fingerprint_of(*file), std::string(file->meaning));
  if (!version.empty() && loaded->questionnaire.version != version) {
    stop(m_session,
         located({"questionnaire.other-version",
                  base::Severity::error,
                  {{"id", id}, {"wanted", version}, {"found", loaded->questionnaire.version}},
                  {},
                  {},
                  {}},
                 named_in),
         ExitCode::found_wrong);
  }
  return loaded;
}

std::unique_ptr<LoadedQuestionnaire> Workbench::load(const base::Document& document, std::string path, std::string origin,
                                                     std::string fingerprint, std::string meaning) {
  const questionnaire::Context context{basis().facts, basis().topics};
  auto loaded = std::make_unique<LoadedQuestionnaire>();
  loaded->questionnaire = take(m_session, questionnaire::load(document, context));
  loaded->questionnaire.text = std::move(fingerprint);
  loaded->questionnaire.meaning =
      meaning.empty() ? questionnaire::meaning_fingerprint(loaded->questionnaire, context) : std::move(meaning);
  loaded->plan = take(m_session, scoring::compile(loaded->questionnaire));
  loaded->path = std::move(path);
  loaded->origin = std::move(origin);
  return loaded;
}

std::vector<std::string> Workbench::questionnaire_ids() const {
  std::vector<std::string> ids;
  for (const yaml::DataFile* file : m_data.under(questionnaire_folder)) {
    std::string_view path = file->path;
    if (!path.ends_with(questionnaire_name)) continue;
    path.remove_prefix(questionnaire_folder.size());
    path.remove_suffix(questionnaire_name.size());
    ids.emplace_back(path);
  }
  return ids;
}

std::vector<store::KeptText> Workbench::texts(const LoadedQuestionnaire& questionnaire) {
  std::vector<store::KeptText> texts;
  for (const assessment::KeptText& kept : model().texts) {
    texts.push_back({kept.path, kept.fingerprint, yaml::text_of(*m_data.find(kept.path))});
  }
  std::string bytes = questionnaire.bytes;
  if (!questionnaire.path.empty()) {
    const yaml::DataFile* file = m_data.find(questionnaire.path);
    bytes = file != nullptr ? yaml::text_of(*file) : base::read_file(questionnaire.origin);
  }
  texts.push_back(
      {"questionnaires/" + questionnaire.questionnaire.id + "/questionnaire.yaml", questionnaire.questionnaire.text, bytes});
  return texts;
}

}  // namespace dxready::cli
