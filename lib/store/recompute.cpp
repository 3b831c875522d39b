#include "store/recompute.hpp"

#include "questionnaire/load.hpp"
#include "questionnaire/meaning.hpp"
#include "store/questionnaires.hpp"
#include "store/snapshot.hpp"
#include "store/store.hpp"
#include "yaml/data_set.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace dxready::store {
namespace {

using assessment::Model;
using questionnaire::Questionnaire;

base::Diagnostic cannot(const MadeWith& with, const std::string& detail) {
  return {"store.cannot-recompute",
          base::Severity::error,
          {{"questionnaire", with.questionnaire_id}, {"version", with.version}, {"detail", detail}},
          {},
          {},
          {}};
}

}  // namespace

/// What rows were made with, loaded.
struct Basis {
  std::vector<KeptText> texts;
  Model model;
  Questionnaire questionnaire;
  scoring::Plan plan;
};

namespace {

/// Loads what rows were made with; what hinders it is a word or a code.
class BasisLoader {
public:
  BasisLoader(SQLite::Database& database, const MadeWith& with, Basis& basis)
      : m_database(database), m_with(with), m_basis(basis) {}

  std::string load() {
    try {
      texts();
      if (m_trouble.empty()) model();
      if (m_trouble.empty()) questionnaire();
    } catch (const base::DataError& error) {
      m_trouble = error.diagnostic().code + " " + std::string(error.diagnostic().argument("fingerprint"));
    } catch (const base::EnvironmentError& error) {
      m_trouble = error.diagnostic().code + " " + std::string(error.diagnostic().argument("file"));
    }
    return m_trouble;
  }

private:
  void texts() {
    for (const assessment::KeptText& one : read_texts(m_with.texts)) {
      m_basis.texts.push_back({one.path, one.fingerprint, kept_text(m_database, one.fingerprint)});
    }
  }

  void model() {
    std::vector<yaml::DataFile> files;
    for (const KeptText& one : m_basis.texts) files.push_back({one.path, {}, one.bytes, {}, one.fingerprint, {}});
    take(assessment::load_model(yaml::DataSet(std::move(files)), assessment::Vendors::with), m_basis.model);
    if (m_trouble.empty() && m_basis.model.catalogue.fingerprint != m_with.catalogue) m_trouble = "packages";
  }

  void questionnaire() {
    const auto text = std::find_if(m_basis.texts.begin(), m_basis.texts.end(),
                                   [&](const KeptText& one) { return one.fingerprint == m_with.text; });
    if (text == m_basis.texts.end()) {
      m_trouble = m_with.text;
      return;
    }
    const yaml::DataFile file{text->path, {}, text->bytes, {}, text->fingerprint, {}};
    const questionnaire::Context context{m_basis.model.facts, m_basis.model.topics};
    base::Document document;
    take(yaml::open(file), document);
    if (m_trouble.empty()) take(questionnaire::load(document, context), m_basis.questionnaire);
    if (m_trouble.empty()) take(scoring::compile(m_basis.questionnaire), m_basis.plan);
    m_basis.questionnaire.text = m_with.text;
    m_basis.questionnaire.meaning = questionnaire::meaning_fingerprint(m_basis.questionnaire, context);
    if (m_trouble.empty() && m_basis.questionnaire.meaning != m_with.meaning) m_trouble = m_with.meaning;
  }

  template <class Part>
  void take(base::Checked<Part> part, Part& into) {
    if (part) {
      into = std::move(*part);
      return;
    }
    const base::Diagnostic& first = part.diagnostics.all().front();
    m_trouble = first.file + " " + first.code;
  }

  SQLite::Database& m_database;
  const MadeWith& m_with;
  Basis& m_basis;
  std::string m_trouble;
};

}  // namespace

AssessmentRecord record_of(const AssessmentRow& row) {
  AssessmentRecord record;
  record.summary.assessed_on = row.assessed_on;
  record.summary.respondent = {row.role, row.code};
  record.summary.label = row.label;
  record.interviewer = row.interviewer;
  record.grades = row.grades;
  record.detail = row.detail;
  record.facts = row.facts;
  record.needs = row.needs;
  return record;
}

Recomputer::Recomputer(SQLite::Database& database) : m_database(&database) {}
Recomputer::~Recomputer() = default;

base::Diagnostics Recomputer::load(std::int64_t id, const MadeWith& with) {
  base::Diagnostics findings;
  auto basis = std::make_unique<Basis>();
  const std::string trouble = BasisLoader(*m_database, with, *basis).load();
  if (trouble.empty()) {
    m_loaded[id] = std::move(basis);
  } else {
    findings.add(cannot(with, trouble));
  }
  return findings;
}

const Questionnaire& Recomputer::questionnaire(std::int64_t id) const { return m_loaded.at(id)->questionnaire; }

AssessmentRow Recomputer::again(const AssessmentRow& row) const {
  const Basis& basis = *m_loaded.at(row.made_with);
  const assessment::Assessor assessor(basis.questionnaire, basis.plan, basis.model);
  const SaveRequest request{{}, {}, read_money(row.money), {}};
  const Stamp stamp;
  answers::AnswersFile input = restore(record_of(row), basis.questionnaire, basis.model.facts, basis.model.topics);
  const base::Date on = base::parse_date(row.on).value_or(base::Date());
  const assessment::Assessment assessment = assessor.assess(std::move(input), on, request.money);
  const RowMaker maker(basis.questionnaire, request, stamp);
  return (row.content.empty() ? maker.columns(assessment) : maker.make(assessment)).row;
}

std::string different_columns(const AssessmentRow& stored, const AssessmentRow& again) {
  std::string names;
  const auto compare = [&](const char* name, const auto& one, const auto& other) {
    if (one != other) names += (names.empty() ? "" : ", ") + std::string(name);
  };
  compare("denominator", stored.denominator, again.denominator);
  compare("points", stored.total.points, again.total.points);
  compare("points_high", stored.total.points_high, again.total.points_high);
  compare("max", stored.total.max, again.total.max);
  compare("answered", stored.total.answered, again.total.answered);
  compare("applicable", stored.total.applicable, again.total.applicable);
  compare("level", stored.level, again.level);
  compare("highest_possible", stored.highest_possible, again.highest_possible);
  compare("rung", stored.rung, again.rung);
  compare("pillars", stored.pillars, again.pillars);
  compare("grades", stored.grades, again.grades);
  if (!stored.content.empty()) compare("content", stored.content, again.content);
  if (stored.package.empty() && stored.next_step.empty() && stored.eligible.empty() && stored.undecided.empty()) return names;
  compare("package", stored.package, again.package);
  compare("next_step", stored.next_step, again.next_step);
  compare("eligible", stored.eligible, again.eligible);
  compare("undecided", stored.undecided, again.undecided);
  return names;
}

}  // namespace dxready::store
