#include "assessment/model.hpp"

#include "base/fingerprint.hpp"

namespace dxready::assessment {
namespace {

class Loader {
public:
  Loader(const yaml::DataSet& data, Vendors vendors) : m_data(data), m_vendors(vendors) {}

  base::Checked<Model> load() {
    read("facts.yaml", m_model.facts, [](const base::Document& document) { return enterprise::load_facts(document); });
    read("topics.yaml", m_model.topics, [](const base::Document& document) { return questionnaire::load_topics(document); });
    if (good()) {
      read("size_classes.yaml", m_model.sizes,
           [&](const base::Document& document) { return enterprise::load_size_rules(document, m_model.facts); });
    }
    if (good()) packages();
    if (good()) m_result.diagnostics.add(support::check_actions(m_model.steps, m_model.catalogue, m_model.facts));
    if (good()) m_result.value = std::move(m_model);
    return std::move(m_result);
  }

private:
  bool good() const { return !m_result.diagnostics.has_errors(); }

  std::optional<base::Document> open(const std::string& path) {
    const yaml::DataFile* file = m_data.find(path);
    if (file == nullptr) {
      throw base::EnvironmentError({"file.no-data-file", base::Severity::error, {{"file", path}}, {}, {}, {}});
    }
    base::Checked<base::Document> document = yaml::open(*file);
    m_result.diagnostics.add(document.diagnostics);
    m_model.texts.push_back({path, yaml::fingerprint_of(*file)});
    return std::move(document.value);
  }

  template <class Part, class Load>
  void read(const std::string& path, Part& into, Load load_part) {
    const std::optional<base::Document> document = open(path);
    if (!document) return;
    base::Checked<Part> part = load_part(*document);
    m_result.diagnostics.add(part.diagnostics);
    if (part) into = std::move(*part);
  }

  void packages() {
    const support::CatalogueContext context{m_model.facts, m_model.sizes, m_model.topics};
    std::string fingerprints;
    for (const yaml::DataFile* file : m_data.under("packages/")) {
      const std::optional<base::Document> document = open(file->path);
      if (document && m_vendors == Vendors::without && support::is_commercial(*document)) {
        m_model.texts.pop_back();
        continue;
      }
      if (document) m_result.diagnostics.add(support::load_packages(*document, context, m_model.catalogue));
      fingerprints += m_model.texts.back().path + " " + m_model.texts.back().fingerprint + "\n";
    }
    m_model.catalogue.fingerprint = base::text_fingerprint(fingerprints);
    read("next_steps.yaml", m_model.steps,
         [&](const base::Document& document) { return support::load_next_steps(document, context); });
  }

  const yaml::DataSet& m_data;
  Vendors m_vendors;
  Model m_model;
  base::Checked<Model> m_result;
};

}  // namespace

base::Checked<Model> load_model(const yaml::DataSet& data, Vendors vendors) { return Loader(data, vendors).load(); }

}  // namespace dxready::assessment
