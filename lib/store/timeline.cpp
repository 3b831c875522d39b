#include "store/timeline.hpp"

#include "store/read.hpp"
#include "store/row_check.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <map>
#include <utility>

namespace dxready::store {
namespace {

using base::Rational;

/// `part` of `max` in percent.
std::optional<Rational> share(scoring::Points part, scoring::Points max) {
  const std::optional<Rational> fraction = Rational::make(part, max);
  return fraction ? base::multiply(*fraction, 100) : std::nullopt;
}

std::optional<Rational> difference(const std::optional<Rational>& a, const std::optional<Rational>& b) {
  if (!a || !b) return std::nullopt;
  const std::optional<Rational> negative = base::multiply(*b, -1);
  return negative ? base::add(*a, *negative) : std::nullopt;
}

scoring::PillarScore total_of(const AssessmentSummary& one) { return {one.total, one.level, one.highest_possible}; }

/// Titles of the pillars of each text of a questionnaire, read when it is first met.
class Pillars {
public:
  explicit Pillars(SQLite::Database& database)
      : m_query(database, "SELECT id, title_vi, title_en FROM pillar WHERE text = ? ORDER BY position") {}

  std::vector<PillarMoment> of(const AssessmentRecord& record) {
    const auto [found, is_new] = m_known.try_emplace(record.questionnaire_text);
    std::vector<PillarMoment>& pillars = found->second;
    if (is_new) {
      m_query.reset();
      m_query.bind(1, record.questionnaire_text);
      while (m_query.executeStep()) {
        pillars.push_back(
            {m_query.getColumn(0).getString(), m_query.getColumn(1).getString(), m_query.getColumn(2).getString(), {}, {}});
      }
    }
    if (pillars.size() != record.pillars.size()) fail_row(record.summary.id, "pillars");
    std::vector<PillarMoment> all = pillars;
    for (std::size_t i = 0; i < all.size(); ++i) all[i].score = record.pillars[i];
    return all;
  }

private:
  SQLite::Statement m_query;
  std::map<std::string, std::vector<PillarMoment>> m_known;
};

bool is_current(const AssessmentRecord& one) { return one.summary.status == "complete"; }

/// Whether another one counts beside it: versions of two laptops between which nobody has chosen.
bool is_disputed(const std::vector<AssessmentRecord>& all, std::size_t place) {
  const AssessmentSummary& one = all[place].summary;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const AssessmentSummary& other = all[i].summary;
    if (i != place && is_current(all[i]) && other.questionnaire == one.questionnaire && other.assessed_on == one.assessed_on &&
        other.respondent == one.respondent)
      return true;
  }
  return false;
}

/// The place of the one the changes of `now` are against; that of `now` where there is none, or no telling which one it is. They
/// are in order of their days.
std::size_t before(const std::vector<AssessmentRecord>& all, std::size_t now) {
  std::size_t found = now;
  if (!is_current(all[now])) return now;
  const AssessmentSummary& one = all[now].summary;
  for (std::size_t i = 0; i < now && all[i].summary.assessed_on < one.assessed_on; ++i) {
    const AssessmentSummary& other = all[i].summary;
    if (!is_current(all[i]) || other.questionnaire != one.questionnaire || all[i].meaning != all[now].meaning) continue;
    const bool later = found == now || all[found].summary.assessed_on < other.assessed_on;
    if (later || other.respondent == one.respondent) found = i;
  }
  return found != now && is_disputed(all, found) ? now : found;
}

void compare(Moment& moment, const Moment& earlier) {
  moment.since = earlier.stage;
  moment.since_id = earlier.summary.id;
  moment.total = change_between(total_of(earlier.summary), total_of(moment.summary));
  for (std::size_t i = 0; i < std::min(moment.pillars.size(), earlier.pillars.size()); ++i) {
    moment.pillars[i].change = change_between(earlier.pillars[i].score, moment.pillars[i].score);
  }
}

}  // namespace

std::optional<Change> change_between(const scoring::PillarScore& before, const scoring::PillarScore& after) {
  const auto low = [](const scoring::PillarScore& one) { return share(one.tally.points, one.tally.max); };
  const auto high = [](const scoring::PillarScore& one) { return share(one.tally.points_high, one.tally.max); };
  const auto certain = [](const scoring::PillarScore& one) { return one.level && one.level == one.level_high; };
  const std::optional<Rational> least = difference(low(after), high(before));
  const std::optional<Rational> most = difference(high(after), low(before));
  if (!least || !most) return std::nullopt;
  Change change{std::nullopt, *least, *most};
  if (certain(before) && certain(after)) change.level = *after.level - *before.level;
  return change;
}

std::vector<Moment> timeline(SQLite::Database& database, const std::string& enterprise, bool with_superseded) {
  const std::vector<AssessmentRecord> all = history_records(database, enterprise, with_superseded);
  Pillars pillars(database);
  std::vector<Moment> moments;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Moment moment{all[i].summary, 1, 0, {}, {}, pillars.of(all[i])};
    if (i > 0) moment.stage = moments.back().stage + (all[i].summary.assessed_on == all[i - 1].summary.assessed_on ? 0 : 1);
    const std::size_t earlier = before(all, i);
    if (earlier < i) compare(moment, moments[earlier]);
    moments.push_back(std::move(moment));
  }
  return moments;
}

}  // namespace dxready::store
