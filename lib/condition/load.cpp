#include "condition/condition.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dxready::condition {
namespace {

const std::vector<std::pair<std::string, Condition::Bound>> bounds = {{"at_least", Condition::Bound::at_least},
                                                                      {"more_than", Condition::Bound::more_than},
                                                                      {"at_most", Condition::Bound::at_most},
                                                                      {"less_than", Condition::Bound::less_than}};

class Loader {
public:
  Loader(base::Reader& reader, const Vocabulary& vocabulary) : m_reader(reader), m_vocabulary(vocabulary) {}

  std::optional<Condition> load(const base::Node& node, bool negated) {
    base::Fields fields(m_reader, node, "condition");
    if (!node.is_mapping()) return std::nullopt;
    Condition condition;
    condition.place = node.place;
    bool good = false;
    if (const base::Node* all = fields.optional("all")) {
      good = parts(*all, Condition::Kind::all, negated, condition);
    } else if (const base::Node* any = fields.optional("any")) {
      good = parts(*any, Condition::Kind::any, negated, condition);
    } else if (const base::Node* inner = fields.optional("not")) {
      condition.kind = Condition::Kind::negation;
      if (std::optional<Condition> part = load(*inner, true)) {
        condition.parts.push_back(std::move(*part));
        good = true;
      }
    } else {
      good = leaf(fields, condition, negated);
    }
    fields.finish();
    return good ? std::optional(std::move(condition)) : std::nullopt;
  }

private:
  bool parts(const base::Node& node, Condition::Kind kind, bool negated, Condition& into) {
    into.kind = kind;
    bool good = not_empty(node, kind == Condition::Kind::all);
    for (const base::Node& item : m_reader.list(node)) {
      if (std::optional<Condition> part = load(item, negated)) {
        into.parts.push_back(std::move(*part));
      } else {
        good = false;
      }
    }
    return good;
  }

  /// `all: []` holds for everybody; any other empty list is a slip.
  bool not_empty(const base::Node& node, bool may_be_empty) {
    const bool empty = node.is_sequence() && node.items.empty() && !may_be_empty;
    if (empty) m_reader.error("empty-list", node);
    return node.is_sequence() && !empty;
  }

  bool leaf(base::Fields& fields, Condition& into, bool negated) {
    into.fixable = fields.optional_id("fixable");
    into.article = fields.optional_text("article");
    if (negated && !into.fixable.empty()) m_reader.error("fixable-under-not", fields.node());
    if (const base::Node* sizes = fields.optional("size_in")) return size_in(*sizes, into);
    const base::Node* fact = fields.optional("fact");
    const base::Node* answer = fact == nullptr ? fields.optional("answer") : nullptr;
    if (fact == nullptr && answer == nullptr) {
      m_reader.error("not-a-condition", fields.node());
      return false;
    }
    into.subject = fact != nullptr ? Condition::Subject::fact : Condition::Subject::answer;
    const Operand* operand = find(fact != nullptr ? *fact : *answer, into);
    return comparison(fields, operand, into);
  }

  const Operand* find(const base::Node& node, Condition& into) {
    const bool fact = into.subject == Condition::Subject::fact;
    const std::vector<Operand>& operands = fact ? m_vocabulary.facts : m_vocabulary.answers;
    const auto place = std::find_if(operands.begin(), operands.end(), [&](const Operand& one) { return one.id == node.text; });
    if (place != operands.end()) {
      into.index = static_cast<std::uint16_t>(place - operands.begin());
      return &*place;
    }
    std::vector<std::string> known;
    for (const Operand& operand : operands) known.push_back(operand.id);
    m_reader.error(fact ? "unknown-fact" : "unknown-criterion", node, {{"suggestion", base::closest(node.text, known)}});
    return nullptr;
  }

  bool comparison(base::Fields& fields, const Operand* operand, Condition& into) {
    const base::Node* is = fields.optional("is");
    const base::Node* in = fields.optional("in");
    int given = (is != nullptr ? 1 : 0) + (in != nullptr ? 1 : 0);
    bool good = operand != nullptr;
    for (const auto& [key, comparison] : bounds) {
      const base::Node* limit = fields.optional(key);
      if (limit == nullptr) continue;
      ++given;
      into.kind = Condition::Kind::bound;
      into.comparison = comparison;
      const std::optional<base::Rational> number = m_reader.number(*limit);
      into.limit = number.value_or(0);
      if (operand != nullptr && operand->type != Operand::Type::number) {
        m_reader.error("not-a-number-operand", *limit, {{"operand", operand->id}});
        good = false;
      }
      good = good && number.has_value();
    }
    if (given != 1) m_reader.error("one-comparison", fields.node());
    if (given != 1 || operand == nullptr) return false;
    if (is != nullptr) return value(*is, *operand, into) && good;
    if (in != nullptr) {
      good = not_empty(*in, false) && good;
      for (const base::Node& item : m_reader.list(*in)) good = value(item, *operand, into) && good;
    }
    return good;
  }

  bool value(const base::Node& node, const Operand& operand, Condition& into) {
    into.kind = Condition::Kind::one_of;
    if (operand.type == Operand::Type::number) {
      const std::optional<base::Rational> number = m_reader.number(node);
      if (number) into.numbers.push_back(*number);
      return number.has_value();
    }
    if (operand.type == Operand::Type::text) {
      m_reader.error("text-operand", node, {{"operand", operand.id}});
      return false;
    }
    const std::optional<std::size_t> symbol = m_reader.choice(node, ids(operand.symbols));
    if (symbol) into.symbols.push_back(static_cast<std::uint16_t>(*symbol));
    return symbol.has_value();
  }

  bool size_in(const base::Node& node, Condition& into) {
    into.kind = Condition::Kind::size_in;
    bool good = not_empty(node, false);
    for (const base::Node& item : m_reader.list(node)) {
      const std::optional<std::size_t> size = m_reader.choice(item, ids(m_vocabulary.sizes));
      if (size) into.sizes |= SizeSet{1} << *size;
      good = good && size.has_value();
    }
    return good;
  }

  static std::vector<std::string> ids(const std::vector<Operand::Symbol>& symbols) {
    std::vector<std::string> out;
    for (const Operand::Symbol& symbol : symbols) out.push_back(symbol.id);
    return out;
  }

  base::Reader& m_reader;
  const Vocabulary& m_vocabulary;
};

}  // namespace

std::optional<Condition> load(base::Reader& reader, const base::Node& node, const Vocabulary& vocabulary) {
  return Loader(reader, vocabulary).load(node, false);
}

}  // namespace dxready::condition
