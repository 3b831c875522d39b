#include "questionnaire/load.hpp"

#include "questionnaire/parts.hpp"

#include <algorithm>

namespace dxready::questionnaire {
namespace {

const std::vector<std::string> status_names = {"in_force", "superseded", "own"};

class Loader {
public:
  Loader(base::Reader& reader, const Context& context) : m_reader(reader), m_context(context) {}

  Questionnaire load(const base::Node& root) {
    base::Fields fields(m_reader, root, "questionnaire");
    fields.format();
    m_result.id = fields.id("id");
    m_result.version = fields.id("version");
    m_result.title = fields.words("title");
    m_result.summary = fields.words("summary");
    if (const base::Node* edition = fields.required("edition")) read_edition(*edition);
    read_sources(fields);
    m_result.band_tables = read_band_tables(fields, m_result.sources);
    m_result.pillar_levels = read_pillar_levels(fields, m_result.sources);
    m_result.levels = read_levels(fields, m_result.sources);
    for (const base::Node& item : fields.list("pillars")) read_pillar(item);
    read_asked_if();
    if (fields.optional("soft_rules") != nullptr) m_result.soft_rules = read_soft_rules(fields, m_result, names());
    fields.finish();
    check_rules(m_reader, root, m_result);
    return std::move(m_result);
  }

private:
  void read_edition(const base::Node& node) {
    base::Fields fields(m_reader, node, "edition");
    Edition& edition = m_result.edition;
    edition.decision = fields.optional_text("decision");
    edition.issued_on = fields.date("issued_on");
    edition.status = static_cast<EditionStatus>(fields.choice("status", status_names).value_or(2));
    for (const base::Node& item : fields.optional_list("replaced_by")) {
      edition.replaced_by.push_back(m_reader.text(item).value_or(""));
    }
    edition.notice = fields.words("notice");
    fields.finish();
  }

  void read_sources(base::Fields& fields) {
    for (const base::Node& item : fields.optional_list("sources")) {
      base::Fields one(m_reader, item, "source");
      Source source{one.id("id"), one.text("title"), one.optional_text("url")};
      one.finish();
      const auto same = [&](const Source& other) { return other.id == source.id; };
      if (std::any_of(m_result.sources.begin(), m_result.sources.end(), same))
        m_reader.error("duplicate-id", item, {{"id", source.id}});
      m_result.sources.push_back(std::move(source));
    }
  }

  void read_pillar(const base::Node& node) {
    base::Fields fields(m_reader, node, "pillar");
    Pillar pillar;
    pillar.id = fields.id("id");
    pillar.title = fields.words("title");
    pillar.provenance = read_provenance(fields, m_result.sources);
    pillar.first = m_result.components.size();
    for (const base::Node& item : fields.list("components")) read_component(item);
    pillar.count = m_result.components.size() - pillar.first;
    if (pillar.count == 0) m_reader.error("empty-pillar", node, {{"id", pillar.id}});
    fields.finish();
    m_result.pillars.push_back(std::move(pillar));
  }

  void read_component(const base::Node& node) {
    base::Fields fields(m_reader, node, "component");
    Component component;
    component.id = fields.id("id");
    component.title = fields.words("title");
    component.provenance = read_provenance(fields, m_result.sources);
    component.pillar = m_result.pillars.size();
    component.first = m_result.criteria.size();
    for (const base::Node& item : fields.list("criteria")) {
      Criterion criterion = read_criterion(m_reader, item, m_result, m_context);
      criterion.component = m_result.components.size();
      m_result.criteria.push_back(std::move(criterion));
      m_asked_if.push_back(item.find("asked_if"));
    }
    component.count = m_result.criteria.size() - component.first;
    if (component.count == 0) m_reader.error("empty-component", node, {{"id", component.id}});
    fields.finish();
    m_result.components.push_back(std::move(component));
  }

  void read_asked_if() {
    condition::Vocabulary vocabulary;
    for (std::size_t i = 0; i < m_asked_if.size(); ++i) {
      if (m_asked_if[i] == nullptr) continue;
      if (vocabulary.facts.empty()) vocabulary = names();
      m_result.criteria[i].asked_if = condition::load(m_reader, *m_asked_if[i], vocabulary);
      if (!m_result.criteria[i].asked_if) continue;
      for (const condition::Condition* leaf : condition::leaves(*m_result.criteria[i].asked_if)) {
        if (!leaf->fixable.empty()) m_reader.error("fixable-in-asked-if", leaf->place, {{"criterion", m_result.criteria[i].id}});
      }
    }
  }

  condition::Vocabulary names() const {
    condition::Vocabulary vocabulary;
    vocabulary.facts = m_context.facts.operands();
    for (const Criterion& criterion : m_result.criteria) vocabulary.answers.push_back(operand(criterion));
    return vocabulary;
  }

  /// A criterion as an operand: its grade, or its value when it is a number; multi and text cannot be asked about.
  static condition::Operand operand(const Criterion& criterion) {
    condition::Operand operand;
    operand.id = criterion.id;
    operand.title = criterion.title;
    const bool countable = criterion.kind == Kind::single || criterion.kind == Kind::ratio || criterion.kind == Kind::number;
    operand.type = countable ? condition::Operand::Type::number : condition::Operand::Type::text;
    return operand;
  }

  base::Reader& m_reader;
  const Context& m_context;
  Questionnaire m_result;
  std::vector<const base::Node*> m_asked_if;
};

}  // namespace

base::Checked<Questionnaire> load(const base::Document& document, const Context& context) {
  base::Checked<Questionnaire> result;
  base::Reader reader(document, "questionnaire", result.diagnostics);
  Questionnaire questionnaire = Loader(reader, context).load(document.root);
  if (!result.diagnostics.has_errors()) result.value = std::move(questionnaire);
  return result;
}

}  // namespace dxready::questionnaire
