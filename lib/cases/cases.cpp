#include "cases/cases.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dxready::cases {
namespace {

using assessment::Assessment;
using base::Node;

std::string level_text(const std::optional<int>& level) { return level ? std::to_string(*level) : "~"; }

std::vector<base::Argument> unknown_package(std::string_view id, const assessment::Model& model) {
  std::vector<std::string> known;
  for (const support::Package& package : model.catalogue.packages) known.push_back(package.id);
  return {{"package", id}, {"suggestion", base::closest(id, known)}};
}

/// Compares what a case expects with what came out, key by key.
class Expectation {
public:
  Expectation(base::Reader& reader, base::Reader& differences, const Assessment& assessment)
      : m_reader(reader), m_differences(differences), m_assessment(assessment) {}

  void compare(const Node& node) {
    base::Fields fields(m_reader, node, "expect");
    const scoring::Score& score = m_assessment.score;
    compare_tally(fields, score.total);
    if (const Node* level = fields.optional("level")) same(*level, level_text(score.level));
    if (const Node* level = fields.optional("highest_possible")) same(*level, level_text(score.highest_possible));
    if (const Node* certain = fields.optional("certain")) same(*certain, score.certain() ? "true" : "false");
    if (const Node* pillars = fields.optional("pillars")) compare_pillars(*pillars);
    compare_support(fields);
    fields.finish();
  }

private:
  void same(const Node& node, const std::string& came_out) {
    const std::string expected(node.is_null() ? "~" : node.text);
    if (expected != came_out) differs(node, expected, came_out);
  }

  void differs(const Node& node, const std::string& expected, const std::string& came_out) {
    m_differences.error("differs", node.key_place, {{"key", node.key}, {"expected", expected}, {"came_out", came_out}});
  }

  void compare_tally(base::Fields& fields, const scoring::Tally& tally) {
    const scoring::Points denominator = m_assessment.score.denominator;
    const auto points = [&](std::string_view key, scoring::Points value) {
      if (const Node* node = fields.optional(key)) same(*node, base::shortest_decimal(scoring::points_value(value, denominator)));
    };
    points("points", tally.points);
    points("points_high", tally.points_high);
    points("max", tally.max);
    if (const Node* node = fields.optional("percent")) same(*node, tally.max == 0 ? "~" : base::percent(tally.points, tally.max));
  }

  void compare_pillars(const Node& node) {
    base::Fields fields(m_reader, node, "pillars");
    for (std::size_t i = 0; i < m_assessment.questionnaire->pillars.size(); ++i) {
      const Node* one = fields.optional(m_assessment.questionnaire->pillars[i].id);
      if (one == nullptr) continue;
      const scoring::PillarScore& pillar = m_assessment.score.pillars[i];
      base::Fields keys(m_reader, *one, "pillar");
      compare_tally(keys, pillar.tally);
      if (const Node* level = keys.optional("level")) same(*level, level_text(pillar.level));
      if (const Node* level = keys.optional("level_high")) same(*level, level_text(pillar.level_high));
      keys.finish();
    }
    fields.finish();
  }

  void compare_support(base::Fields& fields) {
    const support::Recommendation& recommendation = m_assessment.recommendation;
    if (const Node* node = fields.optional("package")) {
      const support::Verdict* recommended = recommendation.recommended();
      same(*node, recommended == nullptr ? "~" : recommended->package->id);
    }
    compare_bin(fields, "eligible", recommendation.eligible);
    compare_bin(fields, "undecided", recommendation.undecided);
    compare_bin(fields, "not_eligible", recommendation.not_eligible);
    compare_bin(fields, "not_current", recommendation.not_current);
    if (const Node* node = fields.optional("amounts")) compare_amounts(*node);
    if (const Node* node = fields.optional("next_step"))
      same(*node, m_assessment.steps.empty() ? "~" : m_assessment.steps.front().id);
    if (const Node* node = fields.optional("then")) compare_following(*node);
  }

  void compare_bin(base::Fields& fields, std::string_view key, const std::vector<support::Verdict>& bin) {
    for (const Node& item : fields.optional_list(key)) {
      if (m_assessment.model->catalogue.find(item.text) == nullptr)
        m_reader.error("unknown-package", item.place, unknown_package(item.text, *m_assessment.model));
      const auto same_id = [&](const support::Verdict& verdict) { return verdict.package->id == item.text; };
      if (std::any_of(bin.begin(), bin.end(), same_id)) continue;
      m_differences.error("not-in-bin", item.place,
                          {{"package", item.text}, {"bin", std::string(key)}, {"came_out", bin_of(item.text)}});
    }
  }

  std::string bin_of(std::string_view id) const {
    const support::Recommendation& all = m_assessment.recommendation;
    const auto in = [&](const std::vector<support::Verdict>& bin) {
      return std::any_of(bin.begin(), bin.end(), [&](const support::Verdict& verdict) { return verdict.package->id == id; });
    };
    if (in(all.eligible)) return "eligible";
    if (in(all.undecided)) return "undecided";
    if (in(all.not_eligible)) return "not_eligible";
    return in(all.not_current) ? "not_current" : "~";
  }

  /// The first amount of a package, "up to".
  void compare_amounts(const Node& node) {
    base::Fields fields(m_reader, node, "amounts");
    for (const auto* bin : {&m_assessment.recommendation.eligible, &m_assessment.recommendation.undecided,
                            &m_assessment.recommendation.not_eligible}) {
      for (const support::Verdict& verdict : *bin) {
        const Node* expected = fields.optional(verdict.package->id);
        if (expected == nullptr) continue;
        const bool has = !verdict.amounts.empty() && verdict.amounts.front().offered && verdict.amounts.front().up_to;
        same(*expected, has ? std::to_string(*verdict.amounts.front().up_to) : "~");
      }
    }
    fields.finish();
  }

  void compare_following(const Node& node) {
    for (const Node& item : m_reader.list(node)) {
      const auto same_id = [&](const support::NextStep& step) { return step.id == item.text; };
      if (std::any_of(m_assessment.steps.begin(), m_assessment.steps.end(), same_id)) continue;
      std::string ids;
      for (const support::NextStep& step : m_assessment.steps) ids += (ids.empty() ? "" : ", ") + step.id;
      m_differences.error("differs", item.place, {{"key", "then"}, {"expected", item.text}, {"came_out", ids}});
    }
  }

  base::Reader& m_reader;
  base::Reader& m_differences;
  const Assessment& m_assessment;
};

class Runner {
public:
  Runner(base::Reader& reader, const assessment::Assessor& assessor, const questionnaire::Questionnaire& questionnaire,
         const assessment::Model& model)
      : m_reader(reader), m_assessor(assessor), m_questionnaire(questionnaire), m_model(model) {}

  Outcome run(const Node& node) {
    base::Fields fields(m_reader, node, "case");
    Outcome outcome;
    outcome.place = node.place;
    outcome.name = fields.text("name");
    fields.optional_text("why");
    fields.required("on");
    const base::Date on = fields.date("on").value_or(base::Date{2026, 1, 1});
    support::MoneyOptions money;
    money.cost = amounts_by_package(fields, "cost");
    money.granted = amounts_by_package(fields, "granted");
    money.commercial = fields.flag("commercial", false);
    const Node* expect = fields.required("expect");
    base::Diagnostics refusals;
    answers::AnswersFile input = read_input(fields, refusals);
    fields.finish();
    if (expect == nullptr) return outcome;
    base::Reader differences(m_reader.document(), "cases", outcome.findings);
    if (const Node* refused = expect->find("refused")) {
      if (expect->items.size() > 1) m_reader.error("refused-alone", *expect);
      check_refused(*refused, refusals, differences);
    } else if (refusals.has_errors()) {
      outcome.findings.add(refusals);
    } else {
      const Assessment assessment = m_assessor.assess(std::move(input), on, money);
      Expectation(m_reader, differences, assessment).compare(*expect);
    }
    return outcome;
  }

private:
  answers::AnswersFile read_input(base::Fields& fields, base::Diagnostics& refusals) {
    base::Reader reader(m_reader.document(), "answers", refusals);
    answers::AnswersFile input;
    input.enterprise = enterprise::unknown_enterprise(m_model.facts);
    if (const Node* enterprise = fields.optional("enterprise")) {
      input.enterprise = enterprise::load_enterprise(reader, *enterprise, m_model.facts);
    }
    input.needs = questionnaire::read_topics(fields, "needs", m_model.topics);
    input.sheet = answers::empty_sheet(m_questionnaire);
    if (const Node* answers = fields.required("answers")) input.sheet = read_answers(reader, *answers, m_questionnaire);
    return input;
  }

  static void check_refused(const Node& expected, const base::Diagnostics& refusals, base::Reader& differences) {
    std::string codes;
    for (const base::Diagnostic& finding : refusals.all()) {
      if (finding.code == expected.text) return;
      codes += (codes.empty() ? "" : ", ") + finding.code;
    }
    differences.error("differs", expected.key_place,
                      {{"key", "refused"}, {"expected", expected.text}, {"came_out", codes.empty() ? "~" : codes}});
  }

  std::map<std::string, std::int64_t> amounts_by_package(base::Fields& fields, std::string_view key) {
    std::map<std::string, std::int64_t> result;
    const Node* node = fields.optional(key);
    if (node == nullptr) return result;
    base::Fields packages(m_reader, *node, std::string(key));
    for (const Node& item : node->items) {
      packages.optional(item.key);
      if (m_model.catalogue.find(item.key) == nullptr)
        m_reader.error("unknown-package", item.key_place, unknown_package(item.key, m_model));
      result[std::string(item.key)] = m_reader.whole(item, 0, 1'000'000'000'000'000).value_or(0);
    }
    return result;
  }

  base::Reader& m_reader;
  const assessment::Assessor& m_assessor;
  const questionnaire::Questionnaire& m_questionnaire;
  const assessment::Model& m_model;
};

}  // namespace

answers::AnswerSheet read_answers(base::Reader& reader, const Node& node, const questionnaire::Questionnaire& questionnaire) {
  answers::AnswerSheet sheet = answers::empty_sheet(questionnaire);
  base::Fields fields(reader, node, "answers");
  const Node* all = fields.optional("all");
  std::vector<const Node*> pillars;
  std::vector<const Node*> components;
  for (const questionnaire::Pillar& pillar : questionnaire.pillars) pillars.push_back(fields.optional(pillar.id));
  for (const questionnaire::Component& component : questionnaire.components) components.push_back(fields.optional(component.id));
  for (std::size_t i = 0; i < questionnaire.criteria.size(); ++i) {
    const questionnaire::Criterion& criterion = questionnaire.criteria[i];
    const Node* given = fields.optional(criterion.id);
    for (const Node* next : {components[criterion.component], pillars[questionnaire.pillar_of(i)], all}) {
      if (given == nullptr) given = next;
    }
    if (given != nullptr) sheet.answers[i] = answers::read_answer(reader, *given, criterion);
  }
  fields.finish();
  return sheet;
}

base::Checked<std::vector<Outcome>> run(const base::Document& document, const assessment::Assessor& assessor,
                                        const questionnaire::Questionnaire& questionnaire, const assessment::Model& model) {
  base::Checked<std::vector<Outcome>> result;
  base::Reader reader(document, "cases", result.diagnostics);
  base::Fields fields(reader, document.root, "cases.yaml");
  fields.format();
  const std::string id = fields.id("questionnaire");
  if (id != questionnaire.id)
    reader.error("other-questionnaire", document.root.place, {{"found", id}, {"expected", questionnaire.id}});
  std::vector<Outcome> outcomes;
  Runner runner(reader, assessor, questionnaire, model);
  for (const Node& item : fields.list("cases")) outcomes.push_back(runner.run(item));
  fields.finish();
  if (!result.diagnostics.has_errors()) result.value = std::move(outcomes);
  return result;
}

}  // namespace dxready::cases
