#include "base/date.hpp"
#include "base/moment.hpp"
#include "base/number_text.hpp"
#include "base/text.hpp"
#include "cli/open_store.hpp"
#include "cli/privacy_forms.hpp"
#include "cli/privacy_pages.hpp"
#include "cli/privacy_sheet.hpp"
#include "cli/privacy_verbs.hpp"
#include "cli/store_verbs.hpp"
#include "cli/system.hpp"
#include "store/requests.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace dxready::cli {
namespace {

using store::Breach;
using store::PrivacyRequest;

store::PrivacyRules rules_of(const Session& session, const PrivacyArguments& given) {
  return privacy_rules(session, Workbench(session, given.data, assessment::Vendors::without));
}

/// Says what was noted, with the days that are left to do.
void tell_request(const Session& session, const PrivacyArguments& given, const store::PrivacyRules& rules,
                  const PrivacyRequest& request) {
  if (given.json()) return given.output.write(session, requests_json(rules, {request}, today()));
  const auto day = [&](const base::Date& date) { return base::format_date(date, session.language); };
  if (!request.closed_on.empty()) {
    session.tell("Đã ghi: " + request.number + " đã trả lời xong ngày " + day_text(session, request.closed_on),
                 "Noted: " + request.number + " was closed on " + request.closed_on);
    return;
  }
  const store::RequestKind* const known = rules.request(request.kind);
  if (known == nullptr) {  // the rules of --data leave it out
    session.tell("Đã ghi yêu cầu " + request.number + " (" + request.kind + "): chưa biết thời hạn",
                 "Noted request " + request.number + " (" + request.kind + "): its due dates are not known");
    return;
  }
  const store::RequestKind& kind = *known;
  const store::DueDates due =
      store::due_dates(rules, kind, base::parse_date(request.received_on).value_or(today()), !request.extended_on.empty());
  const bool acknowledged = !request.acknowledged_on.empty();
  session.tell(
      fmt::format("Đã ghi yêu cầu {} ({}): {}trả lời chậm nhất {} ({})", request.number, kind.title.vi,
                  acknowledged ? "" : "xác nhận đã nhận chậm nhất " + day(due.acknowledge) + ", ", day(due.answer), kind.source),
      fmt::format("Noted request {} ({}): {}answer by {} ({})", request.number, kind.title.en,
                  acknowledged ? "" : "acknowledge by " + day(due.acknowledge) + ", ", day(due.answer), kind.source));
}

ExitCode note(const Session& session, const PrivacyArguments& given, std::string store::RequestStep::*day) {
  store::RequestStep step;
  step.*day = base::format_date(day_of(session, "--on", given.on, Days::past));
  step.note = given.note;
  open_store(session, given.store, store::Access::read);
  const store::PrivacyRules rules = rules_of(session, given);
  tell_request(session, given, rules,
               store::note_request(given.store.path(), given.subject, step, rules, stamp_of(session), patience(session)));
  return ExitCode::done;
}

/// A moment of the past in UTC; empty when none was given.
std::string moment(const Session& session, const char* option, const std::optional<std::string>& text) {
  if (!text) return {};
  const std::optional<std::string> utc = base::parse_moment(*text);
  if (!utc) wrong_usage(session, "usage.bad-moment", {{"option", option}, {"found", *text}});
  if (*utc > now_utc()) wrong_usage(session, "usage.future-date", {{"option", option}, {"found", *text}});
  return *utc;
}

/// The text with the value of each name in braces.
std::string filled(std::string text, const std::vector<std::pair<std::string_view, std::string>>& values) {
  for (const auto& [name, value] : values) {
    const std::string place = fmt::format("{{{}}}", name);
    for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size())) {
      text.replace(at, place.size(), value);
    }
  }
  return text;
}

}  // namespace

ExitCode list_requests(const Session& session, const PrivacyArguments& given) {
  const base::Date on = day_of(session, "--on", given.on, Days::any);
  const std::vector<PrivacyRequest> all = store::requests(given.store.path(), patience(session));
  const store::PrivacyRules rules = rules_of(session, given);
  if (given.json()) {
    given.output.write(session, requests_json(rules, all, on));
  } else if (all.empty()) {
    session.tell("Chưa có yêu cầu nào", "There are no requests");
  } else {
    given.output.write(session, requests_table(session, rules, all, on));
  }
  const bool unknown = std::any_of(all.begin(), all.end(), [&](const PrivacyRequest& one) {
    const std::optional<base::Date> received = base::parse_date(one.received_on);
    return received && !store::knows_holidays(rules, *received, *received);
  });
  if (unknown) {
    session.tell("Chưa biết ngày nghỉ Tết và Giỗ Tổ của năm nhận: hạn xác nhận có thể sớm hơn luật định, không muộn hơn",
                 "The lunar holidays of a year of receipt are not known: a day to acknowledge may be earlier than the law says, "
                 "not later");
  }
  return ExitCode::done;
}

ExitCode enter_request(const Session& session, const PrivacyArguments& given) {
  if (!given.contact.empty() && !given.person.empty()) {
    wrong_usage(session, "usage.not-together", {{"first", "--contact"}, {"second", "--person"}});
  }
  const std::string received = base::format_date(day_of(session, "--received", given.received, Days::past));
  open_store(session, given.store, store::Access::read);
  const store::PrivacyRules rules = rules_of(session, given);
  tell_request(session, given, rules,
               store::add_request(given.store.path(), {given.subject, given.contact, given.person, received, given.note}, rules,
                                  stamp_of(session), patience(session)));
  return ExitCode::done;
}

ExitCode acknowledge_request(const Session& session, const PrivacyArguments& given) {
  return note(session, given, &store::RequestStep::acknowledged_on);
}

ExitCode extend_request(const Session& session, const PrivacyArguments& given) {
  return note(session, given, &store::RequestStep::extended_on);
}

ExitCode close_request(const Session& session, const PrivacyArguments& given) {
  return note(session, given, &store::RequestStep::closed_on);
}

ExitCode list_breaches(const Session& session, const PrivacyArguments& given) {
  const std::vector<Breach> all = store::breaches(given.store.path(), patience(session));
  const store::PrivacyRules rules = rules_of(session, given);
  if (given.json()) {
    given.output.write(session, breaches_json(rules, all, now_utc()));
  } else if (all.empty()) {
    session.tell("Chưa ghi vi phạm nào", "There are no breaches");
  } else {
    given.output.write(session, breaches_table(session, rules, all, now_utc()));
  }
  return ExitCode::done;
}

ExitCode note_breach(const Session& session, const PrivacyArguments& given) {
  const store::PrivacyRules rules = rules_of(session, given);
  std::optional<std::int64_t> people;
  if (given.people) people = static_cast<std::int64_t>(*given.people);
  const store::BreachEdit edit{moment(session, "--found", given.found), given.what.value_or(""), people, given.steps.value_or(""),
                               moment(session, "--reported", given.reported)};
  if (!given.subject.empty() && !given.found && !given.what && !people && !given.steps && !given.reported) {
    wrong_usage(session, "usage.needs-one-of",
                {{"command", "store privacy breach"}, {"options", "--found, --what, --people, --steps, --reported"}});
  }
  open_store(session, given.store, store::Access::read);
  const std::string path = given.store.path();
  const Breach breach = given.subject.empty()
                            ? store::add_breach(path, edit, stamp_of(session), patience(session))
                            : store::edit_breach(path, given.subject, edit, stamp_of(session), patience(session));
  if (given.json()) {
    given.output.write(session, breaches_json(rules, {breach}, now_utc()));
    return ExitCode::done;
  }
  const std::string due = moment_text(session, store::report_by(rules, breach.found_at).value_or(""));
  session.tell(
      fmt::format("Đã ghi vi phạm {}: thông báo cơ quan chậm nhất {} ({}). In thông báo: dxready store privacy notice {}",
                  breach.number, due, rules.breach_source, breach.number),
      fmt::format("Noted breach {}: to be reported by {} Vietnam time ({}). The notice: dxready store privacy notice {}",
                  breach.number, due, rules.breach_source, breach.number));
  return ExitCode::done;
}

ExitCode print_notice(const Session& session, const PrivacyArguments& given) {
  if (given.json()) wrong_usage(session, "usage.not-together", {{"first", "store privacy notice"}, {"second", "--format json"}});
  const Breach breach = store::find_breach(given.store.path(), given.subject, patience(session));
  const Workbench workbench(session, given.data, assessment::Vendors::without);
  const store::PrivacyRules rules = privacy_rules(session, workbench);
  const auto told = [](const std::string& text) { return text.empty() ? std::string("[…]") : one_line(text); };
  const std::string people = breach.people ? base::grouped(std::to_string(*breach.people), session.language) : std::string();
  given.output.write(session, filled(form_text(session, workbench, "breach-notice"),
                                     {{"source", rules.breach_source},
                                      {"number", breach.number},
                                      {"found", moment_text(session, breach.found_at)},
                                      {"due", moment_text(session, store::report_by(rules, breach.found_at).value_or(""))},
                                      {"data", told(breach.data)},
                                      {"people", told(people)},
                                      {"steps", told(breach.steps)}}));
  return ExitCode::done;
}

}  // namespace dxready::cli
