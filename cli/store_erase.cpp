#include "base/date.hpp"
#include "base/number_text.hpp"
#include "base/text.hpp"
#include "cli/open_store.hpp"
#include "cli/store_verbs.hpp"
#include "cli/system.hpp"
#include "json/write.hpp"
#include "report/page.hpp"
#include "store/erase.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <vector>

namespace dxready::cli {
namespace {

std::string who(const Session& session, const store::Erasure& plan) {
  return plan.number + " " + (plan.name.empty() ? session.word("(đã xóa vĩnh viễn)", "(erased)") : base::printable(plan.name));
}

/// The copies what is erased may still be in; empty when none is known.
std::string backups_text(const Session& session, const std::vector<store::LastBackup>& beyond) {
  if (beyond.empty()) return {};
  std::string out = session.word("Các bản sao lưu sau vẫn có thể còn giữ thông tin này; hãy tự xóa hoặc thay chúng:\n",
                                 "These backups may hold it still; delete or replace them yourself:\n");
  for (const store::LastBackup& backup : beyond) out += "  " + backup.at + "  " + base::printable(backup.file) + "\n";
  return out;
}

/// The same as a message, when the plan was not shown.
void tell_backups(const Session& session, const std::vector<store::LastBackup>& beyond) {
  if (!session.quiet) session.err << backups_text(session, beyond);
}

void put_backups(json::Writer& json, const std::vector<store::LastBackup>& beyond) {
  json.key("backups");
  json.begin_array();
  for (const store::LastBackup& backup : beyond) {
    json.begin_object();
    json.text_or_null("at", backup.at);
    json.text_or_null("file", backup.file);
    json.end_object();
  }
  json.end_array();
}

std::string plan_text(const Session& session, const store::Erasure& plan) {
  const auto number = [&](std::int64_t value) { return base::grouped(std::to_string(value), session.language); };
  std::string out = who(session, plan) + "\n";
  if (plan.erased) {
    out += session.word("Đã được xóa vĩnh viễn trước đó; chỉ còn việc ghi lại tệp để không sót dấu vết nào\n",
                        "Was erased before; what is left to do is to write the file anew so that no trace remains\n");
  } else {
    out += session.word(
        fmt::format("Sẽ xóa: {} tên và mã số thuế, {} ghi chú và câu trả lời tự do, {} nội dung kèm sự kiện\n",
                    number(plan.names), number(plan.notes), number(plan.event_texts)),
        fmt::format("To be erased: names and tax codes {}, notes and free texts of answers {}, texts beside events {}\n",
                    number(plan.names), number(plan.notes), number(plan.event_texts)));
    if (plan.contacts > 0 || plan.drafts > 0) {
      out += session.word(
          fmt::format("Sẽ xóa cùng: {} người liên hệ, {} phiếu dở\n", number(plan.contacts), number(plan.drafts)),
          fmt::format("Erased with it: contacts {}, unfinished interviews {}\n", number(plan.contacts), number(plan.drafts)));
    }
    out += session.word(
        fmt::format("Còn lại: số đơn vị, bậc và điểm của {} lần đánh giá, không kèm tên\n", number(plan.assessments)),
        fmt::format("To be kept: the number, and grades and scores of assessments {}, without a name\n",
                    number(plan.assessments)));
  }
  return out + backups_text(session, plan.beyond);
}

std::string plan_json(const store::Erasure& plan) {
  std::string out;
  json::Writer json(out, json::Layout::pretty);
  const auto number = [&](std::string_view key, std::int64_t value) { json.number_or_null(key, std::to_string(value)); };
  json.begin_object();
  number("schema_version", 1);
  json.text_or_null("enterprise", plan.enterprise);
  json.text_or_null("number", plan.number);
  json.key("erased_before");
  json.boolean(plan.erased);
  number("names", plan.names);
  number("notes", plan.notes);
  number("contacts", plan.contacts);
  number("drafts", plan.drafts);
  number("event_texts", plan.event_texts);
  number("assessments_kept", plan.assessments);
  put_backups(json, plan.beyond);
  json.end_object();
  return out + "\n";
}

/// Whether somebody at the terminal agrees by typing `word`: what cannot be taken back is not done at a mere key.
bool agrees(const Session& session, const std::string& command, const std::string& word) {
  if (!stdin_is_terminal()) wrong_usage(session, "usage.needs-yes", {{"command", command}});
  session.err << session.word(fmt::format("Không thể lấy lại được. Gõ {} để xóa vĩnh viễn: ", word),
                              fmt::format("This cannot be taken back. Type {} to erase for good: ", word))
              << std::flush;
  std::string typed;
  std::getline(session.in, typed);
  return base::trim(typed) == word;
}

ExitCode nothing_erased(const Session& session) {
  session.tell("Không xóa gì", "Nothing was erased");
  return ExitCode::found_wrong;
}

std::string contact_text(const Session& session, const store::ContactErasure& plan) {
  const auto number = [&](std::int64_t value) { return base::grouped(std::to_string(value), session.language); };
  report::Page page(session.style());
  const auto tell = [&](const std::string& vi, const std::string& en) { page.paragraph("", session.word(vi, en)); };
  if (plan.erased) {
    tell(plan.contact.number + " đã được xóa vĩnh viễn trước đó; chỉ còn việc ghi lại tệp để không sót dấu vết nào",
         plan.contact.number + " was erased before; what is left to do is to write the file anew so that no trace remains");
    return page.take() + backups_text(session, plan.beyond);
  }
  page.paragraph(
      "", plan.contact.number + " " + base::printable(plan.contact.details.name) + " (" + plan.contact.enterprise_number + ")");
  tell(fmt::format("Sẽ xóa: {} thông tin liên hệ và bản ghi đồng ý, nội dung của {} yêu cầu, {} nội dung kèm sự kiện",
                   number(plan.details), number(plan.requests), number(plan.event_texts)),
       fmt::format("To be erased: contact details {} and the consent, words of requests {}, texts beside events {}",
                   number(plan.details), number(plan.requests), number(plan.event_texts)));
  tell("Còn lại: số người liên hệ và các ngày, không kèm tên", "To be kept: the number and the dates, without a name");
  return page.take() + backups_text(session, plan.beyond);
}

std::string contact_json(const store::ContactErasure& plan) {
  std::string out;
  json::Writer json(out, json::Layout::pretty);
  json.begin_object();
  json.number_or_null("schema_version", "1");
  json.text_or_null("contact", plan.contact.number);
  json.text_or_null("enterprise", plan.contact.enterprise_number);
  json.key("erased_before");
  json.boolean(plan.erased);
  json.number_or_null("details", std::to_string(plan.details));
  json.number_or_null("requests", std::to_string(plan.requests));
  json.number_or_null("event_texts", std::to_string(plan.event_texts));
  put_backups(json, plan.beyond);
  json.end_object();
  return out + "\n";
}

std::size_t count_of(const store::Outdated& plan) {
  return plan.enterprises.size() + plan.contacts.size() + plan.drafts.size() + plan.requests.size();
}

/// How many of each kind there are; a kind without any is left out but for enterprises.
std::string counts_text(const Session& session, const store::Outdated& plan) {
  const auto number = [&](std::size_t value) { return base::grouped(std::to_string(value), session.language); };
  std::string out = session.word(number(plan.enterprises.size()) + " đơn vị", "enterprises " + number(plan.enterprises.size()));
  const auto more = [&](std::size_t count, const char* vi, const char* en) {
    if (count > 0) out += session.word(", " + number(count) + " " + vi, std::string(", ") + en + " " + number(count));
  };
  more(plan.contacts.size(), "người liên hệ", "contacts");
  more(plan.drafts.size(), "phiếu dở", "unfinished interviews");
  more(plan.requests.size(), "lời ghi của yêu cầu đã xong", "words of closed requests");
  return out;
}

std::string purge_text(const Session& session, const store::Outdated& plan) {
  std::string out;
  for (const store::Erasure& one : plan.enterprises) out += who(session, one) + "\n";
  for (const store::ContactErasure& one : plan.contacts) {
    out += one.contact.number + " " + base::printable(one.contact.details.name) + " (" + one.contact.enterprise_number + ")\n";
  }
  for (const store::DraftSummary& one : plan.drafts) {
    out += "@" + one.id.substr(0, 8) + " " + base::printable(one.name) + session.word(" (phiếu dở)", " (unfinished interview)") +
           "\n";
  }
  for (const store::PrivacyRequest& one : plan.requests) {
    out += one.number + " " + base::printable(one.person.empty() ? one.contact_number : one.person) + "\n";
  }
  return out + session.word("Cần xóa vĩnh viễn: ", "To be erased: ") + counts_text(session, plan) + "\n" +
         backups_text(session, plan.beyond);
}

std::string purge_json(const store::Outdated& plan) {
  std::string out;
  json::Writer json(out, json::Layout::pretty);
  const auto list = [&](std::string_view key, const auto& all, const auto& name_of) {
    json.key(key);
    json.begin_array();
    for (const auto& one : all) json.string(name_of(one));
    json.end_array();
  };
  json.begin_object();
  json.number_or_null("schema_version", "1");
  list("enterprises", plan.enterprises, [](const store::Erasure& one) { return one.number; });
  list("contacts", plan.contacts, [](const store::ContactErasure& one) { return one.contact.number; });
  list("drafts", plan.drafts, [](const store::DraftSummary& one) { return one.id; });
  list("requests", plan.requests, [](const store::PrivacyRequest& one) { return one.number; });
  put_backups(json, plan.beyond);
  json.end_object();
  return out + "\n";
}

/// What is removed of a request is its words alone, so they are all there is to show.
ExitCode erase_request(const Session& session, const StoreArguments& given) {
  const std::string path = given.store.path();
  const store::PrivacyRequest request = store::find_request(path, given.request, patience(session));
  if (given.dry_run || !given.yes) {
    report::Page page(session.style());
    page.paragraph("", request.number + " " + base::printable(request.person));
    page.paragraph("",
                   session.word("Sẽ xóa: tên người yêu cầu, ghi chú và nội dung kèm sự kiện. Còn lại: loại yêu cầu và các ngày",
                                "To be erased: the person's name, the note and texts beside events. To be kept: the kind of "
                                "request and the dates"));
    given.output.write(session, page.take());
    session.out.flush();
  }
  if (given.dry_run) return ExitCode::done;
  if (!given.yes && !agrees(session, "store erase", request.number)) return nothing_erased(session);
  store::erase_request(path, request, stamp_of(session), patience(session));
  session.tell("Đã xóa vĩnh viễn lời ghi của yêu cầu " + request.number,
               "Erased the words of request " + request.number + " for good");
  return ExitCode::done;
}

ExitCode erase_contact(const Session& session, const StoreArguments& given) {
  const std::string path = given.store.path();
  const store::ContactErasure plan = store::plan_contact_erasure(path, given.contact, patience(session));
  if (given.dry_run || !given.yes) {
    given.output.write(session, given.json() ? contact_json(plan) : contact_text(session, plan));
    session.out.flush();
  }
  if (given.dry_run) return ExitCode::done;
  if (!given.yes && !agrees(session, "store erase", plan.contact.number)) return nothing_erased(session);
  store::erase_contacts(path, {plan.contact.id}, stamp_of(session), patience(session));
  session.tell("Đã xóa vĩnh viễn thông tin liên hệ " + plan.contact.number,
               "Erased contact " + plan.contact.number + " for good");
  if (given.yes) tell_backups(session, plan.beyond);
  return ExitCode::done;
}

}  // namespace

ExitCode erase_from_store(const Session& session, const StoreArguments& given) {
  const auto not_together = [&](bool both, const char* first, const char* second) {
    if (both) wrong_usage(session, "usage.not-together", {{"first", first}, {"second", second}});
  };
  not_together(!given.argument.empty() && !given.contact.empty(), "ENTERPRISE", "--contact");
  not_together(!given.argument.empty() && !given.request.empty(), "ENTERPRISE", "--request");
  not_together(!given.contact.empty() && !given.request.empty(), "--contact", "--request");
  if (!given.contact.empty()) return erase_contact(session, given);
  if (!given.request.empty()) return erase_request(session, given);
  if (given.argument.empty()) {
    wrong_usage(session, "usage.missing-argument", {{"command", "store erase"}, {"missing", "ENTERPRISE"}});
  }
  const std::string path = given.store.path();
  const store::Erasure plan = store::plan_erasure(path, given.argument, patience(session));
  if (given.dry_run || !given.yes) {
    given.output.write(session, given.json() ? plan_json(plan) : plan_text(session, plan));
    session.out.flush();
  }
  if (given.dry_run) return ExitCode::done;
  if (!given.yes && !agrees(session, "store erase", plan.number)) return nothing_erased(session);
  const store::Erasure erased = store::erase_enterprises(path, {plan.enterprise}, stamp_of(session), patience(session)).front();
  session.tell(fmt::format("Đã xóa vĩnh viễn tên, mã số thuế và ghi chú của {}", erased.number),
               fmt::format("Erased names, tax codes and notes of {} for good", erased.number));
  if (given.yes) tell_backups(session, erased.beyond);
  return ExitCode::done;
}

ExitCode purge_store(const Session& session, const StoreArguments& given) {
  if (given.before.empty()) wrong_usage(session, "usage.missing-option", {{"command", "store purge"}, {"option", "--before"}});
  const std::optional<base::Date> before = base::parse_date(given.before);
  if (!before) wrong_usage(session, "usage.bad-date", {{"option", "--before"}, {"found", given.before}});
  const std::string path = given.store.path();
  const store::Outdated plan = store::plan_purge(path, base::format_date(*before), patience(session));
  if (given.dry_run || !given.yes) {
    given.output.write(session, given.json() ? purge_json(plan) : purge_text(session, plan));
    session.out.flush();
  }
  if (given.dry_run || plan.empty()) return ExitCode::done;
  if (!given.yes && !agrees(session, "store purge", std::to_string(count_of(plan)))) return nothing_erased(session);
  store::purge(path, plan, stamp_of(session), patience(session));
  session.tell("Đã xóa vĩnh viễn: " + counts_text(session, plan), "Erased for good: " + counts_text(session, plan));
  if (given.yes) tell_backups(session, plan.beyond);
  return ExitCode::done;
}

}  // namespace dxready::cli
