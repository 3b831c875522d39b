#include "cli/command_list.hpp"
#include "cli/privacy_verbs.hpp"
#include "cli/system.hpp"
#include "cli/verb_table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dxready::cli {
namespace {

const std::vector<Verb<PrivacyArguments>>& actions() {
  static const std::vector<Verb<PrivacyArguments>> all = {
      {{"contacts", "", {}}, list_contacts},
      {{"add",
        "ENTERPRISE",
        {"--name", "--role", "--phone", "--email", "--purpose", "--recipient", "--method", "--form", "--consented",
         "--keep-until"}},
       add_contact},
      {{"show", "PERSON", {}}, show_person},
      {{"correct", "CONTACT", {"--name", "--role", "--phone", "--email", "--keep-until"}}, correct_contact},
      {{"restrict", "CONTACT", {"--lift"}}, restrict_contact},
      {{"withdraw", "CONTACT", {"--purpose"}}, withdraw_consent},
      {{"form", "", {}}, print_form},
      {{"register", "", {"--on"}}, list_requests},
      {{"request", "KIND", {"--contact", "--person", "--received", "--note"}}, enter_request},
      {{"acknowledge", "REQUEST", {"--on", "--note"}}, acknowledge_request},
      {{"extend", "REQUEST", {"--on", "--note"}}, extend_request},
      {{"close", "REQUEST", {"--on", "--note"}}, close_request},
      {{"breaches", "", {}}, list_breaches},
      {{"breach", "[BREACH]", {"--found", "--what", "--people", "--steps", "--reported"}}, note_breach},
      {{"notice", "BREACH", {}}, print_notice},
  };
  return all;
}

class StorePrivacy : public Command {
public:
  void define(OptionList& options) override {
    options.argument("ACTION", m_given.action,
                     {"contacts: những người liên hệ; add: ghi một người đã đồng ý; show: mọi dữ liệu đang giữ về một người hay "
                      "đơn vị; correct: sửa; restrict: hạn chế xử lý; withdraw: rút lại đồng ý; form: in phiếu đồng ý; register: "
                      "sổ yêu cầu và hạn trả lời; request: ghi yêu cầu; acknowledge, extend, close: xác nhận, gia hạn, trả lời "
                      "xong; breaches, breach: sổ vi phạm, ghi hoặc bổ sung; notice: in thông báo vi phạm",
                      "contacts: who can be reached; add: record one who agreed; show: all that is held on a person or an "
                      "enterprise; correct: mend it; restrict: use it no longer; withdraw: take consent back; form: print the "
                      "consent form; register: requests and their due dates; request: enter one; acknowledge, extend, close: "
                      "note what was done; breaches, breach: breaches, enter or add to one; notice: print the notice of one"},
                     OptionList::Need::required);
    options.argument("SUBJECT", m_given.subject,
                     {"Đơn vị, người liên hệ, loại yêu cầu, yêu cầu hay vi phạm mà việc này cần",
                      "The enterprise, contact, kind of request, request or breach it is about"});
    define_contact(options);
    define_register(options);
    m_given.store.define(options);
    m_given.data.define(options);
    m_given.output.define(options, {"table", "json"});
    m_given.output.readers = base::Readers::owner;
  }

  ExitCode run(Session& session) override {
    return run_verb(session, actions(), {"store privacy", m_given.action, m_given.subject, names_of_given(m_own)}, m_given);
  }

private:
  void define_contact(OptionList& options) {
    own(options.value("--name", "TEXT", m_given.name, {"Họ tên", "Name"}));
    own(options.value("--role", "TEXT", m_given.role, {"Chức vụ", "Position"}));
    own(options.value("--phone", "TEXT", m_given.phone, {"Số điện thoại", "Telephone number"}));
    own(options.value("--email", "TEXT", m_given.email, {"Thư điện tử", "E-mail address"}));
    own(options.values(
        "--purpose", "PURPOSE", m_given.purposes,
        {"Mục đích được đồng ý, hoặc bị rút lại; lặp lại được", "A purpose agreed to, or taken back; may be repeated"}));
    own(options.value("--recipient", "TEXT", m_given.recipient,
                      {"Bên nhận thông tin liên hệ (với pass-on)", "Whom the details are passed on to (with pass-on)"}));
    own(options.value("--method", "METHOD", m_given.method, {"Cách đồng ý", "How consent was expressed"}));
    own(options.value("--form", "FILE", m_given.form,
                      {"Phiếu đã ký, nếu không phải phiếu đang dùng", "The form that was signed, if not the one in use now"}));
    own(options.value("--consented", "DATE", m_given.consented, {"Ngày đồng ý (không ghi: bây giờ)", "When (without it now)"}));
    own(options.value("--keep-until", "DATE", m_given.keep_until, {"Giữ đến hết ngày này", "To be kept until this day"}));
    own(options.flag("--lift", m_given.lift, {"Thôi hạn chế xử lý", "Use it again"}));
  }

  void define_register(OptionList& options) {
    own(options.value("--contact", "CONTACT", m_given.contact,
                      {"Người yêu cầu là người liên hệ này", "The person is this contact"}));
    own(options.value("--person", "TEXT", m_given.person,
                      {"Người yêu cầu, nếu không phải người liên hệ", "Who it is otherwise"}));
    own(options.value("--received", "DATE", m_given.received, {"Ngày nhận (không ghi: hôm nay)", "When (without it today)"}));
    own(options.value("--on", "DATE", m_given.on, {"Tính đến ngày, hoặc làm việc ấy ngày", "As of this day, or done on it"}));
    own(options.value("--note", "TEXT", m_given.note, {"Ghi chú", "A note"}));
    own(options.value(
        "--found", "TIME", m_given.found,
        {"Phát hiện lúc (2026-11-22T12:00+07:00; không ghi: bây giờ)", "When (2026-11-22T12:00+07:00; without it now)"}));
    own(options.value("--what", "TEXT", m_given.what, {"Loại dữ liệu bị ảnh hưởng", "The kind of data"}));
    own(options.number("--people", m_given.people, {"Số người bị ảnh hưởng", "People affected"}));
    own(options.value("--steps", "TEXT", m_given.steps, {"Việc đã làm", "What was done"}));
    own(options.value("--reported", "TIME", m_given.reported, {"Đã thông báo cơ quan lúc", "When it was reported"}));
  }

  void own(DeclaredOption option) { m_own.push_back(option); }

  PrivacyArguments m_given;
  std::vector<DeclaredOption> m_own;  ///< those only some actions take
};

}  // namespace

base::Date day_of(const Session& session, const char* option, const std::optional<std::string>& text, Days days) {
  if (!text) return today();
  const std::optional<base::Date> date = base::parse_date(*text);
  if (!date) wrong_usage(session, "usage.bad-date", {{"option", option}, {"found", *text}});
  if (days == Days::past && *date > today()) wrong_usage(session, "usage.future-date", {{"option", option}, {"found", *text}});
  return *date;
}

std::unique_ptr<Command> make_store_privacy() { return std::make_unique<StorePrivacy>(); }

}  // namespace dxready::cli
