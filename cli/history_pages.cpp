#include "cli/history_pages.hpp"

#include "base/date.hpp"
#include "base/number_text.hpp"
#include "base/text.hpp"
#include "report/page.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace dxready::cli {
namespace {

using report::TableRow;
using store::AssessmentSummary;
using store::Change;
using store::DraftSummary;
using store::Moment;

constexpr std::size_t label_columns = 16;
constexpr std::size_t most_moments = 3;  ///< of which the pillars are shown beside one another

std::string number(const std::optional<int>& value) { return value ? std::to_string(*value) : std::string(); }

/// "2", or "0–3" while it is not certain.
std::string level_text(const std::optional<int>& low, const std::optional<int>& high) {
  return low == high ? number(low) : number(low) + "–" + number(high);
}

std::string day_text(const Session& session, const std::string& day) {
  const std::optional<base::Date> date = base::parse_date(day.substr(0, 10));
  return date ? base::format_date(*date, session.language) : day;
}

std::string id_text(const std::string& id) { return "@" + id.substr(0, 8); }

std::string status_words(const Session& session, const std::string& status) {
  if (status == "superseded") return session.word("đã thay bằng bản mới", "superseded");
  if (status == "draft") return session.word("phiếu dở", "draft");
  return {};
}

std::string answered_words(const Session& session, const DraftSummary& draft) {
  return fmt::format(fmt::runtime(session.word("đã trả lời {}/{}", "answered {}/{}")), draft.answered, draft.criteria);
}

/// "Lần 2", or the label it was given.
std::string stage_text(const Session& session, const Moment& moment) {
  if (!moment.summary.label.empty()) return base::shorten(base::printable(moment.summary.label), label_columns);
  return session.word("Lần ", "No. ") + std::to_string(moment.stage);
}

std::string with_sign(const base::Rational& value, std::string text) { return value > base::Rational(0) ? "+" + text : text; }

/// What both a table of totals and one of pillars say of a change: levels, and percent points; "?" where it is not known.
std::pair<std::string, std::string> change_texts(const Session& session, const std::optional<Change>& change) {
  if (!change) return {"", ""};
  const std::string level = change->level ? with_sign(*change->level, std::to_string(*change->level)) : "?";
  if (change->low != change->high) return {level, "?"};
  return {level, with_sign(change->low, base::grouped(base::rounded_decimal(change->low, 2), session.language))};
}

std::string points(const AssessmentSummary& one, scoring::Points value) {
  return base::shortest_decimal(scoring::points_value(value, one.denominator));
}

/// What stands under one heading: a questionnaire's id and version. Which results are compared, Moment::since says.
std::string edition_of(const std::string& questionnaire, const std::string& version) { return questionnaire + " " + version; }
std::string edition_of(const Moment& moment) { return edition_of(moment.summary.questionnaire, moment.summary.version); }
std::string edition_of(const DraftSummary& draft) { return edition_of(draft.questionnaire, draft.version); }

std::vector<std::string> editions(const HistoryRows& rows) {
  std::vector<std::string> found;
  const auto add = [&](const std::string& edition) {
    if (std::find(found.begin(), found.end(), edition) == found.end()) found.push_back(edition);
  };
  for (const Moment& moment : rows.moments) add(edition_of(moment));
  for (const DraftSummary& draft : rows.drafts) add(edition_of(draft));
  return found;
}

void put_totals(report::Page& page, const Session& session, const std::string& edition, const HistoryRows& rows) {
  std::vector<TableRow> table = {{session.word("Lần", "Time"), session.word("Ngày", "Date"), session.word("Mức", "Level"), "±",
                                  session.word("Tỷ lệ", "Share"), "±", session.word("Mã", "Id"), ""}};
  for (const Moment& moment : rows.moments) {
    if (edition_of(moment) != edition) continue;
    const AssessmentSummary& one = moment.summary;
    const auto [level, share] = change_texts(session, moment.total);
    std::string more = status_words(session, one.status);
    const std::string role = report::respondent_words(one.respondent, session.language);
    if (!role.empty()) more += (more.empty() ? "" : ", ") + role;
    table.push_back({stage_text(session, moment), day_text(session, one.assessed_on), level_text(one.level, one.highest_possible),
                     level, report::percent_words(one.total.points, one.total.max, session.language), share, id_text(one.id),
                     more});
  }
  for (const DraftSummary& draft : rows.drafts) {
    if (edition_of(draft) != edition) continue;
    table.push_back({status_words(session, "draft"), day_text(session, draft.updated_at), "", "", "", "", id_text(draft.id),
                     answered_words(session, draft)});
  }
  report::table(page, table, {false, false, false, true, true, true, false, false});
}

/// The last few that count, of those whose pillars can stand beside one another.
std::vector<const Moment*> last_moments(const std::string& edition, const HistoryRows& rows) {
  std::vector<const Moment*> found;
  for (const Moment& moment : rows.moments) {
    if (edition_of(moment) == edition && moment.summary.status == "complete") found.push_back(&moment);
  }
  if (found.size() > most_moments) found.erase(found.begin(), found.end() - most_moments);
  const std::size_t pillars = found.empty() ? 0 : found.back()->pillars.size();
  std::erase_if(found, [&](const Moment* one) { return one->pillars.size() != pillars; });
  return found;
}

std::string pillar_text(const Session& session, const scoring::PillarScore& score) {
  if (score.tally.answered == 0) return "–";
  return level_text(score.level, score.level_high) + " (" +
         report::percent_words(score.tally.points, score.tally.max, session.language) + ")";
}

void put_pillars(report::Page& page, const Session& session, const std::vector<const Moment*>& moments) {
  if (moments.empty()) return;
  TableRow head = {session.word("Trụ cột", "Pillar")};
  std::vector<bool> right = {false};
  for (const Moment* moment : moments) {
    head.push_back(stage_text(session, *moment));
    right.push_back(false);
  }
  const Moment& last = *moments.back();
  head.insert(head.end(), {"±", "±"});
  right.insert(right.end(), {true, true});
  std::vector<TableRow> table = {head};
  constexpr std::size_t title_columns = 22;
  for (std::size_t i = 0; i < last.pillars.size(); ++i) {
    const store::PillarMoment& pillar = last.pillars[i];
    TableRow row = {base::shorten(pillar.id + " " + session.word(pillar.title_vi, pillar.title_en), title_columns)};
    for (const Moment* moment : moments) row.push_back(pillar_text(session, moment->pillars[i].score));
    const auto [level, share] = change_texts(session, pillar.change);
    row.insert(row.end(), {level, share});
    table.push_back(std::move(row));
  }
  page.blank();
  report::table(page, table, right);
}

/// Days on which versions of two laptops stand side by side: which of them is right has to be said by somebody.
void put_conflicts(report::Page& page, const Session& session, const HistoryRows& rows) {
  std::map<std::string, std::size_t> versions;
  for (const Moment& moment : rows.moments) {
    const AssessmentSummary& one = moment.summary;
    if (one.status == "complete") {
      ++versions[one.assessed_on + "\n" + one.questionnaire + "\n" + one.respondent.role + "\n" + one.respondent.code];
    }
  }
  for (const auto& [key, count] : versions) {
    if (count < 2) continue;
    const std::string day = day_text(session, key);
    page.blank();
    page.paragraph("",
                   session.word(fmt::format("Ngày {} có {} phiên bản song song, chưa biết phiên bản nào đúng nên không lần nào "
                                            "được so với ngày này. Chọn một phiên bản: dxready store conflicts",
                                            day, count),
                                fmt::format("On {}, {} versions stand side by side; nothing is measured against that day until "
                                            "one is chosen: dxready store conflicts",
                                            day, count)));
  }
}

bool has_changes(const HistoryRows& rows) {
  return std::any_of(rows.moments.begin(), rows.moments.end(), [](const Moment& one) { return one.total.has_value(); });
}

}  // namespace

std::string history_list(const Session& session, const HistoryRows& rows) {
  report::Page page(session.style());
  std::vector<TableRow> table = {{session.word("Số", "No."), session.word("Ngày", "Date"), session.word("Mức", "Level"),
                                  session.word("Điểm", "Points"), session.word("Tỷ lệ", "Share"), session.word("Mã", "Id"),
                                  session.word("Tên", "Name")}};
  for (const Moment& moment : rows.moments) {
    const AssessmentSummary& one = moment.summary;
    // What sets one row apart from another stands before the name, which is cut off where the terminal is narrow.
    std::string name;
    for (const std::string& more : {one.label, status_words(session, one.status)}) {
      if (!more.empty()) name += "(" + more + ") ";
    }
    table.push_back({one.enterprise_number, day_text(session, one.assessed_on), level_text(one.level, one.highest_possible),
                     base::grouped(points(one, one.total.points), session.language),
                     report::percent_words(one.total.points, one.total.max, session.language), id_text(one.id),
                     name + one.enterprise_name});
  }
  for (const DraftSummary& draft : rows.drafts) {
    table.push_back({draft.enterprise_number, day_text(session, draft.updated_at), "", "", "", id_text(draft.id),
                     fmt::format("({} {}/{}) {}", session.word("dở", "draft"), draft.answered, draft.criteria, draft.name)});
  }
  report::table(page, table, {false, false, false, true, true, false, false});
  return page.take();
}

std::string history_page(const Session& session, const store::EnterpriseSummary& enterprise, const HistoryRows& rows) {
  report::Page page(session.style());
  page.heading(enterprise.number + "  " + enterprise.name);
  for (const std::string& edition : editions(rows)) {
    page.blank();
    page.heading(edition);
    put_totals(page, session, edition, rows);
    put_pillars(page, session, last_moments(edition, rows));
  }
  put_conflicts(page, session, rows);
  if (!has_changes(rows)) return page.take();
  page.blank();
  page.paragraph("",
                 session.word("±: thay đổi của mức và của tỷ lệ (điểm phần trăm) so với lần trước của cùng phiên bản bộ câu hỏi; "
                              "?: chưa biết, vì còn câu chưa trả lời. Kết quả của hai phiên bản không được trừ cho nhau.",
                              "±: the change of level and of share (in percent points) since the last time with the same "
                              "questionnaire; ?: not known, as answers are missing. Results of two questionnaires are never "
                              "subtracted."));
  return page.take();
}

}  // namespace dxready::cli
