#include "cli/privacy_pages.hpp"

#include "base/date.hpp"
#include "base/number_text.hpp"
#include "base/text.hpp"
#include "json/write.hpp"
#include "report/page.hpp"

#include <algorithm>

namespace dxready::cli {
namespace {

using store::Contact;
using store::PrivacyRequest;

constexpr std::size_t label_width = 22;

/// Labels with what stands behind them, wrapped; nothing for what is empty.
class Sheet {
public:
  explicit Sheet(const Session& session) : m_session(session), m_page(session.style()) {}

  void line(std::string_view vi, std::string_view en, const std::string& value) {
    if (value.empty()) return;
    std::string text;
    for (const char c : value) text += c == '\n' ? std::string("; ") : std::string(1, c);
    m_page.paragraph(base::pad_right(m_session.word(vi, en), label_width), base::printable(text));
  }
  std::string take() { return m_page.take(); }

private:
  const Session& m_session;
  report::Page m_page;
};

std::string state_of(const Session& session, const Contact& contact) {
  if (!contact.withdrawn_at.empty()) return session.word("đã rút đồng ý", "consent withdrawn");
  if (!contact.restricted_at.empty()) return session.word("hạn chế xử lý", "restricted");
  return contact.withdrawn.empty() ? std::string() : session.word("đã rút một phần", "withdrawn in part");
}

std::string title_of(const Session& session, const std::vector<store::ConsentWord>& words, const std::string& id) {
  const auto word = std::find_if(words.begin(), words.end(), [&](const store::ConsentWord& one) { return one.id == id; });
  return word == words.end() ? id : word->title.in(session.language);
}

std::string title_of(const Session& session, const store::PrivacyRules& rules, const PrivacyRequest& request) {
  const store::RequestKind* kind = rules.request(request.kind);
  return kind == nullptr ? request.kind : kind->title.in(session.language);
}

bool is_withdrawn(const Contact& contact, const std::string& purpose) {
  return std::find(contact.withdrawn.begin(), contact.withdrawn.end(), purpose) != contact.withdrawn.end();
}

void put_list(json::Writer& json, std::string_view key, const std::vector<std::string>& all) {
  json.key(key);
  json.begin_array();
  for (const std::string& one : all) json.string(one);
  json.end_array();
}

void put_contact(json::Writer& json, const Contact& contact, bool with_details) {
  const auto detail = [&](std::string_view key, const std::string& value) {
    json.text_or_null(key, with_details ? value : std::string());
  };
  json.begin_object();
  json.text_or_null("contact", contact.number);
  json.text_or_null("id", contact.id);
  json.text_or_null("enterprise", contact.enterprise_number);
  detail("name", contact.details.name);
  detail("role", contact.details.role);
  detail("phone", contact.details.phone);
  detail("email", contact.details.email);
  put_list(json, "purposes", contact.consent.purposes);
  put_list(json, "withdrawn", contact.withdrawn);
  detail("recipient", contact.consent.recipient);
  json.text_or_null("method", contact.consent.method);
  json.text_or_null("consented_at", contact.consent.at);
  json.text_or_null("consent_version", contact.consent.version);
  json.text_or_null("consent_text", contact.consent.text);
  json.text_or_null("interviewer", contact.interviewer);
  json.text_or_null("withdrawn_at", contact.withdrawn_at);
  json.text_or_null("restricted_at", contact.restricted_at);
  json.text_or_null("keep_until", contact.keep_until);
  json.text_or_null("created_at", contact.created_at);
}

struct Due {
  std::string acknowledge;
  std::string answer;
  bool late = false;
};

/// What is still to be done of a request, and whether that is late on a day; of an unknown kind nothing is known.
Due due_of(const store::PrivacyRules& rules, const PrivacyRequest& request, const base::Date& on) {
  const store::RequestKind* kind = rules.request(request.kind);
  const std::optional<base::Date> received = base::parse_date(request.received_on);
  if (kind == nullptr || !received) return {};
  const store::DueDates dates = store::due_dates(rules, *kind, *received, !request.extended_on.empty());
  const bool open = request.closed_on.empty();
  const bool unacknowledged = open && request.acknowledged_on.empty() && dates.acknowledge < on;
  return {base::format_date(dates.acknowledge), base::format_date(dates.answer), unacknowledged || (open && dates.answer < on)};
}

void put_request(json::Writer& json, const PrivacyRequest& request) {
  json.begin_object();
  json.text_or_null("request", request.number);
  json.text_or_null("kind", request.kind);
  json.text_or_null("contact", request.contact_number);
  json.text_or_null("person", request.person);
  json.text_or_null("received_on", request.received_on);
  json.text_or_null("acknowledged_on", request.acknowledged_on);
  json.text_or_null("extended_on", request.extended_on);
  json.text_or_null("closed_on", request.closed_on);
  json.text_or_null("note", request.note);
}

std::string whole_json(std::string_view key, const auto& put_all) {
  std::string out;
  json::Writer json(out, json::Layout::pretty);
  json.begin_object();
  json.number_or_null("schema_version", "1");
  json.key(key);
  put_all(json);
  json.end_object();
  return out + "\n";
}

}  // namespace

std::string day_text(const Session& session, const std::string& moment) {
  const std::optional<base::Date> date = base::parse_date(moment.substr(0, 10));
  return date ? base::format_date(*date, session.language) : moment;
}

std::string contacts_table(const Session& session, const std::vector<Contact>& all) {
  report::Page page(session.style());
  std::vector<report::TableRow> rows = {{session.word("Số", "Number"), session.word("Đơn vị", "Enterprise"),
                                         session.word("Giữ đến", "Keep until"), session.word("Chức vụ", "Position"),
                                         session.word("Họ tên", "Name")}};
  for (const Contact& one : all) {
    const std::string state = state_of(session, one);
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
    for (const Contact& one : all) {
      put_contact(json, one, one.usable());
      json.end_object();
    }
    json.end_array();
  });
}

std::string held_text(const Session& session, const store::PrivacyRules& rules, const HeldOnContact& held) {
  const Contact& contact = held.contact;
  Sheet sheet(session);
  sheet.line("Người liên hệ", "Contact", contact.number + " (" + contact.enterprise_number + ")");
  sheet.line("Tình trạng", "State", state_of(session, contact));
  sheet.line("Họ tên", "Name", contact.details.name);
  sheet.line("Chức vụ", "Position", contact.details.role);
  sheet.line("Điện thoại", "Telephone", contact.details.phone);
  sheet.line("Thư điện tử", "E-mail", contact.details.email);
  for (const std::string& purpose : contact.consent.purposes) {
    const std::string taken = is_withdrawn(contact, purpose) ? session.word(" – đã rút lại", " – withdrawn") : std::string();
    sheet.line("Đồng ý", "Consent", title_of(session, rules.purposes, purpose) + taken);
  }
  sheet.line("Bên nhận", "Recipient", contact.consent.recipient);
  sheet.line("Cách đồng ý", "Expressed by", title_of(session, rules.methods, contact.consent.method));
  sheet.line("Ngày đồng ý", "Consented on", day_text(session, contact.consent.at));
  sheet.line("Phiếu đồng ý", "Consent form", contact.consent.version);
  constexpr std::size_t telling = 23;  // "sha256:" and 16 digits; JSON has all of them
  sheet.line("Mã kiểm tra phiếu", "Its fingerprint", contact.consent.text.substr(0, telling) + "…");
  sheet.line("Người phỏng vấn", "Interviewer", contact.interviewer);
  sheet.line("Rút hết đồng ý", "All withdrawn", day_text(session, contact.withdrawn_at));
  sheet.line("Hạn chế từ", "Restricted since", day_text(session, contact.restricted_at));
  sheet.line("Giữ đến", "Keep until", day_text(session, contact.keep_until));
  sheet.line("Ghi nhận lúc (UTC)", "Recorded (UTC)", contact.created_at);
  for (const PrivacyRequest& one : held.requests) {
    sheet.line("Yêu cầu", "Request",
               one.number + " " + title_of(session, rules, one) + ", " + day_text(session, one.received_on) +
                   (one.note.empty() ? std::string() : ": " + one.note));
  }
  for (const store::RowHistory& one : held.history) sheet.line("Sự kiện", "Event", one.at + " " + one.kind);
  return sheet.take();
}

std::string held_json(const HeldOnContact& held) {
  return whole_json("held", [&](json::Writer& json) {
    put_contact(json, held.contact, true);
    json.key("requests");
    json.begin_array();
    for (const PrivacyRequest& one : held.requests) {
      put_request(json, one);
      json.end_object();
    }
    json.end_array();
    json.key("events");
    json.begin_array();
    for (const store::RowHistory& one : held.history) {
      json.begin_object();
      json.text_or_null("at", one.at);
      json.text_or_null("kind", one.kind);
      json.end_object();
    }
    json.end_array();
    json.end_object();
  });
}

std::string held_text(const Session& session, const HeldOnEnterprise& held) {
  const store::EnterpriseSummary& summary = held.record.summary;
  Sheet sheet(session);
  sheet.line("Đơn vị", "Enterprise", summary.number);
  sheet.line("Tên", "Name", summary.name);
  sheet.line("Mã số thuế", "Tax code", summary.tax_code);
  sheet.line("Mã ngoài", "External id", summary.external_id);
  sheet.line("Ghi chú", "Note", held.record.note);
  for (const store::Alias& one : held.record.aliases) sheet.line("Trước đây", "Formerly", one.value);
  for (const Contact& one : held.contacts) {
    sheet.line("Người liên hệ", "Contact", one.number + " " + one.details.name);
  }
  for (const store::AssessmentSummary& one : held.assessments) {
    sheet.line("Lần đánh giá", "Assessment",
               "@" + one.id.substr(0, 8) + " " + one.questionnaire + ", " + day_text(session, one.assessed_on));
  }
  for (const store::DraftSummary& one : held.drafts) {
    sheet.line("Phiếu dở", "Unfinished interview",
               "@" + one.id.substr(0, 8) + " " + one.questionnaire + ", " + day_text(session, one.updated_at));
  }
  return sheet.take();
}

std::string held_json(const HeldOnEnterprise& held) {
  const store::EnterpriseSummary& summary = held.record.summary;
  return whole_json("held", [&](json::Writer& json) {
    json.begin_object();
    json.text_or_null("enterprise", summary.number);
    json.text_or_null("id", summary.id);
    json.text_or_null("name", summary.name);
    json.text_or_null("tax_code", summary.tax_code);
    json.text_or_null("external_id", summary.external_id);
    json.text_or_null("note", held.record.note);
    json.text_or_null("first_saved_at", held.record.first_saved_at);
    std::vector<std::string> aliases;
    for (const store::Alias& one : held.record.aliases) aliases.push_back(one.value);
    put_list(json, "formerly", aliases);
    json.key("contacts");
    json.begin_array();
    for (const Contact& one : held.contacts) {
      put_contact(json, one, true);
      json.end_object();
    }
    json.end_array();
    std::vector<std::string> ids;
    for (const store::AssessmentSummary& one : held.assessments) ids.push_back(one.id);
    put_list(json, "assessments", ids);
    ids.clear();
    for (const store::DraftSummary& one : held.drafts) ids.push_back(one.id);
    put_list(json, "drafts", ids);
    json.end_object();
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
    if (due.late) state = session.word("QUÁ HẠN", "OVERDUE");
    if (!one.closed_on.empty()) state = session.word("xong ", "closed ") + day_text(session, one.closed_on);
    const std::string extended = one.extended_on.empty() ? std::string() : session.word(" (gia hạn)", " (extended)");
    rows.push_back(
        {one.number, one.acknowledged_on.empty() ? day_text(session, due.acknowledge) : session.word("đã xong", "done"),
         day_text(session, due.answer), state, title_of(session, rules, one) + extended + (who.empty() ? "" : ": " + who)});
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
      put_request(json, one);
      json.text_or_null("acknowledge_by", due.acknowledge);
      json.text_or_null("answer_by", due.answer);
      json.text_or_null("basis", kind == nullptr ? std::string() : kind->source);
      json.key("overdue");
      json.boolean(due.late);
      json.end_object();
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
    sheet.line("Phát hiện lúc (UTC)", "Found (UTC)", one.found_at);
    const bool late = one.reported_at.empty() ? due < now : due < one.reported_at;
    sheet.line("Hạn thông báo (UTC)", "Report by (UTC)", due + (late ? session.word(" – QUÁ HẠN", " – OVERDUE") : std::string()));
    sheet.line("Đã thông báo (UTC)", "Reported (UTC)", one.reported_at);
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
