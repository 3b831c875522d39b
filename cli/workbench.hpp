#pragma once

#include "assessment/assessment.hpp"
#include "cli/options.hpp"
#include "cli/session.hpp"
#include "store/records.hpp"
#include "yaml/data_set.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::store {
class Store;
}

namespace dxready::cli {

/// A questionnaire ready for scoring.
struct LoadedQuestionnaire {
  questionnaire::Questionnaire questionnaire;
  scoring::Plan plan;
  std::string path;    ///< relative path of a data file, or the user's file; empty: `bytes` is its text
  std::string origin;  ///< where it lies; empty when shipped
  std::string bytes;   ///< of one the store kept
};

/// The data of one run: shipped files, the user's in front of them, and what is loaded from them when first asked for.
/// Whatever is wrong with them ends the command with its findings reported.
class Workbench {
public:
  Workbench(const Session& session, const DataOption& data, assessment::Vendors vendors);

  const yaml::DataSet& data() const { return m_data; }
  const assessment::Model& model();
  /// The model as far as questionnaires and scores need it: without packages and next steps, unless they are there already.
  const assessment::Model& basis();

  /// By ID, ID@VERSION or a file; `named_in` is the document that names it. Kept for the life of the Workbench.
  const LoadedQuestionnaire& questionnaire(const std::string& name, const base::Document* named_in = nullptr);
  /// The one whose text the store kept; its id is that of `name`.
  const LoadedQuestionnaire& kept_questionnaire(const std::string& name, std::string bytes);
  /// The one a document names by its key `questionnaire`.
  const LoadedQuestionnaire& questionnaire_of(const base::Document& document);

  /// Ids of the questionnaires among the data files.
  std::vector<std::string> questionnaire_ids() const;

  /// The bytes of every data file the model and this questionnaire were made from, for the store.
  std::vector<store::KeptText> texts(const LoadedQuestionnaire& questionnaire);

private:
  std::unique_ptr<LoadedQuestionnaire> load(const base::Document& document, std::string path, std::string origin,
                                            std::string fingerprint, std::string meaning);
  std::unique_ptr<LoadedQuestionnaire> load_shipped(const std::string& id, const std::string& version,
                                                    const base::Document* named_in);

  const Session& m_session;
  yaml::DataSet m_data;
  bool m_all_shipped = false;  ///< the data files
  assessment::Vendors m_vendors;
  std::optional<assessment::Model> m_model;
  bool m_has_advice = false;  ///< the model
  std::vector<std::pair<std::string, std::unique_ptr<LoadedQuestionnaire>>> m_questionnaires;
};

/// Where an id or a YAML file may stand: it is a file when it has a folder or the ending of one, or when there is such a file.
bool names_a_file(const std::string& name);

/// A YAML or JSON file, or `-` for stdin; JSON by its ending or its first character.
base::Document read_document(const Session& session, const std::string& name);

/// Reads an answers file, with the questionnaire it names unless `questionnaire` names another.
struct LoadedAnswers {
  const LoadedQuestionnaire* questionnaire = nullptr;
  answers::AnswersFile file;
  std::string origin;  ///< the file as it was named; empty for stored answers
};
LoadedAnswers load_answers(const Session& session, Workbench& workbench, const std::string& name,
                           const std::string& questionnaire);

/// The answers of a stored assessment (`@` and 8 or more characters of its id), for today's questionnaire of that id.
LoadedAnswers load_stored(const Session& session, Workbench& workbench, const StoreOption& store, const std::string& name);

/// The questionnaire with this text: today's of that id, or the one the store kept.
const LoadedQuestionnaire& questionnaire_by_text(const store::Store& store, Workbench& workbench, const std::string& id,
                                                 const std::string& text);

/// Says what there is to warn of in answers, with the file they came from.
void report_warnings(const Session& session, const base::Diagnostics& warnings, const std::string& origin);

/// The options as the library wants them; ends the command at an unknown package or an amount that is none.
support::MoneyOptions money_options(const Session& session, const assessment::Model& model, const MoneyOptionsGroup& group);

/// --on, else the day of the assessment, else today, which is said.
base::Date reference_date(const Session& session, const DateOption& option, const answers::AnswersFile& file);

}  // namespace dxready::cli
