#include "store/merge.hpp"

#include "base/file.hpp"
#include "catch.hpp"
#include "store/backup.hpp"
#include "store/conflicts.hpp"
#include "store/erase.hpp"
#include "store/running_import.hpp"

using namespace dxready;
using sample::row;
using sample::sql;
using sample::thrown;
using store::Access;
using store::MergeResult;
using store::Store;
namespace fs = std::filesystem;

namespace {

const std::string everything =
    "SELECT id, name, questionnaire, assessed_on, respondent, revision, status, points, points_high, max, level, package, "
    "eligible, "
    "undecided, next_step, facts, needs, saved_at, reason, supersedes, engine, import, line FROM assessment_history ORDER BY id";

/// A consultant's laptop.
struct Laptop {
  fs::path file;
  std::uint32_t seed;

  std::string save(const answers::AnswersFile& input, const std::string& reason = "sửa") {
    Store store = Store::open(file, Access::write);
    return store.save(sample::assess(input), sample::complete_request(reason), sample::stamp(seed += 100)).assessment;
  }
  std::string save(const std::string& who, int grade = 3) { return save(row(who, grade)); }

  std::string import(const std::vector<answers::AnswersFile>& rows) {
    Store store = Store::open(file, Access::write);
    sample::RunningImport running(store, seed += 1000, sample::complete_request());
    for (const answers::AnswersFile& one : rows) running.add(one);
    return running.finish().id;
  }

  MergeResult merge(const Laptop& other, bool dry_run = false) {
    return store::merge_store({file, other.file, dry_run}, sample::stamp(seed += 1000), {});
  }

  void erase(const std::string& who) {
    const std::string id = store::plan_erasure(file, who, {}).enterprise;
    store::erase_enterprises(file, {id}, sample::stamp(seed += 1000), {});
  }

  std::string findings() const { return sample::findings(Store::open(file, Access::read)); }
  std::string sql(const std::string& query) const { return sample::sql(file, query); }
};

struct Two {
  sample::Folder folder;
  Laptop lan{folder / "lan.db", 0x10000};
  Laptop minh{folder / "minh.db", 0x20000};
};

bool holds(const fs::path& folder, const std::string& text) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (base::read_file(entry.path(), std::size_t{1} << 30).find(text) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("A merge brings everything of another laptop", "[store]") {
  Two two;
  two.lan.save("name: A, tax_code: \"0399009017\"");
  two.minh.save(sample::binh_minh(1));
  two.minh.save(sample::binh_minh(3), "nhập nhầm");
  two.minh.import({row("name: B, sector: industry", 1), row("name: C, tax_code: \"0399009024\"", 5), row("name: D")});
  const std::string brought = two.minh.sql(everything);
  const MergeResult result = two.lan.merge(two.minh);
  CHECK(result.enterprises == 4);
  CHECK(result.joined == 0);
  CHECK(result.assessments == 5);
  CHECK(result.imports == 1);
  CHECK(result.events == 4);
  CHECK(two.lan.findings().empty());
  const std::string all = two.lan.sql(everything);
  for (std::size_t at = 0; at < brought.size();) {
    const std::size_t end = std::min(brought.find('\n', at), brought.size());
    CHECK(all.find(brought.substr(at, end - at)) != std::string::npos);
    at = end + 1;
  }
  CHECK(two.lan.sql("SELECT group_concat(enterprise || ' ' || name, ', ') FROM (SELECT DISTINCT enterprise, name FROM assessment "
                    "ORDER BY 1)") == "E-0001 A, E-0002 Công ty TNHH Cơ khí Bình Minh, E-0003 B, E-0004 C, E-0005 D");
  CHECK(two.lan.sql("SELECT value FROM enterprise_alias WHERE kind = 'number' AND enterprise = 2") == "E-0001");
  CHECK(Store::open(two.lan.file, Access::read).info().last_merge_at == "2026-11-22T05:00:00Z");
}

TEST_CASE("A merge done again brings nothing", "[store]") {
  Two two;
  two.lan.save("name: A");
  two.minh.save("name: B");
  two.minh.import({row("name: C"), row("name: D")});
  two.lan.merge(two.minh);
  const std::string events = two.lan.sql("SELECT count(*) FROM event");
  const MergeResult again = two.lan.merge(two.minh);
  CHECK(again.events == 0);
  CHECK(again.assessments == 0);
  CHECK(again.known == 3);
  CHECK(two.lan.sql("SELECT count(*) FROM event") == events);
  // And only what came since, then.
  two.minh.save("name: B", 12);
  CHECK(two.lan.merge(two.minh).assessments == 1);
  CHECK(two.lan.sql("SELECT revision, status FROM assessment_history WHERE name = 'B' ORDER BY revision") ==
        "1|superseded\n2|complete");
  CHECK(two.lan.findings().empty());
  // Back again: both hold the same.
  two.minh.merge(two.lan);
  CHECK(two.minh.sql(everything) == two.lan.sql(everything));
  CHECK(two.minh.findings().empty());
}

TEST_CASE("A dry run of a merge changes nothing", "[store]") {
  Two two;
  two.lan.save("name: A");
  two.minh.save("name: B");
  const std::string before = base::read_file(two.lan.file);
  const std::string other = base::read_file(two.minh.file);
  const MergeResult result = two.lan.merge(two.minh, true);
  CHECK(result.assessments == 1);
  CHECK(two.lan.sql("SELECT count(*) FROM assessment") == "1");
  CHECK(two.lan.sql("SELECT count(*) FROM event") == "2");
  two.lan.merge(two.minh);
  CHECK(base::read_file(two.minh.file) == other);
}

TEST_CASE("Versions of two laptops stand side by side until one is chosen", "[store]") {
  Two two;
  two.lan.save(sample::binh_minh(1));
  two.minh.save("name: Khác");
  const std::string theirs = two.minh.save(sample::binh_minh(12));
  const MergeResult result = two.lan.merge(two.minh);
  CHECK(result.joined == 1);
  CHECK(two.lan.findings().empty());
  CHECK(two.lan.sql("SELECT count(*) FROM assessment WHERE enterprise = 'E-0001'") == "2");
  const std::vector<store::Conflict> all = store::conflicts(two.lan.file, {});
  REQUIRE(all.size() == 1);
  CHECK(all.front().versions.size() == 2);
  REQUIRE(all.front().differences.size() == 1);
  CHECK(all.front().differences.front().grades.size() == 2);

  const auto settle = [&](const std::string& id, const std::string& reason) {
    return store::settle_conflict(two.lan.file, id, reason, sample::stamp(900'000), {});
  };
  CHECK(thrown([&] { settle(theirs, " "); }).code == "store.reason-needed");
  CHECK(thrown([&] { settle("00000000", "x"); }).code == "store.unknown-assessment");
  CHECK(settle(theirs, "đã đối chiếu") == 1);
  CHECK(store::conflicts(two.lan.file, {}).empty());
  CHECK(two.lan.sql("SELECT id FROM assessment WHERE enterprise = 'E-0001'") == theirs);
  CHECK(two.lan.sql("SELECT count(*) FROM assessment_history WHERE enterprise = 'E-0001'") == "2");
  CHECK(thrown([&] { settle(theirs, "lại"); }).code == "store.no-conflict");
  CHECK(two.lan.findings().empty());
}

TEST_CASE("What was merged is unchanged when it is saved here, too, and a revision supersedes it", "[store]") {
  Two two;
  two.minh.save(sample::binh_minh());
  two.lan.merge(two.minh);
  const auto count = [&](const std::string& what) { return two.lan.sql("SELECT count(*) FROM " + what); };
  const std::string before = count("assessment_history");
  two.lan.save(sample::binh_minh());
  CHECK(count("assessment_history") == before);
  answers::AnswersFile other = sample::binh_minh();
  other.label = "sửa";
  two.lan.save(other, "sửa nhãn");
  CHECK(two.lan.sql("SELECT label FROM assessment_history WHERE status = 'complete'") == "sửa");
  CHECK(count("assessment_history WHERE status = 'superseded'") == "1");
  CHECK(two.lan.findings().empty());
  two.minh.merge(two.lan);
  CHECK(two.minh.sql("SELECT count(*) FROM assessment_history WHERE status = 'superseded'") == "1");
  CHECK(two.minh.findings().empty());
}

TEST_CASE("An enterprise is the same by tax code, and what it was called there finds it", "[store]") {
  Two two;
  two.minh.save("name: Trước");
  two.lan.save("name: Tên của Lan, tax_code: \"0399009017\"");
  two.minh.save("name: Tên của Minh, tax_code: \"0399009017\"", 5);
  two.lan.merge(two.minh);
  Store store = Store::open(two.lan.file, Access::read);
  CHECK(store.enterprise("ten cua minh").summary.number == "E-0001");
  CHECK(store.enterprise("0399009017").summary.name == "Tên của Lan");
  CHECK(
      two.lan.sql("SELECT json_extract(facts, '$.name') FROM assessment WHERE enterprise = 'E-0001' ORDER BY saved_at, points") ==
      "Tên của Lan\nTên của Minh");
  CHECK(sample::findings(store).empty());
}

TEST_CASE("Three laptops end up with the same, whatever the order", "[store]") {
  Two two;
  Laptop third{two.folder / "third.db", 0x30000};
  for (Laptop* laptop : {&two.lan, &two.minh, &third}) {
    laptop->save(sample::binh_minh(static_cast<int>(laptop->seed >> 16U) == 1 ? 1 : 5));
    laptop->import({row("name: Riêng " + std::to_string(laptop->seed))});
  }
  two.minh.merge(third);
  two.lan.merge(two.minh);
  two.minh.merge(two.lan);
  third.merge(two.minh);
  two.lan.merge(third);
  const std::string ids = "SELECT id, points, status FROM assessment_history ORDER BY id";
  CHECK(two.lan.sql(ids) == two.minh.sql(ids));
  CHECK(two.lan.sql(ids) == third.sql(ids));
  for (const Laptop* laptop : {&two.lan, &two.minh, &third}) CHECK(laptop->findings().empty());
}

TEST_CASE("A restored store and its parent can be merged", "[store]") {
  Two two;
  two.lan.save(sample::binh_minh(1));
  store::back_up(two.lan.file, {two.folder / "copy.db", false, {}, {}}, sample::stamp(800'000), {});
  store::restore_backup({two.folder / "copy.db", two.minh.file, false, {}}, sample::stamp(810'000), {});
  two.minh.save(sample::binh_minh(5));
  two.lan.save("name: Mới");
  CHECK(two.lan.merge(two.minh).assessments == 1);
  CHECK(two.lan.sql("SELECT revision, status FROM assessment_history WHERE enterprise = 'E-0001' ORDER BY revision") ==
        "1|superseded\n2|complete");
  CHECK(two.lan.findings().empty());
  two.minh.merge(two.lan);
  CHECK(two.minh.sql("SELECT count(*) FROM assessment") == "2");
  CHECK(two.minh.findings().empty());
}

TEST_CASE("What was erased here does not come back with an older copy, nor with another laptop", "[store]") {
  Two two;
  two.minh.import({row("name: Công ty Kín, tax_code: \"0399009017\"", 1), row("name: Khác")});
  two.minh.save(sample::binh_minh(3));
  two.lan.merge(two.minh);
  two.lan.erase("0399009017");
  two.lan.erase("0312345673");
  fs::create_directory(two.folder / "only");
  const auto nothing_left = [&] {
    fs::copy(two.lan.file, two.folder / "only/lan.db", fs::copy_options::overwrite_existing);
    return !holds(two.folder / "only", "Công ty Kín") && !holds(two.folder / "only", "Bình Minh") &&
           !holds(two.folder / "only", "0399009017") && !holds(two.folder / "only", "xem trang web");
  };
  REQUIRE(nothing_left());
  two.lan.merge(two.minh);
  CHECK(nothing_left());
  // With something new about it, and from somebody who met it on his own.
  two.minh.save(sample::binh_minh(5), "sửa");
  Laptop third{two.folder / "third.db", 0x30000};
  third.save(sample::binh_minh(12));
  const MergeResult result = two.lan.merge(two.minh);
  CHECK(result.assessments == 1);
  CHECK_FALSE(result.erased.empty());
  CHECK(nothing_left());
  two.lan.merge(third);
  CHECK(nothing_left());
  CHECK(two.lan.findings().empty());
}

TEST_CASE("What was erased there is erased here", "[store]") {
  Two two;
  two.minh.save("name: Công ty Kín, tax_code: \"0399009017\"");
  two.lan.merge(two.minh);
  two.minh.erase("0399009017");
  const MergeResult result = two.lan.merge(two.minh);
  CHECK(result.erased == std::vector<std::string>{"E-0001"});
  CHECK_FALSE(base::read_file(two.lan.file).find("Công ty Kín") != std::string::npos);
  CHECK(two.lan.findings().empty());
  CHECK(two.minh.findings().empty());
}

TEST_CASE("Stores that cannot be merged are refused, and both stay as they were", "[store]") {
  Two two;
  two.lan.save("name: A");
  two.minh.save("name: B");
  const std::string before = two.lan.sql(everything);
  const auto code = [&](const std::string& other) {
    const std::string found = thrown([&] { two.lan.merge({two.folder / other, 0}); }).code;
    CHECK(two.lan.sql(everything) == before);
    return found;
  };
  CHECK(code("nothing.db") == "file.not-found");
  CHECK(code("lan.db") == "store.same-file");
  sample::run(two.folder / "foreign.db", "CREATE TABLE t (x); INSERT INTO t VALUES (1)");
  CHECK(code("foreign.db") == "store.not-ours");
  fs::copy(two.minh.file, two.folder / "newer.db");
  sample::run(two.folder / "newer.db", "PRAGMA user_version = 99");
  CHECK(code("newer.db") == "store.newer");
  fs::copy(two.minh.file, two.folder / "changed.db");
  sample::run(two.folder / "changed.db", "UPDATE event SET at = '2020-01-01T00:00:00Z' WHERE seq = 2");
  CHECK(code("changed.db") == "store.other-unsound");
  fs::copy(two.minh.file, two.folder / "views.db");
  sample::run(two.folder / "views.db", "DROP VIEW import; CREATE VIEW import AS SELECT 1");
  CHECK(code("views.db") == "store.other-unsound");
  fs::copy(two.minh.file, two.folder / "cut.db");
  fs::resize_file(two.folder / "cut.db", fs::file_size(two.folder / "cut.db") / 2);
  CHECK(code("cut.db") == "store.damaged");
  // A plain copy of this store that was written to.
  fs::copy(two.lan.file, two.folder / "twin.db");
  Laptop twin{two.folder / "twin.db", 0x40000};
  twin.save("name: Sinh đôi");
  CHECK(code("twin.db") == "store.diverged");
}

TEST_CASE("Rows that are not what their chain tells are not merged", "[store]") {
  Two two;
  two.lan.save("name: A");
  two.minh.save("name: B, sector: industry", 3);
  two.minh.import({row("name: C"), row("name: D, sector: industry")});
  const std::string before = two.lan.sql(everything);
  const auto refused = [&](const std::string& statements) {
    const fs::path file = two.folder / "tampered.db";
    fs::copy_file(two.minh.file, file, fs::copy_options::overwrite_existing);
    sample::run(file, statements);
    std::string codes;
    try {
      two.lan.merge({file, 0});
    } catch (const store::UnsoundStore& unsound) {
      CHECK(unsound.diagnostic().code == "store.other-unsound");
      codes = unsound.findings().all().front().code;
    }
    CHECK(two.lan.sql(everything) == before);
    return codes;
  };
  CHECK(refused("UPDATE assessment_row SET points = points + 1, points_high = points_high + 1 WHERE id >> 16 = 1") ==
        "store.row-changed");
  CHECK(refused("UPDATE assessment_row SET grades = replace(grades, '3', '5') WHERE id >> 16 = 2") == "store.import-changed");
  CHECK(refused("UPDATE assessment_row SET points = 0 WHERE id >> 16 = 2") == "store.import-changed");
  CHECK(refused("UPDATE assessment_row SET pillars = 'garbage' WHERE id >> 16 = 2") == "store.import-changed");
  CHECK(refused("UPDATE assessment_row SET pillars = 'garbage' WHERE id >> 16 = 1") == "store.row-changed");
  CHECK(refused("UPDATE assessment_row SET facts = '{bad' WHERE id >> 16 = 1") == "store.row-unreadable");
  CHECK(refused("UPDATE assessment_row SET facts = '{\"name\":\"B\",\"sector\":\"agriculture\"}' WHERE id >> 16 = 1") ==
        "store.other-result");
  CHECK(refused("UPDATE kept_text SET bytes = CAST(bytes || x'0A' AS BLOB)") == "store.text-changed");
  CHECK(refused("UPDATE assessment_row SET status = 2") == "store.status-changed");
  CHECK(refused("UPDATE enterprise SET name = 'Z' WHERE number = 1") == "store.enterprise-changed");
  CHECK(refused("DELETE FROM event_text WHERE field = 'by' OR field = 'content'") == "store.event-text-missing");
  CHECK(two.lan.merge(two.minh).assessments == 3);
}

TEST_CASE("A settled conflict travels, and of two choices the later one counts", "[store]") {
  Two two;
  const std::string lan = two.lan.save(sample::binh_minh(1));
  const std::string minh = two.minh.save(sample::binh_minh(5));
  two.lan.merge(two.minh);
  two.minh.merge(two.lan);
  store::settle_conflict(two.lan.file, lan, "đối chiếu sổ", sample::stamp(0x30000, "2026-11-22T06:00:00Z"), {});
  SECTION("one choice") {
    two.minh.merge(two.lan);
    CHECK(two.minh.sql("SELECT id FROM assessment") == lan);
  }
  SECTION("two choices, in either order of merging") {
    store::settle_conflict(two.minh.file, minh, "hỏi lại giám đốc", sample::stamp(0x40000, "2026-11-22T07:00:00Z"), {});
    two.minh.merge(two.lan);
    CHECK(two.minh.sql("SELECT id FROM assessment") == minh);
    two.lan.merge(two.minh);
    CHECK(two.lan.sql("SELECT id FROM assessment") == minh);
  }
  CHECK(store::conflicts(two.minh.file, {}).empty());
  CHECK(two.lan.findings().empty());
  CHECK(two.minh.findings().empty());
}

TEST_CASE("No change is measured against a day on which two versions stand side by side", "[store]") {
  Two two;
  const std::string lan = two.lan.save(sample::binh_minh(1));
  two.minh.save(sample::binh_minh(5));
  two.lan.merge(two.minh);
  answers::AnswersFile later = sample::binh_minh(3);
  later.assessed_on = base::parse_date("2027-03-01");
  two.lan.save(later);
  const auto last = [&] {
    const Store store = Store::open(two.lan.file, Access::read);
    return store.timeline(store.enterprise("E-1").summary.id, false).back();
  };
  CHECK(last().since == 0);
  CHECK_FALSE(last().total);
  store::settle_conflict(two.lan.file, lan, "đối chiếu sổ", sample::stamp(0x30000), {});
  CHECK(last().since_id == lan);
}

TEST_CASE("Of two edits of an enterprise the newer one counts, in whatever order stores are merged", "[store]") {
  Two two;
  two.lan.save("name: Công ty A, tax_code: \"0312345673\"");
  two.minh.save("name: Cty A, tax_code: \"0312345673\"");
  const auto edit = [](const Laptop& laptop, const char* name, const char* at) {
    Store store = Store::open(laptop.file, Access::write);
    store.edit_enterprise(store.enterprise("E-1").summary.id, {name, {}, {}}, "sửa tên", sample::stamp(laptop.seed + 50, at));
  };
  const bool lan_is_newer = GENERATE(true, false);
  edit(two.lan, "Công ty Lan", lan_is_newer ? "2026-11-22T08:00:00Z" : "2026-11-22T06:00:00Z");
  edit(two.minh, "Công ty Minh", "2026-11-22T07:00:00Z");
  if (GENERATE(true, false)) {
    two.lan.merge(two.minh);
    two.minh.merge(two.lan);
  } else {
    two.minh.merge(two.lan);
    two.lan.merge(two.minh);
  }
  const std::string name = lan_is_newer ? "Công ty Lan" : "Công ty Minh";
  for (const Laptop* laptop : {&two.lan, &two.minh}) {
    CHECK(laptop->sql("SELECT name FROM enterprise") == name);
    CHECK(Store::open(laptop->file, Access::read).enterprise("cong ty lan").summary.name == name);
    CHECK(Store::open(laptop->file, Access::read).enterprise("cong ty minh").summary.name == name);
    CHECK(laptop->findings().empty());
  }
}

TEST_CASE("A store of an older format can be merged", "[store]") {
  Two two;
  two.lan.save("name: A");
  sample::run(two.minh.file, base::read_file(fs::path(DXREADY_TEST_DATA) / ".." / "compat" / "store-3" / "store.sql"));
  CHECK(two.lan.merge(two.minh).assessments == 4);
  CHECK(two.lan.sql("SELECT count(*) FROM assessment") == "4");
  CHECK(two.lan.findings().find("import") == std::string::npos);
  CHECK(two.minh.sql("PRAGMA user_version") == "3");
}
