#include "answers/load.hpp"
#include "base/messages.hpp"
#include "base/text.hpp"
#include "cases/cases.hpp"
#include "cli/command_list.hpp"
#include "cli/options.hpp"
#include "cli/workbench.hpp"
#include "questionnaire/load.hpp"
#include "scoring/bounds.hpp"
#include "scoring/score.hpp"
#include "survey/mapping.hpp"
#include "yaml/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace dxready::cli {
namespace {

/// What was looked at, for the closing line.
struct Counts {
  std::size_t files = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t cases = 0;
  std::size_t failed_cases = 0;
};

class Check : public Command {
public:
  void define(OptionList& options) override {
    options.arguments("ITEM", m_items,
                      {"Mã bộ câu hỏi, mã cấu hình nhập hoặc tệp; không ghi thì kiểm tra tất cả",
                       "Ids of questionnaires or profiles, or files; all when left out"});
    m_data.define(options);
  }

  ExitCode run(Session& session) override {
    Workbench workbench(session, m_data, assessment::Vendors::with);
    m_session = &session;
    m_workbench = &workbench;
    workbench.model();
    if (m_items.empty()) {
      m_counts.files += workbench.model().texts.size();
      for (const std::string& id : workbench.questionnaire_ids()) shipped(id);
      profiles();
    }
    for (const std::string& item : m_items) {
      std::error_code error;
      const bool path =
          item.find('/') != std::string::npos || item.find('.') != std::string::npos || std::filesystem::exists(item, error);
      const yaml::DataFile* const profile = workbench.data().find("profiles/" + item + ".yaml");
      const bool questionnaire = workbench.data().find("questionnaires/" + item + "/questionnaire.yaml") != nullptr;
      if (profile != nullptr && !questionnaire) {
        profile_file(yaml::open(*profile));
      } else if (path && !questionnaire) {
        file(item);
      } else {
        shipped(item);
      }
    }
    closing_line();
    return m_counts.errors + m_counts.failed_cases > 0 ? ExitCode::found_wrong : ExitCode::done;
  }

private:
  /// Findings are the result of this command, so they go to stdout.
  void print(const base::Diagnostics& findings) {
    for (const base::Diagnostic& finding : findings.all())
      m_session->out << base::format_diagnostic(finding, m_session->language);
    m_counts.errors += findings.errors();
    m_counts.warnings += findings.warnings();
  }

  void shipped(const std::string& id) {
    const LoadedQuestionnaire& loaded = m_workbench->questionnaire(id);
    ++m_counts.files;
    bounds(loaded);
    const yaml::DataFile* cases_file = m_workbench->data().find("questionnaires/" + id + "/cases.yaml");
    if (cases_file == nullptr) return;
    base::Checked<base::Document> document = yaml::open(*cases_file);
    ++m_counts.files;
    print(document.diagnostics);
    if (document) cases(*document, loaded);
  }

  /// All of them, also that no two have one id.
  void profiles() {
    const std::vector<const yaml::DataFile*> files = m_workbench->data().under("profiles/");
    print(survey::load_profiles(m_workbench->data()).diagnostics);
    for (const yaml::DataFile* file : files) {
      ++m_counts.files;
      const base::Checked<base::Document> document = yaml::open(*file);
      if (document) facts_of(*document, survey::load_profile(*document));
    }
  }

  void profile_file(const base::Checked<base::Document>& document) {
    ++m_counts.files;
    print(document.diagnostics);
    if (document) profile(*document);
  }

  void profile(const base::Document& document) {
    const base::Checked<survey::Profile> profile = survey::load_profile(document);
    print(profile.diagnostics);
    facts_of(document, profile);
  }

  void facts_of(const base::Document& document, const base::Checked<survey::Profile>& profile) {
    if (profile) print(survey::check_facts(document, *profile, m_workbench->model().facts));
  }

  /// A profile has no key that it must have and others may not.
  static bool is_profile(const base::Node& root) {
    constexpr std::array<const char*, 16> keys = {
        "recognise", "csv",     "header", "row_id",  "respondent", "complete", "assessed_on",  "ignore",
        "blanks",    "numbers", "mask",   "choices", "defaults",   "columns",  "scale_suffix", "restore_lost_zero"};
    return std::any_of(keys.begin(), keys.end(), [&](const char* key) { return root.find(key) != nullptr; });
  }

  void file(const std::string& name) {
    base::Checked<base::Document> document = yaml::load(name);
    ++m_counts.files;
    print(document.diagnostics);
    if (!document) return;
    const base::Node& root = document->root;
    if (root.find("pillars") != nullptr) {
      questionnaire_file(name, *document);
    } else if (root.find("cases") != nullptr) {
      cases(*document, m_workbench->questionnaire_of(*document));
    } else if (root.find("packages") != nullptr) {
      const assessment::Model& model = m_workbench->model();
      support::Catalogue catalogue;
      print(support::load_packages(*document, {model.facts, model.sizes, model.topics}, catalogue));
      print(support::check_actions(model.steps, catalogue, {}));
    } else if (root.find("answers") != nullptr) {
      const LoadedQuestionnaire& loaded = m_workbench->questionnaire_of(*document);
      print(answers::load(*document, loaded.questionnaire, m_workbench->model().facts, m_workbench->model().topics).diagnostics);
    } else if (is_profile(root)) {
      profile(*document);
    } else {
      base::Diagnostics unknown;
      unknown.add(
          {"check.unknown-kind", base::Severity::error, {{"file", name}}, name, {1, 1}, base::line_of(document->text, 1)});
      print(unknown);
    }
  }

  void questionnaire_file(const std::string& name, const base::Document& document) {
    const assessment::Model& model = m_workbench->model();
    const auto loaded = questionnaire::load(document, {model.facts, model.topics});
    print(loaded.diagnostics);
    if (!loaded) return;
    const LoadedQuestionnaire& ready = m_workbench->questionnaire(name.find('/') == std::string::npos ? "./" + name : name);
    bounds(ready);
    const std::filesystem::path beside = std::filesystem::path(name).parent_path() / "cases.yaml";
    std::error_code error;
    if (std::filesystem::exists(beside, error)) file_cases(beside.string(), ready);
  }

  void file_cases(const std::string& name, const LoadedQuestionnaire& questionnaire) {
    base::Checked<base::Document> document = yaml::load(name);
    ++m_counts.files;
    print(document.diagnostics);
    if (document) cases(*document, questionnaire);
  }

  /// Says which totals never decide anything, because the pillar condition already demands more.
  void bounds(const LoadedQuestionnaire& loaded) {
    base::Diagnostics notes;
    for (const scoring::TotalBound& bound : scoring::total_bounds(loaded.plan)) {
      if (bound.binds) continue;
      const base::Place place = loaded.questionnaire.level(bound.level).place;
      const base::Rational least = scoring::points_value(bound.least, loaded.plan.denominator);
      notes.add({"questionnaire.total-never-binds",
                 base::Severity::note,
                 {{"level", std::to_string(bound.level)},
                  {"total", base::shortest_decimal(bound.needed)},
                  {"pillars", std::to_string(bound.pillars)},
                  {"pillar_level", std::to_string(bound.pillar_level)},
                  {"least", base::shortest_decimal(least)}},
                 loaded.origin.empty() ? loaded.path : loaded.origin,
                 place,
                 {}});
    }
    print(notes);
  }

  void cases(const base::Document& document, const LoadedQuestionnaire& questionnaire) {
    const assessment::Assessor assessor(questionnaire.questionnaire, questionnaire.plan, m_workbench->model());
    const auto outcomes = cases::run(document, assessor, questionnaire.questionnaire, m_workbench->model());
    print(outcomes.diagnostics);
    if (!outcomes) return;
    for (const cases::Outcome& outcome : *outcomes) {
      ++m_counts.cases;
      if (outcome.findings.empty()) continue;
      ++m_counts.failed_cases;
      m_session->out << fmt::format("{}: {}\n", m_session->word("ca không đạt", "case fails"), base::printable(outcome.name));
      for (const base::Diagnostic& finding : outcome.findings.all())
        m_session->out << base::format_diagnostic(finding, m_session->language);
    }
  }

  void closing_line() {
    const std::string line = m_session->word("{} tệp: {} lỗi, {} cảnh báo; {} ca kiểm thử, {} không đạt",
                                             "{} files: {} errors, {} warnings; {} cases, {} failed");
    m_session->out << fmt::format(fmt::runtime(line), m_counts.files, m_counts.errors, m_counts.warnings, m_counts.cases,
                                  m_counts.failed_cases)
                   << '\n';
  }

  std::vector<std::string> m_items;
  DataOption m_data;
  const Session* m_session = nullptr;
  Workbench* m_workbench = nullptr;
  Counts m_counts;
};

}  // namespace

std::unique_ptr<Command> make_check() { return std::make_unique<Check>(); }

}  // namespace dxready::cli
