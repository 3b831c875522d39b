#include "assessment/flat_row.hpp"
#include "csv/write.hpp"
#include "report/json.hpp"

namespace dxready::report {

std::string assessment_csv(const assessment::Assessment& assessment, const Identity& identity) {
  const std::string& external = assessment.input.enterprise.external_id;
  const std::string& id = external.empty() ? identity.enterprise_number : external;
  std::vector<std::string> names;
  std::vector<std::string> cells;
  assessment::flat_cells(assessment, {"1", id, identity.personal}, true, cells);
  for (const assessment::FlatColumn& column : assessment::flat_columns(*assessment.questionnaire, true)) {
    if (column.kind == assessment::CellKind::text) cells[names.size()] = csv::harmless(cells[names.size()]);
    names.push_back(column.name);
  }
  return csv::record(names) + csv::record(cells);
}

}  // namespace dxready::report
