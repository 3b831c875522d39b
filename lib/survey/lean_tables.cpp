#include "survey/lean_tables.hpp"

#include "survey/row_parts.hpp"
#include "survey/time.hpp"

#include <algorithm>

namespace dxready::survey {
namespace {

/// Whether rows tell no more of an enterprise than name, tax code and external id, and nothing of who told it.
bool tell_no_more(const RowParts& parts) {
  const auto is_address = [](const TextColumn& text) { return text.use.kind == ColumnUse::Kind::address; };
  const enterprise::Enterprise& all = parts.defaults;
  const auto is_told = [](const enterprise::Fact& fact) {
    return fact.known() || fact.year || fact.evidence != enterprise::Evidence::unsaid || !fact.document.empty();
  };
  return parts.facts.empty() && parts.notes.empty() && !parts.mapping.respondent &&
         std::none_of(parts.texts.begin(), parts.texts.end(), is_address) && !all.grants && all.name.empty() &&
         all.address.empty() && std::none_of(all.facts.begin(), all.facts.end(), is_told);
}

}  // namespace

std::unique_ptr<const LeanTables> LeanTables::make(const BatchPlan& plan, const assessment::Model& model,
                                                   const std::vector<AdviceColumn>& columns, const Keeper& keeper) {
  if (!tell_no_more(plan.rows.parts())) return nullptr;
  auto tables = std::make_unique<LeanTables>();
  tables->plan = &plan;
  tables->model = &model;
  const scoring::Plan& scoring = plan.assessor.plan();
  tables->nothing_told.assign(scoring.criteria.size(), '-');
  for (const AdviceColumn& column : columns) {
    tables->criteria.push_back(column.criterion);
    for (const answers::Answer* const answer : column.of_letter) {
      tables->grades.push_back(answer == nullptr ? '\0' : keeper.grade(column.criterion, *answer));
    }
  }
  tables->pillars.resize(scoring.pillars);
  for (const scoring::CriterionPlan& criterion : scoring.criteria) {
    if (criterion.kind == questionnaire::Kind::text || criterion.kind == questionnaire::Kind::info) return nullptr;
    tables->pillars[criterion.pillar].tally.max += criterion.max;
    ++tables->pillars[criterion.pillar].tally.applicable;
  }
  for (const scoring::PillarScore& pillar : tables->pillars) {
    std::vector<std::optional<int>>& levels = tables->levels.emplace_back();
    for (scoring::Points points = 0; points <= pillar.tally.max; ++points) {
      levels.push_back(scoring::pillar_level(scoring, points, pillar.tally.max));
    }
  }
  if (const auto& on = plan.rows.days().on) tables->on = base::format_date(*on);
  return tables;
}

LeanReader::LeanReader(const LeanTables& tables, const LeanCandidates& candidates)
    : m_tables(tables), m_candidates(candidates), m_pillars(tables.pillars) {}

const LeanCandidate* LeanReader::next() {
  if (m_next == m_candidates.rows.size()) return nullptr;
  const LeanCandidate& candidate = m_candidates.rows[m_next++];
  const auto text = [&](std::size_t size) {
    const std::string_view part = std::string_view(m_candidates.texts).substr(m_text, size);
    m_text += size;
    return part;
  };
  const auto packages = [&](std::size_t count) {
    const std::span<const std::uint16_t> part = std::span(m_candidates.packages).subspan(m_package, count);
    m_package += count;
    return part;
  };
  m_row.name = candidate.name;
  m_row.tax_code = candidate.tax_code;
  m_row.external_id = candidate.external_id;
  m_row.assessed_on = candidate.day.view();
  set_time(candidate.time);
  m_row.on = m_tables.on.empty() ? m_row.assessed_on : std::string_view(m_tables.on);
  m_row.grades = text(m_tables.nothing_told.size());
  m_row.next_step = text(candidate.step_size);
  m_row.eligible = packages(candidate.eligible);
  m_row.undecided = packages(candidate.undecided);
  const std::vector<support::Package>& catalogue = m_tables.model->catalogue.packages;
  m_row.package = candidate.package ? std::string_view(catalogue[*candidate.package].id) : std::string_view();
  set_score(candidate);
  return &candidate;
}

void LeanReader::set_time(std::string_view text) {
  m_row.answered_at = text;
  m_row.answered_utc.reset();
  if (!text.empty()) m_row.answered_utc = parse_day(text, m_tables.plan->rows.parts().profile.assessed_on->style).utc;
}

void LeanReader::set_score(const LeanCandidate& candidate) {
  const scoring::Plan& plan = m_tables.plan->assessor.plan();
  m_row.total = {};
  for (std::size_t i = 0; i < m_pillars.size(); ++i) {
    const GradeSum sum = m_candidates.sums[m_sum++];
    scoring::PillarScore& pillar = m_pillars[i];
    pillar.tally.points = static_cast<scoring::Points>(sum.low());
    pillar.tally.points_high = static_cast<scoring::Points>(sum.high());
    pillar.tally.answered = sum.answered();
    pillar.level = m_tables.levels[i][sum.low()];
    pillar.level_high = m_tables.levels[i][sum.high()];
    m_row.total.points += pillar.tally.points;
    m_row.total.points_high += pillar.tally.points_high;
    m_row.total.max += pillar.tally.max;
    m_row.total.answered += pillar.tally.answered;
    m_row.total.applicable += pillar.tally.applicable;
  }
  m_row.denominator = plan.denominator;
  m_row.level = plan.levels[candidate.level].level;
  m_row.highest_possible = plan.levels[candidate.highest].level;
  m_row.rung = plan.levels[candidate.level].rung;
  m_row.pillars = m_pillars;
}

void LeanReader::uncount(Summary& summary) const {
  const LeanCandidate& candidate = m_candidates.rows[m_next - 1];
  --(candidate.full ? summary.full : summary.partial);
  if (candidate.unfinished) --summary.unfinished;
  if (candidate.level != candidate.highest) {
    --summary.uncertain;
  } else if (const auto level = summary.levels.find(*m_row.level); --level->second == 0) {
    summary.levels.erase(level);
  }
  for (const std::uint16_t package : m_row.eligible) --summary.packages[package].eligible;
  for (const std::uint16_t package : m_row.undecided) --summary.packages[package].undecided;
  if (candidate.package) --summary.packages[*candidate.package].recommended;
}

}  // namespace dxready::survey
