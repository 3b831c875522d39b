#include "survey/profile_parts.hpp"

namespace dxready::survey {
namespace {

using Holds = ColumnRule::Holds;

std::vector<Recode> read_recodes(base::Reader& reader, const base::Node& node) {
  std::vector<Recode> recodes;
  if (!node.is_mapping()) reader.error("not-a-mapping", node, {{"item", "values"}});
  for (const base::Node& item : node.items) {
    Recode recode{std::string(item.key), {}, item.place};
    if (!item.is_null()) recode.values = read_names(reader, item);
    recodes.push_back(std::move(recode));
  }
  return recodes;
}

/// Exactly one of criterion, note, fact and ignore.
void read_holds(base::Fields& fields, ColumnRule& rule) {
  const std::string criterion = fields.optional_id("criterion");
  const std::string note = fields.optional_id("note");
  const std::string fact = fields.optional_id("fact");
  const bool ignore = fields.flag("ignore", false);
  const int given = (criterion.empty() ? 0 : 1) + (note.empty() ? 0 : 1) + (fact.empty() ? 0 : 1) + (ignore ? 1 : 0);
  if (given != 1 && fields.node().is_mapping()) fields.reader().error("one-use", fields.node().place);
  rule.id = criterion + note + fact;
  rule.holds = !criterion.empty() ? Holds::criterion : !note.empty() ? Holds::note : !fact.empty() ? Holds::fact : Holds::nothing;
}

}  // namespace

Names read_names(base::Reader& reader, const base::Node& node) {
  Names names;
  if (node.is_scalar()) {
    names.emplace_back(node.text);
    return names;
  }
  for (const base::Node& item : reader.list(node)) {
    if (std::optional<std::string> name = reader.text(item)) names.push_back(std::move(*name));
  }
  return names;
}

std::optional<DateOrder> read_order(base::Fields& fields) {
  const base::Node* node = fields.optional("order");
  const std::optional<std::size_t> index = node == nullptr ? std::nullopt : fields.reader().choice(*node, order_words());
  if (!index) return std::nullopt;
  return static_cast<DateOrder>(*index);
}

ColumnRule read_column(base::Reader& reader, const base::Node& node) {
  base::Fields fields(reader, node, "column");
  ColumnRule rule;
  rule.place = node.place;
  rule.column = fields.optional_text("column");
  if (const auto number = fields.whole("number", 1, 100000)) rule.number = static_cast<std::size_t>(*number);
  if (rule.column.empty() == !rule.number.has_value() && node.is_mapping()) reader.error("column-or-number", node.place);
  read_holds(fields, rule);
  rule.option = fields.optional_id("option");
  rule.as = read_word(fields, "as", as_words(), ColumnRule::As::grade);
  if (const base::Node* values = fields.optional("values")) rule.values = read_recodes(reader, *values);
  if (const std::optional<base::Rational> unit = fields.number("unit")) {
    if (*unit <= base::Rational(0)) reader.error("bad-unit", *fields.node().find("unit"));
    rule.unit = *unit;
  }
  rule.order = read_order(fields);
  fields.finish();
  const bool of_criterion = !rule.option.empty() || rule.as != ColumnRule::As::grade;
  const bool of_fact = rule.unit != base::Rational(1) || rule.order.has_value();
  if (of_criterion && rule.holds != Holds::criterion) reader.error("for-criteria", node.place);
  if (of_fact && rule.holds != Holds::fact) reader.error("for-facts", node.place);
  return rule;
}

}  // namespace dxready::survey
