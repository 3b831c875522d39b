#include "base/date.hpp"
#include "base/text.hpp"
#include "cli/open_store.hpp"
#include "cli/privacy_forms.hpp"
#include "cli/privacy_pages.hpp"
#include "cli/privacy_verbs.hpp"
#include "cli/store_verbs.hpp"
#include "cli/system.hpp"
#include "store/contacts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dxready::cli {
namespace {

using store::Contact;

Workbench workbench_of(const Session& session, const PrivacyArguments& given) {
  return Workbench(session, given.data, assessment::Vendors::without);
}

/// Nothing is entered in a store that is not there: it shall not be made first.
void need_store(const Session& session, const PrivacyArguments& given) { open_store(session, given.store, store::Access::read); }

std::optional<std::string> optional_day(const Session& session, const char* option, const std::optional<std::string>& text,
                                        Days days) {
  if (!text) return std::nullopt;
  return base::format_date(day_of(session, option, text, days));
}

void tell_contact(const Session& session, const PrivacyArguments& given, const Contact& contact, const base::Words& what) {
  if (given.json()) {
    given.output.write(session, contacts_json({contact}));
  } else {
    session.tell(fmt::format("{} {} ({})", what.vi, contact.number, contact.enterprise_number),
                 fmt::format("{} {} ({})", what.en, contact.number, contact.enterprise_number));
  }
}

void tell_change(const Session& session, const PrivacyArguments& given, const store::ContactChange& change,
                 const base::Words& what) {
  const base::Words nothing = {"Không có gì thay đổi:", "Nothing changed:"};
  tell_contact(session, given, change.contact, change.changed ? what : nothing);
}

/// The contact, or nothing when nobody is called so; two who are called so are an error.
std::optional<Contact> contact_called(const Session& session, const PrivacyArguments& given) {
  try {
    return store::find_contact(given.store.path(), given.subject, patience(session));
  } catch (const base::DataError& error) {
    if (error.diagnostic().code != "privacy.unknown-contact") throw;
    return std::nullopt;
  }
}

/// The requests that are entered for a contact, or name a person so.
std::vector<store::PrivacyRequest> requests_about(const Session& session, const PrivacyArguments& given,
                                                  const std::string& contact, const std::string& name) {
  std::vector<store::PrivacyRequest> found;
  const std::string wanted = base::caseless(base::nfc(name));
  for (store::PrivacyRequest& one : store::requests(given.store.path(), patience(session))) {
    const bool named = !wanted.empty() && base::caseless(one.person) == wanted;
    if (named || (!contact.empty() && one.contact == contact)) found.push_back(std::move(one));
  }
  return found;
}

/// Whoever is called so and neither a contact nor of a request is an enterprise.
HeldOnEnterprise held_on_enterprise(const Session& session, const PrivacyArguments& given) try {
  const store::Store opened = open_store(session, given.store, store::Access::read);
  HeldOnEnterprise held{opened.enterprise(given.subject), {}, {}, {}};
  const std::string& id = held.record.summary.id;
  for (const store::AssessmentSummary& one : opened.history(id, true)) held.assessments.push_back(opened.assessment(one.id));
  held.drafts = opened.drafts_of(id);
  for (Contact& one : store::contacts(given.store.path(), patience(session))) {
    if (one.enterprise == id) held.contacts.push_back(std::move(one));
  }
  return held;
} catch (const base::DataError& error) {
  if (error.diagnostic().code != "store.unknown-enterprise") throw;
  stop(session, {"privacy.nobody-called-so", base::Severity::error, {{"found", given.subject}}, {}, {}, {}},
       ExitCode::found_wrong);
}

}  // namespace

ExitCode list_contacts(const Session& session, const PrivacyArguments& given) {
  const std::vector<Contact> all = store::contacts(given.store.path(), patience(session));
  if (given.json()) {
    given.output.write(session, contacts_json(all));
  } else if (all.empty()) {
    session.tell("Kho chưa có người liên hệ nào", "The store has no contacts");
  } else {
    given.output.write(session, contacts_table(session, all));
  }
  return ExitCode::done;
}

ExitCode add_contact(const Session& session, const PrivacyArguments& given) {
  const std::string command = "store privacy add";
  if (given.purposes.empty()) wrong_usage(session, "usage.missing-option", {{"command", command}, {"option", "--purpose"}});
  if (given.method.empty()) wrong_usage(session, "usage.missing-option", {{"command", command}, {"option", "--method"}});
  const std::optional<std::string> consented = optional_day(session, "--consented", given.consented, Days::past);
  const std::optional<std::string> keep_until = optional_day(session, "--keep-until", given.keep_until, Days::any);
  need_store(session, given);
  const Workbench workbench = workbench_of(session, given);
  const store::PrivacyRules rules = privacy_rules(session, workbench);
  const ConsentForm form = given.form.empty() ? signed_form(session, workbench) : form_of_file(session, given.form);
  const store::Stamp stamp = stamp_of(session);
  store::NewContact contact;
  contact.enterprise = given.subject;
  contact.details = {given.name.value_or(""), given.role.value_or(""), given.phone.value_or(""), given.email.value_or("")};
  contact.consent = {given.purposes, given.recipient, given.method, consented.value_or(stamp.now_utc), form.version, {}};
  contact.consent_text = form.text;
  contact.keep_until = keep_until.value_or(base::format_date(store::months_after(today(), rules.keep_months)));
  const Contact added = store::add_contact(given.store.path(), contact, rules, stamp, patience(session));
  tell_contact(session, given, added, {"Đã ghi người liên hệ", "Recorded contact"});
  return ExitCode::done;
}

ExitCode show_person(const Session& session, const PrivacyArguments& given) {
  const Workbench workbench = workbench_of(session, given);
  const store::PrivacyRules rules = privacy_rules(session, workbench);
  if (const std::optional<Contact> contact = contact_called(session, given)) {
    const HeldOnContact held{*contact, requests_about(session, given, contact->id, contact->details.name),
                             store::row_history(given.store.path(), contact->id, patience(session))};
    given.output.write(session, given.json() ? held_json(held) : held_text(session, rules, held));
  } else if (const auto requests = requests_about(session, given, {}, given.subject); !requests.empty()) {
    given.output.write(session, given.json() ? held_json(requests) : held_text(session, rules, requests));
  } else {
    const HeldOnEnterprise held = held_on_enterprise(session, given);
    given.output.write(session, given.json() ? held_json(held) : held_text(session, held));
  }
  return ExitCode::done;
}

ExitCode correct_contact(const Session& session, const PrivacyArguments& given) {
  const store::ContactEdit edit{given.name, given.role, given.phone, given.email,
                                optional_day(session, "--keep-until", given.keep_until, Days::any)};
  const bool any = edit.name || edit.role || edit.phone || edit.email || edit.keep_until;
  if (!any) {
    wrong_usage(session, "usage.needs-one-of",
                {{"command", "store privacy correct"}, {"options", "--name, --role, --phone, --email, --keep-until"}});
  }
  need_store(session, given);
  tell_change(session, given,
              store::correct_contact(given.store.path(), given.subject, edit, stamp_of(session), patience(session)),
              {"Đã sửa người liên hệ", "Corrected contact"});
  return ExitCode::done;
}

ExitCode restrict_contact(const Session& session, const PrivacyArguments& given) {
  need_store(session, given);
  tell_change(
      session, given,
      store::restrict_contact(given.store.path(), given.subject, !given.lift, stamp_of(session), patience(session)),
      given.lift ? base::Words{"Đã thôi hạn chế xử lý", "No longer restricted:"} : base::Words{"Đã hạn chế xử lý", "Restricted"});
  return ExitCode::done;
}

ExitCode withdraw_consent(const Session& session, const PrivacyArguments& given) {
  need_store(session, given);
  const store::ContactChange change =
      store::withdraw_consent(given.store.path(), given.subject, given.purposes, stamp_of(session), patience(session));
  tell_change(session, given, change, {"Đã ghi việc rút lại đồng ý của", "Noted that consent was withdrawn by"});
  if (!change.contact.withdrawn_at.empty()) {
    session.tell("Không còn mục đích nào được đồng ý. Xóa vĩnh viễn: dxready store erase --contact " + change.contact.number,
                 "No purpose is left. To erase it for good: dxready store erase --contact " + change.contact.number);
  }
  return ExitCode::done;
}

ExitCode print_form(const Session& session, const PrivacyArguments& given) {
  const Workbench workbench = workbench_of(session, given);
  const ConsentForm form = consent_form(session, workbench, session.language);
  if (given.json()) wrong_usage(session, "usage.not-together", {{"first", "store privacy form"}, {"second", "--format json"}});
  given.output.write(session, form.text.bytes);
  session.tell("Mã kiểm tra phiếu: " + form.text.fingerprint, "Fingerprint of the form: " + form.text.fingerprint);
  return ExitCode::done;
}

}  // namespace dxready::cli
