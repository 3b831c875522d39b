#include "survey/recoded.hpp"

#include <vector>

namespace dxready::survey {

base::Node text_node(std::string_view text, base::Place place, bool quoted) {
  base::Node node;
  node.kind = base::Node::Kind::scalar;
  node.quoted = quoted;
  node.place = place;
  node.text = text;
  return node;
}

answers::Answer read_recoded(base::Reader& reader, const Recode& recode, const questionnaire::Criterion& criterion) {
  if (recode.values.empty()) return {};
  if (recode.values.size() == 1) return answers::read_answer(reader, text_node(recode.values[0], recode.place), criterion);
  std::vector<base::Node> items;
  for (const std::string& value : recode.values) items.push_back(text_node(value, recode.place));
  base::Node list;
  list.kind = base::Node::Kind::sequence;
  list.place = recode.place;
  list.items = items;
  return answers::read_answer(reader, list, criterion);
}

enterprise::Fact load_recoded(base::Reader& reader, const Recode& recode, const enterprise::FactDefinition& fact) {
  if (recode.values.empty()) return {};
  return enterprise::load_fact(reader, text_node(recode.values[0], recode.place), fact);
}

}  // namespace dxready::survey
