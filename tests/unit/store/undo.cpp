#include "store/undo.hpp"

#include "catch.hpp"
#include "store/running_import.hpp"

using namespace dxready;
using sample::row;
using sample::sql;
using sample::thrown;
using store::Access;
using store::Store;

namespace {

/// A store, and everything in it that is about assessments and enterprises.
struct Kept {
  sample::Folder folder;
  std::filesystem::path file = folder / "store.db";
  Store store = Store::open(file, Access::write);

  std::string rows() const {
    return sql(file, "SELECT * FROM assessment_history ORDER BY id") + "\n" +
           sql(file, "SELECT * FROM enterprise ORDER BY number") + "\n" +
           sql(file, "SELECT * FROM enterprise_alias ORDER BY enterprise, kind, value");
  }

  store::UndoResult undo(const std::string& id, const std::string& reason = {}) {
    return store.undo_import(id, reason, sample::stamp(900'000, "2026-11-23T06:00:00Z"));
  }
};

}  // namespace

TEST_CASE("An import is undone as a whole", "[store]") {
  Kept kept;
  sample::save(kept.store, row("name: A, external_id: R-1", 1), {}, 10);
  sample::save(kept.store, row("name: B"), {}, 20);
  const std::string before = kept.rows();
  const std::string id = sample::import(
      kept.store, 1000,
      {row("name: A mới, external_id: R-1, tax_code: \"0312345673\"", 12), row("name: B"), row("name: C"), row("name: D")});
  CHECK(sql(kept.file, "SELECT count(*) FROM assessment") == "4");
  const std::string head = kept.store.chain_head();

  const store::UndoResult result = kept.undo(id.substr(0, 8), "nhầm tệp");
  CHECK(result == store::UndoResult{id, "khảo sát.csv", 3, 1, 2});
  CHECK(kept.rows() == before);
  CHECK(sql(kept.file, "SELECT count(*) FROM enterprise_change") == "0");
  CHECK(sql(kept.file, "PRAGMA foreign_key_check").empty());
  CHECK(sql(kept.file, "SELECT id, scored, status, undone_at, undone_by, undone_reason FROM import") ==
        id + "|3|undone|2026-11-23T06:00:00Z|Lan|nhầm tệp");
  CHECK(kept.store.chain_head() != head);
  CHECK(sql(kept.file, "SELECT kind, subject, substr(payload, 1, 47) FROM event ORDER BY seq DESC LIMIT 1") ==
        "import.undone|" + id + "|{\"assessments\":3,\"restored\":1,\"enterprises\":2,\"");

  // What was undone can be imported again; numbers are never given twice.
  CHECK(sample::import(kept.store, 5000, {row("name: C")}).size() == 36);
  CHECK(kept.store.enterprise("C").summary.number == "E-0005");
}

TEST_CASE("An import is undone once, and by a name that is one", "[store]") {
  Kept kept;
  const std::string id = sample::import(kept.store, 1000, {row("name: A")});
  kept.undo(id);
  const base::Diagnostic again = thrown([&] { kept.undo(id); });
  CHECK(again.code == "store.import-undone");
  CHECK(again.argument("when") == "2026-11-23T06:00:00Z");
  CHECK(thrown([&] { kept.undo("00000000"); }).code == "store.unknown-import");
  CHECK(thrown([&] { kept.undo("khảo sát"); }).code == "store.bad-import-id");
}

TEST_CASE("An import others stand on is not undone", "[store]") {
  Kept kept;
  const std::string id = sample::import(kept.store, 1000, {row("name: A", 1), row("name: B", 1)});
  const std::string later = sample::import(kept.store, 5000, {row("name: A", 3), row("name: B", 1), row("name: C")});
  const std::string before = kept.rows();
  const base::Diagnostic refused = thrown([&] { kept.undo(id); });
  CHECK(refused.code == "store.import-built-upon");
  CHECK(refused.argument("what") ==
        "E-0001 2026-11-20 @" + sql(kept.file, "SELECT substr(id, 1, 8) FROM assessment WHERE name = 'A'"));
  CHECK(kept.rows() == before);

  // The later one first, then the other.
  kept.undo(later);
  CHECK(sql(kept.file, "SELECT name, level, revision FROM assessment ORDER BY name") == "A|0|1\nB|0|1");
  kept.undo(id);
  CHECK(sql(kept.file, "SELECT count(*) FROM enterprise") == "0");
}

TEST_CASE("An enterprise others refer to stays", "[store]") {
  Kept kept;
  const std::string id = sample::import(kept.store, 1000, {row("name: A"), row("name: B"), row("name: C")});
  answers::AnswersFile later = row("name: A");
  later.assessed_on = base::Date{2026, 12, 1};
  sample::save(kept.store, later, {}, 7000);
  store::EnterpriseEdit edit;
  edit.note = "gọi lại";
  kept.store.edit_enterprise(kept.store.enterprise("B").summary.id, edit, "ghi chú", sample::stamp(8000));
  CHECK(kept.undo(id).enterprises == 1);
  CHECK(sql(kept.file, "SELECT name FROM enterprise ORDER BY number") == "A\nB");
  CHECK(sql(kept.file, "SELECT assessed_on FROM assessment") == "2026-12-01");
}

TEST_CASE("What imports changed of an enterprise goes back in any order of undoing", "[store]") {
  const auto three = [](const std::vector<std::size_t>& order) {
    Kept kept;
    sample::save(kept.store, row("name: Tên 0, external_id: R"), {}, 10);
    std::vector<std::string> ids;
    for (int i = 1; i <= 3; ++i) {
      answers::AnswersFile file = row("name: Tên " + std::to_string(i) + ", external_id: R");
      file.assessed_on = base::Date{2026, 12, i};
      ids.push_back(sample::import(kept.store, static_cast<std::uint32_t>(1000 * i), {file}));
    }
    for (const std::size_t one : order) kept.undo(ids[one]);
    return sql(kept.file, "SELECT name, (SELECT group_concat(value) FROM enterprise_alias) FROM enterprise");
  };
  CHECK(three({}) == "Tên 3|Tên 0,Tên 1,Tên 2");
  CHECK(three({2}) == "Tên 2|Tên 0,Tên 1");
  CHECK(three({1}) == "Tên 3|Tên 0,Tên 2");
  CHECK(three({0, 1, 2}) == "Tên 0|");
  CHECK(three({2, 1, 0}) == "Tên 0|");
  CHECK(three({1, 2, 0}) == "Tên 0|");
}

TEST_CASE("What was corrected by hand since stays corrected", "[store]") {
  Kept kept;
  sample::save(kept.store, row("name: A, external_id: R"), {}, 10);
  answers::AnswersFile file = row("name: A nhầm, external_id: R");
  file.assessed_on = base::Date{2026, 12, 1};
  const std::string id = sample::import(kept.store, 1000, {file});
  store::EnterpriseEdit edit;
  edit.name = "A đúng";
  kept.store.edit_enterprise(kept.store.enterprise("1").summary.id, edit, "sửa", sample::stamp(8000));
  kept.undo(id);
  CHECK(sql(kept.file, "SELECT name FROM enterprise") == "A đúng");
}

TEST_CASE("Imports are listed", "[store]") {
  Kept kept;
  CHECK(kept.store.imports().empty());
  const std::string first = sample::import(kept.store, 1000, {row("name: A"), row("name: A")});
  sample::import(kept.store, 2000, {row("name: B")});
  kept.undo(first, "thử");
  const std::vector<store::ImportSummary> all = kept.store.imports();
  REQUIRE(all.size() == 2);
  store::ImportSummary expected;
  expected.id = first;
  expected.file = "khảo sát.csv";
  expected.sha256 = std::string(64, 'a');
  expected.profile = "plain";
  expected.questionnaire = "small";
  expected.saved_at = "2026-11-22T05:00:00Z";
  expected.saved_by = "Lan";
  expected.counts = {2, 1, 0, 1, 0};
  expected.enterprises = 1;
  expected.undone = true;
  expected.undone_at = "2026-11-23T06:00:00Z";
  expected.undone_by = "Lan";
  expected.undone_reason = "thử";
  CHECK(all[0] == expected);
  CHECK_FALSE(all[1].undone);
}
