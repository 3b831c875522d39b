#include "reference_load.hpp"

namespace reference {
namespace {

using dxready::base::Node;

std::string text(const Node& node, const std::string& key, const std::string& otherwise = {}) {
  const Node* found = node.find(key);
  return found == nullptr ? otherwise : std::string(found->text);
}

std::span<const Node> list(const Node& node, const std::string& key) {
  const Node* found = node.find(key);
  return found == nullptr ? std::span<const Node>() : found->items;
}

std::optional<Threshold> threshold(const Node& node, const std::string& key) {
  const Node* found = node.find(key);
  if (found == nullptr) return std::nullopt;
  return Threshold{std::string(found->items.front().key), std::string(found->items.front().text)};
}

std::vector<Band> bands(const Node& node) {
  std::vector<Band> all;
  for (const Node& item : node.items) {
    const std::string op = item.find("at_most") != nullptr ? "at_most" : item.find("below") != nullptr ? "below" : "";
    all.push_back({std::stoi(text(item, "grade")), op, text(item, op)});
  }
  return all;
}

Criterion criterion(const Node& root, const Node& node) {
  Criterion one;
  one.id = text(node, "id");
  one.kind = text(node, "kind");
  one.points_per_grade = text(node, "points_per_grade", "1");
  one.cap = text(node, "cap");
  one.when_whole_zero = text(node, "when_whole_zero");
  one.may_exceed = text(node, "may_exceed") == "true";
  for (const Node& item : list(node, "options")) {
    one.options.push_back(
        {text(item, one.kind == "multi" ? "id" : "grade"), text(item, "points"), text(item, "exclusive") == "true"});
  }
  for (const Node& table : list(root, "band_tables")) {
    if (text(table, "id") == text(node, "bands")) one.bands = bands(*table.find("bands"));
  }
  if (!list(node, "bands").empty()) one.bands = bands(*node.find("bands"));
  return one;
}

Level level(const Node& node) {
  Level one;
  one.level = std::stoi(text(node, "level"));
  one.rung = std::stoi(text(node, "rung"));
  one.total = threshold(node, "total");
  one.percent = threshold(node, "percent");
  if (const Node* pillars = node.find("pillars")) {
    one.pillars = Level::Pillars{std::stoi(text(*pillars, "at_least")), std::stoi(text(*pillars, "at_level")),
                                 text(*pillars, "when_short") == "ignore"};
  }
  return one;
}

}  // namespace

Questionnaire load(const Node& root) {
  Questionnaire all;
  for (const Node& item : list(root, "pillar_levels"))
    all.pillar_levels.push_back({std::stoi(text(item, "level")), *threshold(item, "percent")});
  for (const Node& item : list(root, "levels")) all.levels.push_back(level(item));
  for (const Node& item : list(root, "pillars")) {
    Pillar pillar{text(item, "id"), {}};
    for (const Node& inner : list(item, "components")) {
      Component component{text(inner, "id"), {}};
      for (const Node& node : list(inner, "criteria")) component.criteria.push_back(criterion(root, node));
      pillar.components.push_back(std::move(component));
    }
    all.pillars.push_back(std::move(pillar));
  }
  return all;
}

}  // namespace reference
