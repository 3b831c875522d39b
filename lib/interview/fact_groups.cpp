#include "interview/fact_groups.hpp"

#include "enterprise/size_cuts.hpp"

#include <algorithm>
#include <set>

namespace dxready::interview {
namespace {

using condition::Condition;
using support::Package;
using Kind = FactGroup::Kind;

constexpr std::size_t of_many = 3;

std::set<std::size_t> facts_in(const Condition& condition) {
  std::set<std::size_t> facts;
  for (const Condition* leaf : condition::leaves(condition)) {
    const bool fact = leaf->kind != Condition::Kind::size_in && leaf->subject == Condition::Subject::fact;
    if (fact) facts.insert(leaf->index);
  }
  return facts;
}

/// The packages that may be had on a day, and have conditions.
std::vector<const Package*> current(const support::Catalogue& catalogue, const base::Date& on) {
  std::vector<const Package*> packages;
  for (const Package& package : catalogue.packages) {
    const bool in_time = package.valid_from <= on && (!package.valid_to || on <= *package.valid_to);
    const bool offered = in_time && package.status != support::PackageStatus::unverified && !package.commercial;
    if (offered && package.eligibility) packages.push_back(&package);
  }
  return packages;
}

/// Puts facts into groups; one that has a group already stays in it.
class Grouping {
public:
  explicit Grouping(std::size_t facts) : m_of_fact(facts) {}

  void add(const FactGroup& group, const std::set<std::size_t>& facts) {
    for (const std::size_t fact : facts) {
      if (m_of_fact[fact]) continue;
      if (m_groups.empty() || m_groups.back() != group) m_groups.push_back(group);
      m_of_fact[fact] = m_groups.size() - 1;
    }
  }

  FactGroups take() {
    m_groups.push_back({Kind::other, nullptr});
    FactGroups result;
    for (const std::optional<std::size_t>& group : m_of_fact) result.of_fact.push_back(group.value_or(m_groups.size() - 1));
    result.groups = std::move(m_groups);
    return result;
  }

private:
  std::vector<std::optional<std::size_t>> m_of_fact;
  std::vector<FactGroup> m_groups;
};

/// Whatever the day: what many packages ask for stays together.
std::set<std::size_t> general_facts(const assessment::Model& model) {
  std::set<std::size_t> facts;
  for (const enterprise::SizeCuts& one : enterprise::size_cuts(model.sizes, model.facts)) facts.insert(one.fact);
  std::vector<std::size_t> users(model.facts.facts.size());
  for (const Package& package : model.catalogue.packages) {
    if (package.commercial || !package.eligibility) continue;
    for (const std::size_t fact : facts_in(*package.eligibility)) {
      if (++users[fact] >= of_many) facts.insert(fact);
    }
  }
  return facts;
}

}  // namespace

FactGroups fact_groups(const assessment::Model& model, const base::Date& on) {
  const std::vector<const Package*> packages = current(model.catalogue, on);
  Grouping grouping(model.facts.facts.size());
  grouping.add({Kind::general, nullptr}, general_facts(model));
  for (const support::Duty& duty : model.steps.duties) {
    grouping.add({Kind::duty, nullptr}, facts_in(duty.applies));
    grouping.add({Kind::duty, nullptr}, facts_in(duty.met));
  }
  for (const Package* package : packages) grouping.add({Kind::package, package}, facts_in(*package->eligibility));
  for (const Package* package : packages) {
    grouping.add({Kind::money, nullptr}, std::set<std::size_t>(package->priority.begin(), package->priority.end()));
  }
  return grouping.take();
}

}  // namespace dxready::interview
