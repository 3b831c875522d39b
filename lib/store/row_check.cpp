#include "store/row_check.hpp"

#include "store/derived_id.hpp"
#include "store/ids.hpp"
#include "store/json_text.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace dxready::store {
namespace {

using Statement = SQLite::Statement;

/// Rows with what they lack; there are none in a sound store.
constexpr const char* incomplete =
    "SELECT a.id, coalesce(a.uuid, ''), a.assessed_on, "
    "CASE WHEN NOT EXISTS (SELECT 1 FROM enterprise WHERE number = a.id >> 16) THEN 'enterprise' "
    "WHEN NOT EXISTS (SELECT 1 FROM series WHERE id = a.series) THEN 'series' "
    "WHEN c.id IS NULL THEN 'common' WHEN m.id IS NULL THEN 'made_with' ELSE 'questionnaire' END "
    "FROM assessment_row AS a LEFT JOIN common AS c ON c.id = a.common LEFT JOIN made_with AS m ON m.id = c.made_with "
    "LEFT JOIN questionnaire AS q ON q.text = m.text "
    "WHERE a.id BETWEEN ?1 AND ?2 AND (q.text IS NULL OR NOT EXISTS (SELECT 1 FROM series WHERE id = a.series) "
    "OR NOT EXISTS (SELECT 1 FROM enterprise WHERE number = a.id >> 16)) ORDER BY a.id LIMIT 1";

/// Fails at the first of these rows that lacks something.
void check_between(SQLite::Database& database, std::int64_t first, std::int64_t last) {
  Statement query(database, incomplete);
  query.bind(1, first);
  query.bind(2, last);
  if (!query.executeStep()) return;
  std::string name = query.getColumn(1).getString();
  // What an import brought has no id without the import.
  if (name.empty()) name = number_text(enterprise_of(query.getColumn(0).getInt64())) + ", " + query.getColumn(2).getString();
  fail_row(name, query.getColumn(3).getString());
}

}  // namespace

void fail_row(const std::string& assessment, const std::string& column) {
  throw base::EnvironmentError(
      {"store.row-damaged", base::Severity::error, {{"id", assessment}, {"column", column}}, {}, {}, {}});
}

void fail_incomplete(SQLite::Database& database, std::int64_t row) {
  check_between(database, row, row);
  fail_row(std::to_string(row), "assessment_row");
}

void check_numbers(const AssessmentRow& row) {
  const scoring::Tally& total = row.total;
  if (row.denominator <= 0) fail_row(row.uuid, "denominator");
  if (total.points < 0) fail_row(row.uuid, "points");
  if (total.points_high < total.points) fail_row(row.uuid, "points_high");
  if (total.max < total.points_high) fail_row(row.uuid, "max");
  if (total.applicable > row.grades.size()) fail_row(row.uuid, "applicable");
  if (total.answered > total.applicable) fail_row(row.uuid, "answered");
}

void check_texts(const AssessmentRecord& record) {
  const auto check = [&](const std::string& text, const char* column) {
    try {
      if (!text.empty()) read_json(text, column);
    } catch (const base::DataError&) {
      fail_row(record.summary.id, column);
    }
  };
  check(record.detail, "detail");
  check(record.facts, "facts");
}

void check_all_read(SQLite::Database& database, std::int64_t enterprise, bool with_superseded, std::int64_t read) {
  Statement query(database, "SELECT count(*) FROM assessment_row WHERE id BETWEEN ? AND ? AND (? OR status <> 2)");
  query.bind(1, first_row_of(enterprise));
  query.bind(2, last_row_of(enterprise));
  query.bind(3, with_superseded ? 1 : 0);
  query.executeStep();
  if (query.getColumn(0).getInt64() != read) check_between(database, first_row_of(enterprise), last_row_of(enterprise));
}

void check_all_have_enterprises(SQLite::Database& database, std::int64_t read) {
  Statement query(database, "SELECT count(*), min(id), max(id) FROM assessment_row WHERE status <> 2");
  query.executeStep();
  if (query.getColumn(0).getInt64() == read) return;
  check_between(database, query.getColumn(1).getInt64(), query.getColumn(2).getInt64());
}

}  // namespace dxready::store
