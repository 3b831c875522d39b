#include "assessment/flat_row.hpp"

#include "enterprise/tax_code.hpp"

namespace dxready::assessment {
namespace {

/// Fills cells one after the other, in the memory they have.
class Cells {
public:
  explicit Cells(std::vector<std::string>& cells) : m_cells(cells) {}
  ~Cells() { m_cells.resize(m_next); }
  Cells(const Cells&) = delete;
  Cells& operator=(const Cells&) = delete;

  void add(std::string_view text) {
    if (m_next == m_cells.size()) m_cells.emplace_back();
    m_cells[m_next++].assign(text);
  }
  void add(std::int64_t number) { add(std::to_string(number)); }
  void add(const std::optional<int>& number) { add(number ? std::to_string(*number) : std::string()); }

private:
  std::vector<std::string>& m_cells;
  std::size_t m_next = 0;
};

std::string joined_ids(const std::vector<support::Verdict>& verdicts) {
  std::string list;
  for (const support::Verdict& verdict : verdicts) {
    if (!list.empty()) list += ' ';
    list += verdict.package->id;
  }
  return list;
}

std::string percent(const scoring::Tally& tally) { return tally.max == 0 ? "" : base::percent(tally.points, tally.max); }

void add_identity(const Assessment& assessment, const FlatIdentity& identity, Cells& cells) {
  const enterprise::Enterprise& enterprise = assessment.input.enterprise;
  const scoring::Tally& total = assessment.score.total;
  cells.add(identity.row);
  cells.add(identity.id);
  cells.add(identity.personal ? enterprise.tax_code : enterprise::masked_tax_code(enterprise.tax_code));
  cells.add(enterprise.name);
  cells.add(total.answered == total.applicable ? "full" : "partial");
  cells.add(assessment.input.assessed_on ? base::format_date(*assessment.input.assessed_on) : "");
}

void add_score(const scoring::Score& score, Cells& cells) {
  const auto points = [&](scoring::Points value) {
    return base::shortest_decimal(scoring::points_value(value, score.denominator));
  };
  cells.add(points(score.total.points));
  cells.add(points(score.total.points_high));
  cells.add(percent(score.total));
  cells.add(score.level);
  cells.add(score.highest_possible);
  cells.add(score.certain() ? "true" : "false");
  cells.add(score.total.answered);
  cells.add(score.total.applicable);
  for (const scoring::PillarScore& pillar : score.pillars) {
    cells.add(percent(pillar.tally));
    cells.add(pillar.level);
  }
}

void add_advice(const Assessment& assessment, Cells& cells) {
  const support::Verdict* recommended = assessment.recommendation.recommended();
  cells.add(recommended == nullptr ? "" : recommended->package->id);
  cells.add(joined_ids(assessment.recommendation.eligible));
  cells.add(joined_ids(assessment.recommendation.undecided));
  cells.add(assessment.steps.empty() ? "" : assessment.steps.front().id);
}

}  // namespace

std::vector<FlatColumn> flat_columns(const questionnaire::Questionnaire& questionnaire, bool advice) {
  using enum CellKind;
  std::vector<FlatColumn> columns = {
      {"row", number},      {"id", text},          {"tax_code", text},           {"name", text},
      {"status", text},     {"assessed_on", text}, {"points", number},           {"points_high", number},
      {"percent", number},  {"level", number},     {"highest_possible", number}, {"certain", flag},
      {"answered", number}, {"applicable", number}};
  for (const questionnaire::Pillar& pillar : questionnaire.pillars) {
    columns.push_back({pillar.id, number});
    columns.push_back({pillar.id + "_level", number});
  }
  if (advice) {
    columns.insert(columns.end(), {{"package", text}, {"eligible", ids}, {"undecided", ids}, {"next_step", text}});
  }
  columns.push_back({"questionnaire", text});
  if (advice) columns.push_back({"catalogue", text});
  return columns;
}

void flat_cells(const Assessment& assessment, const FlatIdentity& identity, bool advice, std::vector<std::string>& cells) {
  Cells row(cells);
  add_identity(assessment, identity, row);
  add_score(assessment.score, row);
  if (advice) add_advice(assessment, row);
  row.add(assessment.questionnaire->id + "@" + assessment.questionnaire->version);
  if (advice) row.add(assessment.model->catalogue.fingerprint);
}

}  // namespace dxready::assessment
