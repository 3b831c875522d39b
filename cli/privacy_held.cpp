#include "base/document.hpp"
#include "base/text.hpp"
#include "cli/privacy_pages.hpp"
#include "cli/privacy_sheet.hpp"
#include "cli/system.hpp"
#include "json/read.hpp"

#include <algorithm>

// What is held on a contact, a person who asked for something, or an enterprise.
namespace dxready::cli {
namespace {

using store::Contact;
using store::PrivacyRequest;

/// What happened, in words; a kind we do not know stays as it is.
std::string event_words(const Session& session, const std::string& kind) {
  struct Named {
    std::string_view kind;
    std::string_view vi;
    std::string_view en;
  };
  static constexpr Named all[] = {
      {"contact.recorded", "ghi nhận với sự đồng ý", "recorded with consent"},
      {"contact.corrected", "sửa thông tin", "corrected"},
      {"contact.restricted", "hạn chế xử lý", "restricted"},
      {"contact.released", "thôi hạn chế xử lý", "no longer restricted"},
      {"contact.withdrawn", "rút lại đồng ý", "consent withdrawn"},
  };
  const auto* const found = std::find_if(std::begin(all), std::end(all), [&](const Named& one) { return one.kind == kind; });
  return found == std::end(all) ? kind : session.word(found->vi, found->en);
}

void request_lines(Sheet& sheet, const Session& session, const store::PrivacyRules& rules,
                   const std::vector<PrivacyRequest>& requests) {
  for (const PrivacyRequest& one : requests) {
    const std::string closed =
        one.closed_on.empty() ? std::string() : session.word(", xong ", ", closed ") + day_text(session, one.closed_on);
    sheet.line("Yêu cầu", "Request",
               one.number + " " + title_of(session, rules, one) + ", " + day_text(session, one.received_on) + closed +
                   (one.person.empty() ? std::string() : ", " + one.person) +
                   (one.note.empty() ? std::string() : ": " + one.note));
  }
}

void put_requests(json::Writer& json, const std::vector<PrivacyRequest>& requests) {
  json.key("requests");
  json.begin_array();
  for (const PrivacyRequest& one : requests) put_request(json, one);
  json.end_array();
}

/// A value again as it was read.
void put_node(json::Writer& json, const base::Node& node) {
  if (node.is_mapping()) {
    json.begin_object();
    for (const base::Node& item : node.items) {
      json.key(item.key);
      put_node(json, item);
    }
    json.end_object();
  } else if (node.is_sequence()) {
    json.begin_array();
    for (const base::Node& item : node.items) put_node(json, item);
    json.end_array();
  } else if (node.is_null()) {
    json.null();
  } else if (node.quoted) {
    json.string(node.text);
  } else if (node.text == "true" || node.text == "false") {
    json.boolean(node.text == "true");
  } else {
    json.number_text(node.text);
  }
}

/// JSON as it is stored, inside other JSON; a damaged one as a text.
void put_stored(json::Writer& json, std::string_view key, const std::string& stored) {
  const base::Checked<base::Document> document = json::parse(stored.empty() ? "{}" : stored, std::string(key));
  json.key(key);
  if (document) {
    put_node(json, document.value->root);
  } else {
    json.string(stored);
  }
}

/// "A.1.2: …" of each note and free answer.
std::vector<std::string> free_texts(const std::string& detail) {
  std::vector<std::string> all;
  const base::Checked<base::Document> document = json::parse(detail.empty() ? "{}" : detail, "detail");
  if (!document) return {detail};
  for (const base::Node& answer : document.value->root.items) {
    for (const char* key : {"text", "note"}) {
      const base::Node* const text = answer.find(key);
      if (text != nullptr && text->is_scalar()) all.push_back(std::string(answer.key) + ": " + std::string(text->text));
    }
  }
  return all;
}

void put_assessment(json::Writer& json, const store::AssessmentRecord& record) {
  const store::AssessmentSummary& summary = record.summary;
  json.begin_object();
  json.text_or_null("id", summary.id);
  json.text_or_null("questionnaire", summary.questionnaire);
  json.text_or_null("version", summary.version);
  json.text_or_null("assessed_on", summary.assessed_on);
  json.text_or_null("respondent", summary.respondent.role);
  json.text_or_null("respondent_code", summary.respondent.code);
  json.text_or_null("interviewer", record.interviewer);
  json.text_or_null("label", summary.label);
  json.text_or_null("reason", record.reason);
  json.text_or_null("status", summary.status);
  put_stored(json, "facts", record.facts);
  json.text_or_null("grades", record.grades);
  put_stored(json, "answers", record.detail);
  json.end_object();
}

}  // namespace

std::string held_text(const Session& session, const store::PrivacyRules& rules, const HeldOnContact& held) {
  const Contact& contact = held.contact;
  Sheet sheet(session);
  sheet.line("Người liên hệ", "Contact", contact.number + " (" + contact.enterprise_number + ")");
  sheet.line("Tình trạng", "State", state_of(session, contact, today()));
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
  sheet.line("Ngày đồng ý", "Consented on", moment_text(session, contact.consent.at));
  sheet.line("Phiếu đồng ý", "Consent form", contact.consent.version);
  constexpr std::size_t telling = 23;  // "sha256:" and 16 digits; JSON has all of them
  sheet.line("Mã kiểm tra phiếu", "Its fingerprint", contact.consent.text.substr(0, telling) + "…");
  sheet.line("Người phỏng vấn", "Interviewer", contact.interviewer);
  sheet.line("Rút hết đồng ý", "All withdrawn", moment_text(session, contact.withdrawn_at));
  sheet.line("Hạn chế từ", "Restricted since", moment_text(session, contact.restricted_at));
  sheet.line("Giữ đến", "Keep until", day_text(session, contact.keep_until));
  sheet.line("Ghi nhận lúc", "Recorded", moment_text(session, contact.created_at));
  request_lines(sheet, session, rules, held.requests);
  for (const store::RowHistory& one : held.history) {
    sheet.line("Sự kiện", "Event", moment_text(session, one.at) + " " + event_words(session, one.kind));
  }
  return sheet.take();
}

std::string held_json(const HeldOnContact& held) {
  return whole_json("held", [&](json::Writer& json) {
    put_contact(json, held.contact, true, [&](json::Writer& more) {
      put_requests(more, held.requests);
      more.key("events");
      more.begin_array();
      for (const store::RowHistory& one : held.history) {
        more.begin_object();
        more.text_or_null("at", one.at);
        more.text_or_null("kind", one.kind);
        put_stored(more, "what", one.payload);
        more.end_object();
      }
      more.end_array();
    });
  });
}

std::string held_text(const Session& session, const store::PrivacyRules& rules, const std::vector<PrivacyRequest>& requests) {
  Sheet sheet(session);
  request_lines(sheet, session, rules, requests);
  return sheet.take();
}

std::string held_json(const std::vector<PrivacyRequest>& requests) {
  return whole_json("held", [&](json::Writer& json) {
    json.begin_object();
    put_requests(json, requests);
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
  for (const store::AssessmentRecord& record : held.assessments) {
    const store::AssessmentSummary& one = record.summary;
    sheet.line("Lần đánh giá", "Assessment",
               "@" + one.id.substr(0, 8) + " " + one.questionnaire + ", " + day_text(session, one.assessed_on));
    for (const std::string& text : free_texts(record.detail)) sheet.line("  Lời ghi", "  Words", text);
  }
  for (const store::DraftSummary& one : held.drafts) {
    sheet.line("Phiếu dở", "Unfinished interview",
               "@" + one.id.substr(0, 8) + " " + one.questionnaire + ", " + moment_text(session, one.updated_at));
  }
  if (!held.assessments.empty()) {
    sheet.line("Câu trả lời", "Answers",
               session.word("toàn bộ câu trả lời và thông tin khai của từng lần: thêm --format json",
                            "all answers and facts of each: add --format json"));
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
    for (const Contact& one : held.contacts) put_contact(json, one, true);
    json.end_array();
    json.key("assessments");
    json.begin_array();
    for (const store::AssessmentRecord& one : held.assessments) put_assessment(json, one);
    json.end_array();
    std::vector<std::string> ids;
    for (const store::DraftSummary& one : held.drafts) ids.push_back(one.id);
    put_list(json, "drafts", ids);
    json.end_object();
  });
}

}  // namespace dxready::cli
