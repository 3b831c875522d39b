#include "base/date.hpp"
#include "base/moment.hpp"
#include "base/number_text.hpp"
#include "base/text.hpp"
#include "cli/open_store.hpp"
#include "cli/store_verbs.hpp"
#include "json/write.hpp"
#include "report/page.hpp"
#include "report/words.hpp"
#include "store/conflicts.hpp"
#include "store/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dxready::cli {
namespace {

using store::AssessmentSummary;
using store::Conflict;

std::string merge_json(const store::MergeResult& result) {
  std::string out;
  json::Writer json(out, json::Layout::pretty);
  const auto number = [&](std::string_view key, std::int64_t value) { json.number_or_null(key, std::to_string(value)); };
  json.begin_object();
  number("schema_version", 1);
  json.text_or_null("store_id", result.store_id);
  number("enterprises", result.enterprises);
  number("joined", result.joined);
  number("assessments", result.assessments);
  number("known", result.known);
  number("imports", result.imports);
  number("events", result.events);
  for (const auto& [key, numbers] :
       {std::pair("erased", &result.erased), std::pair("erased_contacts", &result.erased_contacts)}) {
    json.key(key);
    json.begin_array();
    for (const std::string& one : *numbers) json.string(one);
    json.end_array();
  }
  json.end_object();
  return out + "\n";
}

std::string joined(const std::vector<std::string>& numbers) {
  std::string text;
  for (const std::string& one : numbers) text += (text.empty() ? "" : ", ") + one;
  return text;
}

void tell_merge(const Session& session, const store::MergeResult& result, bool dry_run) {
  const auto number = [&](std::int64_t value) { return base::grouped(std::to_string(value), session.language); };
  if (result.events == 0) {
    session.tell("Kho kia không có gì mới", "The other store has nothing new");
  } else {
    session.tell(
        fmt::format("{}: {} lần đánh giá mới ({} đã có), {} đơn vị mới, {} đơn vị đã biết, {} đợt nhập, {} sự kiện",
                    dry_run ? "Sẽ gộp" : "Đã gộp", number(result.assessments), number(result.known), number(result.enterprises),
                    number(result.joined), number(result.imports), number(result.events)),
        fmt::format("{}: new assessments {} (known: {}), new enterprises {}, known enterprises {}, imports {}, events {}",
                    dry_run ? "Would merge" : "Merged", number(result.assessments), number(result.known),
                    number(result.enterprises), number(result.joined), number(result.imports), number(result.events)));
  }
  std::vector<std::string> erased = result.erased;
  erased.insert(erased.end(), result.erased_contacts.begin(), result.erased_contacts.end());
  if (erased.empty()) return;
  session.tell(fmt::format("{} theo yêu cầu xóa của kho kia hoặc kho này: {}", dry_run ? "Sẽ xóa vĩnh viễn" : "Đã xóa vĩnh viễn",
                           joined(erased)),
               fmt::format("{} because of an erasure there or here: {}", dry_run ? "Would erase" : "Erased", joined(erased)));
}

std::string level_text(const AssessmentSummary& one) {
  if (!one.level) return "–";
  if (one.level == one.highest_possible) return std::to_string(*one.level);
  return fmt::format("{}–{}", *one.level, one.highest_possible.value_or(*one.level));
}

/// A letter of a stored answer in words.
std::string grade_words(const Session& session, const std::string& grade) {
  if (grade == "-") return session.word("chưa trả lời", "unanswered");
  if (grade == "x") return session.word("không áp dụng", "not applicable");
  if (grade == "n") return session.word("không hỏi", "not asked");
  if (grade == "*" || grade.empty()) return session.word("trả lời khác", "another answer");
  return session.word("bậc ", "grade ") + grade;
}

void put_conflict(report::Page& page, const Session& session, const Conflict& conflict) {
  const AssessmentSummary& first = conflict.versions.front().summary;
  const std::optional<base::Date> day = base::parse_date(first.assessed_on);
  const std::string who = report::respondent_words(first.respondent, session.language);
  page.paragraph(
      "",
      fmt::format(
          "{} {}, {}, {}{}: {}", first.enterprise_number, base::printable(first.enterprise_name), first.questionnaire,
          day ? base::format_date(*day, session.language) : first.assessed_on, who.empty() ? who : ", " + who,
          fmt::format(fmt::runtime(session.word("{} phiên bản, khác nhau ở {} tiêu chí", "versions {}, criteria that differ {}")),
                      conflict.versions.size(), conflict.differences.size())));
  for (const store::AssessmentRecord& record : conflict.versions) {
    const AssessmentSummary& one = record.summary;
    const std::string low = report::points_words(one.total.points, one.denominator, session.language);
    const std::string high = report::points_words(one.total.points_high, one.denominator, session.language);
    const std::string by = record.interviewer.empty() ? session.word("kho ", "store ") + record.store_id.substr(0, 8)
                                                      : base::printable(record.interviewer);
    page.paragraph("  @" + one.id.substr(0, 8) + "  ",
                   fmt::format("{} · {} {} · {} · {}", session.word("mức " + level_text(one), "level " + level_text(one)),
                               low == high ? low : low + "–" + high, session.word("điểm", "points"),
                               base::vietnam_time(one.saved_at, session.language), by));
  }
  constexpr std::size_t most = 5;
  for (std::size_t i = 0; i < std::min(most, conflict.differences.size()); ++i) {
    std::string grades;
    for (const std::string& grade : conflict.differences[i].grades)
      grades += (grades.empty() ? "" : " / ") + grade_words(session, grade);
    page.paragraph("    " + conflict.differences[i].criterion + "  ", grades);
  }
  if (conflict.differences.size() > most) {
    page.paragraph("    ", fmt::format(fmt::runtime(session.word("… và {} tiêu chí khác", "… and {} more")),
                                       conflict.differences.size() - most));
  }
}

std::string conflicts_text(const Session& session, const std::vector<Conflict>& all) {
  if (all.empty()) return session.word("Không có phiên bản nào song song\n", "No versions stand side by side\n");
  report::Page page(session.style());
  for (const Conflict& conflict : all) put_conflict(page, session, conflict);
  return page.take();
}

void put_version(json::Writer& json, const store::AssessmentRecord& record) {
  const AssessmentSummary& one = record.summary;
  const auto points = [&](scoring::Points value) {
    return base::shortest_decimal(scoring::points_value(value, one.denominator));
  };
  json.begin_object();
  json.text_or_null("id", one.id);
  json.text_or_null("saved_at", one.saved_at);
  json.text_or_null("store_id", record.store_id);
  json.text_or_null("interviewer", record.interviewer);
  json.number_or_null("points", points(one.total.points));
  json.number_or_null("points_high", points(one.total.points_high));
  json.number_or_null("level", one.level ? std::to_string(*one.level) : std::string());
  json.number_or_null("highest_possible", one.highest_possible ? std::to_string(*one.highest_possible) : std::string());
  json.end_object();
}

std::string conflicts_json(const std::vector<Conflict>& all) {
  std::string out;
  json::Writer json(out, json::Layout::pretty);
  json.begin_object();
  json.number_or_null("schema_version", "1");
  json.key("conflicts");
  json.begin_array();
  for (const Conflict& conflict : all) {
    const AssessmentSummary& first = conflict.versions.front().summary;
    json.begin_object();
    json.text_or_null("enterprise", first.enterprise_number);
    json.text_or_null("name", first.enterprise_name);
    json.text_or_null("questionnaire", first.questionnaire);
    json.text_or_null("assessed_on", first.assessed_on);
    json.text_or_null("respondent", first.respondent.role);
    json.text_or_null("respondent_code", first.respondent.code);
    json.number_or_null("differences", std::to_string(conflict.differences.size()));
    json.key("versions");
    json.begin_array();
    for (const store::AssessmentRecord& record : conflict.versions) put_version(json, record);
    json.end_array();
    json.key("criteria");
    json.begin_array();
    for (const Conflict::Difference& one : conflict.differences) {
      json.begin_object();
      json.text_or_null("criterion", one.criterion);
      json.key("grades");
      json.begin_array();
      for (const std::string& grade : one.grades) json.string(grade);
      json.end_array();
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return out + "\n";
}

/// Of a store that is refused the first findings are shown with the error.
store::MergeResult merged(const Session& session, const store::MergeRequest& request) {
  try {
    return store::merge_store(request, stamp_of(session), patience(session));
  } catch (const store::UnsoundStore& refused) {
    constexpr std::size_t most = 3;
    const std::vector<base::Diagnostic>& all = refused.findings().all();
    for (std::size_t i = 0; i < std::min(most, all.size()); ++i) session.report(all[i]);
    throw;
  }
}

}  // namespace

ExitCode merge_into_store(const Session& session, const StoreArguments& given) {
  const std::string path = given.store.path();
  // A store that is not there is not made by merging another into it.
  open_store(session, given.store, store::Access::read);
  const store::MergeResult result = merged(session, {path, given.argument, given.dry_run});
  if (given.json()) {
    given.output.write(session, merge_json(result));
  } else {
    tell_merge(session, result, given.dry_run);
  }
  return ExitCode::done;
}

ExitCode conflicts_of_store(const Session& session, const StoreArguments& given) {
  const std::string path = given.store.path();
  if (!given.argument.empty()) {
    open_store(session, given.store, store::Access::read);
    const std::string id = given.argument.starts_with('@') ? given.argument.substr(1) : given.argument;
    const std::size_t others = store::settle_conflict(path, id, given.reason, stamp_of(session), patience(session));
    session.tell(fmt::format("@{} được tính; {} phiên bản khác đã được thay", id.substr(0, 8), others),
                 fmt::format("@{} counts; other versions superseded: {}", id.substr(0, 8), others));
    return ExitCode::done;
  }
  const std::vector<Conflict> all = store::conflicts(path, patience(session));
  given.output.write(session, given.json() ? conflicts_json(all) : conflicts_text(session, all));
  return all.empty() ? ExitCode::done : ExitCode::found_wrong;
}

}  // namespace dxready::cli
