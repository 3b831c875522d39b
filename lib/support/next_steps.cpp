#include "support/next_steps.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cassert>

namespace dxready::support {
namespace {

class Loader {
public:
  Loader(base::Reader& reader, const CatalogueContext& context) : m_reader(reader), m_context(context) {}

  NextSteps load(const base::Node& root) {
    base::Fields fields(m_reader, root, "next_steps.yaml");
    fields.format();
    for (const base::Node& item : fields.list("actions")) {
      Action action = read_action(m_reader, item, true);
      if (m_result.find_action(action.id) != nullptr) m_reader.error("duplicate-id", item, {{"id", action.id}});
      m_result.actions.push_back(std::move(action));
    }
    for (const base::Node& item : fields.list("duties")) read_duty(item);
    for (const base::Node& item : fields.list("steps")) read_step(item);
    fields.finish();
    every_topic(root);
    return std::move(m_result);
  }

private:
  std::string action(base::Fields& fields) {
    const base::Node* node = fields.required("action");
    if (node == nullptr) return {};
    if (m_result.find_action(node->text) == nullptr) {
      std::vector<std::string> known;
      for (const Action& one : m_result.actions) known.push_back(one.id);
      m_reader.error("unknown-action", *node, {{"suggestion", base::closest(node->text, known)}});
    }
    return std::string(node->text);
  }

  void read_duty(const base::Node& node) {
    base::Fields fields(m_reader, node, "duty");
    Duty duty;
    duty.id = fields.id("id");
    duty.title = fields.words("title");
    const condition::Vocabulary names = vocabulary(m_context.facts, m_context.sizes);
    const auto rule = [&](std::string_view key) {
      const base::Node* rule_node = fields.required(key);
      const auto loaded = rule_node == nullptr ? std::nullopt : condition::load(m_reader, *rule_node, names);
      return loaded.value_or(condition::Condition());
    };
    duty.applies = rule("applies");
    duty.met = rule("met");
    duty.action = action(fields);
    duty.source = fields.text("source");
    fields.finish();
    m_result.duties.push_back(std::move(duty));
  }

  void read_step(const base::Node& node) {
    base::Fields fields(m_reader, node, "step");
    TopicStep step;
    const base::Node* topic = fields.required("topic");
    const std::optional<std::size_t> index = topic == nullptr ? std::nullopt : m_context.topics.find(topic->text);
    if (topic != nullptr && !index) {
      std::vector<std::string> known;
      for (const questionnaire::Topic& one : m_context.topics.all) known.push_back(one.id);
      m_reader.error("unknown-topic", *topic, {{"suggestion", base::closest(topic->text, known)}});
    }
    step.topic = index.value_or(0);
    fields.required("rung");
    const std::optional<std::int64_t> rung = fields.whole("rung", 0, 5);
    step.rung = static_cast<int>(rung.value_or(0));
    step.action = action(fields);
    fields.finish();
    const auto same = [&](const TopicStep& one) { return one.topic == step.topic && one.rung == step.rung; };
    if (index && rung && std::any_of(m_result.steps.begin(), m_result.steps.end(), same)) {
      m_reader.error("duplicate-step", node, {{"topic", topic->text}, {"rung", std::to_string(step.rung)}});
    }
    m_result.steps.push_back(std::move(step));
  }

  void every_topic(const base::Node& root) {
    for (std::size_t topic = 0; topic < m_context.topics.all.size(); ++topic) {
      const auto lowest = [&](const TopicStep& step) { return step.topic == topic && step.rung == 0; };
      if (std::any_of(m_result.steps.begin(), m_result.steps.end(), lowest)) continue;
      m_reader.error("topic-without-step", root.place, {{"topic", m_context.topics.all[topic].id}});
    }
  }

  base::Reader& m_reader;
  const CatalogueContext& m_context;
  NextSteps m_result;
};

}  // namespace

const Action* NextSteps::find_action(std::string_view id) const {
  const auto place = std::find_if(actions.begin(), actions.end(), [&](const Action& action) { return action.id == id; });
  return place == actions.end() ? nullptr : &*place;
}

const Action& NextSteps::topic_action(std::size_t topic, int rung) const {
  const TopicStep* best = nullptr;
  for (const TopicStep& step : steps) {
    if (step.topic != topic || step.rung > rung) continue;
    if (best == nullptr || step.rung > best->rung) best = &step;
  }
  assert(best != nullptr);
  return *find_action(best->action);
}

base::Checked<NextSteps> load_next_steps(const base::Document& document, const CatalogueContext& context) {
  base::Checked<NextSteps> result;
  base::Reader reader(document, "next-steps", result.diagnostics);
  NextSteps steps = Loader(reader, context).load(document.root);
  if (!result.diagnostics.has_errors()) result.value = std::move(steps);
  return result;
}

base::Diagnostics check_actions(const NextSteps& steps, const Catalogue& catalogue, const enterprise::FactModel& facts) {
  base::Diagnostics findings;
  const auto known = [&](const std::string& action) { return action.empty() || steps.find_action(action) != nullptr; };
  for (const Package& package : catalogue.packages) {
    if (!package.eligibility) continue;
    for (const condition::Condition* leaf : condition::leaves(*package.eligibility)) {
      if (known(leaf->fixable)) continue;
      findings.add({"packages.unknown-action", base::Severity::error, {{"found", leaf->fixable}}, package.file, leaf->place, {}});
    }
  }
  for (const Duty& duty : steps.duties) {
    for (const condition::Condition* rule : {&duty.applies, &duty.met}) {
      for (const condition::Condition* leaf : condition::leaves(*rule)) {
        if (known(leaf->fixable)) continue;
        findings.add(
            {"next-steps.unknown-action", base::Severity::error, {{"found", leaf->fixable}}, "next_steps.yaml", leaf->place, {}});
      }
    }
  }
  for (const enterprise::FactDefinition& fact : facts.facts) {
    if (known(fact.action)) continue;
    findings.add(
        {"facts.unknown-action", base::Severity::error, {{"found", fact.action}, {"fact", fact.id}}, "facts.yaml", {}, {}});
  }
  return findings;
}

}  // namespace dxready::support
