#include "cli/privacy_pages.hpp"

#include "base/number_text.hpp"
#include "base/text.hpp"
#include "cli/privacy_sheet.hpp"
#include "cli/system.hpp"

#include <algorithm>

namespace dxready::cli {
namespace {

using store::Contact;
using store::PrivacyRequest;

struct Due {
  std::string acknowledge;
  std::string answer;
  bool late = false;
};

/// The days a request is due, and whether what had to be done by them was late, or still is on a day; of an unknown kind nothing
/// is known.
Due due_of(const store::PrivacyRules& rules, const PrivacyRequest& request, const base::Date& on) {
  const store::RequestKind* kind = rules.request(request.kind);
  const std::optional<base::Date> received = base::parse_date(request.received_on);
  if (kind == nullptr || !received) return {};
  const store::DueDates dates = store::due_dates(rules, *kind, *received, !request.extended_on.empty());
  const std::string now = base::format_date(on);
  const auto late = [&](const base::Date& due, const std::string& done) {
    return base::format_date(due) < (done.empty() ? now : done);
  };
  // Who answered has acknowledged, too.
  const std::string& acknowledged = request.acknowledged_on.empty() ? request.closed_on : request.acknowledged_on;
  return {base::format_date(dates.acknowledge), base::format_date(dates.answer),
          late(dates.acknowledge, acknowledged) || late(dates.answer, request.closed_on)};
}

}  // namespace

std::string contacts_table(const Session& session, const std::vector<Contact>& all) {
  report::Page page(session.style());
  std::vector<report::TableRow> rows = {{session.word("Số", "Number"), session.word("Đơn vị", "Enterprise"),
                                         session.word("Giữ đến", "Keep until"), session.word("Chức vụ", "Position"),
                                         session.word("Họ tên", "Name")}};
  for (const Contact& one : all) {
    const std::string state = state_of(session, one, today());
    const std::string name =
        (one.usable() ? base::printable(one.details.name) : std::string()) + (state.empty() ? "" : " (" + state + ")");
    rows.push_back({one.number, one.enterprise_number, day_text(session, one.keep_until),
                    one.usable() ? base::printable(one.details.role) : std::string(), std::string(base::trim(name))});
  }
  report::table(page, rows, {false, false, false, false, false});
  return page.take();
}

std::string contacts_json(const std::vector<Contact>& all) {
  return whole_json("contacts", [&](json::Writer& json) {
    json.begin_array();
    for (const Contact& one : all) put_contact(json, one, one.usable());
    json.end_array();
  });
}

std::string requests_table(const Session& session, const store::PrivacyRules& rules, const std::vector<PrivacyRequest>& all,
                           const base::Date& on) {
  report::Page page(session.style());
  std::vector<report::TableRow> rows = {{session.word("Số", "Number"), session.word("Xác nhận", "Acknowledge"),
                                         session.word("Trả lời", "Answer by"), session.word("Tình trạng", "State"),
                                         session.word("Yêu cầu", "Request")}};
  for (const PrivacyRequest& one : all) {
    const Due due = due_of(rules, one, on);
    const std::string who = one.contact_number.empty() ? base::printable(one.person) : one.contact_number;
    std::string state = session.word("đang mở", "open");
    if (!one.closed_on.empty()) state = session.word("xong ", "closed ") + day_text(session, one.closed_on);
    if (due.late && one.closed_on.empty()) state = session.word("QUÁ HẠN", "OVERDUE");
    if (due.late && !one.closed_on.empty()) state += session.word(" (trễ)", " (late)");
    const std::string extended = one.extended_on.empty() ? std::string() : session.word(" (gia hạn)", " (extended)");
    rows.push_back({one.number,
                    one.acknowledged_on.empty() ? day_text(session, due.acknowledge)
                                                : session.word("xong ", "done ") + day_text(session, one.acknowledged_on),
                    day_text(session, due.answer), state,
                    title_of(session, rules, one) + extended + (who.empty() ? "" : ": " + who)});
  }
  report::table(page, rows, {false, false, false, false, false});
  return page.take();
}

std::string requests_json(const store::PrivacyRules& rules, const std::vector<PrivacyRequest>& all, const base::Date& on) {
  return whole_json("requests", [&](json::Writer& json) {
    json.begin_array();
    for (const PrivacyRequest& one : all) {
      const Due due = due_of(rules, one, on);
      const store::RequestKind* kind = rules.request(one.kind);
      put_request(json, one, [&](json::Writer& more) {
        more.text_or_null("acknowledge_by", due.acknowledge);
        more.text_or_null("answer_by", due.answer);
        more.text_or_null("basis", kind == nullptr ? std::string() : kind->source);
        more.key("overdue");
        more.boolean(due.late);
      });
    }
    json.end_array();
  });
}

std::string breaches_table(const Session& session, const store::PrivacyRules& rules, const std::vector<store::Breach>& all,
                           const std::string& now) {
  std::string out;
  for (const store::Breach& one : all) {
    const std::string due = store::report_by(rules, one.found_at).value_or("");
    Sheet sheet(session);
    sheet.line("Vi phạm", "Breach", one.number);
    sheet.line("Phát hiện lúc", "Found", moment_text(session, one.found_at));
    const bool late = one.reported_at.empty() ? due < now : due < one.reported_at;
    sheet.line("Hạn thông báo", "Report by",
               moment_text(session, due) + (late ? session.word(" – QUÁ HẠN", " – OVERDUE") : std::string()));
    sheet.line("Đã thông báo", "Reported", moment_text(session, one.reported_at));
    sheet.line("Loại dữ liệu", "Kind of data", one.data);
    if (one.people) sheet.line("Số người", "People", base::grouped(std::to_string(*one.people), session.language));
    sheet.line("Việc đã làm", "Steps taken", one.steps);
    out += (out.empty() ? "" : "\n") + sheet.take();
  }
  return out;
}

std::string breaches_json(const store::PrivacyRules& rules, const std::vector<store::Breach>& all, const std::string& now) {
  return whole_json("breaches", [&](json::Writer& json) {
    json.begin_array();
    for (const store::Breach& one : all) {
      const std::string due = store::report_by(rules, one.found_at).value_or("");
      json.begin_object();
      json.text_or_null("breach", one.number);
      json.text_or_null("found_at", one.found_at);
      json.text_or_null("report_by", due);
      json.text_or_null("reported_at", one.reported_at);
      json.key("overdue");
      json.boolean(due < (one.reported_at.empty() ? now : one.reported_at));
      json.text_or_null("data", one.data);
      json.number_or_null("people", one.people ? std::to_string(*one.people) : std::string());
      json.text_or_null("steps", one.steps);
      json.end_object();
    }
    json.end_array();
  });
}

}  // namespace dxready::cli
