#include "store/export.hpp"

#include "base/file.hpp"
#include "catch.hpp"
#include "store/backup.hpp"
#include "store/erase.hpp"
#include "store/running_import.hpp"

#include <fstream>
#include <functional>
#include <utility>

using namespace dxready;
using sample::row;
using sample::sql;
using sample::thrown;
using store::Access;
using store::Store;
namespace fs = std::filesystem;

namespace {

std::string view_of(const fs::path& file, const std::string& view) {
  return sql(file, "SELECT * FROM " + view + " ORDER BY 1, 2, 3");
}

/// A store that has seen everything: revisions, an import that changed a name, an undone one, an edit with odd texts, a backup,
/// an erased enterprise.
struct Kept {
  sample::Folder folder;
  fs::path file = folder / "store.db";

  Kept() {
    const std::string gone = fill();
    store::erase_enterprises(file, {gone}, sample::stamp(9000), {});
  }

  /// The enterprise to be erased.
  std::string fill() const {
    Store store = Store::open(file, Access::write);
    const store::SaveRequest request = sample::complete_request("dòng 1\ndòng \"2\"\t\\ '; DROP TABLE event --");
    store.save(sample::assess(sample::binh_minh(1)), request, sample::stamp(10));
    store.save(sample::assess(sample::binh_minh(3)), request, sample::stamp(20));
    sample::RunningImport running(store, 1000, request);
    for (const char* who : {"name: B", "name: Tên mới, tax_code: \"0312345673\"", "name: C"}) running.add(row(who));
    running.finish();
    sample::RunningImport other(store, 5000, request);
    other.add(row("name: D"));
    const std::string undone = other.finish().id;
    store.undo_import(undone, "nhầm", sample::stamp(6000));
    store.edit_enterprise(store.enterprise("B").summary.id, {"=1+2, \"B\"", {}, "ghi\nchú"}, "sửa", sample::stamp(7000));
    store::back_up(file, {folder / "copy.db", false, {}, {}}, sample::stamp(8000), {});
    return store.enterprise("C").summary.id;
  }

  store::ExportResult write(const std::string& target, bool overwrite = false) {
    return store::export_store(file, folder / target, overwrite, false, sample::stamp(500'000), {});
  }

  void read(const std::string& from, const std::string& to) {
    store::restore_backup({folder / from, folder / to, false, {}}, sample::stamp(600'000), {});
  }

  std::string code_of_reading(const std::string& bytes) {
    std::ofstream(folder / "changed.ndjson", std::ios::binary | std::ios::trunc) << bytes;
    const std::string code = thrown([&] { read("changed.ndjson", "other.db"); }).code;
    CHECK_FALSE(fs::exists(folder / "other.db"));
    return code;
  }
};

}  // namespace

TEST_CASE("A store that is exported and read back shows the same", "[store]") {
  Kept kept;
  const auto [target, read] =
      GENERATE(std::pair("all.ndjson", "all.ndjson"), std::pair("all/", "all"), std::pair("all/", "all/tables"));
  const store::ExportResult result = kept.write(target);
  CHECK(result.rows > 50);
  CHECK(fs::status(result.file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  kept.read(read, "again.db");
  for (const char* view : {"assessment", "assessment_history", "pillar_score", "answer", "import", "stored_enterprise",
                           "kept_text", "enterprise_alias", "enterprise_change", "tombstone_code", "backup_row"}) {
    CHECK(view_of(kept.folder / "again.db", view) == view_of(kept.file, view));
  }
  const Store again = Store::open(kept.folder / "again.db", Access::read);
  CHECK(sample::findings(again).empty());
  CHECK(again.info().parent == Store::open(kept.file, Access::read).info().store_id);
}

TEST_CASE("An export into a folder has the public views as CSV beside it", "[store]") {
  Kept kept;
  CHECK(kept.write("all/").views == 4);
  const std::string csv = base::read_file(kept.folder / "all/assessment_history.csv");
  CHECK(csv.starts_with("id,enterprise,name,tax_code,questionnaire,"));
  CHECK(csv.find("\"'=1+2, \"\"B\"\"\"") != std::string::npos);
  std::size_t breaks = 0;  // within texts
  for (std::size_t at = csv.find("dòng 1\n"); at != std::string::npos; at = csv.find("dòng 1\n", at + 1)) ++breaks;
  CHECK(std::to_string(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')) - 1 - breaks) ==
        sql(kept.file, "SELECT count(*) FROM assessment_history"));
  CHECK(fs::exists(kept.folder / "all/answer.csv"));
}

TEST_CASE("Tables as CSV tell nothing and an empty text apart, and hold no formula", "[store]") {
  Kept kept;
  CHECK(kept.write("all/").tables > 20);
  const std::string enterprises = base::read_file(kept.folder / "all/tables/enterprise.csv");
  CHECK(enterprises.find("\"'=1+2, \"\"B\"\"\"") != std::string::npos);
  CHECK(enterprises.find(",\"\",") != std::string::npos);
  CHECK(enterprises.find(",,") != std::string::npos);
  CHECK(fs::status(kept.folder / "all/tables/enterprise.csv").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("Damaged tables as CSV make no store", "[store]") {
  Kept kept;
  kept.write("all/");
  const fs::path folder = kept.folder / "all/tables";
  const auto code_after = [&](const char* name, const std::function<std::string(const std::string&)>& change) {
    const std::string bytes = base::read_file(folder / name);
    std::ofstream(folder / name, std::ios::binary | std::ios::trunc) << change(bytes);
    const std::string code = thrown([&] { kept.read("all/tables", "other.db"); }).code;
    std::ofstream(folder / name, std::ios::binary | std::ios::trunc) << bytes;
    CHECK_FALSE(fs::exists(kept.folder / "other.db"));
    return code;
  };
  const auto without_last = [](const std::string& all) { return all.substr(0, all.rfind('\n', all.size() - 2) + 1); };
  const auto doubled = [](const std::string& all) { return all + all.substr(all.find('\n') + 1); };
  for (const char* name : {"export.csv", "enterprise.csv", "event.csv", "assessment_row.csv"}) {
    INFO(name);
    CHECK(code_after(name, without_last) == "store.bad-export");
    CHECK(code_after(name, doubled) == "store.bad-export");
    CHECK(code_after(name, [](const std::string& all) { return all.substr(0, all.size() / 2); }) == "store.bad-export");
    CHECK(code_after(name, [](const std::string&) { return std::string(); }) == "store.bad-export");
    CHECK(code_after(name, [](const std::string& all) { return "x" + all; }) == "store.bad-export");
  }
  const auto with_format = [](const char* format, std::size_t most) {
    return [format, most](std::string all) {
      std::size_t done = 0;
      for (std::size_t at = all.find("\n1,4,"); at != std::string::npos && done < most; at = all.find("\n1,4,", at + 1), ++done) {
        all.replace(at + 3, 1, format);
      }
      return all;
    };
  };
  constexpr std::size_t all_rows = 1000;
  CHECK(code_after("export.csv", with_format("99", all_rows)) == "store.newer");
  CHECK(code_after("export.csv", with_format("0", all_rows)) == "store.bad-export");
  CHECK(code_after("export.csv", with_format("3", 1)) == "store.bad-export");
  CHECK(code_after("event.csv", [](std::string all) { return all.replace(all.find('\n') + 1, 0, "x,"); }) == "store.bad-export");
  fs::remove(folder / "enterprise.csv");
  CHECK(thrown([&] { kept.read("all/tables", "other.db"); }).code == "file.not-found");
}

TEST_CASE("An export that fails leaves no folder behind", "[store]") {
  Kept kept;
  std::ofstream(kept.file, std::ios::binary | std::ios::trunc) << std::string(50'000, 'x');
  CHECK_FALSE(thrown([&] { kept.write("all/"); }).code.empty());
  CHECK_FALSE(fs::exists(kept.folder / "all"));
}

TEST_CASE("An export replaces files only when it is told to", "[store]") {
  Kept kept;
  kept.write("all.ndjson");
  CHECK(thrown([&] { kept.write("all.ndjson"); }).code == "file.exists");
  CHECK_NOTHROW(kept.write("all.ndjson", true));
  CHECK(thrown([&] { kept.write("store.db", true); }).code == "store.same-file");
  CHECK(thrown([&] { kept.write("no/all.ndjson"); }).code == "file.unwritable");
}

TEST_CASE("A damaged export makes no store", "[store]") {
  Kept kept;
  const std::string all = base::read_file(kept.write("all.ndjson").file);
  const std::size_t second = all.find('\n') + 1;
  const std::size_t middle = all.find('\n', all.size() / 2) + 1;
  CHECK(kept.code_of_reading(all.substr(0, second)) == "store.bad-export");
  CHECK(kept.code_of_reading(all.substr(0, middle)) == "store.bad-export");
  CHECK(kept.code_of_reading(all.substr(0, middle + 5)) == "store.bad-export");
  CHECK(kept.code_of_reading(all + all.substr(second)) == "store.bad-export");
  CHECK(kept.code_of_reading(all.substr(0, second) + "{\"table\":\"event\",\"row\":3}\n" + all.substr(second)) ==
        "store.bad-export");
  CHECK(kept.code_of_reading(all.substr(0, second) + "{\"table\":\"sqlite_master\",\"row\":{}}\n" + all.substr(second)) ==
        "store.bad-export");
  CHECK(kept.code_of_reading(all.substr(0, second) + "[1,\n" + all.substr(second)) == "store.bad-export");
  std::string newer = all;
  newer.replace(newer.find("\"format\":") + 9, 1, "99");
  CHECK(kept.code_of_reading(newer) == "store.newer");
  // One row less, with the count to match: what it referred to is missed, or the chain is broken.
  std::string event = all;
  const std::size_t at = event.find("{\"table\":\"event\"");
  event.erase(at, event.find('\n', at) + 1 - at);
  CHECK_FALSE(kept.code_of_reading(event).empty());
}
