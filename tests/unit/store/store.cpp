#include "store/store.hpp"

#include "base/file.hpp"
#include "base/fingerprint.hpp"
#include "catch.hpp"
#include "store/database.hpp"
#include "store/sample.hpp"
#include "store/schema.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>

using namespace dxready;
using sample::thrown;
using store::Access;
using store::Store;
namespace fs = std::filesystem;

namespace {

std::string opening(const fs::path& path, Access access = Access::write) {
  return thrown([&] { Store::open(path, access); }).code;
}

unsigned mode_of(const fs::path& path) { return static_cast<unsigned>(fs::status(path).permissions()); }

void write(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

/// Runs a check in a process of its own, where it may give up rights; true when it held.
template <class Check>
bool in_child(Check check) {
  const pid_t child = fork();
  if (child == 0) _exit(check() ? 0 : 1);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// Root may write everywhere; nobody may not.
void become_nobody() {
  constexpr uid_t nobody = 65534;
  if (geteuid() == 0 && setuid(nobody) != 0) _exit(2);
}

/// The codes of what `verify` finds.
std::string findings_of(const Store& store) {
  std::string codes;
  const store::VerifyReport report = store.verify();
  for (const base::Diagnostic& finding : report.findings.all()) codes += finding.code + " ";
  return codes;
}

}  // namespace

TEST_CASE("A new store belongs to its owner alone", "[store]") {
  const sample::Folder folder;
  const fs::path file = folder / "data" / "dxready" / "store.db";
  {
    Store store = Store::open(file, Access::write);
    sample::save(store, sample::binh_minh());
    CHECK(mode_of(file) == 0600);
    CHECK(mode_of(fs::path(file) += "-wal") == 0600);
  }
  CHECK(mode_of(file.parent_path()) == 0700);
  CHECK(mode_of(file.parent_path().parent_path()) == 0700);
  CHECK(sample::sql(file, "PRAGMA application_id") == std::to_string(store::application_id));
  CHECK(sample::sql(file, "PRAGMA user_version") == std::to_string(store::migration_steps().size()));
  CHECK(sample::sql(file, "PRAGMA journal_mode") == "wal");
  CHECK(Store::open(file, Access::read).enterprises().size() == 1);
}

TEST_CASE("Names of files are taken as they are", "[store]") {
  const sample::Folder folder;
  const fs::path file = folder / "kho dữ liệu 100%?#'x'.db";
  Store::open(file, Access::write);
  CHECK(fs::exists(file));
}

TEST_CASE("A store that is not there is made by writing only", "[store]") {
  const sample::Folder folder;
  CHECK(opening(folder / "store.db", Access::read) == "store.not-found");
  CHECK_FALSE(fs::exists(folder / "store.db"));
  write(folder / "blank.db", "");
  CHECK(opening(folder / "blank.db", Access::read) == "store.not-found");
  CHECK(opening(folder / "blank.db", Access::write).empty());
}

TEST_CASE("What is no store of ours is named and left alone", "[store]") {
  const sample::Folder folder;
  const auto untouched = [&](const fs::path& path, const std::string& code) {
    const std::string before = base::read_file(path);
    for (const Access access : {Access::read, Access::write}) CHECK(opening(path, access) == code);
    CHECK(base::read_file(path) == before);
    CHECK_FALSE(fs::exists(fs::path(path) += "-wal"));
  };
  CHECK(opening(folder.path()) == "file.is-a-folder");

  write(folder / "text.db", "format: 1\nquestionnaire: dbi-sme-2021\n" + std::string(600, 'x'));
  untouched(folder / "text.db", "store.not-a-database");

  sample::run(folder / "plain.db", "CREATE TABLE t (x)");
  untouched(folder / "plain.db", "store.not-ours");
  sample::run(folder / "other.db", "PRAGMA application_id = 252006673; CREATE TABLE t (x)");
  untouched(folder / "other.db", "store.not-ours");

  Store::open(folder / "newer.db", Access::write);
  sample::run(folder / "newer.db", "PRAGMA user_version = 7");
  untouched(folder / "newer.db", "store.newer");
  const base::Diagnostic newer = thrown([&] { Store::open(folder / "newer.db", Access::read); });
  CHECK(newer.argument("found") == "7");
  CHECK(newer.argument("known") == std::to_string(store::migration_steps().size()));
}

TEST_CASE("A damaged store says so", "[store]") {
  const sample::Folder folder;
  const fs::path file = folder / "store.db";
  {
    Store store = Store::open(file, Access::write);
    sample::save(store, sample::binh_minh());
  }
  std::string bytes = base::read_file(file);
  write(file, bytes.substr(0, std::size_t{5} * 4096));
  CHECK(thrown([&] { Store::open(file, Access::read).info(); }).code == "store.damaged");
  for (std::size_t i = 4096; i < bytes.size(); ++i) bytes[i] = '\x55';
  write(file, bytes);
  CHECK(thrown([&] { Store::open(file, Access::read).info(); }).code == "store.damaged");
}

TEST_CASE("A store others are writing to is waited for, then given up", "[store]") {
  const sample::Folder folder;
  const fs::path file = folder / "store.db";
  Store store = Store::open(file, Access::write, {std::chrono::milliseconds(30), {}, {}});
  sample::save(store, sample::binh_minh());
  SQLite::Database other(file.string(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  CHECK(thrown([&] { sample::save(store, sample::binh_minh(5), "sửa"); }).code == "store.locked");
  CHECK(store.enterprises().size() == 1);
  other.exec("ROLLBACK");
  CHECK(sample::save(store, sample::binh_minh(5), "sửa").revision == 2);
}

TEST_CASE("Who waits for others is told once", "[store]") {
  const sample::Folder folder;
  const fs::path file = folder / "store.db";
  int notices = 0;
  const auto patience = [&](int unsaid) {
    return store::Patience{std::chrono::milliseconds(60), std::chrono::milliseconds(unsaid), [&] { ++notices; }};
  };
  Store store = Store::open(file, Access::write, patience(20));
  sample::save(store, sample::binh_minh());
  CHECK(notices == 0);
  SQLite::Database other(file.string(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  CHECK(thrown([&] { sample::save(store, sample::binh_minh(5), "sửa"); }).code == "store.locked");
  CHECK(notices == 1);
  CHECK(thrown([&] { sample::save(store, sample::binh_minh(5), "sửa"); }).code == "store.locked");
  CHECK(notices == 2);
  Store quiet = Store::open(file, Access::write, patience(1000));
  CHECK(thrown([&] { sample::save(quiet, sample::binh_minh(5), "sửa"); }).code == "store.locked");
  CHECK(notices == 2);
  other.exec("ROLLBACK");
}

TEST_CASE("A store that cannot be written to says so and can be read", "[store]") {
  const sample::Folder folder;
  const fs::path inside = folder / "inside";
  const fs::path file = inside / "store.db";
  {
    Store store = Store::open(file, Access::write);
    sample::save(store, sample::binh_minh());
  }
  fs::permissions(folder.path(), fs::perms(0755));
  fs::permissions(inside, fs::perms(0555));
  fs::permissions(file, fs::perms(0444));
  CHECK(in_child([&] {
    become_nobody();
    return opening(file) == "store.read-only" && opening(inside / "new.db") == "store.read-only" &&
           opening(inside / "sub" / "new.db") == "store.read-only" && Store::open(file, Access::read).enterprises().size() == 1;
  }));
  fs::permissions(inside, fs::perms(0777));
  CHECK(in_child([&] {
    become_nobody();
    return opening(file) == "store.read-only" && Store::open(file, Access::read).enterprises().size() == 1;
  }));
  fs::permissions(file, fs::perms(0));
  CHECK(in_child([&] {
    become_nobody();
    return opening(file, Access::read) == "store.read-only";
  }));
  fs::permissions(inside, fs::perms(0755));
}

TEST_CASE("A full disk saves nothing and breaks nothing", "[store]") {
  const sample::Folder folder;
  const fs::path file = folder / "store.db";
  Store::open(file, Access::write);
  CHECK(in_child([&] {
    Store store = Store::open(file, Access::write);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{1'500'000, 1'500'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    store::SaveRequest request = sample::request();
    const std::string bytes(3'000'000, 'x');
    request.texts.push_back({"big.yaml", base::text_fingerprint(bytes), bytes});
    const assessment::Assessment assessment = sample::assess(sample::binh_minh());
    const bool full = thrown([&] { store.save(assessment, request, sample::stamp()); }).code == "store.disk-full";
    return full && sample::save(store, sample::binh_minh()).enterprise_number == "E-0001";
  }));
  const Store store = Store::open(file, Access::write);
  CHECK(store.info().texts == 1);
  CHECK(store.info().assessments == 1);
}

TEST_CASE("Nothing can be saved through a store opened for reading", "[store]") {
  const sample::Folder folder;
  Store::open(folder / "store.db", Access::write);
  Store store = Store::open(folder / "store.db", Access::read);
  CHECK(thrown([&] { sample::save(store, sample::binh_minh()); }).code == "store.read-only");
}

TEST_CASE("A store of format 1 is read and written", "[store]") {
  const sample::Folder folder;
  const fs::path file = folder / "store.db";
  sample::run(file, base::read_file(fs::path(DXREADY_TEST_DATA) / ".." / "compat" / "store-1" / "store.sql"));
  {
    const Store store = Store::open(file, Access::read);
    CHECK(store.info().format == static_cast<int>(store::migration_steps().size()));
    CHECK(store.enterprise("binh minh").summary.number == "E-0001");
    const std::vector<store::AssessmentSummary> history = store.history(store.enterprise("1").summary.id, true);
    REQUIRE(history.size() == 2);
    CHECK(history[0].status == "superseded");
    const store::AssessmentRecord record = store.assessment(history[1].id);
    const sample::World& world = sample::world();
    CHECK(store.text(record.questionnaire_text) == world.text);
    answers::AnswersFile kept = sample::binh_minh(5);
    for (answers::Answer& answer : kept.sheet.answers) answer.place = {};
    CHECK(store::restore(record, world.questionnaire, world.model.facts, world.model.topics).sheet == kept.sheet);
  }
  Store store = Store::open(file, Access::write);
  CHECK(sample::save(store, sample::binh_minh(5)).outcome == store::Outcome::unchanged);
  CHECK(sample::save(store, sample::binh_minh(3), "sửa").revision == 3);
}

TEST_CASE("A store of format 2 is read, and its import undone", "[store]") {
  const sample::Folder folder;
  const fs::path file = folder / "store.db";
  sample::run(file, base::read_file(fs::path(DXREADY_TEST_DATA) / ".." / "compat" / "store-2" / "store.sql"));
  Store store = Store::open(file, Access::write);
  REQUIRE(store.imports().size() == 1);
  CHECK(store.imports().front().counts == store::ImportCounts{3, 3, 0, 0, 0});
  CHECK(store.info().assessments == 3);
  CHECK(sample::sql(file, "SELECT name, revision, line FROM assessment ORDER BY line") ==
        "Công ty TNHH Cơ khí Bình Minh|2|2\nHợp tác xã Thủy sản Hòa Bình|1|3\nQuán cơm Bà Năm|1|4");
  CHECK(findings_of(store).find("store.import-changed") == std::string::npos);
  store.undo_import(store.imports().front().id, "thử", sample::stamp(900'000));
  CHECK(store.info().assessments == 1);
  CHECK(sample::save(store, sample::binh_minh(3)).outcome == store::Outcome::unchanged);
}

TEST_CASE("A store of format 3 is read, verified, and its import undone", "[store]") {
  const sample::Folder folder;
  const fs::path file = folder / "store.db";
  sample::run(file, base::read_file(fs::path(DXREADY_TEST_DATA) / ".." / "compat" / "store-3" / "store.sql"));
  Store store = Store::open(file, Access::write);
  REQUIRE(store.imports().size() == 1);
  CHECK(sample::sql(file, "SELECT id, enterprise, name, revision, line FROM assessment ORDER BY line") ==
        "e490981d-0001-8000-8000-000000000001|E-0001|Công ty TNHH Cơ khí Bình Minh|2|2\n"
        "a821a4ab-0000-8000-8000-000000000001|E-0002|Hợp tác xã Thủy sản Hòa Bình|1|3\n"
        "6bb2b139-0000-8000-8000-000000000001|E-0003|Quán cơm Bà Năm|1|4");
  CHECK(findings_of(store).find("store.import-changed") == std::string::npos);
  store.undo_import(store.imports().front().id, "thử", sample::stamp(900'000));
  CHECK(store.info().assessments == 1);
  CHECK(sample::save(store, sample::binh_minh(3)).outcome == store::Outcome::unchanged);
}

TEST_CASE("An older store goes the steps it has not gone, all or none", "[store]") {
  const sample::Folder folder;
  const fs::path file = folder / "store.db";
  {
    Store store = Store::open(file, Access::write);
    sample::save(store, sample::binh_minh());
  }
  std::vector<std::string_view> steps = store::migration_steps();
  const int known = static_cast<int>(steps.size());
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
  steps.emplace_back("ALTER TABLE meta ADD COLUMN colour TEXT");
  steps.emplace_back("UPDATE nowhere SET x = 1");
  CHECK_THROWS_AS(store::migrate(database, steps), SQLite::Exception);
  CHECK(database.execAndGet("PRAGMA user_version").getInt() == known);
  CHECK_THROWS(database.exec("SELECT colour FROM meta"));
  steps.pop_back();
  store::migrate(database, steps);
  store::migrate(database, steps);
  CHECK(database.execAndGet("PRAGMA user_version").getInt() == known + 1);
  CHECK(database.execAndGet("SELECT count(*) FROM assessment").getInt() == 1);
  CHECK_NOTHROW(database.exec("SELECT colour FROM meta"));
}
