#include "questionnaire/questionnaire.hpp"

#include <algorithm>
#include <cassert>

namespace dxready::questionnaire {
namespace {

template <class Item>
std::optional<std::size_t> find(const std::vector<Item>& items, std::string_view id) {
  const auto place = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
  if (place == items.end()) return std::nullopt;
  return static_cast<std::size_t>(place - items.begin());
}

}  // namespace

int Criterion::highest_grade() const {
  int highest = 0;
  for (const Option& option : options) highest = std::max(highest, option.grade);
  for (const Band& band : bands) highest = std::max(highest, band.grade);
  return highest;
}

std::optional<std::size_t> Questionnaire::find_criterion(std::string_view wanted) const { return find(criteria, wanted); }
std::optional<std::size_t> Questionnaire::find_component(std::string_view wanted) const { return find(components, wanted); }
std::optional<std::size_t> Questionnaire::find_pillar(std::string_view wanted) const { return find(pillars, wanted); }

std::size_t Questionnaire::first_criterion(std::size_t pillar) const { return components[pillars[pillar].first].first; }

std::size_t Questionnaire::last_criterion(std::size_t pillar) const {
  const Component& last = components[pillars[pillar].first + pillars[pillar].count - 1];
  return last.first + last.count;
}

bool Questionnaire::has_absolute_levels() const {
  return std::any_of(levels.begin(), levels.end(), [](const Level& one) { return one.total || one.pillars; });
}

const Level& Questionnaire::level(int value) const {
  const auto place = std::find_if(levels.begin(), levels.end(), [&](const Level& one) { return one.level == value; });
  assert(place != levels.end());
  return *place;
}

std::vector<std::string> criterion_ids(const Questionnaire& questionnaire) {
  std::vector<std::string> ids;
  ids.reserve(questionnaire.criteria.size());
  for (const Criterion& criterion : questionnaire.criteria) ids.push_back(criterion.id);
  return ids;
}

}  // namespace dxready::questionnaire
