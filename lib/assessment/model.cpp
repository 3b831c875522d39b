#include "assessment/model.hpp"

#include "assessment/model_parts.hpp"
#include "base/fingerprint.hpp"

namespace dxready::assessment {
namespace {

class Loader {
public:
  Loader(const yaml::DataSet& data, Model& into, base::Diagnostics& findings)
      : m_data(data), m_model(into), m_findings(findings) {}

  void basis() {
    read("facts.yaml", m_model.facts, [](const base::Document& document) { return enterprise::load_facts(document); });
    read("topics.yaml", m_model.topics, [](const base::Document& document) { return questionnaire::load_topics(document); });
    if (good()) {
      read("size_classes.yaml", m_model.sizes,
           [&](const base::Document& document) { return enterprise::load_size_rules(document, m_model.facts); });
    }
  }

  void advice(Vendors vendors) {
    packages(vendors);
    if (good()) m_findings.add(support::check_actions(m_model.steps, m_model.catalogue, m_model.facts));
  }

private:
  bool good() const { return !m_findings.has_errors(); }

  std::optional<base::Document> open(const std::string& path) {
    const yaml::DataFile* file = m_data.find(path);
    if (file == nullptr) {
      throw base::EnvironmentError({"file.no-data-file", base::Severity::error, {{"file", path}}, {}, {}, {}});
    }
    base::Checked<base::Document> document = yaml::open(*file);
    m_findings.add(document.diagnostics);
    m_model.texts.push_back({path, yaml::fingerprint_of(*file)});
    return std::move(document.value);
  }

  template <class Part, class Load>
  void read(const std::string& path, Part& into, Load load_part) {
    const std::optional<base::Document> document = open(path);
    if (!document) return;
    base::Checked<Part> part = load_part(*document);
    m_findings.add(part.diagnostics);
    if (part) into = std::move(*part);
  }

  void packages(Vendors vendors) {
    const support::CatalogueContext context{m_model.facts, m_model.sizes, m_model.topics};
    std::string fingerprints;
    for (const yaml::DataFile* file : m_data.under("packages/")) {
      const std::optional<base::Document> document = open(file->path);
      if (document && vendors == Vendors::without && support::is_commercial(*document)) {
        m_model.texts.pop_back();
        continue;
      }
      if (document) m_findings.add(support::load_packages(*document, context, m_model.catalogue));
      fingerprints += m_model.texts.back().path + " " + m_model.texts.back().fingerprint + "\n";
    }
    m_model.catalogue.fingerprint = base::text_fingerprint(fingerprints);
    read("next_steps.yaml", m_model.steps,
         [&](const base::Document& document) { return support::load_next_steps(document, context); });
  }

  const yaml::DataSet& m_data;
  Model& m_model;
  base::Diagnostics& m_findings;
};

}  // namespace

base::Checked<Model> load_basis(const yaml::DataSet& data) {
  base::Checked<Model> result;
  Model basis;
  Loader(data, basis, result.diagnostics).basis();
  if (!result.diagnostics.has_errors()) result.value = std::move(basis);
  return result;
}

base::Diagnostics add_advice(const yaml::DataSet& data, Vendors vendors, Model& into) {
  base::Diagnostics findings;
  Loader(data, into, findings).advice(vendors);
  return findings;
}

base::Checked<Model> load_model(const yaml::DataSet& data, Vendors vendors) {
  base::Checked<Model> result = load_basis(data);
  if (result) result.diagnostics.add(add_advice(data, vendors, *result));
  if (result.diagnostics.has_errors()) result.value.reset();
  return result;
}

}  // namespace dxready::assessment
