#include "cli/interview_contact.hpp"

#include "base/date.hpp"
#include "base/text.hpp"
#include "cli/open_store.hpp"
#include "cli/privacy_forms.hpp"
#include "cli/store_verbs.hpp"
#include "cli/system.hpp"
#include "interview/typed.hpp"
#include "report/page.hpp"
#include "store/contacts.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace dxready::cli {
namespace {

/// The dialogue about one contact. What is not answered is not agreed to.
class ContactDialogue {
public:
  ContactDialogue(const Session& session, LineReader& lines, store::PrivacyRules rules, ConsentForm form)
      : m_session(session), m_lines(lines), m_rules(std::move(rules)), m_form(std::move(form)) {}

  /// Nothing when there is no consent, or the dialogue was left.
  std::optional<store::NewContact> ask(const std::string& enterprise) {
    try {
      introduce();
      if (!yes(m_session.word("Ghi thông tin liên hệ? 1 có · 2 không", "Record contact details? 1 yes · 2 no")))
        return std::nullopt;
      store::NewContact contact;
      contact.enterprise = enterprise;
      contact.consent = consent();
      if (contact.consent.purposes.empty()) return std::nullopt;
      contact.consent_text = m_form.text;
      contact.keep_until = base::format_date(store::months_after(today(), m_rules.keep_months));
      ask_details(contact.details);
      return contact;
    } catch (const Left&) {
      return std::nullopt;
    }
  }

  /// The details once more, what was wrong with them being told.
  bool ask_again(store::NewContact& contact) {
    try {
      ask_details(contact.details);
      return true;
    } catch (const Left&) {
      return false;
    }
  }

private:
  struct Left {};

  void tell(const std::string& text) const {
    report::Page page(m_session.style());
    page.paragraph("", text);
    m_session.out << page.take();
  }

  std::string read(const std::string& prompt) {
    const std::optional<std::string> line = m_lines.read(prompt + "> ");
    if (!line) throw Left{};
    std::string text(base::trim(*line));
    if (text == ":thoat" || text == ":quit") throw Left{};
    return text;
  }

  /// Enter is no.
  bool yes(const std::string& question) {
    while (true) {
      const std::string typed = read(question);
      if (typed.empty()) return false;
      if (const std::optional<bool> answer = interview::typed_yes_no(typed)) return *answer;
      m_session.report(base::Diagnostic{"interview.not-yes-no", base::Severity::error, {{"found", typed}}, {}, {}, {}});
    }
  }

  void introduce() const {
    m_session.out << '\n';
    const std::string& organisation = m_session.settings.organisation;
    tell(m_session.word(
        "Thông tin liên hệ của người trả lời là dữ liệu cá nhân: chỉ ghi khi người ấy đồng ý, riêng cho từng mục "
        "đích. Không đồng ý thì kết quả vẫn như trên. Người ấy có quyền xem, sửa, rút lại đồng ý và yêu cầu xóa bất "
        "cứ lúc nào.",
        "Contact details are personal data: they are recorded only with the person's consent, for each purpose on "
        "its own. Without it the result stays as above. The person may view and correct them, withdraw consent and "
        "have them deleted at any time."));
    if (!organisation.empty()) tell(m_session.word("Bên kiểm soát dữ liệu: ", "Controller: ") + organisation);
    tell(m_session.word("Phiếu đồng ý, phiên bản ", "Consent form, version ") + m_form.version + ": dxready store privacy form");
  }

  store::Consent consent() {
    store::Consent consent;
    consent.version = m_form.version;
    for (const store::ConsentWord& purpose : m_rules.purposes) {
      if (!yes("  " + purpose.title.in(m_session.language) + m_session.word("? 1 có · 2 không", "? 1 yes · 2 no"))) continue;
      if (purpose.needs_recipient) {
        consent.recipient = read(m_session.word("    Bên nhận", "    Recipient"));
        if (consent.recipient.empty()) continue;
      }
      consent.purposes.push_back(purpose.id);
    }
    if (consent.purposes.empty()) return consent;
    consent.method = method();
    consent.at = now_utc();
    return consent;
  }

  std::string method() {
    std::string list;
    for (std::size_t i = 0; i < m_rules.methods.size(); ++i) {
      list += fmt::format("{}{} {}", i == 0 ? "" : " · ", i + 1, m_rules.methods[i].title.in(m_session.language));
    }
    tell(m_session.word("Đồng ý bằng cách nào: ", "How consent was expressed: ") + list);
    while (true) {
      const std::string typed = read(m_session.word("  Cách đồng ý", "  Expressed by"));
      const std::optional<std::int64_t> number = base::parse_whole(typed);
      if (number && *number >= 1 && *number <= static_cast<std::int64_t>(m_rules.methods.size())) {
        return m_rules.methods[static_cast<std::size_t>(*number) - 1].id;
      }
      const std::string most = std::to_string(m_rules.methods.size());
      tell(m_session.word("  Gõ số từ 1 đến " + most + ".", "  Type a number from 1 to " + most + "."));
    }
  }

  void ask_details(store::ContactDetails& details) {
    details.name = read(m_session.word("  Họ tên", "  Name"));
    details.role = read(m_session.word("  Chức vụ", "  Position"));
    details.phone = read(m_session.word("  Điện thoại", "  Telephone"));
    details.email = read(m_session.word("  Thư điện tử", "  E-mail"));
  }

  const Session& m_session;
  LineReader& m_lines;
  store::PrivacyRules m_rules;
  ConsentForm m_form;
};

}  // namespace

void ask_for_contact(const Session& session, LineReader& lines, const Workbench& workbench, const StoreOption& store,
                     const std::string& enterprise) {
  const store::PrivacyRules rules = privacy_rules(session, workbench);
  ContactDialogue dialogue(session, lines, rules, signed_form(session, workbench));
  std::optional<store::NewContact> contact = dialogue.ask(enterprise);
  while (contact) {
    try {
      const store::Contact added = store::add_contact(store.path(), *contact, rules, stamp_of(session), patience(session));
      const std::string until = base::format_date(*base::parse_date(added.keep_until), session.language);
      session.tell("Đã ghi người liên hệ " + added.number + ", giữ đến " + until,
                   "Recorded contact " + added.number + ", kept until " + until);
      return;
    } catch (const base::DataError& error) {
      session.report(error.diagnostic());
    }
    if (!dialogue.ask_again(*contact)) contact.reset();
  }
  session.tell("Không ghi thông tin liên hệ", "No contact details were recorded");
}

}  // namespace dxready::cli
