#include "base/date.hpp"
#include "base/number_text.hpp"
#include "base/text.hpp"
#include "cli/open_store.hpp"
#include "cli/passphrase.hpp"
#include "cli/store_pages.hpp"
#include "cli/store_verbs.hpp"
#include "store/backup.hpp"
#include "store/export.hpp"

#include <fmt/format.h>

namespace dxready::cli {
namespace {

/// The copy is good, but the store does not know of it.
ExitCode noted(const Session& session, const StoreArguments& given, const store::BackupResult& result) {
  if (!result.unnoted) return ExitCode::done;
  session.report(*result.unnoted);
  session.report({"store.backup-unnoted", base::Severity::warning, {{"file", given.argument}}, {}, {}, {}});
  return ExitCode::environment_failed;
}

/// What holds a whole store is written to a file of its own, for its owner alone.
void need_file(const Session& session, const StoreArguments& given) {
  if (given.argument == "-") wrong_usage(session, "usage.needs-file", {{"command", "store " + given.verb}});
}

}  // namespace

ExitCode back_up_store(const Session& session, const StoreArguments& given) {
  need_file(session, given);
  // A store that is not there is not made by a backup of it.
  open_store(session, given.store, store::Access::read);
  const bool encrypt = given.encrypt;
  if (!encrypt && !given.passphrase_file.empty()) {
    wrong_usage(session, "usage.needs-option", {{"option", "--passphrase-file"}, {"needed", "--encrypt"}});
  }
  store::BackupRequest request{given.argument, given.output.overwrite, {}, {}};
  if (encrypt) request.passphrase = new_passphrase(session, given.passphrase_file);
  const store::BackupResult result = store::back_up(given.store.path(), request, stamp_of(session), patience(session));
  if (given.json()) {
    given.output.write(session, members_json({{"file", given.argument},
                                              {"encrypted", encrypt ? "true" : "false", true},
                                              {"enterprises", std::to_string(result.content.enterprises), true},
                                              {"assessments", std::to_string(result.content.assessments), true},
                                              {"events", std::to_string(result.content.events), true},
                                              {"bytes", std::to_string(result.bytes), true},
                                              {"chain_head", result.content.chain_head}}));
    return noted(session, given, result);
  }
  const auto number = [&](std::int64_t value) { return base::grouped(std::to_string(value), session.language); };
  const std::string file = base::printable(given.argument);
  session.tell(fmt::format("Đã sao lưu vào {}{}: {} đơn vị, {} lần đánh giá, {} byte; bản sao đã được kiểm tra", file,
                           encrypt ? " (đã mã hóa)" : "", number(result.content.enterprises), number(result.content.assessments),
                           number(result.bytes)),
               fmt::format("Backed up to {}{}: enterprises {}, assessments {}, bytes {}; the copy was checked", file,
                           encrypt ? " (encrypted)" : "", number(result.content.enterprises), number(result.content.assessments),
                           number(result.bytes)));
  if (encrypt) {
    session.tell("Hãy giữ cụm mật khẩu ở nơi an toàn: không có nó thì không ai mở lại được bản sao này",
                 "Keep the passphrase in a safe place: without it nobody can open this copy again");
  }
  return noted(session, given, result);
}

ExitCode restore_store(const Session& session, const StoreArguments& given) {
  const auto passphrase = [&] { return known_passphrase(session, given.passphrase_file); };
  const std::string path = given.store.path();
  const store::RestoreResult result =
      store::restore_backup({given.argument, path, given.output.overwrite, passphrase}, stamp_of(session), patience(session));
  if (given.json()) {
    given.output.write(session, members_json({{"store", path},
                                              {"store_id", result.store_id},
                                              {"enterprises", std::to_string(result.content.enterprises), true},
                                              {"assessments", std::to_string(result.content.assessments), true}}));
    return ExitCode::done;
  }
  const auto number = [&](std::int64_t value) { return base::grouped(std::to_string(value), session.language); };
  session.tell(fmt::format("Đã dựng lại kho {} từ {}: {} đơn vị, {} lần đánh giá; mã kho mới {}", base::printable(path),
                           base::printable(given.argument), number(result.content.enterprises),
                           number(result.content.assessments), result.store_id),
               fmt::format("Made store {} of {}: enterprises {}, assessments {}; its new id is {}", base::printable(path),
                           base::printable(given.argument), number(result.content.enterprises),
                           number(result.content.assessments), result.store_id));
  return ExitCode::done;
}

ExitCode export_from_store(const Session& session, const StoreArguments& given) {
  need_file(session, given);
  const store::ExportResult result = store::export_store(given.store.path(), given.argument, given.output.overwrite,
                                                         given.contacts, stamp_of(session), patience(session));
  if (given.json()) {
    given.output.write(session, members_json({{"file", result.file.string()},
                                              {"rows", std::to_string(result.rows), true},
                                              {"views", std::to_string(result.views), true}}));
    return ExitCode::done;
  }
  const std::string rows = base::grouped(std::to_string(result.rows), session.language);
  const std::string file = base::printable(result.file.string());
  const auto views = [&](const char* text) {
    return result.views == 0 ? std::string() : fmt::format(fmt::runtime(text), result.views);
  };
  session.tell(fmt::format("Đã xuất {} dòng vào {}{}; tệp có tên và mã số thuế, hãy giữ như kho dữ liệu", rows, file,
                           views(" và {} tệp CSV bên cạnh")),
               fmt::format("Exported rows {} to {}{}; it holds names and tax codes: keep it like the store", rows, file,
                           views(" and CSV files {} beside it")));
  return ExitCode::done;
}

}  // namespace dxready::cli
