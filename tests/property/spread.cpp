// Which package and which next step 500 plausible enterprises get. Prints the table; fails when one package takes more than
// 60 % of those that get one, or fewer than 5 packages ever come first: then the catalogue or the order says nothing.
#include "enterprises.hpp"
#include "shipped/shipped.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

using namespace dxready;

namespace {

using Counts = std::map<std::string, int>;

constexpr int enterprises = 500;

void print(const std::string& title, const Counts& counts) {
  std::vector<std::pair<std::string, int>> rows(counts.begin(), counts.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::printf("%s\n", title.c_str());
  for (const auto& [name, count] : rows) std::printf("  %5.1f %%  %s\n", 100.0 * count / enterprises, name.c_str());
}

std::string step_name(const assessment::Assessment& assessment) {
  if (assessment.steps.empty()) return "none";
  const support::NextStep& step = assessment.steps.front();
  switch (step.kind) {
    case support::NextStep::Kind::duty: return "duty " + step.id;
    case support::NextStep::Kind::question: return "question " + step.id;
    case support::NextStep::Kind::action: return "action " + step.id;
    case support::NextStep::Kind::topic: return "topic action";
    case support::NextStep::Kind::apply: return "apply";
  }
  return {};
}

}  // namespace

int main() {
  Counts packages;
  Counts by_entity;
  Counts steps;
  Counts levels;
  int most = 0;
  int with_package = 0;
  for (int i = 0; i < enterprises; ++i) {
    property::Random random(80000 + static_cast<std::uint64_t>(i));
    const assessment::Assessment assessment = shipped::assess(shipped::answers(property::plausible_enterprise(random)));
    const support::Verdict* recommended = assessment.recommendation.recommended();
    const std::string package = recommended == nullptr ? "(none)" : recommended->package->id;
    const int count = ++packages[package];
    if (recommended != nullptr) {
      ++with_package;
      most = std::max(most, count);
    }
    ++by_entity[assessment.input.enterprise.facts[shipped::world().fact("entity")].text + " -> " + package];
    ++steps[step_name(assessment)];
    ++levels["level " + std::to_string(assessment.score.level.value_or(-1)) + (assessment.score.certain() ? "" : " or higher")];
  }
  print("recommended package", packages);
  print("recommended package by legal form", by_entity);
  print("first next step", steps);
  print("level", levels);
  const std::size_t kinds = packages.size() - packages.count("(none)");
  const bool even = most * 100 <= 60 * with_package;
  if (!even) std::printf("one package takes more than 60 %%\n");
  if (kinds < 5) std::printf("fewer than 5 packages ever come first\n");
  return even && kinds >= 5 ? 0 : 1;
}
