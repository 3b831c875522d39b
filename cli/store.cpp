#include "store/store.hpp"

#include "base/text.hpp"
#include "cli/command_list.hpp"
#include "cli/open_store.hpp"
#include "cli/options.hpp"
#include "cli/store_pages.hpp"
#include "cli/system.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace dxready::cli {
namespace {

class StoreCommand : public Command {
public:
  void define(CLI::App& app, base::Language help) override {
    app.add_option(
           "VERB", m_verb,
           text(help, "info: kho ở đâu, có gì; imports: các đợt nhập; undo: hủy một đợt nhập; verify: kiểm tra toàn bộ kho",
                "info: where the store is and what it holds; imports: what was imported; undo: take an import back; "
                "verify: check all of it"))
        ->required();
    app.add_option("IMPORT", m_import,
                   text(help, "Mã đợt nhập cần hủy (ít nhất 8 ký tự đầu)", "Id of the import to undo, 8 or more characters"));
    app.add_option("--reason", m_reason, text(help, "Lý do hủy đợt nhập", "Why the import is undone"))->type_name("TEXT");
    m_store.define(app, help);
    m_output.define(app, help, {"table", "json", "csv"});
  }

  ExitCode run(Session& session) override {
    check_usage(session);
    if (m_verb == "undo") return undo(session);
    const store::Store opened = open_store(session, m_store, store::Access::read);
    if (m_verb == "imports") return imports(session, opened);
    if (m_verb == "verify") return verify(session, opened);
    const store::Info info = opened.info();
    m_output.write(session, m_output.format == "json" ? info_json(info) : info_table(session, info));
    return ExitCode::done;
  }

private:
  void check_usage(const Session& session) const {
    const std::vector<std::string> verbs = {"info", "imports", "undo", "verify"};
    if (std::find(verbs.begin(), verbs.end(), m_verb) == verbs.end()) {
      wrong_usage(session, "usage.unknown-verb",
                  {{"found", m_verb}, {"allowed", "info, imports, undo, verify"}, {"suggestion", base::closest(m_verb, verbs)}});
    }
    const std::string command = "store " + m_verb;
    const bool undo = m_verb == "undo";
    if (undo && m_import.empty()) wrong_usage(session, "usage.missing-argument", {{"command", command}, {"missing", "IMPORT"}});
    if (!undo && !m_import.empty()) wrong_usage(session, "usage.too-many-arguments", {{"command", command}, {"found", m_import}});
    if (!undo && !m_reason.empty()) wrong_usage(session, "usage.not-together", {{"first", command}, {"second", "--reason"}});
    if (m_output.format == "csv" && m_verb != "imports")
      wrong_usage(session, "usage.not-together", {{"first", command}, {"second", "--format csv"}});
  }

  ExitCode imports(const Session& session, const store::Store& opened) const {
    const std::vector<store::ImportSummary> all = opened.imports();
    if (m_output.format == "json") {
      m_output.write(session, imports_json(all));
    } else {
      m_output.write(session, m_output.format == "csv" ? imports_csv(all) : imports_table(session, all));
    }
    return ExitCode::done;
  }

  ExitCode verify(const Session& session, const store::Store& opened) const {
    const store::VerifyReport report = opened.verify(std::max(1U, std::thread::hardware_concurrency()));
    session.report(report.findings);
    m_output.write(session, m_output.format == "json" ? verify_json(report) : verify_table(session, report));
    return report.findings.empty() ? ExitCode::done : ExitCode::found_wrong;
  }

  ExitCode undo(const Session& session) const {
    // Nothing is undone in a store that is not there: it shall not be made first.
    open_store(session, m_store, store::Access::read);
    store::Store opened = open_store(session, m_store, store::Access::write);
    const store::Stamp stamp{now_utc(), random_uuid, session.settings.interviewer};
    store::UndoResult result = opened.undo_import(m_import, m_reason, stamp);
    result.file = base::printable(result.file);
    session.tell(fmt::format("Đã hủy đợt nhập {} ({}): bỏ {} lần đánh giá và {} đơn vị; {} lần đánh giá trở lại như trước",
                             result.id.substr(0, 8), result.file, result.assessments, result.enterprises, result.restored),
                 fmt::format("Undid import {} ({}): took away assessments {}, enterprises {}; back as they were: {}",
                             result.id.substr(0, 8), result.file, result.assessments, result.enterprises, result.restored));
    return ExitCode::done;
  }

  std::string m_verb;
  std::string m_import;
  std::string m_reason;
  StoreOption m_store;
  OutputOptions m_output;
};

}  // namespace

std::unique_ptr<Command> make_store() { return std::make_unique<StoreCommand>(); }

}  // namespace dxready::cli
