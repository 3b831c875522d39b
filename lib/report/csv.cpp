#include "report/json.hpp"

#include "csv/write.hpp"
#include "enterprise/tax_code.hpp"

namespace dxready::report {
namespace {

std::string ids(const std::vector<support::Verdict>& verdicts) {
  std::string list;
  for (const support::Verdict& verdict : verdicts) list += (list.empty() ? "" : " ") + verdict.package->id;
  return list;
}

std::string number(const std::optional<int>& value) { return value ? std::to_string(*value) : std::string(); }

/// Column names and cells grow together.
struct Row {
  std::vector<std::string> names;
  std::vector<std::string> cells;

  void add(std::string name, std::string cell) {
    names.push_back(std::move(name));
    cells.push_back(std::move(cell));
  }
};

void add_score(const assessment::Assessment& assessment, Row& row) {
  const scoring::Score& score = assessment.score;
  const auto points = [&](scoring::Points value) {
    return base::shortest_decimal(scoring::points_value(value, score.denominator));
  };
  row.add("points", points(score.total.points));
  row.add("points_high", points(score.total.points_high));
  row.add("percent", score.total.max == 0 ? "" : base::percent(score.total.points, score.total.max));
  row.add("level", number(score.level));
  row.add("highest_possible", number(score.highest_possible));
  row.add("certain", score.certain() ? "true" : "false");
  row.add("answered", std::to_string(score.total.answered));
  row.add("applicable", std::to_string(score.total.applicable));
  for (std::size_t i = 0; i < score.pillars.size(); ++i) {
    const std::string& id = assessment.questionnaire->pillars[i].id;
    const scoring::PillarScore& pillar = score.pillars[i];
    row.add(id, pillar.tally.max == 0 ? "" : base::percent(pillar.tally.points, pillar.tally.max));
    row.add(id + "_level", number(pillar.level));
  }
}

}  // namespace

std::string assessment_csv(const assessment::Assessment& assessment, const Identity& identity) {
  const enterprise::Enterprise& enterprise = assessment.input.enterprise;
  const support::Verdict* recommended = assessment.recommendation.recommended();
  const scoring::Tally& total = assessment.score.total;
  Row row;
  row.add("row", "1");
  row.add("id", enterprise.external_id.empty() ? identity.enterprise_number : csv::harmless(enterprise.external_id));
  row.add("tax_code", identity.personal ? enterprise.tax_code : enterprise::masked_tax_code(enterprise.tax_code));
  row.add("name", csv::harmless(enterprise.name));
  row.add("status", total.answered == total.applicable ? "full" : "partial");
  row.add("assessed_on", assessment.input.assessed_on ? base::format_date(*assessment.input.assessed_on) : "");
  add_score(assessment, row);
  row.add("package", recommended == nullptr ? "" : recommended->package->id);
  row.add("eligible", ids(assessment.recommendation.eligible));
  row.add("undecided", ids(assessment.recommendation.undecided));
  row.add("next_step", assessment.steps.empty() ? "" : assessment.steps.front().id);
  row.add("questionnaire", assessment.questionnaire->id + "@" + assessment.questionnaire->version);
  row.add("catalogue", assessment.model->catalogue.fingerprint);
  return csv::record(row.names) + csv::record(row.cells);
}

}  // namespace dxready::report
