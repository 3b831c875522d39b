#include "questionnaire/meaning.hpp"

#include "base/fingerprint.hpp"
#include "base/text.hpp"
#include "json/write.hpp"

#include <array>

namespace dxready::questionnaire {
namespace {

constexpr std::array<std::string_view, 4> bound_names = {"at_least", "more_than", "at_most", "less_than"};
constexpr std::array<std::string_view, 6> kind_names = {"single", "multi", "ratio", "number", "text", "info"};

/// Exact, whatever its size: "n" or "n/d".
std::string exact(const base::Rational& value) {
  const std::string numerator = std::to_string(value.numerator());
  return value.is_whole() ? numerator : numerator + "/" + std::to_string(value.denominator());
}

/// Writes the parts in order of their keys; the caller calls in that order.
class Canon {
public:
  Canon(std::string& out, const Questionnaire& questionnaire, const Context& context)
      : m_json(out, json::Layout::compact), m_questionnaire(questionnaire), m_context(context),
        m_facts(context.facts.operands()) {}

  void write() {
    m_json.begin_object();
    list("components", m_questionnaire.components, [&](const Component& one) { component(one); });
    list("criteria", m_questionnaire.criteria, [&](const Criterion& one) { criterion(one); });
    text("id", m_questionnaire.id);
    list("levels", m_questionnaire.levels, [&](const Level& one) { level(one); });
    list("pillar_levels", m_questionnaire.pillar_levels, [&](const PillarLevel& one) {
      m_json.begin_object();
      whole("level", one.level);
      threshold("percent", one.percent);
      m_json.end_object();
    });
    list("pillars", m_questionnaire.pillars, [&](const Pillar& one) {
      m_json.begin_object();
      text("id", one.id);
      m_json.end_object();
    });
    m_json.end_object();
  }

private:
  void text(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    m_json.key(key);
    m_json.string(base::nfc(base::trim(value)));
  }

  void whole(std::string_view key, std::int64_t value) {
    m_json.key(key);
    m_json.number_text(std::to_string(value));
  }

  void flag(std::string_view key, bool value) {
    if (!value) return;
    m_json.key(key);
    m_json.boolean(true);
  }

  void words(std::string_view key, const base::Words& value) {
    if (value.empty()) return;
    m_json.key(key);
    m_json.begin_object();
    text("en", value.en);
    text("vi", value.vi);
    m_json.end_object();
  }

  template <class Item, class Write>
  void list(std::string_view key, const std::vector<Item>& items, Write write_item) {
    if (items.empty()) return;
    m_json.key(key);
    m_json.begin_array();
    for (const Item& item : items) write_item(item);
    m_json.end_array();
  }

  void threshold(std::string_view key, const Threshold& value) {
    m_json.key(key);
    m_json.begin_object();
    text(value.strict ? "more_than" : "at_least", exact(value.limit));
    m_json.end_object();
  }

  void component(const Component& one) {
    m_json.begin_object();
    text("id", one.id);
    text("pillar", m_questionnaire.pillars[one.pillar].id);
    m_json.end_object();
  }

  void band(const Band& one) {
    m_json.begin_object();
    if (one.bound) text(one.inclusive ? "at_most" : "below", exact(*one.bound));
    whole("grade", one.grade);
    text("points", exact(one.points));
    m_json.end_object();
  }

  void option(const Option& one) {
    m_json.begin_object();
    text("en", one.title.en);
    flag("exclusive", one.exclusive);
    text("id", one.id);
    text("points", exact(one.points));
    text("vi", one.title.vi);
    m_json.end_object();
  }

  void criterion(const Criterion& one) {
    m_json.begin_object();
    flag("allow_not_applicable", one.allow_not_applicable);
    if (one.asked_if) {
      m_json.key("asked_if");
      condition(*one.asked_if);
    }
    list("bands", one.bands, [&](const Band& item) { band(item); });
    if (one.binds) text("binds", m_facts[*one.binds].id);
    if (one.cap) text("cap", exact(*one.cap));
    text("component", m_questionnaire.components[one.component].id);
    text("id", one.id);
    text("kind", kind_names[static_cast<std::size_t>(one.kind)]);
    flag("may_exceed", one.may_exceed);
    list("options", one.options, [&](const Option& item) { option(item); });
    words("part", one.part);
    words("question", one.question);
    list("topics", one.topics, [&](std::size_t topic) { m_json.string(m_context.topics.all[topic].id); });
    text("unit", one.unit);
    if (one.when_whole_zero) whole("when_whole_zero", *one.when_whole_zero);
    words("whole", one.whole);
    m_json.end_object();
  }

  void condition(const condition::Condition& one) {
    using Kind = condition::Condition::Kind;
    m_json.begin_object();
    if (one.is_leaf()) {
      leaf(one);
    } else {
      const std::string_view key = one.kind == Kind::all ? "all" : one.kind == Kind::any ? "any" : "not";
      list(key, one.parts, [&](const condition::Condition& part) { condition(part); });
    }
    m_json.end_object();
  }

  /// Keys: answer or fact, then the comparison.
  void leaf(const condition::Condition& one) {
    const bool answer = one.subject == condition::Condition::Subject::answer;
    if (answer) text("answer", m_questionnaire.criteria[one.index].id);
    if (one.kind == condition::Condition::Kind::bound)
      text(bound_names[static_cast<std::size_t>(one.comparison)], exact(one.limit));
    if (!answer) text("fact", m_facts[one.index].id);
    list("in", one.symbols, [&](std::uint16_t symbol) { m_json.string(m_facts[one.index].symbols[symbol].id); });
    list("in_numbers", one.numbers, [&](const base::Rational& number) { m_json.string(exact(number)); });
  }

  void level(const Level& one) {
    m_json.begin_object();
    whole("level", one.level);
    if (one.percent) threshold("percent", *one.percent);
    if (one.pillars) {
      m_json.key("pillars");
      m_json.begin_object();
      whole("at_least", static_cast<std::int64_t>(one.pillars->count));
      whole("at_level", one.pillars->level);
      if (!one.pillars->required) text("when_short", "ignore");
      m_json.end_object();
    }
    whole("rung", one.rung);
    if (one.total) threshold("total", *one.total);
    m_json.end_object();
  }

  json::Writer m_json;
  const Questionnaire& m_questionnaire;
  const Context& m_context;
  std::vector<condition::Operand> m_facts;
};

}  // namespace

std::string canonical_meaning(const Questionnaire& questionnaire, const Context& context) {
  std::string out;
  Canon(out, questionnaire, context).write();
  return out;
}

std::string meaning_fingerprint(const Questionnaire& questionnaire, const Context& context) {
  return "m1:" + base::sha256_hex(canonical_meaning(questionnaire, context));
}

}  // namespace dxready::questionnaire
