#include "store/snapshot.hpp"

#include "base/fingerprint.hpp"
#include "base/text.hpp"
#include "store/answers_codec.hpp"
#include "store/errors.hpp"
#include "store/json_text.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace dxready::store {
namespace {

using base::Node;
using enterprise::Enterprise;
using enterprise::Fact;
using enterprise::FactDefinition;
using enterprise::FactModel;

[[noreturn]] void misfit(std::string_view what) { fail_data("store.cannot-restore", {{"detail", std::string(what)}}); }

void put_fact_value(json::Writer& writer, const FactDefinition& definition, const Fact& fact) {
  if (!fact.known()) return writer.null();
  switch (definition.type) {
    case FactDefinition::Type::yes_no: return writer.boolean(fact.text == "yes");
    case FactDefinition::Type::number: return writer.number_text(fact.text);
    case FactDefinition::Type::choice:
    case FactDefinition::Type::text:
    case FactDefinition::Type::date: return writer.string(storable(fact.text));
  }
}

bool is_bare(const Fact& fact) { return !fact.year && fact.evidence == enterprise::Evidence::unsaid && fact.document.empty(); }

void put_fact(json::Writer& writer, const FactDefinition& definition, const Fact& fact) {
  const bool bare = is_bare(fact);
  writer.key(definition.id);
  if (bare) return put_fact_value(writer, definition, fact);
  writer.begin_object();
  writer.key("value");
  put_fact_value(writer, definition, fact);
  if (fact.year) put(writer, "year", *fact.year);
  const auto evidence = static_cast<std::size_t>(fact.evidence);
  if (evidence != 0) put(writer, "evidence", enterprise::evidence_names()[evidence - 1]);
  put_unless_empty(writer, "document", fact.document);
  writer.end_object();
}

void put_grants(json::Writer& writer, const std::vector<enterprise::Grant>& grants) {
  writer.key("grants");
  writer.begin_array();
  for (const enterprise::Grant& grant : grants) {
    writer.begin_object();
    put(writer, "package", grant.package);
    put_unless_empty(writer, "content", grant.content);
    put(writer, "year", grant.year);
    put(writer, "amount", grant.amount);
    writer.end_object();
  }
  writer.end_array();
}

void put_amounts(json::Writer& writer, std::string_view key, const std::map<std::string, std::int64_t>& amounts) {
  if (amounts.empty()) return;
  writer.key(key);
  writer.begin_object();
  for (const auto& [package, amount] : amounts) put(writer, package, amount);
  writer.end_object();
}

std::map<std::string, std::int64_t> read_amounts(const Node& root, std::string_view key) {
  std::map<std::string, std::int64_t> amounts;
  const Node* node = root.find(key);
  if (node == nullptr) return amounts;
  for (const Node& item : node->items) amounts[std::string(item.key)] = base::parse_whole(item.text).value_or(0);
  return amounts;
}

/// Whether a text stands in JSON as it is: no character that is escaped or left out, in whatever bytes one may begin.
bool is_simple(std::string_view text) {
  static const std::array<bool, 256> odd = [] {
    std::array<bool, 256> letters{};
    for (std::size_t byte = 0; byte < letters.size(); ++byte) {
      letters[byte] = byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2;
    }
    return letters;
  }();
  bool any = false;
  for (const char c : text) any |= odd[static_cast<unsigned char>(c)];
  return !any && !base::first_invalid_utf8(text);
}

/// Appends a member to an object that has been begun, unless it is empty; `key` is JSON with its colon.
void add_member(std::string& object, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  if (object.size() > 1) object += ',';
  object += key;
  if (is_simple(value)) {
    object += '"';
    object += value;
    object += '"';
  } else {
    object += json::quoted(storable(value));
  }
}

scoring::Points whole(const Node& node) {
  const std::optional<std::int64_t> value = base::parse_whole(node.text);
  if (!value) misfit("pillars");
  return *value;
}

std::optional<int> level(const Node& node) {
  if (node.is_null()) return std::nullopt;
  return static_cast<int>(whole(node));
}

void make_canonical(std::string& text) { text = base::nfc(base::trim(text)); }

/// The same answers file as everybody would write it.
answers::AnswersFile canonical(answers::AnswersFile input) {
  for (std::string* text : {&input.label, &input.enterprise.name, &input.enterprise.address, &input.enterprise.external_id}) {
    make_canonical(*text);
  }
  for (Fact& fact : input.enterprise.facts) {
    make_canonical(fact.text);
    make_canonical(fact.document);
  }
  for (answers::Answer& answer : input.sheet.answers) {
    make_canonical(answer.text);
    make_canonical(answer.note);
  }
  return input;
}

}  // namespace

std::string write_facts(const Enterprise& enterprise, const FactModel& model) {
  std::vector<std::size_t> told;
  for (std::size_t i = 0; i < model.facts.size(); ++i) {
    if (enterprise.facts[i].known() || !is_bare(enterprise.facts[i])) told.push_back(i);
  }
  std::sort(told.begin(), told.end(), [&](std::size_t a, std::size_t b) { return model.facts[a].id < model.facts[b].id; });
  std::string text;
  json::Writer writer(text, json::Layout::compact);
  writer.begin_object();
  put_unless_empty(writer, "name", enterprise.name);
  put_unless_empty(writer, "tax_code", enterprise.tax_code);
  put_unless_empty(writer, "external_id", enterprise.external_id);
  put_unless_empty(writer, "address", enterprise.address);
  if (enterprise.grants) put_grants(writer, *enterprise.grants);
  for (const std::size_t index : told) put_fact(writer, model.facts[index], enterprise.facts[index]);
  writer.end_object();
  return text;
}

std::string plain_facts(const std::string& name, const std::string& tax_code, const std::string& external_id) {
  std::string text = "{";
  text.reserve(name.size() + tax_code.size() + external_id.size() + 48);
  add_member(text, "\"name\":", name);
  add_member(text, "\"tax_code\":", tax_code);
  add_member(text, "\"external_id\":", external_id);
  text += '}';
  return text;
}

Enterprise read_facts(const std::string& json, const FactModel& model) {
  const base::Document document = read_json(json, "facts");
  base::Diagnostics findings;
  base::Reader reader(document, "answers", findings);
  Enterprise enterprise = enterprise::load_enterprise(reader, document.root, model);
  if (findings.has_errors()) {
    const base::Diagnostic& first = findings.all().front();
    std::string detail = "facts: " + first.code;
    for (const base::Argument& argument : first.arguments) detail += " " + argument.value;
    misfit(detail);
  }
  for (Fact& fact : enterprise.facts) fact.place = {};
  return enterprise;
}

std::string write_money(const support::MoneyOptions& money) {
  if (money.cost.empty() && money.granted.empty() && !money.commercial) return {};
  std::string text;
  json::Writer writer(text, json::Layout::compact);
  writer.begin_object();
  put_amounts(writer, "cost", money.cost);
  put_amounts(writer, "granted", money.granted);
  if (money.commercial) {
    writer.key("commercial");
    writer.boolean(true);
  }
  writer.end_object();
  return text;
}

support::MoneyOptions read_money(const std::string& json) {
  support::MoneyOptions money;
  if (json.empty()) return money;
  const base::Document document = read_json(json, "money");
  money.cost = read_amounts(document.root, "cost");
  money.granted = read_amounts(document.root, "granted");
  money.commercial = text_of(document.root, "commercial") == "true";
  return money;
}

std::string write_pillars(const std::vector<scoring::PillarScore>& pillars) {
  std::string text;
  json::Writer writer(text, json::Layout::compact);
  writer.begin_array();
  for (const scoring::PillarScore& pillar : pillars) {
    const scoring::Tally& tally = pillar.tally;
    writer.begin_array();
    for (const std::int64_t number :
         {tally.points, tally.points_high, tally.max, std::int64_t{tally.answered}, std::int64_t{tally.applicable}}) {
      writer.number_text(std::to_string(number));
    }
    for (const std::optional<int>& one : {pillar.level, pillar.level_high}) {
      if (one) {
        writer.number_text(std::to_string(*one));
      } else {
        writer.null();
      }
    }
    writer.end_array();
  }
  writer.end_array();
  return text;
}

std::vector<scoring::PillarScore> read_pillars(const std::string& json) {
  std::vector<scoring::PillarScore> pillars;
  const base::Document document = read_json(json, "pillars");
  for (const Node& item : document.root.items) {
    if (item.items.size() != 7) misfit("pillars");
    scoring::PillarScore pillar;
    for (std::size_t i = 0; i < 5; ++i) {
      if (whole(item.items[i]) < 0) misfit("pillars");
    }
    pillar.tally = {whole(item.items[0]), whole(item.items[1]), whole(item.items[2]),
                    static_cast<std::uint32_t>(whole(item.items[3])), static_cast<std::uint32_t>(whole(item.items[4]))};
    pillar.level = level(item.items[5]);
    pillar.level_high = level(item.items[6]);
    pillars.push_back(pillar);
  }
  return pillars;
}

std::string write_texts(const std::vector<KeptText>& texts) {
  std::map<std::string, std::string> by_path;
  for (const KeptText& text : texts) by_path[text.path] = text.fingerprint;
  std::string json;
  json::Writer writer(json, json::Layout::compact);
  writer.begin_object();
  for (const auto& [path, fingerprint] : by_path) put(writer, path, fingerprint);
  writer.end_object();
  return json;
}

std::vector<assessment::KeptText> read_texts(const std::string& json) {
  std::vector<assessment::KeptText> texts;
  const base::Document document = read_json(json, "texts");
  for (const Node& item : document.root.items) texts.push_back({std::string(item.key), std::string(item.text)});
  return texts;
}

std::string write_needs(const std::vector<std::size_t>& needs, const questionnaire::Topics& topics) {
  std::vector<std::string> ids;
  for (const std::size_t need : needs) ids.push_back(topics.all[need].id);
  return joined(ids);
}

std::string content_digest(const answers::AnswersFile& input, const Content& content) {
  const answers::AnswersFile file = canonical(input);
  const EncodedAnswers answers = encode(content.questionnaire, file.sheet, own_states(file.sheet));
  std::vector<std::string> needs = split(write_needs(file.needs, content.topics));
  std::sort(needs.begin(), needs.end());
  std::string text;
  json::Writer writer(text, json::Layout::compact);
  writer.begin_object();
  put(writer, "meaning", content.questionnaire.meaning);
  put(writer, "on", base::format_date(content.on));
  put(writer, "label", file.label);
  put(writer, "needs", joined(needs));
  put(writer, "money", write_money(content.money));
  put(writer, "facts", write_facts(file.enterprise, content.facts));
  put(writer, "grades", answers.grades);
  put(writer, "detail", answers.detail);
  writer.end_object();
  return base::sha256_hex(text);
}

}  // namespace dxready::store
