#include "enterprise/facts.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dxready::enterprise {
namespace {

const std::vector<std::string> type_names = {"choice", "yes_no", "number", "text", "date"};
const std::vector<std::string> unit_names = {"people", "vnd", "years", "share"};

FactChoice read_choice(base::Reader& reader, const base::Node& node) {
  base::Fields fields(reader, node, "value");
  FactChoice choice;
  choice.id = fields.id("id");
  choice.title = {fields.text("vi"), fields.text("en")};
  for (const base::Node& item : fields.optional_list("also")) choice.also.push_back(reader.text(item).value_or(""));
  choice.merged_into = fields.optional_id("merged_into");
  choice.merged_on = fields.date("merged_on");
  fields.finish();
  if (choice.merged_into.empty() == choice.merged_on.has_value()) reader.error("merged-both", node);
  return choice;
}

void read_choices(base::Fields& fields, const FactModel& model, FactDefinition& into) {
  if (const base::Node* other = fields.optional("values_of")) {
    const std::optional<std::size_t> index = model.find(other->text);
    if (!index) {
      std::vector<std::string> known;
      for (const FactDefinition& fact : model.facts) known.push_back(fact.id);
      fields.reader().error("unknown-fact", *other, {{"suggestion", base::closest(other->text, known)}});
      return;
    }
    into.choices = model.facts[*index].choices;
    return;
  }
  base::Reader& reader = fields.reader();
  for (const base::Node& item : fields.list("values")) {
    FactChoice choice = read_choice(reader, item);
    const bool twice =
        std::any_of(into.choices.begin(), into.choices.end(), [&](const FactChoice& one) { return one.id == choice.id; });
    if (twice) reader.error("duplicate-id", item, {{"id", choice.id}});
    into.choices.push_back(std::move(choice));
  }
  for (const FactChoice& choice : into.choices) {
    const auto same = [&](const FactChoice& one) { return one.id == choice.merged_into && one.merged_into.empty(); };
    const bool known = choice.merged_into.empty() || std::any_of(into.choices.begin(), into.choices.end(), same);
    if (!known) reader.error("unknown-choice", fields.node(), {{"id", choice.merged_into}});
  }
}

void read_number(base::Fields& fields, FactDefinition& into) {
  const std::optional<std::size_t> unit = fields.choice("unit", unit_names);
  if (unit) into.unit = unit_names[*unit];
  into.whole = fields.flag("whole", into.unit != "years" && into.unit != "share");
  into.least = fields.number("min");
  into.most = fields.number("max");
}

FactDefinition read_fact(base::Reader& reader, const base::Node& node, const FactModel& model) {
  FactDefinition fact;
  base::Fields fields(reader, node, "fact");
  fact.id = fields.id("id");
  const std::optional<std::size_t> type = fields.choice("type", type_names);
  fact.type = static_cast<FactDefinition::Type>(type.value_or(static_cast<std::size_t>(FactDefinition::Type::text)));
  if (fact.type == FactDefinition::Type::choice) read_choices(fields, model, fact);
  if (fact.type == FactDefinition::Type::number) read_number(fields, fact);
  fact.title = fields.words("title");
  fact.question = fields.words("question");
  fact.changeable = fields.flag("changeable", false);
  fact.money = fields.flag("money", false);
  fact.action = fields.optional_id("action");
  fact.source = fields.optional_text("source");
  fields.finish();
  return fact;
}

condition::Operand operand_of(const FactDefinition& fact) {
  using Type = FactDefinition::Type;
  condition::Operand operand;
  operand.id = fact.id;
  operand.title = fact.title;
  operand.unit = fact.unit;
  switch (fact.type) {
    case Type::number: operand.type = condition::Operand::Type::number; break;
    case Type::text:
    case Type::date: operand.type = condition::Operand::Type::text; break;
    case Type::choice:
      operand.type = condition::Operand::Type::choice;
      for (const FactChoice& choice : fact.choices) operand.symbols.push_back({choice.id, choice.title});
      break;
    case Type::yes_no:
      operand.type = condition::Operand::Type::yes_no;
      operand.symbols = {{"no", {"không", "no"}}, {"yes", {"có", "yes"}}};
      break;
  }
  return operand;
}

}  // namespace

std::optional<std::size_t> FactModel::find(std::string_view id) const {
  const auto place = std::find_if(facts.begin(), facts.end(), [&](const FactDefinition& fact) { return fact.id == id; });
  if (place == facts.end()) return std::nullopt;
  return static_cast<std::size_t>(place - facts.begin());
}

std::vector<condition::Operand> FactModel::operands() const {
  std::vector<condition::Operand> all;
  all.reserve(facts.size());
  for (const FactDefinition& fact : facts) all.push_back(operand_of(fact));
  return all;
}

base::Checked<FactModel> load_facts(const base::Document& document) {
  base::Checked<FactModel> result;
  base::Reader reader(document, "facts", result.diagnostics);
  base::Fields fields(reader, document.root, "facts.yaml");
  fields.format();
  FactModel model;
  for (const base::Node& item : fields.list("facts")) {
    FactDefinition fact = read_fact(reader, item, model);
    if (model.find(fact.id)) reader.error("duplicate-id", item, {{"id", fact.id}});
    model.facts.push_back(std::move(fact));
  }
  fields.finish();
  if (!result.diagnostics.has_errors()) result.value = std::move(model);
  return result;
}

std::optional<std::size_t> find_choice(const FactDefinition& fact, std::string_view text) {
  for (std::size_t i = 0; i < fact.choices.size(); ++i) {
    if (fact.choices[i].id == text) return i;
  }
  const std::string wanted = base::fold(text);
  for (std::size_t i = 0; i < fact.choices.size(); ++i) {
    const FactChoice& choice = fact.choices[i];
    const auto same = [&](const std::string& other) { return base::fold(other) == wanted; };
    if (same(choice.id) || same(choice.title.vi) || same(choice.title.en)) return i;
    if (std::any_of(choice.also.begin(), choice.also.end(), same)) return i;
  }
  return std::nullopt;
}

}  // namespace dxready::enterprise
