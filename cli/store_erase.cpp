#include "base/date.hpp"
#include "base/number_text.hpp"
#include "base/text.hpp"
#include "cli/open_store.hpp"
#include "cli/store_verbs.hpp"
#include "cli/system.hpp"
#include "json/write.hpp"
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
    out += session.word(
        fmt::format("Còn lại: số đơn vị, bậc và điểm của {} lần đánh giá, không kèm tên\n", number(plan.assessments)),
        fmt::format("To be kept: the number, and grades and scores of assessments {}, without a name\n",
                    number(plan.assessments)));
  }
  if (plan.beyond.empty()) return out;
  out += session.word("Các bản sao lưu sau vẫn có thể còn giữ thông tin này; hãy tự xóa hoặc thay chúng:\n",
                      "These backups may hold it still; delete or replace them yourself:\n");
  for (const store::LastBackup& backup : plan.beyond) out += "  " + backup.at + "  " + base::printable(backup.file) + "\n";
  return out;
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
  number("event_texts", plan.event_texts);
  number("assessments_kept", plan.assessments);
  json.key("backups");
  json.begin_array();
  for (const store::LastBackup& backup : plan.beyond) {
    json.begin_object();
    json.text_or_null("at", backup.at);
    json.text_or_null("file", backup.file);
    json.end_object();
  }
  json.end_array();
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

std::string purge_text(const Session& session, const std::vector<store::Erasure>& plans) {
  std::string out;
  for (const store::Erasure& plan : plans) out += who(session, plan) + "\n";
  const std::string count = base::grouped(std::to_string(plans.size()), session.language);
  return out + session.word("Cần xóa vĩnh viễn: " + count + " đơn vị\n", "To be erased: enterprises " + count + "\n");
}

std::string purge_json(const std::vector<store::Erasure>& plans) {
  std::string out;
  json::Writer json(out, json::Layout::pretty);
  json.begin_object();
  json.number_or_null("schema_version", "1");
  json.key("enterprises");
  json.begin_array();
  for (const store::Erasure& plan : plans) json.string(plan.number);
  json.end_array();
  json.end_object();
  return out + "\n";
}

}  // namespace

ExitCode erase_from_store(const Session& session, const StoreArguments& given) {
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
  if (given.yes && !erased.beyond.empty()) {
    std::string files;
    for (const store::LastBackup& backup : erased.beyond) files += "\n  " + backup.at + "  " + base::printable(backup.file);
    session.tell("Các bản sao lưu sau vẫn có thể còn giữ thông tin này; hãy tự xóa hoặc thay chúng:" + files,
                 "These backups may hold it still; delete or replace them yourself:" + files);
  }
  return ExitCode::done;
}

ExitCode purge_store(const Session& session, const StoreArguments& given) {
  if (given.before.empty()) wrong_usage(session, "usage.missing-option", {{"command", "store purge"}, {"option", "--before"}});
  const std::optional<base::Date> before = base::parse_date(given.before);
  if (!before) wrong_usage(session, "usage.bad-date", {{"option", "--before"}, {"found", given.before}});
  const std::string path = given.store.path();
  const std::vector<store::Erasure> plans = store::plan_purge(path, base::format_date(*before), patience(session));
  if (given.dry_run || !given.yes) {
    given.output.write(session, given.json() ? purge_json(plans) : purge_text(session, plans));
    session.out.flush();
  }
  if (given.dry_run || plans.empty()) return ExitCode::done;
  if (!given.yes && !agrees(session, "store purge", std::to_string(plans.size()))) return nothing_erased(session);
  std::vector<std::string> enterprises;
  for (const store::Erasure& plan : plans) enterprises.push_back(plan.enterprise);
  store::erase_enterprises(path, enterprises, stamp_of(session), patience(session));
  const std::string count = base::grouped(std::to_string(plans.size()), session.language);
  session.tell(fmt::format("Đã xóa vĩnh viễn tên, mã số thuế và ghi chú của {} đơn vị", count),
               fmt::format("Erased names, tax codes and notes for good; enterprises: {}", count));
  return ExitCode::done;
}

}  // namespace dxready::cli
