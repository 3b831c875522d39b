#include "support/next_steps.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"

#include <string>
#include <vector>

using namespace dxready;

namespace {

using Lines = std::vector<std::string>;

/// next_steps.yaml with one action, a step at rung 0 for every topic, and these lines more.
std::string text(const std::string& duties, const std::string& steps = {}, bool every_topic = true) {
  std::string all =
      "format: 1\nactions:\n  - {id: act, verb: {vi: a, en: a}, where: {vi: a, en: a}, done_when: {vi: a, en: a}, checked_on: "
      "2026-11-22}\n";
  all += "duties: [" + duties + "]\nsteps:\n";
  for (const questionnaire::Topic& topic : shipped::world().model.topics.all) {
    if (every_topic || topic.id != "data") all += "  - {topic: " + topic.id + ", rung: 0, action: act}\n";
  }
  return all + steps;
}

base::Checked<support::NextSteps> load(const std::string& yaml) {
  const assessment::Model& model = shipped::world().model;
  return support::load_next_steps(shipped::parsed(yaml), {model.facts, model.sizes, model.topics});
}

Lines fault(const std::string& yaml) {
  const auto checked = load(yaml);
  CHECK_FALSE(checked);
  return small::told(checked.diagnostics);
}

}  // namespace

TEST_CASE("an action of a topic is that of its rung or of the nearest lower one", "[support]") {
  const auto checked = load(text(""));
  REQUIRE(checked);
  CHECK(checked->topic_action(0, 5).id == "act");
  const support::NextSteps& shipped_steps = shipped::world().model.steps;
  const std::size_t customer = shipped::world().topic("customer");
  CHECK(shipped_steps.topic_action(customer, 0).id == "customer-0");
  CHECK(shipped_steps.topic_action(customer, 1).id == "customer-0");
  CHECK(shipped_steps.topic_action(customer, 3).id == "customer-2");
  CHECK(shipped_steps.topic_action(customer, 5).id == "customer-4");
  CHECK(shipped_steps.find_action("no-such") == nullptr);
}

TEST_CASE("faults of next_steps.yaml are told", "[support]") {
  const std::string duty =
      "{id: d, title: {vi: a, en: a}, applies: {fact: e_invoice, is: no}, met: {fact: e_invoice, is: yes}, action: act, source: "
      "x}";
  CHECK(load(text(duty)).value.has_value());
  CHECK(fault(text("", "", false)) == Lines{"1:1 next-steps.topic-without-step"});
  CHECK(fault(text("", "  - {topic: data, rung: 0, action: act}\n")) == Lines{"23:5 next-steps.duplicate-step"});
  CHECK(fault(text("", "  - {topic: datas, rung: 0, action: act}\n")) == Lines{"23:13 next-steps.unknown-topic"});
  CHECK(fault(text("", "  - {topic: data, rung: 1, action: acts}\n")) == Lines{"23:36 next-steps.unknown-action"});
  CHECK(fault(text("", "  - {topic: data, rung: 6, action: act}\n")) == Lines{"23:25 next-steps.bad-whole-number"});
  CHECK(fault(text("", "  - {topic: data, action: act}\n")).front() == "23:5 next-steps.missing-key");
  CHECK(fault(text("{id: d, title: {vi: a, en: a}, applies: {fact: e_invoices, is: no}, met: {fact: e_invoice, is: yes}, action: "
                   "act, source: x}")) == Lines{"4:57 next-steps.unknown-fact"});
  CHECK(fault(text("{id: d, title: {vi: a, en: a}, met: {fact: e_invoice, is: yes}, action: act, source: x}")) ==
        Lines{"4:10 next-steps.missing-key"});
}

TEST_CASE("actions that rules and facts name must exist", "[support]") {
  assessment::Model model = shipped::world().model;
  CHECK(support::check_actions(model.steps, model.catalogue, model.facts).empty());
  std::erase_if(model.steps.actions, [](const support::Action& one) { return one.id == "assess-readiness"; });
  const Lines missing = small::told(support::check_actions(model.steps, model.catalogue, model.facts));
  REQUIRE(missing.size() == 3);
  CHECK(missing[0].ends_with("packages.unknown-action"));
  CHECK(missing[1].ends_with("packages.unknown-action"));
  CHECK(missing[2] == "0:0 facts.unknown-action");
}
