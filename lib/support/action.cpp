#include "support/action.hpp"

namespace dxready::support {
namespace {

Action::Cost read_cost(base::Reader& reader, const base::Node& node) {
  base::Fields fields(reader, node, "cost");
  Action::Cost cost;
  constexpr std::int64_t most = 1'000'000'000'000;
  for (const std::string_view key : {"from", "to"}) {
    if (node.find(key) == nullptr) fields.required(key);
  }
  cost.from = fields.whole("from", 0, most).value_or(0);
  cost.to = fields.whole("to", 0, most).value_or(0);
  cost.source = fields.text("source");
  cost.checked_on = fields.date("checked_on");
  fields.finish();
  if (cost.to < cost.from)
    reader.error("cost-range", node, {{"from", std::to_string(cost.from)}, {"to", std::to_string(cost.to)}});
  return cost;
}

}  // namespace

Action read_action(base::Reader& reader, const base::Node& node, bool named) {
  base::Fields fields(reader, node, "action");
  Action action;
  if (named) action.id = fields.id("id");
  action.verb = fields.words("verb");
  action.where = fields.words("where");
  action.papers = fields.words_list("papers");
  if (const std::optional<std::int64_t> days = fields.whole("days", 0, 3650)) action.days = static_cast<int>(*days);
  if (const base::Node* cost = fields.optional("cost")) action.cost = read_cost(reader, *cost);
  action.done_when = fields.words("done_when");
  if (named) fields.required("checked_on");
  action.checked_on = fields.date("checked_on");
  fields.finish();
  return action;
}

}  // namespace dxready::support
