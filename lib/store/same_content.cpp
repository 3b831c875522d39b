#include "store/same_content.hpp"

#include "store/recompute.hpp"
#include "store/snapshot.hpp"
#include "store/store.hpp"

namespace dxready::store {
namespace {

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

bool same_content(const AssessmentRow& stored, const AssessmentRow& row, const questionnaire::Questionnaire& questionnaire,
                  const assessment::Model& model) {
  if (!stored.content.empty() && !row.content.empty()) return stored.content == row.content;
  if (same_columns(stored, row)) return true;
  try {
    return content_of(stored, questionnaire, model) == content_of(row, questionnaire, model);
  } catch (const base::DataError&) {
    return false;
  }
}

}  // namespace dxready::store
