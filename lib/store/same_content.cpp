#include "store/same_content.hpp"

#include "store/recompute.hpp"
#include "store/snapshot.hpp"
#include "store/store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

namespace dxready::store {
namespace {

std::string meaning_of(SQLite::Database& database, std::int64_t made_with) {
  SQLite::Statement query(database,
                          "SELECT q.meaning FROM made_with AS m JOIN questionnaire AS q ON q.text = m.text WHERE m.id = ?");
  query.bind(1, made_with);
  return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

bool same_columns(const AssessmentRow& a, const AssessmentRow& b) {
  return a.on == b.on && a.label == b.label && a.needs == b.needs && a.money == b.money && a.grades == b.grades &&
         a.detail == b.detail && a.facts == b.facts;
}

std::string content_of(const AssessmentRow& row, const questionnaire::Questionnaire& questionnaire,
                       const assessment::Model& model) {
  if (!row.content.empty()) return row.content;
  const support::MoneyOptions money = read_money(row.money);
  const base::Date on = base::parse_date(row.on).value_or(base::Date());
  return content_digest(restore(record_of(row), questionnaire, model.facts, model.topics),
                        {questionnaire, model.facts, model.topics, on, money});
}

}  // namespace

AssessmentRow row_by_id(SQLite::Database& database, std::int64_t id) {
  SQLite::Statement query(database, fmt::format("SELECT {} FROM stored_assessment AS a WHERE a.id = ?", row_columns));
  query.bind(1, id);
  query.executeStep();
  return read_row(query);
}

bool same_content(SQLite::Database& database, const AssessmentRow& stored, const AssessmentRow& row,
                  const questionnaire::Questionnaire& questionnaire, const assessment::Model& model) {
  if (!stored.content.empty() && !row.content.empty()) return stored.content == row.content;
  if (meaning_of(database, stored.made_with) != questionnaire.meaning) return false;
  if (same_columns(stored, row)) return true;
  try {
    return content_of(stored, questionnaire, model) == content_of(row, questionnaire, model);
  } catch (const base::DataError&) {
    return false;
  }
}

}  // namespace dxready::store
