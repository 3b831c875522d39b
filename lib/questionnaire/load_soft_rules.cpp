#include "base/text.hpp"
#include "questionnaire/parts.hpp"

#include <algorithm>

namespace dxready::questionnaire {
namespace {

using condition::Condition;

bool names_criterion(const Condition& leaf, std::size_t criterion) {
  return leaf.kind != Condition::Kind::size_in && leaf.subject == Condition::Subject::answer && leaf.index == criterion;
}

class RuleLoader {
public:
  RuleLoader(base::Reader& reader, const Questionnaire& so_far, const condition::Vocabulary& names)
      : m_reader(reader), m_questionnaire(so_far), m_names(names) {}

  SoftRule load(const base::Node& node) {
    base::Fields fields(m_reader, node, base::name_of("soft rule", node));
    SoftRule rule;
    rule.place = node.place;
    rule.id = fields.id("id");
    std::optional<Condition> when;
    if (const base::Node* condition = fields.required("when")) when = condition::load(m_reader, *condition, m_names);
    const base::Node* criteria = fields.required("criteria");
    if (criteria != nullptr) read_criteria(*criteria, when, rule);
    rule.text = fields.words("text");
    rule.provenance = read_provenance(fields, m_questionnaire.sources);
    fields.finish();
    if (when) check(*when, rule);
    rule.when = std::move(when).value_or(Condition());
    return rule;
  }

private:
  void read_criteria(const base::Node& node, const std::optional<Condition>& when, SoftRule& rule) {
    if (node.is_sequence() && node.items.empty()) m_reader.error("empty-list", node);
    for (const base::Node& item : m_reader.list(node)) {
      const std::optional<std::size_t> criterion = m_questionnaire.find_criterion(item.text);
      if (!criterion) {
        m_reader.error("unknown-criterion", item, {{"suggestion", base::closest(item.text, criterion_ids(m_questionnaire))}});
      } else if (when && !is_named(*when, *criterion)) {
        m_reader.error("criterion-not-in-rule", item, {{"rule", rule.id}});
      } else {
        rule.criteria.push_back(*criterion);
      }
    }
  }

  static bool is_named(const Condition& when, std::size_t criterion) {
    const std::vector<const Condition*> leaves = condition::leaves(when);
    return std::any_of(leaves.begin(), leaves.end(), [&](const Condition* leaf) { return names_criterion(*leaf, criterion); });
  }

  void check(const Condition& when, const SoftRule& rule) {
    for (const Condition* leaf : condition::leaves(when)) {
      if (!leaf->fixable.empty()) m_reader.error("fixable-in-soft-rule", leaf->place, {{"rule", rule.id}});
    }
    if (!can_hold(when, m_questionnaire, m_names.facts)) {
      m_reader.error("soft-rule-never-holds", when.place, {{"rule", rule.id}});
    }
  }

  base::Reader& m_reader;
  const Questionnaire& m_questionnaire;
  const condition::Vocabulary& m_names;
};

}  // namespace

std::vector<SoftRule> read_soft_rules(base::Fields& parent, const Questionnaire& so_far, const condition::Vocabulary& names) {
  std::vector<SoftRule> rules;
  RuleLoader loader(parent.reader(), so_far, names);
  for (const base::Node& item : parent.optional_list("soft_rules")) {
    SoftRule rule = loader.load(item);
    const auto same = [&](const SoftRule& other) { return other.id == rule.id; };
    const bool twice = !rule.id.empty() && std::any_of(rules.begin(), rules.end(), same);
    if (twice) parent.reader().error("duplicate-id", item, {{"id", rule.id}});
    rules.push_back(std::move(rule));
  }
  return rules;
}

}  // namespace dxready::questionnaire
