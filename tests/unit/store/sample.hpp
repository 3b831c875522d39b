#pragma once

#include "assessment/assessment.hpp"
#include "base/diagnostic.hpp"
#include "store/privacy_rules.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <random>
#include <string>
#include <vector>

// What the tests of the store share: the shipped model, a small questionnaire with every kind of criterion, folders.
namespace sample {

/// The model, a questionnaire and its plan; loaded once.
struct World {
  dxready::assessment::Model model;
  dxready::questionnaire::Questionnaire questionnaire;
  dxready::scoring::Plan plan;
  std::string text;  ///< of the questionnaire
};

const World& world();

/// The world with another text of the questionnaire: `from` replaced by `to`.
World changed_world(const std::string& from, const std::string& to);

/// An answers file for the questionnaire, from YAML.
dxready::answers::AnswersFile answers(const World& by, const std::string& yaml);

/// Binh Minh's answers on 2026-11-20 by its director; `grade` of the first criterion.
dxready::answers::AnswersFile binh_minh(int grade = 3);

dxready::assessment::Assessment assess(const dxready::answers::AnswersFile& input, const World& by = world());

/// The law as shipped.
const dxready::store::PrivacyRules& privacy_rules();

/// A stamp whose UUIDs count up from `seed`.
dxready::store::Stamp stamp(std::uint32_t seed = 1, const std::string& now = "2026-11-22T05:00:00Z");

/// Every text the model was made from.
std::vector<dxready::store::KeptText> model_texts();

dxready::store::SaveRequest request(const World& by = world(), const std::string& reason = {});

/// The same with every text the results were made with: what is saved with it can be computed again.
dxready::store::SaveRequest complete_request(const std::string& reason = "thử");

/// The codes of what `verify` finds, each once; empty when all is well.
std::string findings(const dxready::store::Store& store);

/// Assesses and saves.
dxready::store::SaveResult save(dxready::store::Store& store, const dxready::answers::AnswersFile& input,
                                const std::string& reason = {}, std::uint32_t seed = std::random_device()());

/// A folder of its own for one test, gone at its end.
class Folder {
public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::filesystem::path operator/(const std::string& name) const { return m_path / name; }
  const std::filesystem::path& path() const { return m_path; }

private:
  std::filesystem::path m_path;
};

/// The finding an operation throws, of either kind; with an empty code when it throws none.
template <class Operation>
dxready::base::Diagnostic thrown(Operation operation) {
  try {
    operation();
  } catch (const dxready::base::EnvironmentError& error) {
    return error.diagnostic();
  } catch (const dxready::base::DataError& error) {
    return error.diagnostic();
  }
  return {};
}

/// The rows of a query as the sqlite3 shell prints them.
std::string sql(const std::filesystem::path& file, const std::string& query);

/// Runs SQL as another program would.
void run(const std::filesystem::path& file, const std::string& statements);

}  // namespace sample
