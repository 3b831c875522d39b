#include "store/backup.hpp"

#include "base/file.hpp"
#include "catch.hpp"
#include "store/running_import.hpp"

#include <atomic>
#include <fstream>
#include <thread>

using namespace dxready;
using sample::row;
using sample::sql;
using sample::thrown;
using store::Access;
using store::Store;
namespace fs = std::filesystem;

namespace {

const std::string passphrase = "bốn từ không liên quan";
/// Cheap, for tests.
constexpr store::KeyCost cheap{1, 8 * 1024 * 1024};

/// Everything people see in a store.
std::string seen(const fs::path& file) {
  std::string all;
  for (const char* view : {"assessment_history", "pillar_score", "answer", "import"}) {
    all += sql(file, std::string("SELECT * FROM ") + view + " ORDER BY 1, 2, 3, 4") + "\n";
  }
  return all + sql(file, "SELECT * FROM enterprise_alias ORDER BY 1, 2, 3");
}

/// A store with saves, a revision and an import.
struct Kept {
  sample::Folder folder;
  fs::path file = folder / "store.db";
  Store store = Store::open(file, Access::write);

  Kept() {
    store.save(sample::assess(sample::binh_minh(1)), sample::complete_request(), sample::stamp(10));
    store.save(sample::assess(sample::binh_minh(3)), sample::complete_request(), sample::stamp(20));
    sample::RunningImport running(store, 1000, sample::complete_request());
    for (const char* who : {"name: B", "name: C, tax_code: \"0399009017\""}) running.add(row(who));
    running.finish();
  }

  store::BackupResult back_up(const std::string& name, const std::string& phrase = {}, bool overwrite = false) {
    return store::back_up(file, {folder / name, overwrite, phrase, cheap}, sample::stamp(500'000), {});
  }

  store::RestoreResult restore(const std::string& from, const std::string& to, bool overwrite = false,
                               const std::string& phrase = passphrase) {
    return store::restore_backup({folder / from, folder / to, overwrite, [phrase] { return phrase; }}, sample::stamp(600'000),
                                 {});
  }

  std::string code_of_restoring(const std::string& from, const std::string& phrase = passphrase) {
    const std::string code = thrown([&] { restore(from, "other.db", false, phrase); }).code;
    CHECK_FALSE(fs::exists(folder / "other.db"));
    return code;
  }
};

int mode_of(const fs::path& file) { return static_cast<int>(fs::status(file).permissions()); }

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("A backup is the store in one private file, and is noted", "[store]") {
  Kept kept;
  const std::string head = kept.store.chain_head();
  CHECK(kept.store.info().newer == 3);
  const store::BackupResult result = kept.back_up("copy.db");
  CHECK(result.content.chain_head == head);
  CHECK(result.content.assessments == 4);
  CHECK(result.content.enterprises == 3);
  CHECK(result.bytes == static_cast<std::int64_t>(fs::file_size(kept.folder / "copy.db")));
  CHECK(mode_of(kept.folder / "copy.db") == 0600);
  CHECK_FALSE(fs::exists(kept.folder / "copy.db-wal"));
  CHECK(seen(kept.folder / "copy.db") == seen(kept.file));

  const store::Info info = kept.store.info();
  REQUIRE(info.backup);
  CHECK(info.backup->file == (kept.folder / "copy.db").string());
  CHECK_FALSE(info.backup->encrypted);
  CHECK(info.newer == 0);
  CHECK(sql(kept.file, "SELECT kind, instr(payload, 'copy.db') FROM event ORDER BY seq DESC LIMIT 1") == "store.backed-up|0");
  CHECK(sample::findings(kept.store).empty());
}

TEST_CASE("What a backup lacks is counted", "[store]") {
  Kept kept;
  kept.back_up("copy.db");
  sample::save(kept.store, sample::binh_minh(5), "sửa nữa", 30);
  CHECK(kept.store.info().newer == 1);
  sample::import(kept.store, 9000, {row("name: D"), row("name: E")});
  CHECK(kept.store.info().newer == 3);
  kept.back_up("copy.db", {}, true);
  CHECK(kept.store.info().newer == 0);
}

TEST_CASE("A backup does not replace a file unless it is told to, and never the store", "[store]") {
  Kept kept;
  kept.back_up("copy.db");
  const std::string before = base::read_file(kept.folder / "copy.db");
  CHECK(thrown([&] { kept.back_up("copy.db"); }).code == "file.exists");
  CHECK(base::read_file(kept.folder / "copy.db") == before);
  CHECK(thrown([&] { kept.back_up("store.db", {}, true); }).code == "store.same-file");
  CHECK(thrown([&] { kept.back_up("no/copy.db"); }).code == "file.unwritable");
  CHECK(thrown([&] { kept.back_up("."); }).code == "file.is-a-folder");
  CHECK(sample::findings(kept.store).empty());
}

TEST_CASE("A backup is one moment of a store others write to", "[store]") {
  Kept kept;
  std::atomic<bool> done = false;
  std::thread writer([&] {
    Store other = Store::open(kept.file, Access::write);
    for (std::uint32_t i = 0; !done; ++i) sample::save(other, row("name: N" + std::to_string(i)), {}, 100'000 + 10 * i);
  });
  for (int i = 0; i < 5; ++i) {
    const std::string name = "copy" + std::to_string(i) + ".db";
    const store::BackupResult result = kept.back_up(name, i % 2 == 0 ? "" : passphrase);
    if (i % 2 == 0) {
      CHECK(sql(kept.folder / name, "SELECT count(*) FROM assessment_history") == std::to_string(result.content.assessments));
      CHECK(sql(kept.folder / name, "PRAGMA integrity_check") == "ok");
    }
  }
  done = true;
  writer.join();
}

TEST_CASE("A store is restored under a new id that names its parent", "[store]") {
  Kept kept;
  const std::string parent = kept.store.info().store_id;
  const std::string head = kept.store.chain_head();
  const std::string rows = seen(kept.file);
  const std::string phrase = GENERATE(std::string(), passphrase);
  kept.back_up("copy", phrase);
  const store::RestoreResult result = kept.restore("copy", "new/other.db");
  CHECK(result.content.chain_head == head);
  CHECK(mode_of(kept.folder / "new/other.db") == 0600);
  CHECK(mode_of(kept.folder / "new") == 0700);
  CHECK(seen(kept.folder / "new/other.db") == rows);

  Store other = Store::open(kept.folder / "new/other.db", Access::write);
  CHECK(other.info().store_id == result.store_id);
  CHECK(result.store_id != parent);
  CHECK(other.info().parent == parent);
  CHECK(
      sql(kept.folder / "new/other.db",
          "SELECT json_extract(payload, '$.parent'), json_extract(payload, '$.head') FROM event WHERE kind = 'store.restored'") ==
      parent + "|" + head);
  CHECK(sample::findings(other).empty());
  // It goes on where the parent stood.
  CHECK(sample::save(other, sample::binh_minh(3)).outcome == store::Outcome::unchanged);
  CHECK(other.save(sample::assess(sample::binh_minh(5)), sample::complete_request(), sample::stamp(700'000)).revision == 3);
  CHECK(sample::findings(other).empty());
}

TEST_CASE("A store is replaced by a backup only when it is told to and nobody uses it", "[store]") {
  Kept kept;
  kept.back_up("copy.db");
  const std::string rows = seen(kept.file);
  kept.store.save(sample::assess(sample::binh_minh(5)), sample::complete_request(), sample::stamp(40));
  CHECK(thrown([&] { kept.restore("copy.db", "store.db"); }).code == "file.exists");
  CHECK(thrown([&] { kept.restore("copy.db", "store.db", true); }).code == "store.in-use");
  CHECK(sample::findings(kept.store).empty());
  { const Store gone = std::move(kept.store); }
  kept.restore("copy.db", "store.db", true);
  CHECK(seen(kept.file) == rows);
  CHECK_FALSE(fs::exists(kept.folder / "store.db-wal"));

  // A store too damaged to be opened is replaced as well: that is what backups are for.
  std::ofstream(kept.file, std::ios::binary | std::ios::in).seekp(100) << std::string(20'000, 'x');
  kept.restore("copy.db", "store.db", true);
  CHECK(seen(kept.file) == rows);
  CHECK(thrown([&] { kept.restore("copy.db", "copy.db", true); }).code == "store.same-file");
}

TEST_CASE("An encrypted backup shows nothing and opens with its passphrase only", "[store]") {
  Kept kept;
  kept.back_up("sealed", passphrase);
  const std::string bytes = base::read_file(kept.folder / "sealed");
  CHECK(bytes.starts_with("dxready-backup 1 argon2id13 1 8388608 "));
  CHECK(bytes.find("SQLite") == std::string::npos);
  CHECK(bytes.find("Minh") == std::string::npos);
  CHECK(mode_of(kept.folder / "sealed") == 0600);
  CHECK(kept.code_of_restoring("sealed", "another phrase") == "store.wrong-passphrase");
  CHECK(kept.code_of_restoring("sealed", "") == "store.wrong-passphrase");
  kept.back_up("sealed-again", passphrase);
  CHECK(base::read_file(kept.folder / "sealed-again").substr(40, 100) != bytes.substr(40, 100));
}

TEST_CASE("No byte of an encrypted backup can be changed, taken away or added", "[store]") {
  Kept kept;
  kept.back_up("sealed", passphrase);
  const std::string bytes = base::read_file(kept.folder / "sealed");
  const auto code_with = [&](const std::string& changed) {
    std::ofstream(kept.folder / "sealed", std::ios::binary | std::ios::trunc) << changed;
    return kept.code_of_restoring("sealed");
  };
  const std::size_t header = bytes.find('\n') + 1;
  constexpr std::size_t piece = 64 * 1024 + 17;
  REQUIRE(bytes.size() > header + 24 + piece);
  for (const std::size_t at : {header, header + 24, header + 24 + piece, bytes.size() - 1}) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    const std::string code = code_with(changed);
    CHECK((code == "store.seal-damaged" || code == "store.seal-cut-off"));
  }
  for (const std::size_t size : {header, header + 10, header + 24, header + 24 + piece, bytes.size() - 1}) {
    CHECK(code_with(bytes.substr(0, size)) == "store.seal-cut-off");
  }
  CHECK(code_with(bytes.substr(0, 20)) == "store.seal-damaged");
  CHECK_FALSE(code_with(bytes + "x").empty());
  std::string swapped = bytes;
  swapped.replace(header + 24, piece, bytes.substr(header + 24 + piece, piece));
  CHECK_FALSE(code_with(swapped).empty());
  std::string newer = bytes;
  newer[std::string("dxready-backup ").size()] = '2';
  CHECK(code_with(newer) == "store.seal-newer");
  // A file cannot ask for all the memory there is.
  std::string greedy = bytes;
  CHECK(code_with(greedy.replace(greedy.find("8388608"), 7, "99999999999999")) == "store.seal-damaged");
  CHECK(sample::findings(kept.store).empty());
}

TEST_CASE("What is no backup is not restored", "[store]") {
  Kept kept;
  CHECK(kept.code_of_restoring("nothing.db") == "file.not-found");
  std::ofstream(kept.folder / "text.txt") << "không phải kho\n";
  CHECK(kept.code_of_restoring("text.txt") == "store.not-a-database");
  sample::run(kept.folder / "foreign.db", "CREATE TABLE t (x); INSERT INTO t VALUES (1)");
  CHECK(kept.code_of_restoring("foreign.db") == "store.not-ours");
  kept.back_up("copy.db");
  fs::copy(kept.folder / "copy.db", kept.folder / "newer.db");
  sample::run(kept.folder / "newer.db", "PRAGMA user_version = 99");
  CHECK(kept.code_of_restoring("newer.db") == "store.newer");
  fs::copy(kept.folder / "copy.db", kept.folder / "cut.db");
  fs::resize_file(kept.folder / "cut.db", fs::file_size(kept.folder / "cut.db") / 2);
  CHECK(kept.code_of_restoring("cut.db") == "store.damaged");
  // One whose events were changed is no faithful copy.
  fs::copy(kept.folder / "copy.db", kept.folder / "changed.db");
  sample::run(kept.folder / "changed.db", "UPDATE event SET at = '2020-01-01T00:00:00Z' WHERE seq = 2");
  CHECK(kept.code_of_restoring("changed.db") == "store.bad-copy");
  const std::size_t files = files_in(kept.folder.path());
  CHECK_FALSE(kept.code_of_restoring("cut.db").empty());
  CHECK(files_in(kept.folder.path()) == files);
}

TEST_CASE("A store of an older format is restored as one of today's", "[store]") {
  const sample::Folder folder;
  sample::run(folder / "old.db", base::read_file(fs::path(DXREADY_TEST_DATA) / ".." / "compat" / "store-2" / "store.sql"));
  store::restore_backup({folder / "old.db", folder / "store.db", false, {}}, sample::stamp(1), {});
  CHECK(Store::open(folder / "store.db", Access::read).info().assessments == 3);
  CHECK(sql(folder / "old.db", "PRAGMA user_version") == "2");
}
