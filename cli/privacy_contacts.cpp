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

std::string optional_day(const Session& session, const char* option, const std::string& text) {
  return text.empty() ? text : base::format_date(day_of(session, option, text));
}

void tell_contact(const Session& session, const PrivacyArguments& given, const Contact& contact, std::string_view vi,
                  std::string_view en) {
  if (given.json()) {
    given.output.write(session, contacts_json({contact}));
  } else {
    session.tell(fmt::format("{} {} ({})", vi, contact.number, contact.enterprise_number),
                 fmt::format("{} {} ({})", en, contact.number, contact.enterprise_number));
  }
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

HeldOnContact held_on(const Session& session, const PrivacyArguments& given, const Contact& contact) {
  HeldOnContact held{contact, {}, store::row_history(given.store.path(), contact.id, patience(session))};
  for (store::PrivacyRequest& one : store::requests(given.store.path(), patience(session))) {
    if (one.contact == contact.id) held.requests.push_back(std::move(one));
  }
  return held;
}

HeldOnEnterprise held_on_enterprise(const Session& session, const PrivacyArguments& given) {
  const store::Store opened = open_store(session, given.store, store::Access::read);
  HeldOnEnterprise held{opened.enterprise(given.subject), {}, {}, {}};
  const std::string& id = held.record.summary.id;
  held.assessments = opened.history(id, true);
  held.drafts = opened.drafts_of(id);
  for (Contact& one : store::contacts(given.store.path(), patience(session))) {
    if (one.enterprise == id) held.contacts.push_back(std::move(one));
  }
  return held;
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
  const std::string consented = optional_day(session, "--consented", given.consented);
  const std::string keep_until = optional_day(session, "--keep-until", given.keep_until);
  need_store(session, given);
  const Workbench workbench = workbench_of(session, given);
  const store::PrivacyRules rules = privacy_rules(session, workbench);
  const ConsentForm form = consent_form(session, workbench);
  const store::Stamp stamp = stamp_of(session);
  store::NewContact contact;
  contact.enterprise = given.subject;
  contact.details = {given.name.value_or(""), given.role.value_or(""), given.phone.value_or(""), given.email.value_or("")};
  contact.consent = {
      given.purposes, given.recipient, given.method, consented.empty() ? stamp.now_utc : consented, form.version, {}};
  contact.consent_text = form.text;
  contact.keep_until = keep_until.empty() ? base::format_date(store::months_after(today(), rules.keep_months)) : keep_until;
  const Contact added = store::add_contact(given.store.path(), contact, rules, stamp, patience(session));
  tell_contact(session, given, added, "Đã ghi người liên hệ", "Recorded contact");
  return ExitCode::done;
}

ExitCode show_person(const Session& session, const PrivacyArguments& given) {
  if (const std::optional<Contact> contact = contact_called(session, given)) {
    const HeldOnContact held = held_on(session, given, *contact);
    const Workbench workbench = workbench_of(session, given);
    given.output.write(session, given.json() ? held_json(held) : held_text(session, privacy_rules(session, workbench), held));
  } else {
    const HeldOnEnterprise held = held_on_enterprise(session, given);
    given.output.write(session, given.json() ? held_json(held) : held_text(session, held));
  }
  return ExitCode::done;
}

ExitCode correct_contact(const Session& session, const PrivacyArguments& given) {
  store::ContactEdit edit{given.name, given.role, given.phone, given.email, std::nullopt};
  const std::string keep_until = optional_day(session, "--keep-until", given.keep_until);
  if (!keep_until.empty()) edit.keep_until = keep_until;
  const bool any = edit.name || edit.role || edit.phone || edit.email || edit.keep_until;
  if (!any) {
    wrong_usage(session, "usage.missing-option",
                {{"command", "store privacy correct"}, {"option", "--name, --role, --phone, --email, --keep-until"}});
  }
  need_store(session, given);
  const Contact contact = store::correct_contact(given.store.path(), given.subject, edit, stamp_of(session), patience(session));
  tell_contact(session, given, contact, "Đã sửa người liên hệ", "Corrected contact");
  return ExitCode::done;
}

ExitCode restrict_contact(const Session& session, const PrivacyArguments& given) {
  need_store(session, given);
  const Contact contact =
      store::restrict_contact(given.store.path(), given.subject, !given.lift, stamp_of(session), patience(session));
  if (given.lift) {
    tell_contact(session, given, contact, "Đã thôi hạn chế xử lý", "No longer restricted:");
  } else {
    tell_contact(session, given, contact, "Đã hạn chế xử lý", "Restricted");
  }
  return ExitCode::done;
}

ExitCode withdraw_consent(const Session& session, const PrivacyArguments& given) {
  need_store(session, given);
  const Contact contact =
      store::withdraw_consent(given.store.path(), given.subject, given.purposes, stamp_of(session), patience(session));
  tell_contact(session, given, contact, "Đã ghi việc rút lại đồng ý của", "Noted that consent was withdrawn by");
  if (!contact.withdrawn_at.empty()) {
    session.tell("Không còn mục đích nào được đồng ý. Xóa vĩnh viễn: dxready store erase --contact " + contact.number,
                 "No purpose is left. To erase it for good: dxready store erase --contact " + contact.number);
  }
  return ExitCode::done;
}

ExitCode print_form(const Session& session, const PrivacyArguments& given) {
  const Workbench workbench = workbench_of(session, given);
  const ConsentForm form = consent_form(session, workbench);
  if (given.json()) wrong_usage(session, "usage.not-together", {{"first", "store privacy form"}, {"second", "--format json"}});
  given.output.write(session, form.text.bytes);
  session.tell("Mã kiểm tra phiếu: " + form.text.fingerprint, "Fingerprint of the form: " + form.text.fingerprint);
  return ExitCode::done;
}

}  // namespace dxready::cli
