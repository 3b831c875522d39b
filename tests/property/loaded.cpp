#include "loaded.hpp"

#include "base/messages.hpp"
#include "generate.hpp"
#include "questionnaire/load.hpp"
#include "yaml/read.hpp"

#include <stdexcept>

using namespace dxready;

namespace property {
namespace {

template <class Value>
Value made(base::Checked<Value> checked, const std::string& text) {
  if (checked) return std::move(*checked);
  std::string findings;
  for (const base::Diagnostic& finding : checked.diagnostics.all())
    findings += base::format_diagnostic(finding, base::Language::en);
  throw std::logic_error(findings + "\n" + text);
}

base::Document document(const std::string& text) { return made(yaml::parse(text, "generated.yaml"), text); }

const enterprise::FactModel& facts() {
  static const enterprise::FactModel model = made(enterprise::load_facts(document(facts_text)), facts_text);
  return model;
}

const questionnaire::Topics& topics() {
  static const questionnaire::Topics all = made(questionnaire::load_topics(document(topics_text)), topics_text);
  return all;
}

/// Collects the lines.
class Comparison {
public:
  Comparison(const scoring::Score& score) : m_denominator(score.denominator) {}

  void sums(const std::string& where, const scoring::Tally& tally, const reference::Sum& sum) {
    points(where + " points", tally.points, sum.low);
    points(where + " points_high", tally.points_high, sum.high);
    points(where + " max", tally.max, sum.max);
    same(where + " answered", std::to_string(tally.answered), std::to_string(sum.answered));
    same(where + " applicable", std::to_string(tally.applicable), std::to_string(sum.applicable));
  }

  void level(const std::string& where, const std::optional<int>& level, const std::optional<int>& expected) {
    same(where, level ? std::to_string(*level) : "none", expected ? std::to_string(*expected) : "none");
  }

  void same(const std::string& where, const std::string& found, const std::string& expected) {
    if (found != expected) m_lines += where + ": " + found + ", expected " + expected + "\n";
  }

  std::string lines() const { return m_lines; }

private:
  void points(const std::string& where, scoring::Points found, const reference::Fraction& expected) {
    same(where, reference::Fraction(reference::Wide(found), reference::Wide(m_denominator)).text(), expected.text());
  }

  scoring::Points m_denominator;
  std::string m_lines;
};

}  // namespace

answers::AnswersFile Loaded::read(const std::string& answers_yaml) const {
  return made(answers::load(document(answers_yaml), questionnaire, facts(), topics()), answers_yaml);
}

scoring::Score Loaded::score(const std::string& answers_yaml) const {
  const answers::AnswersFile file = read(answers_yaml);
  const std::vector<condition::Value> values = enterprise::derive_facts(facts(), file.enterprise, {2026, 11, 22});
  return scoring::score(plan, file.sheet, answers::asked(questionnaire, file.sheet, values));
}

Loaded load(const std::string& questionnaire_yaml) {
  Loaded loaded;
  loaded.questionnaire = made(questionnaire::load(document(questionnaire_yaml), {facts(), topics()}), questionnaire_yaml);
  loaded.plan = made(scoring::compile(loaded.questionnaire), questionnaire_yaml);
  return loaded;
}

std::string differences(const Loaded& loaded, const scoring::Score& score, const reference::Result& expected) {
  Comparison comparison(score);
  comparison.sums("total", score.total, expected.total);
  for (std::size_t i = 0; i < loaded.questionnaire.components.size(); ++i) {
    const std::string& id = loaded.questionnaire.components[i].id;
    comparison.sums(id, score.components[i], expected.components.at(id));
  }
  for (std::size_t i = 0; i < loaded.questionnaire.pillars.size(); ++i) {
    const std::string& id = loaded.questionnaire.pillars[i].id;
    comparison.sums(id, score.pillars[i].tally, expected.pillars.at(id));
    comparison.level(id + " level", score.pillars[i].level, expected.pillar_levels.at(id).first);
    comparison.level(id + " level_high", score.pillars[i].level_high, expected.pillar_levels.at(id).second);
  }
  comparison.level("level", score.level, expected.level.first);
  comparison.level("highest_possible", score.highest_possible, expected.level.second);
  comparison.same("certain", score.certain() ? "yes" : "no", expected.level.first == expected.level.second ? "yes" : "no");
  return comparison.lines();
}

}  // namespace property
