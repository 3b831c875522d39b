#include "survey/plain_tables.hpp"

#include "assessment/flat_row.hpp"
#include "scoring/score.hpp"

#include <algorithm>
#include <bit>
#include <optional>

namespace dxready::survey {
namespace {

using Kind = PlainStep::Kind;
using scoring::Points;

/// Tables by points are no longer than this.
constexpr Points most_points = 100'000;

bool is_scored(const scoring::CriterionPlan& plan) {
  return plan.kind != questionnaire::Kind::text && plan.kind != questionnaire::Kind::info;
}

/// What a column is besides what its header says; nothing when it is several things at once.
std::optional<Kind> kind_of(const Mapping& mapping, std::size_t column) {
  std::vector<Kind> kinds;
  switch (mapping.columns[column].kind) {
    case ColumnUse::Kind::fact: kinds.push_back(Kind::fact); break;
    case ColumnUse::Kind::name: kinds.push_back(Kind::name); break;
    case ColumnUse::Kind::tax_code: kinds.push_back(Kind::tax_code); break;
    case ColumnUse::Kind::external_id: kinds.push_back(Kind::external_id); break;
    case ColumnUse::Kind::criterion: kinds.push_back(Kind::grades); break;
    case ColumnUse::Kind::unmapped:
    case ColumnUse::Kind::ignored:
    case ColumnUse::Kind::metadata:
    case ColumnUse::Kind::address:
    case ColumnUse::Kind::note: break;
    default: return std::nullopt;
  }
  if (mapping.row_id == column) kinds.push_back(Kind::id);
  if (mapping.assessed_on == column) kinds.push_back(Kind::day);
  if (mapping.complete == column) kinds.push_back(Kind::complete);
  if (mapping.respondent == column) kinds.push_back(Kind::role);
  if (kinds.size() > 1) return std::nullopt;
  return kinds.empty() ? Kind::skip : kinds.front();
}

PillarStanding pillar_standing(const scoring::Plan& plan, Points points, Points max) {
  const std::optional<int> level = scoring::pillar_level(plan, points, max);
  PillarStanding standing;
  const std::string printed = "," + (max == 0 ? "" : base::percent(points, max)) + "," + (level ? std::to_string(*level) : "");
  standing.printed = ShortText::make(printed).value();
  for (std::size_t i = 0; i < plan.levels.size(); ++i) {
    const auto& needed = plan.levels[i].pillars;
    if (needed && level && *level >= needed->level) standing.reached |= std::uint64_t{1} << (8 * i);
  }
  return standing;
}

/// Nothing when the points take too long a text.
std::optional<TotalStanding> total_standing(const scoring::Plan& plan, Points points) {
  const std::optional<ShortText> text =
      ShortText::make("," + base::shortest_decimal(scoring::points_value(points, plan.denominator)));
  if (!text) return std::nullopt;
  TotalStanding standing{*text, ShortText::make("," + base::percent(points, plan.max)).value(), 0};
  for (std::size_t i = 0; i < plan.levels.size(); ++i) {
    const scoring::LevelPlan& level = plan.levels[i];
    const bool total = !level.total || passes(*level.total, points);
    const bool percent = !level.percent || passes_percent(*level.percent, points, plan.max);
    if (total && percent) standing.held |= std::uint64_t{0x80} << (8 * i);
  }
  return standing;
}

/// For so many cells, of which `cell` is one with the grade 0 and the delimiter behind it.
EvenGrades even_cells(std::string_view cell, std::size_t count, Points worth, unsigned most) {
  EvenGrades even;
  // Sums of no more than a byte.
  if (count > 200 / cell.size()) return even;
  even.pitch = cell.size();
  even.letter = cell.find('0');
  even.size = cell.size() * count - 1;
  even.worth = GradeSum(worth, worth, 0);
  even.answers = GradeSum(0, 0, static_cast<unsigned>(count));
  for (std::size_t i = 0; i < 8; ++i) {
    const std::size_t in_cell = i % cell.size();
    even.usual |= std::uint64_t{static_cast<unsigned char>(cell[in_cell])} << (8 * i);
    even.room |= std::uint64_t{in_cell == even.letter ? 0x7FU - most : 0x7FU} << (8 * i);
  }
  even.last_eight = (even.size - 1) / 8 * 8;
  even.last = ~std::uint64_t{0} >> (8 * (even.last_eight + 8 - even.size));
  return even;
}

/// The fewest answers that are `least` percent of the applicable ones; one more than there are when nothing is enough.
std::uint32_t fewest(const base::Rational& least, std::uint32_t applicable) {
  std::uint32_t answered = 0;
  while (answered <= applicable &&
         base::compare_products(std::int64_t{answered} * 100, least.denominator(), least.numerator(), applicable) < 0) {
    ++answered;
  }
  return answered;
}

}  // namespace

std::unique_ptr<const PlainTables> PlainTables::make(const BatchPlan& plan, const Keeper* keeper) {
  const bool utf8 = plan.dialect.encoding != csv::Encoding::windows1252 && plan.dialect.encoding != csv::Encoding::windows1258;
  const bool plain = plan.writer.format() == ResultFormat::csv && plan.kept.empty();
  const bool is_kept = keeper == nullptr || (keeper->keep_lean && plan.writer.advice());
  if (!utf8 || !plain || !is_kept) return nullptr;
  auto tables = std::make_unique<PlainTables>();
  tables->plan = &plan;
  tables->keeper = keeper;
  const auto& criteria = plan.assessor.questionnaire().criteria;
  const auto hangs = [](const questionnaire::Criterion& criterion) { return criterion.asked_if.has_value(); };
  if (std::any_of(criteria.begin(), criteria.end(), hangs)) return nullptr;
  if (!tables->add_standings() || !tables->add_columns()) return nullptr;
  if (plan.writer.advice() && !tables->add_advice()) return nullptr;
  const questionnaire::Questionnaire& questionnaire = plan.assessor.questionnaire();
  tables->tail = "," + AdviceTables::cell(questionnaire.id + "@" + questionnaire.version);
  if (tables->advice) tables->tail += "," + AdviceTables::cell(tables->advice->model->catalogue.fingerprint);
  tables->tail += '\n';
  const RowDays& days = plan.rows.days();
  if (days.assessed_on) tables->day = ShortText::make(base::format_date(*days.assessed_on)).value();
  tables->status = {ShortText::make(",partial,").value(), ShortText::make(",full,").value()};
  tables->certain = {ShortText::make(",false").value(), ShortText::make(",true").value()};
  return tables;
}

/// What an answer adds; nothing where it changes what is applicable, or takes more than a letter to be kept.
GradeSum PlainTables::sum_of(std::size_t criterion, const answers::Answer* answer) const {
  if (answer == nullptr || answer->state == answers::State::not_applicable) return GradeSum::none();
  if (keeper != nullptr && keeper->grade(criterion, *answer) == '\0') return GradeSum::none();
  const scoring::CriterionPlan& scored = plan->assessor.plan().criteria[criterion];
  const scoring::CriterionScore score = scoring::score_criterion(scored, *answer, condition::Truth::yes);
  return {score.points, score.points_high, score.state == scoring::AnswerState::answered ? 1U : 0U};
}

bool PlainTables::is_grade(std::size_t column) const {
  return std::any_of(grades.begin(), grades.end(), [&](const GradeColumn& grade) { return grade.column == column; });
}

bool PlainTables::add_columns() {
  const RowParts& parts = plan->rows.parts();
  const scoring::Plan& scoring = plan->assessor.plan();
  base.resize(scoring.pillars);
  std::vector<const AnswerColumns*> answer_of(parts.mapping.columns.size());
  std::vector<bool> has_column(scoring.criteria.size());
  for (const AnswerColumns& answer : parts.answers) {
    has_column[answer.criterion] = true;
    for (const std::size_t column : answer.columns) answer_of[column] = &answer;
  }
  for (std::size_t i = 0; i < scoring.criteria.size(); ++i) {
    const scoring::CriterionPlan& criterion = scoring.criteria[i];
    if (!has_column[i] && is_scored(criterion)) base[criterion.pillar] += {0, criterion.max, 0};
  }
  for (std::size_t column = 0; column < answer_of.size(); ++column) {
    const std::optional<Kind> kind = kind_of(parts.mapping, column);
    if (!kind) return false;
    if (kind == Kind::grades) {
      if (!add_grades(*answer_of[column], column)) return false;
      continue;
    }
    PlainStep step;
    step.kind = *kind;
    step.column = column;
    if (kind == Kind::fact) {
      const auto is_here = [&](const FactColumn& fact) { return fact.column == column; };
      step.index = static_cast<std::size_t>(std::find_if(parts.facts.begin(), parts.facts.end(), is_here) - parts.facts.begin());
    }
    if (kind == Kind::fact || kind == Kind::day || kind == Kind::complete || kind == Kind::role) step.memo = memos++;
    steps.push_back(step);
  }
  add_letters(answer_of);
  add_runs();
  const auto count = [&](Kind kind) {
    return std::count_if(steps.begin(), steps.end(), [&](const PlainStep& step) { return step.kind == kind; });
  };
  return count(Kind::id) + count(Kind::external_id) <= 1 && count(Kind::name) <= 1 && count(Kind::tax_code) <= 1;
}

bool PlainTables::add_grades(const AnswerColumns& answer, std::size_t column) {
  const scoring::CriterionPlan& criterion = plan->assessor.plan().criteria[answer.criterion];
  if (answer.kind != ColumnUse::Kind::criterion || !is_scored(criterion)) return false;
  const bool goes_on = !steps.empty() && steps.back().kind == Kind::grades && steps.back().pillar == criterion.pillar;
  if (!goes_on) {
    PlainStep& step = steps.emplace_back();
    step.kind = Kind::grades;
    step.count = 0;
    step.index = grades.size();
    step.pillar = criterion.pillar;
    step.column = column;
  }
  ++steps.back().count;
  grades.push_back({column, sum_of(answer.criterion, answer.cells.of_nothing(false)),
                    sum_of(answer.criterion, answer.cells.of_nothing(true))});
  return true;
}

void PlainTables::add_letters(const std::vector<const AnswerColumns*>& answer_of) {
  const std::string no_letters = {plan->dialect.delimiter, '"', '\n', '\r'};
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char letter = static_cast<char>(byte);
    const bool is_letter = no_letters.find(letter) == std::string::npos;
    for (const GradeColumn& grade : grades) {
      const AnswerColumns& answer = *answer_of[grade.column];
      const answers::Answer* const told = is_letter ? answer.cells.of_letter(letter) : nullptr;
      letters.push_back(sum_of(answer.criterion, told));
    }
  }
}

void PlainTables::add_runs() {
  for (PlainStep& step : steps) {
    if (step.kind != Kind::grades) continue;
    find_even(step);
    step.run = runs.size();
    runs.push_back({step.index, step.count});
  }
}

/// Looks for grades that are worth the same in all columns of the step.
void PlainTables::find_even(PlainStep& step) const {
  if constexpr (std::endian::native != std::endian::little) return;
  const auto worth = static_cast<scoring::Points>(of_letter('1')[step.index].low());
  const auto are_worth = [&](unsigned grade) {
    const GradeSum* const of_grade = of_letter(static_cast<char>('0' + grade)) + step.index;
    const GradeSum expected(worth * grade, worth * grade, 1);
    return std::all_of(of_grade, of_grade + step.count, [&](GradeSum sum) { return sum == expected; });
  };
  if (worth == 0 || !are_worth(0) || !are_worth(1)) return;
  unsigned most = 1;
  while (most < 9 && are_worth(most + 1)) ++most;
  const std::string delimiter(1, plan->dialect.delimiter);
  step.even = even_cells("0" + delimiter, step.count, worth, most);
  step.even_quoted = even_cells("\"0\"" + delimiter, step.count, worth, most);
}

/// False when advice takes more than tables.
bool PlainTables::add_advice() {
  unsigned last = 0;
  for (unsigned byte = 0; byte < 256; ++byte) {
    const GradeSum* const sums = of_letter(static_cast<char>(byte));
    if (!std::all_of(sums, sums + grades.size(), [](GradeSum sum) { return sum.is_none(); })) last = byte;
  }
  if (last + 2 > 255) return false;
  nothing = static_cast<char>(last + 1);
  empty_quotes = static_cast<char>(last + 2);
  std::vector<AdviceColumn> columns;
  for (std::size_t i = 0; i < grades.size(); ++i) {
    const auto& answers = plan->rows.parts().answers;
    const auto tells = [&](const AnswerColumns& answer) { return answer.columns.front() == grades[i].column; };
    const AnswerColumns& answer = *std::find_if(answers.begin(), answers.end(), tells);
    AdviceColumn& column = columns.emplace_back();
    column.criterion = answer.criterion;
    for (unsigned byte = 0; byte <= last; ++byte) {
      const char letter = static_cast<char>(byte);
      if (!of_letter(letter)[i].is_none()) column.of_letter[byte] = answer.cells.of_letter(letter);
    }
    column.of_letter[last + 1] = answer.cells.of_nothing(false);
    column.of_letter[last + 2] = answer.cells.of_nothing(true);
  }
  advice = AdviceTables::make(*plan, columns, runs);
  if (advice != nullptr && keeper != nullptr) lean = LeanTables::make(*plan, *advice->model, columns, *keeper);
  return advice != nullptr && (keeper == nullptr || lean != nullptr);
}

/// What points come to, of each pillar and of all. False when something does not fit in.
bool PlainTables::add_standings() {
  const scoring::Plan& scoring = plan->assessor.plan();
  // A byte for each level, and a sum over pillars in each byte.
  if (scoring.levels.size() > 8 || scoring.pillars > 100) return false;
  if (scoring.max == 0 || scoring.max > std::min(most_points, GradeSum::most_points)) return false;
  std::vector<Points> most(scoring.pillars);
  for (const scoring::CriterionPlan& criterion : scoring.criteria) {
    if (!is_scored(criterion)) continue;
    most[criterion.pillar] += criterion.max;
    ++applicable;
  }
  for (std::size_t i = 0; i < scoring.levels.size(); ++i) {
    const auto& needed = scoring.levels[i].pillars;
    const std::size_t count = needed && needed->required ? needed->count : 0;
    if (count > scoring.pillars) return false;
    pillars_needed |= std::uint64_t{0x80 - count} << (8 * i);
    levels.push_back(scoring.levels[i].level);
    level_names.push_back(ShortText::make("," + std::to_string(scoring.levels[i].level)).value());
  }
  for (const Points max : most) {
    std::vector<PillarStanding>& standings = pillars.emplace_back();
    for (Points points = 0; points <= max; ++points) standings.push_back(pillar_standing(scoring, points, max));
  }
  for (Points points = 0; points <= scoring.max; ++points) {
    const std::optional<TotalStanding> standing = total_standing(scoring, points);
    if (!standing) return false;
    totals.push_back(*standing);
  }
  for (std::uint32_t count = 0; count <= applicable; ++count) {
    const std::optional<ShortText> text = ShortText::make("," + std::to_string(count) + "," + std::to_string(applicable));
    if (!text) return false;
    answered.push_back(*text);
  }
  if (plan->min_coverage) least_answered = fewest(*plan->min_coverage, applicable);
  return true;
}

}  // namespace dxready::survey
