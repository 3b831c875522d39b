#include "store/store.hpp"

#include "base/number_text.hpp"
#include "base/text.hpp"
#include "cli/command_list.hpp"
#include "cli/open_store.hpp"
#include "cli/store_pages.hpp"
#include "cli/store_verbs.hpp"
#include "cli/system.hpp"
#include "cli/verb_table.hpp"
#include "store/undo.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>
#include <utility>

namespace dxready::cli {
namespace {

ExitCode info(const Session& session, const StoreArguments& given) {
  const store::Info info = open_store(session, given.store, store::Access::read).info();
  given.output.write(session, given.json() ? info_json(info) : info_table(session, info));
  return ExitCode::done;
}

ExitCode imports(const Session& session, const StoreArguments& given) {
  const std::vector<store::ImportSummary> all = open_store(session, given.store, store::Access::read).imports();
  if (given.json()) {
    given.output.write(session, imports_json(all));
  } else {
    given.output.write(session, given.output.format == "csv" ? imports_csv(all) : imports_table(session, all));
  }
  return ExitCode::done;
}

ExitCode verify(const Session& session, const StoreArguments& given) {
  const store::Store opened = open_store(session, given.store, store::Access::read);
  const store::VerifyReport report = opened.verify(std::max(1U, std::thread::hardware_concurrency()));
  session.report(report.findings);
  given.output.write(session, given.json() ? verify_json(report) : verify_table(session, report));
  return report.findings.empty() ? ExitCode::done : ExitCode::found_wrong;
}

store::UndoResult undone(const Session& session, const StoreArguments& given) {
  // Nothing is undone in a store that is not there: it shall not be made first.
  open_store(session, given.store, store::Access::read);
  if (given.dry_run) return store::plan_undo(given.store.path(), given.argument, stamp_of(session), patience(session));
  return open_store(session, given.store, store::Access::write).undo_import(given.argument, given.reason, stamp_of(session));
}

ExitCode undo(const Session& session, const StoreArguments& given) {
  const store::UndoResult result = undone(session, given);
  if (given.json()) {
    given.output.write(session, undone_json(result));
    return ExitCode::done;
  }
  const std::string file = base::printable(result.file);
  const auto number = [&](std::int64_t count) { return base::grouped(std::to_string(count), session.language); };
  session.tell(fmt::format("{} đợt nhập {} ({}): bỏ {} lần đánh giá và {} đơn vị; {} lần đánh giá trở lại như trước",
                           given.dry_run ? "Sẽ hủy" : "Đã hủy", result.id.substr(0, 8), file, number(result.assessments),
                           number(result.enterprises), number(result.restored)),
               fmt::format("{} import {} ({}): {} assessments {}, enterprises {}; back as they were: {}",
                           given.dry_run ? "Would undo" : "Undid", result.id.substr(0, 8), file,
                           given.dry_run ? "would take away" : "took away", number(result.assessments),
                           number(result.enterprises), number(result.restored)));
  return ExitCode::done;
}

const std::vector<Verb<StoreArguments>>& verbs() {
  static const std::vector<Verb<StoreArguments>> all = {
      {{"info", "", {}}, info},
      {{"backup", "FILE", {"--encrypt", "--passphrase-file"}}, back_up_store},
      {{"restore", "FILE", {"--passphrase-file"}}, restore_store},
      {{"export", "TARGET", {"--contacts"}}, export_from_store},
      {{"imports", "", {"--format csv"}}, imports},
      {{"undo", "IMPORT", {"--reason", "--dry-run"}}, undo},
      {{"verify", "", {}}, verify},
      {{"merge", "FILE", {"--dry-run"}}, merge_into_store},
      {{"conflicts", "[ASSESSMENT]", {"--reason"}}, conflicts_of_store},
      {{"erase", "[ENTERPRISE]", {"--contact", "--request", "--dry-run", "--yes"}}, erase_from_store},
      {{"purge", "", {"--before", "--dry-run", "--yes"}}, purge_store},
  };
  return all;
}

class StoreCommand : public Command {
public:
  void define(OptionList& options) override {
    options.argument(
        "VERB", m_given.verb,
        {"info: kho ở đâu, có gì; backup: sao lưu; restore: dựng lại kho từ bản sao lưu hoặc bản xuất; export: xuất toàn "
         "bộ; imports: các đợt nhập; undo: hủy một đợt nhập; verify: kiểm tra toàn bộ kho; merge: gộp kho của máy khác; "
         "conflicts: các phiên bản song song; erase: xóa vĩnh viễn thông tin của một đơn vị hay một người liên hệ; purge: "
         "của những gì đã quá hạn giữ; privacy: dữ liệu cá nhân (xem dxready store privacy --help)",
         "info: where the store is and what it holds; backup: copy it; restore: make a store of a backup or an export; "
         "export: write all of it as text; imports: what was imported; undo: take an import back; verify: check all of it; "
         "merge: bring another laptop's store in; conflicts: versions side by side; erase: remove what is personal of an "
         "enterprise or a contact for good; purge: of what was kept long enough; privacy: personal data (see dxready store "
         "privacy --help)"},
        OptionList::Need::required);
    options.argument("ARGUMENT", m_given.argument,
                     {"Tệp, thư mục, mã đợt nhập, lần đánh giá hay đơn vị mà việc này cần",
                      "The file, folder, import, assessment or enterprise the verb is about"});
    own(options.value("--reason", "TEXT", m_given.reason,
                      {"Lý do hủy đợt nhập hoặc chọn phiên bản", "Why the import is undone, or the version chosen"}));
    own(options.flag("--encrypt", m_given.encrypt,
                     {"Mã hóa bản sao lưu bằng cụm mật khẩu", "Encrypt the backup with a passphrase"}));
    own(options.value("--passphrase-file", "FILE", m_given.passphrase_file,
                      {"Tệp chứa cụm mật khẩu ở dòng đầu", "A file with the passphrase as its first line"}));
    own(options.flag("--contacts", m_given.contacts,
                     {"Xuất cả người liên hệ và yêu cầu của họ", "Export contacts and their requests, too"}));
    own(options.value(
        "--contact", "ID", m_given.contact,
        {"Người liên hệ cần xóa: số, tên, điện thoại hoặc thư điện tử", "The contact to erase: number, name, phone or e-mail"}));
    own(options.value("--request", "REQUEST", m_given.request,
                      {"Yêu cầu cần xóa lời ghi về người yêu cầu", "The request whose words about a person are to be erased"}));
    own(options.value("--before", "DATE", m_given.before,
                      {"Những gì chỉ cần giữ đến trước ngày này", "What was to be kept until before this day"}));
    own(options.flag("--dry-run", m_given.dry_run,
                     {"Chỉ cho biết sẽ xóa, hủy hoặc gộp gì", "Only tell what would be erased, undone or merged"}));
    own(options.flag("--yes", m_given.yes, {"Xóa mà không hỏi lại", "Erase without asking"}));
    m_given.store.define(options);
    m_given.output.define(options, {"table", "json", "csv"});
  }

  ExitCode run(Session& session) override {
    std::vector<std::string> options = names_of_given(m_own);
    if (m_given.output.format == "csv") options.emplace_back("--format csv");
    return run_verb(session, verbs(), {"store", m_given.verb, m_given.argument, std::move(options)}, m_given);
  }

private:
  void own(DeclaredOption option) { m_own.push_back(option); }

  StoreArguments m_given;
  std::vector<DeclaredOption> m_own;  ///< those only some verbs take
};

}  // namespace

store::Stamp stamp_of(const Session& session) { return {now_utc(), random_uuid, session.settings.interviewer}; }

std::unique_ptr<Command> make_store() { return std::make_unique<StoreCommand>(); }

}  // namespace dxready::cli
