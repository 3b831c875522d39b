#include "store/conflicts.hpp"

#include "base/text.hpp"
#include "json/read.hpp"
#include "store/derived_id.hpp"
#include "store/errors.hpp"
#include "store/event_log.hpp"
#include "store/json_text.hpp"
#include "store/opened.hpp"
#include "store/read.hpp"
#include "store/statement.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <utility>

namespace dxready::store {
namespace {

using SQLite::Database;
using SQLite::Statement;

/// Rows that count and share enterprise (`id >> 16`), questionnaire, day and respondent with others, one behind the other.
constexpr const char* side_by_side =
    "SELECT a.id FROM assessment_row AS a JOIN series AS s ON s.id = a.series JOIN common AS c ON c.id = a.common "
    "WHERE a.status <> 2 AND EXISTS (SELECT 1 FROM assessment_row AS b JOIN series AS t ON t.id = b.series "
    "WHERE b.id BETWEEN a.id >> 16 << 16 AND (a.id >> 16 << 16) + 65535 AND b.id <> a.id AND b.status <> 2 "
    "AND b.assessed_on = a.assessed_on AND t.questionnaire_id = s.questionnaire_id AND t.respondent_role = s.respondent_role "
    "AND t.respondent_code = s.respondent_code) "
    "ORDER BY a.id >> 16, s.questionnaire_id, a.assessed_on, s.respondent_role, s.respondent_code, c.saved_at, a.id";

bool same_place(const AssessmentSummary& a, const AssessmentSummary& b) {
  return a.enterprise == b.enterprise && a.questionnaire == b.questionnaire && a.assessed_on == b.assessed_on &&
         a.respondent == b.respondent;
}

std::string id_of(Database& database, std::int64_t row) {
  Statement query(database, "SELECT uuid FROM stored_assessment WHERE id = ?");
  query.bind(1, row);
  query.executeStep();
  return query.getColumn(0).getString();
}

std::vector<std::string> criteria_of(Database& database, const std::string& text) {
  Statement query(database, "SELECT id FROM criterion WHERE text = ? ORDER BY position");
  query.bind(1, text);
  std::vector<std::string> ids;
  while (query.executeStep()) ids.push_back(query.getColumn(0).getString());
  return ids;
}

/// How far the grades of a difference lie apart; what is no grade lies farthest from every one.
int spread(const Conflict::Difference& difference) {
  constexpr int farthest = 10;
  int low = farthest;
  int high = 0;
  for (const std::string& grade : difference.grades) {
    const bool is_grade = grade.size() == 1 && grade.front() >= '0' && grade.front() <= '9';
    if (!is_grade) return farthest;
    low = std::min(low, grade.front() - '0');
    high = std::max(high, grade.front() - '0');
  }
  return high - low;
}

/// What else there is to an answer than its grade, by the id of its criterion; a damaged one has nothing.
class Details {
public:
  explicit Details(const AssessmentRecord& record)
      : m_document(json::parse(record.detail.empty() ? "{}" : record.detail, "detail")) {}

  const base::Node* find(const std::string& criterion) const {
    return m_document ? m_document.value->root.find(criterion) : nullptr;
  }

private:
  base::Checked<base::Document> m_document;
};

/// Wherever they stand.
bool same_value(const base::Node& a, const base::Node& b) {
  return a.kind == b.kind && a.quoted == b.quoted && a.key == b.key && a.text == b.text &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same_value);
}

bool same_answer(const base::Node* a, const base::Node* b) { return a == nullptr || b == nullptr ? a == b : same_value(*a, *b); }

std::vector<Conflict::Difference> differences(Database& database, const std::vector<AssessmentRecord>& versions) {
  std::vector<Details> details(versions.begin(), versions.end());
  const std::vector<std::string> ids = criteria_of(database, versions.front().questionnaire_text);
  std::vector<Conflict::Difference> found;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    Conflict::Difference difference{ids[i], {}};
    bool same = true;
    for (std::size_t one = 0; one < versions.size(); ++one) {
      difference.grades.push_back(versions[one].grades.substr(std::min(i, versions[one].grades.size()), 1));
      same = same && difference.grades[one] == difference.grades[0] &&
             same_answer(details[one].find(ids[i]), details[0].find(ids[i]));
    }
    if (!same) found.push_back(std::move(difference));
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return spread(a) > spread(b); });
  return found;
}

std::vector<Conflict> all_conflicts(Database& database) {
  std::vector<std::int64_t> rows;
  Statement query(database, side_by_side);
  while (query.executeStep()) rows.push_back(query.getColumn(0).getInt64());
  std::vector<Conflict> all;
  for (const std::int64_t row : rows) {
    AssessmentRecord record = assessment_record(database, id_of(database, row));
    if (all.empty() || !same_place(all.back().versions.front().summary, record.summary)) all.emplace_back();
    all.back().versions.push_back(std::move(record));
  }
  for (Conflict& conflict : all) conflict.differences = differences(database, conflict.versions);
  std::stable_sort(all.begin(), all.end(),
                   [](const Conflict& a, const Conflict& b) { return a.differences.size() > b.differences.size(); });
  return all;
}

void supersede(Database& database, const std::string& uuid) {
  Statement update(database, "UPDATE assessment_row SET status = 2 WHERE id = ?");
  update.bind(1, rows_with(database, uuid, 1).front());
  update.exec();
}

Event event(const AssessmentSummary& kept, const std::vector<std::string>& others, const std::string& reason,
            const Stamp& stamp) {
  Event event{stamp.now_utc, "conflict.settled", kept.id, kept.enterprise, {}, {{"reason", reason}}, stamp.new_uuid()};
  json::Writer writer(event.payload, json::Layout::compact);
  writer.begin_object();
  put(writer, "superseded", joined(others));
  writer.end_object();
  if (!stamp.interviewer.empty()) event.texts["by"] = stamp.interviewer;
  return event;
}

}  // namespace

std::vector<Conflict> conflicts(const std::filesystem::path& store, Patience patience) {
  Opened opened(store, Access::read, std::move(patience));
  std::vector<Conflict> all;
  opened.use([&](Database& database) {
    const SQLite::Transaction one_view(database);
    all = all_conflicts(database);
  });
  return all;
}

std::size_t settle_conflict(const std::filesystem::path& store, std::string_view id_prefix, const std::string& reason,
                            const Stamp& stamp, Patience patience) {
  Opened opened(store, Access::write, std::move(patience));
  std::vector<std::string> others;
  opened.use([&](Database& database) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    const AssessmentSummary kept = assessment_record(database, id_prefix).summary;
    for (const Conflict& conflict : all_conflicts(database)) {
      if (!same_place(conflict.versions.front().summary, kept)) continue;
      for (const AssessmentRecord& one : conflict.versions) {
        if (one.summary.id != kept.id) others.push_back(one.summary.id);
      }
    }
    if (others.empty() || kept.status == "superseded") fail_data("store.no-conflict", {{"id", kept.id}});
    if (base::trim(reason).empty()) fail_data("store.reason-needed", {{"what", kept.enterprise_number}});
    for (const std::string& other : others) supersede(database, other);
    append_event(database, begin_chain(database, stamp), event(kept, others, reason, stamp));
    transaction.commit();
  });
  return others.size();
}

}  // namespace dxready::store
