#include "base/text.hpp"
#include "cli/command_list.hpp"
#include "cli/option_list.hpp"
#include "cli/privacy_verbs.hpp"
#include "cli/system.hpp"

#include <algorithm>
#include <utility>

namespace dxready::cli {
namespace {

struct Action {
  std::string_view name;
  std::string_view subject;               ///< how the help calls it; empty: it takes none; in brackets: it may
  std::vector<std::string_view> options;  ///< besides those every action has
  ExitCode (*run)(const Session& session, const PrivacyArguments& given);
};

const std::vector<Action>& actions() {
  static const std::vector<Action> all = {
      {"contacts", "", {}, list_contacts},
      {"add",
       "ENTERPRISE",
       {"--name", "--role", "--phone", "--email", "--purpose", "--recipient", "--method", "--consented", "--keep-until"},
       add_contact},
      {"show", "PERSON", {}, show_person},
      {"correct", "CONTACT", {"--name", "--role", "--phone", "--email", "--keep-until"}, correct_contact},
      {"restrict", "CONTACT", {"--lift"}, restrict_contact},
      {"withdraw", "CONTACT", {"--purpose"}, withdraw_consent},
      {"form", "", {}, print_form},
      {"register", "", {"--on"}, list_requests},
      {"request", "KIND", {"--contact", "--person", "--received", "--note"}, enter_request},
      {"acknowledge", "REQUEST", {"--on", "--note"}, acknowledge_request},
      {"extend", "REQUEST", {"--on", "--note"}, extend_request},
      {"close", "REQUEST", {"--on", "--note"}, close_request},
      {"breaches", "", {}, list_breaches},
      {"breach", "[BREACH]", {"--found", "--what", "--people", "--steps", "--reported"}, note_breach},
      {"notice", "BREACH", {}, print_notice},
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
  }

  ExitCode run(Session& session) override {
    const Action& action = find_action(session);
    check_usage(session, action);
    return action.run(session, m_given);
  }

private:
  void define_contact(OptionList& options) {
    options.value("--name", "TEXT", m_given.name, {"Họ tên", "Name"});
    options.value("--role", "TEXT", m_given.role, {"Chức vụ", "Position"});
    options.value("--phone", "TEXT", m_given.phone, {"Số điện thoại", "Telephone number"});
    options.value("--email", "TEXT", m_given.email, {"Thư điện tử", "E-mail address"});
    options.values(
        "--purpose", "PURPOSE", m_given.purposes,
        {"Mục đích được đồng ý, hoặc bị rút lại; lặp lại được", "A purpose agreed to, or taken back; may be repeated"});
    options.value("--recipient", "TEXT", m_given.recipient,
                  {"Bên nhận thông tin liên hệ (với pass-on)", "Whom the details are passed on to (with pass-on)"});
    options.value("--method", "METHOD", m_given.method, {"Cách đồng ý", "How consent was expressed"});
    options.value("--consented", "DATE", m_given.consented, {"Ngày đồng ý (không ghi: bây giờ)", "When (without it now)"});
    options.value("--keep-until", "DATE", m_given.keep_until, {"Giữ đến hết ngày này", "To be kept until this day"});
    options.flag("--lift", m_given.lift, {"Thôi hạn chế xử lý", "Use it again"});
  }

  void define_register(OptionList& options) {
    options.value("--contact", "CONTACT", m_given.contact, {"Người yêu cầu là người liên hệ này", "The person is this contact"});
    options.value("--person", "TEXT", m_given.person, {"Người yêu cầu, nếu không phải người liên hệ", "Who it is otherwise"});
    options.value("--received", "DATE", m_given.received, {"Ngày nhận (không ghi: hôm nay)", "When (without it today)"});
    options.value("--on", "DATE", m_given.on, {"Tính đến ngày, hoặc làm việc ấy ngày", "As of this day, or done on it"});
    options.value("--note", "TEXT", m_given.note, {"Ghi chú", "A note"});
    options.value("--found", "TIME", m_given.found, {"Phát hiện lúc (UTC; không ghi: bây giờ)", "When (UTC; without it now)"});
    options.value("--what", "TEXT", m_given.what, {"Loại dữ liệu bị ảnh hưởng", "The kind of data"});
    options.number("--people", m_given.people, {"Số người bị ảnh hưởng", "People affected"});
    options.value("--steps", "TEXT", m_given.steps, {"Việc đã làm", "What was done"});
    options.value("--reported", "TIME", m_given.reported, {"Đã thông báo cơ quan lúc (UTC)", "When it was reported (UTC)"});
  }

  /// The options only some actions take, of those that were given.
  std::vector<std::string> given_options() const {
    const std::vector<std::pair<const char*, bool>> all = {{"--name", m_given.name.has_value()},
                                                           {"--role", m_given.role.has_value()},
                                                           {"--phone", m_given.phone.has_value()},
                                                           {"--email", m_given.email.has_value()},
                                                           {"--purpose", !m_given.purposes.empty()},
                                                           {"--recipient", !m_given.recipient.empty()},
                                                           {"--method", !m_given.method.empty()},
                                                           {"--consented", !m_given.consented.empty()},
                                                           {"--keep-until", !m_given.keep_until.empty()},
                                                           {"--lift", m_given.lift},
                                                           {"--contact", !m_given.contact.empty()},
                                                           {"--person", !m_given.person.empty()},
                                                           {"--received", !m_given.received.empty()},
                                                           {"--on", !m_given.on.empty()},
                                                           {"--note", !m_given.note.empty()},
                                                           {"--found", !m_given.found.empty()},
                                                           {"--what", !m_given.what.empty()},
                                                           {"--people", m_given.people.has_value()},
                                                           {"--steps", !m_given.steps.empty()},
                                                           {"--reported", !m_given.reported.empty()}};
    std::vector<std::string> names;
    for (const auto& [name, given] : all) {
      if (given) names.emplace_back(name);
    }
    return names;
  }

  const Action& find_action(const Session& session) const {
    std::vector<std::string> names;
    for (const Action& action : actions()) {
      if (action.name == m_given.action) return action;
      names.emplace_back(action.name);
    }
    wrong_usage(
        session, "usage.unknown-verb",
        {{"found", m_given.action}, {"allowed", base::joined(names)}, {"suggestion", base::closest(m_given.action, names)}});
  }

  void check_usage(const Session& session, const Action& action) const {
    const std::string command = "store privacy " + m_given.action;
    if (!action.subject.empty() && !action.subject.starts_with('[') && m_given.subject.empty()) {
      wrong_usage(session, "usage.missing-argument", {{"command", command}, {"missing", std::string(action.subject)}});
    }
    if (action.subject.empty() && !m_given.subject.empty()) {
      wrong_usage(session, "usage.too-many-arguments", {{"command", command}, {"found", m_given.subject}});
    }
    for (const std::string& name : given_options()) {
      const bool takes = std::find(action.options.begin(), action.options.end(), name) != action.options.end();
      if (!takes) wrong_usage(session, "usage.not-together", {{"first", command}, {"second", name}});
    }
  }

  PrivacyArguments m_given;
};

}  // namespace

base::Date day_of(const Session& session, const char* option, const std::string& text) {
  if (text.empty()) return today();
  const std::optional<base::Date> date = base::parse_date(text);
  if (!date) wrong_usage(session, "usage.bad-date", {{"option", option}, {"found", text}});
  return *date;
}

std::unique_ptr<Command> make_store_privacy() { return std::make_unique<StorePrivacy>(); }

}  // namespace dxready::cli
