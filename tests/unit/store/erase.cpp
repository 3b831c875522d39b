#include "store/erase.hpp"

#include "base/file.hpp"
#include "catch.hpp"
#include "store/backup.hpp"
#include "store/running_import.hpp"

#include <chrono>

using namespace dxready;
using sample::row;
using sample::sql;
using sample::thrown;
using store::Access;
using store::Store;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> secrets = {"Bình Minh",  "BINH MINH",   "binh minh",     "Rạng Đông",     "0312345673",
                                          "0399009017", "ghi chú kín", "xem trang web", "nhập nhầm kín", "sổ đỏ số 7",
                                          "Phường Kín", "lời riêng",   "nhãn kín",      "R-77"};

std::string text_of(int grade) {
  return R"(questionnaire: small
assessed_on: 2026-11-20
label: nhãn kín
respondent: {role: director}
enterprise:
  tax_code: "0312345673"
  name: Công ty TNHH Cơ khí Bình Minh
  external_id: R-77
  entity: enterprise
  province: HCMC
  ward: Phường Kín
  staff: {value: 42, year: 2025, evidence: shown, document: sổ đỏ số 7}
  revenue: 38000000000
answers:
  A.1.1: )" +
         std::to_string(grade) +
         R"(
  A.1.2: [web, shop]
  B.1.1: 12
  B.1.3: lời riêng
notes:
  A.1.1: xem trang web ngày 18/11
)";
}

/// A store with one enterprise that has been about in every way: saved, revised, edited, imported, renamed.
struct Kept {
  sample::Folder folder;
  fs::path file = folder / "store.db";
  std::string id;

  Kept() {
    Store store = Store::open(file, Access::write);
    const sample::World& world = sample::world();
    const store::SaveRequest request = sample::complete_request("nhập nhầm kín");
    id = store.save(sample::assess(sample::answers(world, text_of(1))), request, sample::stamp(10)).enterprise;
    store.save(sample::assess(sample::answers(world, text_of(3))), request, sample::stamp(20));
    store.edit_enterprise(id, {{}, {}, "ghi chú kín"}, "nhập nhầm kín", sample::stamp(30));
    // Imports: one among many others, one that renames it.
    sample::RunningImport running(store, 1000, request);
    for (int i = 0; i < 200; ++i) {
      if (i == 100) running.add(row("name: Công ty Rạng Đông, tax_code: \"0312345673\", external_id: R-77", 5));
      running.add(row("name: Đơn vị " + std::to_string(i)));
    }
    running.finish();
    store.edit_enterprise(id, {{}, "0399009017", {}}, "đổi mã", sample::stamp(40));
  }

  store::Erasure erase(const std::string& who) {
    return store::erase_enterprises(file, {store::plan_erasure(file, who, {}).enterprise}, sample::stamp(70'000), {}).front();
  }

  /// The secrets a file holds.
  static std::string found_in(const fs::path& file) {
    const std::string bytes = base::read_file(file, std::size_t{1} << 30);
    std::string found;
    for (const std::string& secret : secrets) {
      if (bytes.find(secret) != std::string::npos) found += secret + "; ";
    }
    return found;
  }
};

}  // namespace

TEST_CASE("After an erasure no byte of name, code or notes is left", "[store]") {
  Kept kept;
  CHECK(Kept::found_in(kept.file).find("Bình Minh; ") == 0);
  const std::string others = "SELECT * FROM assessment_history WHERE enterprise <> 'E-0001' ORDER BY id";
  const std::string scores =
      "SELECT id, enterprise, points, points_high, level, package, eligible, undecided, next_step FROM assessment_history ORDER "
      "BY id";
  const std::string before = sql(kept.file, others);
  const std::string scored = sql(kept.file, scores);
  const store::Erasure erased = kept.erase("E-1");
  CHECK(erased.name == "Công ty Rạng Đông");
  CHECK(erased.assessments == 3);
  CHECK(erased.names == 4);

  for (const auto& entry : fs::directory_iterator(kept.folder.path())) CHECK(Kept::found_in(entry.path()).empty());
  Store store = Store::open(kept.file, Access::write);
  store.save(sample::assess(row("name: Đơn vị 1", 12)), sample::complete_request(), sample::stamp(80'000));
  store::back_up(kept.file, {kept.folder / "copy.db", false, {}, {}}, sample::stamp(90'000), {});
  for (const auto& entry : fs::directory_iterator(kept.folder.path())) CHECK(Kept::found_in(entry.path()).empty());

  // Scores and answer codes stay, and all of it can still be verified.
  CHECK(sql(kept.folder / "copy.db", "SELECT name, tax_code, note FROM stored_enterprise WHERE number = 1") == "||");
  CHECK(sql(kept.folder / "copy.db", "SELECT count(*) FROM assessment_history WHERE enterprise = 'E-0001'") == "3");
  CHECK(sample::findings(store).empty());
  CHECK(thrown([&] { store.enterprise("Rạng Đông"); }).code == "store.unknown-enterprise");
  CHECK(thrown([&] { store.enterprise("0312345673"); }).code == "store.unknown-enterprise");
  CHECK(store.enterprise("E-0001").summary.name.empty());
}

TEST_CASE("Scores and the others are as before an erasure", "[store]") {
  Kept kept;
  const std::string others = "SELECT * FROM assessment_history WHERE enterprise <> 'E-0001' ORDER BY id";
  const std::string scores =
      "SELECT id, enterprise, points, points_high, level, package, eligible, undecided, next_step FROM assessment_history ORDER "
      "BY id";
  const std::string before = sql(kept.file, others);
  const std::string scored = sql(kept.file, scores);
  kept.erase("0399009017");
  CHECK(sql(kept.file, others) == before);
  CHECK(sql(kept.file, scores) == scored);
  CHECK(sql(kept.file,
            "SELECT json_extract(facts, '$.staff.value'), json_extract(facts, '$.entity') FROM assessment_history "
            "WHERE enterprise = 'E-0001' AND revision = 2") == "42|enterprise");
  CHECK(sql(kept.file, "SELECT kind, subject FROM event ORDER BY seq DESC LIMIT 1") == "enterprise.erased|" + kept.id);
  CHECK(sql(kept.file, "SELECT count(*) FROM tombstone") == "1");
  CHECK(sql(kept.file, "SELECT count(*) FROM tombstone_code") == "2");
}

TEST_CASE("What an erasure would remove is told without removing it", "[store]") {
  Kept kept;
  store::back_up(kept.file, {kept.folder / "copy.db", false, {}, {}}, sample::stamp(90'000), {});
  const std::string bytes = base::read_file(kept.file);
  const store::Erasure plan = store::plan_erasure(kept.file, "rang dong", {});
  CHECK(plan.number == "E-0001");
  CHECK(plan.notes == 5);
  CHECK_FALSE(plan.erased);
  REQUIRE(plan.beyond.size() == 1);
  CHECK(plan.beyond.front().file == (kept.folder / "copy.db").string());
  CHECK(base::read_file(kept.file) == bytes);
  CHECK(thrown([&] { store::plan_erasure(kept.file, "Không Có", {}); }).code == "store.unknown-enterprise");
}

TEST_CASE("An erasure is done once, and its cleaning can be done again", "[store]") {
  Kept kept;
  kept.erase("E-1");
  const std::string events = sql(kept.file, "SELECT count(*) FROM event");
  const store::Erasure again = kept.erase("E-1");
  CHECK(again.erased);
  CHECK(again.names == 0);
  CHECK(sql(kept.file, "SELECT count(*) FROM event") == events);
}

TEST_CASE("Nothing is erased while others have the store open", "[store]") {
  Kept kept;
  const std::string before = sql(kept.file, "SELECT * FROM enterprise WHERE number = 1");
  {
    const Store other = Store::open(kept.file, Access::write);
    CHECK(other.enterprises().size() == 201);
    store::Patience patience;
    patience.longest = std::chrono::milliseconds(50);
    CHECK(thrown([&] { store::erase_enterprises(kept.file, {kept.id}, sample::stamp(70'000), patience); }).code ==
          "store.locked");
  }
  CHECK(sql(kept.file, "SELECT * FROM enterprise WHERE number = 1") == before);
}

TEST_CASE("Whoever was last assessed before a day is purged, nobody else", "[store]") {
  Kept kept;
  {
    Store store = Store::open(kept.file, Access::write);
    store.save(sample::assess(
                   sample::answers(sample::world(), "assessed_on: 2020-01-31\nenterprise: {name: Cũ}\nanswers: {A.1.1: 3}\n")),
               sample::complete_request(), sample::stamp(50'000));
  }
  CHECK(store::plan_purge(kept.file, "2020-01-31", {}).empty());
  const std::vector<store::Erasure> plan = store::plan_purge(kept.file, "2020-02-01", {}).enterprises;
  REQUIRE(plan.size() == 1);
  CHECK(plan.front().name == "Cũ");
  CHECK(store::plan_purge(kept.file, "2026-11-21", {}).enterprises.size() == 202);
  store::erase_enterprises(kept.file, {plan.front().enterprise}, sample::stamp(60'000), {});
  CHECK(store::plan_purge(kept.file, "2020-02-01", {}).empty());
  CHECK(store::plan_purge(kept.file, "2026-11-21", {}).enterprises.size() == 201);
}
