#include "survey/advice_book.hpp"

#include "assessment/advice.hpp"
#include "survey/packed_fact.hpp"
#include "survey/row_parts.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

namespace dxready::survey {
namespace {

using assessment::Assessment;
using support::Verdict;

/// More of anything is forgotten, and made again when it is asked for again.
constexpr std::size_t most_remembered = 4000;

/// What would decide about an undecided package, as the next step of somebody who may have this package alone.
std::string question(const Assessment& assessment, Verdict verdict) {
  support::Recommendation alone;
  alone.undecided.push_back(std::move(verdict));
  const assessment::Model& model = *assessment.model;
  const support::Applicant applicant{assessment.input.enterprise, model.facts, assessment.facts, assessment.size, assessment.on};
  const support::Readiness readiness{*assessment.questionnaire, *assessment.plan, assessment.score};
  const auto steps = support::next_steps(model.steps, alone, applicant, readiness, model.topics, {});
  const auto decides = [](const support::NextStep& step) { return step.package != nullptr; };
  const auto place = std::find_if(steps.begin(), steps.end(), decides);
  return place == steps.end() ? std::string() : AdviceTables::cell(place->id);
}

/// Whether `later`, which comes behind when both fit alike, comes first when it fits better. Leaves them with such fits.
bool fit_decides(Verdict& earlier, Verdict& later) {
  earlier.fit = {0, 0, 1};
  later.fit = {0, 1, 1};
  return preferred(later, earlier);
}

}  // namespace

Assessment unanswered(const BatchPlan& plan, const enterprise::Enterprise& enterprise, const base::Date& on) {
  answers::AnswersFile input;
  input.enterprise = enterprise;
  input.sheet = answers::empty_sheet(plan.assessor.questionnaire());
  return plan.assessor.score(std::move(input), on);
}

AdviceBook::AdviceBook(const AdviceTables& tables)
    : m_tables(tables), m_classes(tables.model->catalogue, tables.model->steps, tables.model->sizes, tables.model->facts),
      m_facts_differ(!tables.plan->rows.parts().facts.empty()), m_enterprise(tables.plan->rows.parts().defaults),
      m_counts(tables.model->catalogue.packages.size()) {}

void AdviceBook::set_fact(std::size_t fact, std::string_view bytes) {
  m_enterprise.facts[fact] = bytes.empty() ? m_tables.plan->rows.parts().defaults.facts[fact] : unpacked(bytes);
}

Roster& AdviceBook::roster(std::string_view day, std::size_t level, std::size_t highest) {
  if (m_rosters >= most_remembered) forget();
  std::unique_ptr<Roster>& roster = standing(day).rosters[level * Standing::levels + highest];
  if (roster == nullptr) {
    roster = make(reference(day), level, highest);
    ++m_rosters;
  }
  return *roster;
}

base::Date AdviceBook::reference(std::string_view day) const {
  return m_tables.plan->rows.days().reference(base::parse_date(day)).value();
}

Standing& AdviceBook::standing(std::string_view day) {
  if (m_facts_differ) return standing_of(reference(day));
  std::size_t place = m_by_day.size();
  if (const ShortText* const known = m_days.find(day); known != nullptr) {
    std::memcpy(&place, known->letters.data(), sizeof place);
    return *m_by_day[place];
  }
  Standing& standing = standing_of(reference(day));
  if (place == most_remembered) {
    m_by_day.clear();
    m_days = CellMemo();
    place = 0;
  }
  m_by_day.push_back(&standing);
  m_days.keep(day, {reinterpret_cast<const char*>(&place), sizeof place});
  return standing;
}

Standing& AdviceBook::standing_of(const base::Date& on) {
  const assessment::Model& model = *m_tables.model;
  const std::vector<condition::Value> facts = enterprise::derive_facts(model.facts, m_enterprise, on);
  m_key.clear();
  m_classes.append_date(on, m_key);
  m_classes.append_facts(facts, m_key);
  const auto place = m_by_facts.find(std::string_view(m_key));
  if (place != m_by_facts.end()) return *place->second;
  if (m_by_facts.size() == most_remembered) m_by_facts.clear();
  std::string key;
  m_classes.append_date(on, key);
  m_classes.append_facts(facts, enterprise::classify(model.sizes, model.facts, facts), key);
  std::unique_ptr<Standing>& standing = m_standings[key];
  if (standing == nullptr) standing = std::make_unique<Standing>();
  m_by_facts.emplace(m_key, standing.get());
  return *standing;
}

void AdviceBook::add(const Assessment& assessment, const Verdict& verdict, std::int32_t key, Roster& roster) const {
  const bool may_be = verdict.bin == support::Bin::undecided;
  Offer& offer = (may_be ? roster.undecided : roster.eligible).emplace_back();
  offer.package = static_cast<std::size_t>(verdict.package - m_tables.model->catalogue.packages.data());
  offer.id = &m_tables.ids[offer.package];
  offer.fit = m_tables.fit_of[offer.package];
  offer.key = key;
  offer.announced = verdict.announced();
  if (may_be) offer.question = question(assessment, verdict);
  roster.has_more = roster.has_more || offer.fit >= FitSums::count;
}

std::unique_ptr<Roster> AdviceBook::make(const base::Date& on, std::size_t level, std::size_t highest) const {
  Assessment assessment = unanswered(*m_tables.plan, m_enterprise, on);
  const std::vector<scoring::LevelPlan>& levels = m_tables.plan->assessor.plan().levels;
  assessment.score.level = levels[level].level;
  assessment.score.highest_possible = levels[highest].level;
  assessment::advise(assessment, m_tables.plan->money);
  auto roster = std::make_unique<Roster>();
  std::vector<Verdict> verdicts = std::move(assessment.recommendation.eligible);
  std::move(assessment.recommendation.undecided.begin(), assessment.recommendation.undecided.end(), std::back_inserter(verdicts));
  std::sort(verdicts.begin(), verdicts.end(), support::preferred);
  std::size_t group = 0;
  for (std::size_t rank = 0; rank < verdicts.size(); ++rank) {
    if (rank != 0 && !fit_decides(verdicts[rank - 1], verdicts[rank])) ++group;
    add(assessment, verdicts[rank], m_tables.order_key(group, rank), *roster);
  }
  const bool has_duty = !assessment.steps.empty() && assessment.steps.front().kind == support::NextStep::Kind::duty;
  if (has_duty) roster->duty = AdviceTables::cell(assessment.steps.front().id);
  return roster;
}

void AdviceBook::count(Roster& roster, const Offer* recommended) {
  if (roster.uses++ == 0) m_used.push_back(&roster);
  if (recommended != nullptr) ++m_counts[recommended->package].recommended;
}

void AdviceBook::settle() {
  for (Roster* roster : m_used) {
    for (const Offer& offer : roster->eligible) m_counts[offer.package].eligible += roster->uses;
    for (const Offer& offer : roster->undecided) m_counts[offer.package].undecided += roster->uses;
    roster->uses = 0;
  }
  m_used.clear();
}

void AdviceBook::forget() {
  settle();
  m_by_facts.clear();
  m_standings.clear();
  m_by_day.clear();
  m_days = CellMemo();
  m_rosters = 0;
}

void AdviceBook::take_counts(std::vector<PackageCount>& into) {
  settle();
  into.resize(m_counts.size());
  for (std::size_t i = 0; i < m_counts.size(); ++i) {
    into[i].eligible += m_counts[i].eligible;
    into[i].undecided += m_counts[i].undecided;
    into[i].recommended += m_counts[i].recommended;
    m_counts[i] = {};
  }
}

}  // namespace dxready::survey
