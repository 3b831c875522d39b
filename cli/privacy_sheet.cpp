#include "cli/privacy_sheet.hpp"

#include "base/date.hpp"
#include "base/moment.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace dxready::cli {

using store::Contact;
using store::PrivacyRequest;

void Sheet::line(std::string_view vi, std::string_view en, const std::string& value) {
  constexpr std::size_t label_width = 22;
  if (!value.empty()) m_page.paragraph(base::pad_right(m_session.word(vi, en), label_width), one_line(value));
}

std::string one_line(const std::string& text) {
  std::string line;
  for (const char c : text) line += c == '\n' ? std::string("; ") : std::string(1, c);
  return base::printable(line);
}

std::string day_text(const Session& session, const std::string& day) {
  const std::optional<base::Date> date = base::parse_date(day);
  return date ? base::format_date(*date, session.language) : day;
}

std::string moment_text(const Session& session, const std::string& moment) {
  return moment.find('T') == std::string::npos ? day_text(session, moment) : base::vietnam_time(moment, session.language);
}

std::string state_of(const Session& session, const Contact& contact, const base::Date& on) {
  if (!contact.withdrawn_at.empty()) return session.word("đã rút đồng ý", "consent withdrawn");
  if (!contact.restricted_at.empty()) return session.word("hạn chế xử lý", "restricted");
  if (contact.keep_until < base::format_date(on)) return session.word("quá hạn giữ", "kept too long");
  return contact.withdrawn.empty() ? std::string() : session.word("đã rút một phần", "withdrawn in part");
}

bool is_withdrawn(const Contact& contact, const std::string& purpose) {
  return std::find(contact.withdrawn.begin(), contact.withdrawn.end(), purpose) != contact.withdrawn.end();
}

std::string title_of(const Session& session, const std::vector<store::ConsentWord>& words, const std::string& id) {
  const auto word = std::find_if(words.begin(), words.end(), [&](const store::ConsentWord& one) { return one.id == id; });
  return word == words.end() ? id : word->title.in(session.language);
}

std::string title_of(const Session& session, const store::PrivacyRules& rules, const PrivacyRequest& request) {
  const store::RequestKind* kind = rules.request(request.kind);
  return kind == nullptr ? request.kind : kind->title.in(session.language);
}

std::string whole_json(std::string_view key, const std::function<void(json::Writer&)>& put) {
  std::string out;
  json::Writer json(out, json::Layout::pretty);
  json.begin_object();
  json.number_or_null("schema_version", "1");
  json.key(key);
  put(json);
  json.end_object();
  return out + "\n";
}

void put_list(json::Writer& json, std::string_view key, const std::vector<std::string>& all) {
  json.key(key);
  json.begin_array();
  for (const std::string& one : all) json.string(one);
  json.end_array();
}

void put_contact(json::Writer& json, const Contact& contact, bool with_details, const PutMore& more) {
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
  if (more) more(json);
  json.end_object();
}

void put_request(json::Writer& json, const PrivacyRequest& request, const PutMore& more) {
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
  if (more) more(json);
  json.end_object();
}

}  // namespace dxready::cli
