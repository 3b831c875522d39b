#include "shipped/shipped.hpp"

#include "base/file.hpp"
#include "base/fingerprint.hpp"
#include "base/messages.hpp"
#include "questionnaire/load.hpp"
#include "questionnaire/meaning.hpp"
#include "yaml/read.hpp"

#include <stdexcept>

using namespace dxready;

namespace shipped {
namespace {

template <class Value>
Value value_of(base::Checked<Value> checked) {
  if (checked) return std::move(*checked);
  std::string findings;
  for (const base::Diagnostic& finding : checked.diagnostics.all())
    findings += base::format_diagnostic(finding, base::Language::en);
  throw std::logic_error(findings);
}

template <class Number>
std::size_t index_of(const std::optional<Number>& found, const std::string& id) {
  if (!found) throw std::logic_error("no " + id);
  return *found;
}

const std::string questionnaire_path = "questionnaires/dbi-sme-2021/questionnaire.yaml";

std::string text(const std::string& path) { return base::read_file(std::string(DXREADY_SOURCE) + "/" + path); }

World load_world() {
  World world;
  const std::string folder = std::string(DXREADY_SOURCE) + "/data";
  std::vector<yaml::DataFile> files;
  for (const std::string name : {"facts.yaml", "next_steps.yaml", "size_classes.yaml", "topics.yaml"}) {
    files.push_back({name, std::string(folder).append("/").append(name), {}, {}, {}, {}});
  }
  yaml::DataSet data(std::move(files));
  data.overlay(folder);
  world.model = value_of(assessment::load_model(data, assessment::Vendors::with));
  world.questionnaire = value_of(questionnaire::load(document(questionnaire_path), {world.model.facts, world.model.topics}));
  world.questionnaire.text = base::text_fingerprint(text(questionnaire_path));
  world.questionnaire.meaning = questionnaire::meaning_fingerprint(world.questionnaire, {world.model.facts, world.model.topics});
  world.plan = value_of(scoring::compile(world.questionnaire));
  return world;
}

}  // namespace

std::size_t World::fact(const std::string& id) const { return index_of(model.facts.find(id), id); }
std::size_t World::criterion(const std::string& id) const { return index_of(questionnaire.find_criterion(id), id); }
std::size_t World::topic(const std::string& id) const { return index_of(model.topics.find(id), id); }

const support::Package& World::package(const std::string& id) const {
  const support::Package* found = model.catalogue.find(id);
  if (found == nullptr) throw std::logic_error("no " + id);
  return *found;
}

const World& world() {
  static const World loaded = load_world();
  return loaded;
}

std::vector<store::KeptText> texts() {
  std::vector<store::KeptText> texts;
  for (const assessment::KeptText& kept : world().model.texts) {
    texts.push_back({kept.path, kept.fingerprint, text("data/" + kept.path)});
  }
  texts.push_back({questionnaire_path, world().questionnaire.text, text(questionnaire_path)});
  return texts;
}

base::Document document(const std::string& path) { return value_of(yaml::parse(text(path), path)); }

base::Document parsed(const std::string& text) { return value_of(yaml::parse(text, "test.yaml")); }

answers::AnswersFile answers(const std::string& yaml) {
  return value_of(answers::load(parsed(yaml), world().questionnaire, world().model.facts, world().model.topics));
}

answers::AnswersFile answers(const std::string& facts, const std::string& given) {
  return answers("enterprise: {" + facts + "}\nanswers: {" + given + "}\n");
}

assessment::Assessment assess(answers::AnswersFile input, const base::Date& on, const support::MoneyOptions& money) {
  return assessment::Assessor(world().questionnaire, world().plan, world().model).assess(std::move(input), on, money);
}

std::string every_grade(int grade, const std::map<std::string, int>& other) {
  std::string text;
  for (const questionnaire::Criterion& criterion : world().questionnaire.criteria) {
    const auto own = other.find(criterion.id);
    text += (text.empty() ? "" : ", ") + criterion.id + ": " + std::to_string(own == other.end() ? grade : own->second);
  }
  return text;
}

const support::Verdict& verdict(const assessment::Assessment& assessment, const std::string& package) {
  const support::Recommendation& all = assessment.recommendation;
  for (const auto* bin : {&all.eligible, &all.undecided, &all.not_eligible, &all.not_current}) {
    for (const support::Verdict& one : *bin) {
      if (one.package->id == package) return one;
    }
  }
  throw std::logic_error("no verdict on " + package);
}

}  // namespace shipped
