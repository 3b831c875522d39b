#include "survey/advice_tables.hpp"

#include "csv/write.hpp"
#include "scoring/score.hpp"
#include "survey/advice_book.hpp"
#include "survey/row_parts.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace dxready::survey {
namespace {

/// The square of no maximum is greater: two different fits lie more than 1 ÷ this apart. A power of two, so that a fit times it
/// is exact wherever it is a whole number.
std::uint64_t scale_for(scoring::Points max) {
  const auto most = static_cast<std::uint64_t>(max);
  return std::bit_ceil(most * most);
}

bool share_topic(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
  return std::any_of(a.begin(), a.end(), [&](std::size_t topic) { return std::find(b.begin(), b.end(), topic) != b.end(); });
}

void set(FitSums& sums, std::size_t at, std::uint16_t value) { sums.numbers[at] = value; }

AdviceTables::Gap gap_of(const scoring::CriterionPlan& plan, const answers::Answer* answer) {
  if (answer == nullptr) return {};
  const scoring::CriterionScore score = scoring::score_criterion(plan, *answer, condition::Truth::yes);
  if (score.state != scoring::AnswerState::answered) return {};
  return {static_cast<std::uint16_t>(score.max - score.points_high), static_cast<std::uint16_t>(score.max)};
}

}  // namespace

std::unique_ptr<const AdviceTables> AdviceTables::make(const BatchPlan& plan, const std::vector<AdviceColumn>& columns,
                                                       const std::vector<LetterRun>& runs) {
  const questionnaire::Questionnaire& questionnaire = plan.assessor.questionnaire();
  const auto tells_fact = [](const questionnaire::Criterion& criterion) { return criterion.binds.has_value(); };
  const bool tells_facts = std::any_of(questionnaire.criteria.begin(), questionnaire.criteria.end(), tells_fact);
  if (tells_facts || plan.assessor.plan().max > std::numeric_limits<std::uint16_t>::max()) return nullptr;
  auto tables = std::make_unique<AdviceTables>();
  tables->plan = &plan;
  tables->model = unanswered(plan, plan.rows.parts().defaults, {}).model;
  for (const AdviceColumn& column : columns) {
    tables->pillar_of.push_back(plan.assessor.plan().criteria[column.criterion].pillar);
    tables->topics_of.push_back(questionnaire.criteria[column.criterion].topics);
  }
  tables->pillars = plan.assessor.plan().pillars;
  tables->runs = runs;
  if (!tables->add_packages()) return nullptr;
  tables->find_letters(columns);
  tables->add_gaps(columns);
  tables->number_fits();
  tables->add_fits();
  tables->add_steps();
  return tables;
}

/// There are no more groups and ranks than packages.
std::int32_t AdviceTables::order_key(std::size_t group, std::size_t rank) const {
  const std::size_t packages = model->catalogue.packages.size();
  return static_cast<std::int32_t>((packages - group) * packages * (static_cast<std::size_t>(scale) + 1) - rank);
}

std::int32_t AdviceTables::fit_key(std::size_t missing, std::size_t max) const {
  if (max == 0) return 0;
  const double fit = static_cast<double>(missing) / static_cast<double>(max);
  return static_cast<std::int32_t>(fit * scale) * static_cast<std::int32_t>(model->catalogue.packages.size());
}

std::string AdviceTables::cell(std::string_view text) {
  std::string cell;
  csv::append_cell(cell, csv::harmless(text));
  return cell;
}

void AdviceTables::find_letters(const std::vector<AdviceColumn>& columns) {
  std::size_t first = 255;
  std::size_t last = 0;
  for (const AdviceColumn& column : columns) {
    for (std::size_t letter = 0; letter < column.of_letter.size(); ++letter) {
      if (column.of_letter[letter] == nullptr) continue;
      first = std::min(first, letter);
      last = std::max(last, letter);
    }
  }
  lowest = first;
  letters = last < first ? 0 : last - first + 1;
}

void AdviceTables::add_gaps(const std::vector<AdviceColumn>& columns) {
  gaps.resize(lowest);
  for (const AdviceColumn& column : columns) {
    const scoring::CriterionPlan& criterion = plan->assessor.plan().criteria[column.criterion];
    for (std::size_t i = 0; i < letters; ++i) gaps.push_back(gap_of(criterion, column.of_letter[lowest + i]));
  }
}

bool AdviceTables::add_packages() {
  const std::size_t packages = model->catalogue.packages.size();
  const std::uint64_t fits_scale = scale_for(plan->assessor.plan().max);
  if (packages == 0 || (fits_scale + 1) > std::numeric_limits<std::int32_t>::max() / (packages + 1) / packages) return false;
  scale = static_cast<std::int32_t>(fits_scale);
  for (const support::Package& package : model->catalogue.packages) {
    const std::string id = cell(package.id);
    if (package.id.size() >= IdText::room || id.find('"') != std::string::npos) return false;
    cells.push_back(id);
    apply_cells.push_back(cell("apply." + package.id));
    IdText& text = ids.emplace_back();
    std::copy(package.id.begin(), package.id.end(), text.letters.begin());
    text.letters[package.id.size()] = ' ';
    text.size = static_cast<std::uint8_t>(package.id.size() + 1);
  }
  return true;
}

/// Gives each set of topics a number among the sums. Those of packages that are offered for longest come first, so that most rows
/// need no more than the first sums.
void AdviceTables::number_fits() {
  const std::vector<support::Package>& packages = model->catalogue.packages;
  const auto offered_until = [&](const support::Package& package) {
    const bool is_offered =
        package.status != support::PackageStatus::unverified && (!package.commercial || plan->money.commercial);
    return is_offered ? package.valid_to.value_or(base::Date{9999, 12, 31}) : base::Date();
  };
  std::vector<const support::Package*> order;
  for (const support::Package& package : packages) order.push_back(&package);
  std::stable_sort(order.begin(), order.end(),
                   [&](const support::Package* a, const support::Package* b) { return offered_until(*a) > offered_until(*b); });
  std::vector<std::vector<std::size_t>> sets;
  fit_of.resize(packages.size());
  for (const support::Package* package : order) {
    const auto place = std::find(sets.begin(), sets.end(), package->topics);
    fit_of[static_cast<std::size_t>(package - packages.data())] = static_cast<std::size_t>(place - sets.begin());
    if (place == sets.end()) sets.push_back(package->topics);
  }
  fits.resize(sets.size() / FitSums::count + 1);
}

void AdviceTables::add_fits() {
  for (FitTable& table : fits) {
    table.missing.resize(gaps.size());
    table.max.resize(gaps.size());
  }
  std::vector<bool> done(fits.size() * FitSums::count);
  for (std::size_t p = 0; p < fit_of.size(); ++p) {
    if (done[fit_of[p]]) continue;
    done[fit_of[p]] = true;
    add_fit(model->catalogue.packages[p], fits[fit_of[p] / FitSums::count], fit_of[p] % FitSums::count);
  }
  // What is no package's sum is 0.
  for (FitTable& table : fits) table.full.push_back(0);
}

void AdviceTables::add_fit(const support::Package& package, FitTable& table, std::size_t at) const {
  std::size_t full = 0;
  for (std::size_t i = 0; i < topics_of.size(); ++i) {
    if (!share_topic(topics_of[i], package.topics)) continue;
    std::uint16_t max = 0;
    for (std::size_t place = lowest + i * letters; place < lowest + (i + 1) * letters; ++place) {
      set(table.missing[place], at, gaps[place].missing);
      set(table.max[place], at, gaps[place].max);
      max = std::max(max, gaps[place].max);
    }
    full += max;
  }
  table.begins[at] = static_cast<std::uint32_t>(table.full.size());
  for (std::size_t missing = 0; missing <= full; ++missing) table.full.push_back(fit_key(missing, full));
}

void AdviceTables::add_steps() {
  const scoring::Plan& scoring = plan->assessor.plan();
  for (std::size_t topic = 0; topic < model->topics.all.size(); ++topic) {
    std::vector<std::string>& of_topic = step_cells.emplace_back();
    for (const scoring::LevelPlan& level : scoring.levels) {
      of_topic.push_back(cell(model->steps.topic_action(topic, scoring::rung_of(scoring, level.level)).id));
    }
  }
}

}  // namespace dxready::survey
