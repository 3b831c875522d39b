#include "support/catalogue.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace dxready::support {
namespace {

const std::vector<std::string> kind_names = {"programme", "content", "product"};
const std::vector<std::string> cost_names = {"free", "state_share", "loan", "own_money", "unknown", "commercial"};
const std::vector<std::string> status_names = {"active", "announced", "unverified"};
const std::vector<std::string> confidence_names = {"high", "medium", "low"};
const std::vector<std::string> period_names = {"year", "contract", "once", "month"};

std::optional<std::int64_t> read_number(base::Reader& reader, const base::Node& node, const std::int64_t*) {
  return reader.whole(node, 0, 1'000'000'000'000'000);
}

std::optional<base::Rational> read_number(base::Reader& reader, const base::Node& node, const base::Rational*) {
  const std::optional<base::Rational> share = reader.number(node);
  if (share && (*share < base::Rational(0) || *share > base::Rational(1))) {
    reader.error("bad-share", node);
    return std::nullopt;
  }
  return share;
}

class Loader {
public:
  Loader(base::Reader& reader, const CatalogueContext& context)
      : m_reader(reader), m_context(context), m_vocabulary(vocabulary(context.facts, context.sizes)) {}

  Package package(const base::Node& node) {
    base::Fields fields(m_reader, node, base::name_of("package", node));
    Package package;
    package.place = node.place;
    package.file = m_reader.document().file;
    package.id = fields.id("id");
    describe(fields, package);
    offer(fields, package);
    rules(fields, package);
    validity(fields, package);
    if (const base::Node* action = fields.required("next_action")) package.next_action = read_action(m_reader, *action, false);
    package.papers = fields.words_list("papers");
    package.contact = fields.optional_words("contact");
    fields.finish();
    return package;
  }

private:
  void describe(base::Fields& fields, Package& into) {
    into.title = fields.words("title");
    into.kind = static_cast<PackageKind>(fields.choice("kind", kind_names).value_or(0));
    into.owner = fields.optional_words("owner");
    into.provider = fields.optional_words("provider");
    into.content = fields.id("content");
    into.topics = questionnaire::read_topics(fields, "topics", m_context.topics);
    if (const base::Node* rungs = fields.optional("rungs")) {
      into.rungs.emplace();
      for (const base::Node& item : m_reader.list(*rungs)) {
        into.rungs->push_back(static_cast<int>(m_reader.whole(item, 0, 5).value_or(0)));
      }
    }
  }

  void offer(base::Fields& fields, Package& into) {
    into.cost_class = static_cast<CostClass>(fields.choice("cost_class", cost_names).value_or(4));
    for (const base::Node& item : fields.list("benefits")) into.benefits.push_back(benefit(item));
    into.repaid_after = fields.flag("repaid_after", false);
    if (fields.optional("quota") != nullptr) into.quota = fields.whole("quota", 1, 1'000'000'000);
    into.quota_note = fields.optional_words("quota_note");
  }

  Benefit benefit(const base::Node& node) {
    base::Fields fields(m_reader, node, "benefit");
    Benefit benefit;
    benefit.title = fields.words("title");
    benefit.article = fields.optional_words("article");
    if (fields.optional("per") != nullptr) benefit.per = period_names[fields.choice("per", period_names).value_or(0)];
    benefit.share = per_size<base::Rational>(fields, "share");
    benefit.cap = per_size<std::int64_t>(fields, "cap");
    benefit.cap_priority = per_size<std::int64_t>(fields, "cap_priority");
    fields.finish();
    return benefit;
  }

  template <class Number>
  PerSize<Number> per_size(base::Fields& fields, std::string_view key) {
    PerSize<Number> result;
    const base::Node* node = fields.optional(key);
    if (node == nullptr) return result;
    constexpr const Number* kind = nullptr;
    if (!node->is_mapping()) {
      result.all = read_number(m_reader, *node, kind);
      return result;
    }
    base::Fields sizes(m_reader, *node, std::string(key));
    for (const enterprise::SizeClass& size : m_context.sizes.classes) {
      const base::Node* value = sizes.optional(size.id);
      result.by_size.push_back(value == nullptr ? std::nullopt : read_number(m_reader, *value, kind));
    }
    sizes.finish();
    return result;
  }

  void rules(base::Fields& fields, Package& into) {
    for (const base::Node& item : fields.optional_list("priority")) {
      const std::optional<std::size_t> fact = m_context.facts.find(item.text);
      if (!fact) {
        std::vector<std::string> known;
        for (const enterprise::FactDefinition& one : m_context.facts.facts) known.push_back(one.id);
        m_reader.error("unknown-fact", item, {{"suggestion", base::closest(item.text, known)}});
      } else if (m_context.facts.facts[*fact].type != enterprise::FactDefinition::Type::yes_no) {
        m_reader.error("fact-not-yes-no", item);
      } else {
        into.priority.push_back(*fact);
      }
    }
    const base::Node* eligibility = fields.required("eligibility");
    if (eligibility != nullptr && !eligibility->is_null()) {
      into.eligibility = condition::load(m_reader, *eligibility, m_vocabulary);
    }
    into.one_grant_per_content = fields.flag("one_grant_per_content", false);
    into.on_application = fields.words_list("on_application");
  }

  void validity(base::Fields& fields, Package& into) {
    for (const std::string_view key : {"valid_from", "checked_on"}) {
      if (fields.node().find(key) == nullptr) fields.required(key);
    }
    into.valid_from = fields.date("valid_from").value_or(base::Date());
    into.valid_to = fields.date("valid_to");
    into.valid_to_assumed = fields.flag("valid_to_assumed", false);
    if (into.valid_to && *into.valid_to < into.valid_from) {
      m_reader.error("ends-before-it-begins", fields.node(),
                     {{"from", base::format_date(into.valid_from)}, {"to", base::format_date(*into.valid_to)}});
    }
    into.status = static_cast<PackageStatus>(fields.choice("status", status_names).value_or(2));
    into.confidence = confidence_names[fields.choice("confidence", confidence_names).value_or(2)];
    into.checked_on = fields.date("checked_on").value_or(base::Date());
    for (const base::Node& item : fields.list("source")) into.sources.push_back(m_reader.text(item).value_or(""));
  }

  base::Reader& m_reader;
  const CatalogueContext& m_context;
  condition::Vocabulary m_vocabulary;
};

}  // namespace

int tier(CostClass cost_class) {
  switch (cost_class) {
    case CostClass::free:
    case CostClass::state_share: return 0;
    case CostClass::loan:
    case CostClass::own_money:
    case CostClass::unknown: return 1;
    case CostClass::commercial: return 2;
  }
  return 2;
}

const Package* Catalogue::find(std::string_view id) const {
  const auto place = std::find_if(packages.begin(), packages.end(), [&](const Package& package) { return package.id == id; });
  return place == packages.end() ? nullptr : &*place;
}

condition::Vocabulary vocabulary(const enterprise::FactModel& facts, const enterprise::SizeRules& sizes) {
  return {facts.operands(), {}, sizes.symbols()};
}

bool is_commercial(const base::Document& document) {
  const base::Node* flag = document.root.find("commercial");
  return flag != nullptr && (flag->text == "true" || flag->text == "yes");
}

base::Diagnostics load_packages(const base::Document& document, const CatalogueContext& context, Catalogue& into) {
  base::Diagnostics findings;
  base::Reader reader(document, "packages", findings);
  base::Fields fields(reader, document.root, "packages file");
  fields.format();
  const bool commercial = fields.flag("commercial", false);
  for (const base::Node& item : fields.optional_list("accepted_assessment_tools")) {
    into.accepted_assessment_tools.push_back(reader.text(item).value_or(""));
  }
  Loader loader(reader, context);
  for (const base::Node& item : fields.list("packages")) {
    Package package = loader.package(item);
    package.commercial = commercial;
    if (into.find(package.id) != nullptr) reader.error("duplicate-id", item, {{"id", package.id}});
    into.packages.push_back(std::move(package));
  }
  fields.finish();
  return findings;
}

}  // namespace dxready::support
