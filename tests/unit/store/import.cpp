#include "store/import.hpp"

#include "catch.hpp"
#include "store/running_import.hpp"

#include <fmt/format.h>

using namespace dxready;
using Running = sample::RunningImport;
using sample::row;
using sample::sql;
using sample::thrown;
using store::Access;
using store::Store;
using Kind = store::ImportOutcome::Kind;

namespace {

struct Imported {
  sample::Folder folder;
  std::filesystem::path file = folder / "store.db";
  Store store = Store::open(file, Access::write);
  std::string all =
      "SELECT enterprise, name, revision, status, level, line FROM assessment_history ORDER BY enterprise, revision";
};

}  // namespace

TEST_CASE("An import keeps its rows with their lines and one event", "[store]") {
  Imported in;
  Running running(in.store, 1000);
  CHECK(running.add(row("name: A, tax_code: \"0312345673\"")) == Kind::saved);
  CHECK(running.add(row("name: B, external_id: R-2", 0)) == Kind::saved);
  ++running.counts.read;
  ++running.counts.rejected;
  CHECK(running.add(row("name: C")) == Kind::saved);
  const store::ImportResult result = running.finish();
  CHECK(result.saved == 3);
  CHECK(result.revised == 0);
  CHECK(result.enterprises == 3);
  CHECK(sql(in.file, in.all) == "E-0001|A|1|complete|0|2\nE-0002|B|1|complete|0|3\nE-0003|C|1|complete|0|5");
  CHECK(sql(in.file, "SELECT count(DISTINCT import), import = '" + result.id + "' FROM assessment") == "1|1");
  CHECK(sql(in.file,
            "SELECT id, file, sha256, profile, questionnaire, saved_at, saved_by, read, scored, revised, rejected, "
            "duplicate, unchanged, enterprises, status FROM import") ==
        result.id + "|khảo sát.csv|" + std::string(64, 'a') + "|plain|small|2026-11-22T05:00:00Z|Lan|4|3|0|1|0|0|3|done");
  CHECK(sql(in.file, "SELECT kind, subject FROM event WHERE seq = 2") == "import.saved|" + result.id);
  CHECK(in.store.info().events == 2);
  CHECK(sql(in.file, "SELECT field, text FROM event_text WHERE field <> 'contents'") == "by|Lan\nfile|khảo sát.csv");
  CHECK(sql(in.file, "SELECT payload FROM event").find("khảo sát") == std::string::npos);
}

TEST_CASE("What an import keeps is what a save keeps", "[store]") {
  Imported in;
  const std::string saved = sample::save(in.store, sample::binh_minh(), {}, 1).assessment;
  Imported other;
  Running running(other.store, 5000);
  running.add(sample::binh_minh());
  running.finish();
  const std::string columns =
      "SELECT questionnaire_id, assessed_on, respondent_role, respondent_code, revision, supersedes, reason, status, "
      "made_with, on_date, interviewer, label, saved_at, denominator, points, points_high, max, answered, applicable, level, "
      "highest_possible, rung, package, next_step, eligible, undecided, pillars, grades, detail, facts, needs, money "
      "FROM stored_assessment";
  CHECK(sql(in.file, columns) == sql(other.file, columns));
  CHECK(sql(in.file, "SELECT name, name_key, name_folded, tax_code FROM enterprise") ==
        sql(other.file, "SELECT name, name_key, name_folded, tax_code FROM enterprise"));
}

TEST_CASE("The same file again is unchanged and leaves no trace", "[store]") {
  Imported in;
  {
    Running running(in.store, 1000);
    running.add(row("name: A"));
    running.add(row("name: B"));
    running.finish();
  }
  const std::string head = in.store.chain_head();
  Running again(in.store, 2000);
  CHECK(again.add(row("name: A")) == Kind::unchanged);
  CHECK(again.add(row("name: B")) == Kind::unchanged);
  CHECK(again.finish().id.empty());
  CHECK(in.store.chain_head() == head);
  CHECK(sql(in.file, "SELECT count(*) FROM import") == "1");
}

TEST_CASE("A row with other content is a revision that says why", "[store]") {
  Imported in;
  sample::save(in.store, row("name: A", 1));
  Running running(in.store, 1000);
  CHECK(running.add(row("name: A", 12)) == Kind::revised);
  CHECK(running.add(row("name: B")) == Kind::saved);
  const store::ImportResult result = running.finish();
  CHECK(result.revised == 1);
  CHECK(result.enterprises == 1);
  CHECK(sql(in.file, "SELECT revision, status, reason, line FROM assessment_history WHERE name = 'A' ORDER BY revision") ==
        "1|superseded||\n2|complete|re-imported|2");
}

TEST_CASE("The same key twice in one file is a duplicate", "[store]") {
  Imported in;
  sample::save(in.store, row("name: A"));
  Running running(in.store, 1000);
  CHECK(running.add(row("name: B", 1)) == Kind::saved);
  CHECK(running.add(row("name: B", 1)) == Kind::duplicate);
  CHECK(running.add(row("name: B", 3)) == Kind::duplicate);
  CHECK(running.add(row("name: A")) == Kind::unchanged);
  CHECK(running.add(row("name: A", 12)) == Kind::duplicate);
  answers::AnswersFile accountant = row("name: B", 1);
  accountant.respondent.role = "accountant";
  CHECK(running.add(accountant) == Kind::saved);
  CHECK(running.finish().saved == 2);
}

TEST_CASE("A row of a name that fits several is not added, the others are", "[store]") {
  Imported in;
  sample::save(in.store, row("name: A, tax_code: \"0312345673\""));
  sample::save(in.store, row("name: A, tax_code: \"0399007891\""));
  Running running(in.store, 1000);
  CHECK(running.add(row("name: B")) == Kind::saved);
  const base::Diagnostic refused = thrown([&] { running.add(row("name: A")); });
  CHECK(refused.code == "store.ambiguous-enterprise");
  CHECK(refused.argument("candidates") == "E-0001 A; E-0002 A");
  ++running.counts.rejected;
  CHECK(running.add(row("name: C")) == Kind::saved);
  CHECK(running.finish().saved == 2);
  CHECK(sql(in.file, "SELECT count(*) FROM assessment") == "4");
}

TEST_CASE("An import that is not finished leaves the store as it was", "[store]") {
  Imported in;
  sample::save(in.store, row("name: A", 1));
  const std::string before = sql(in.file, in.all);
  const std::string head = in.store.chain_head();
  {
    Running running(in.store, 1000);
    running.add(row("name: A", 12));
    running.add(row("name: B"));
    CHECK(sql(in.file, in.all) == before);
  }
  CHECK(sql(in.file, in.all) == before);
  CHECK(in.store.chain_head() == head);
  CHECK(sample::save(in.store, row("name: C")).enterprise_number == "E-0002");
}

TEST_CASE("A questionnaire of another meaning is refused before the first row", "[store]") {
  Imported in;
  sample::save(in.store, row("name: A"));
  const sample::World other = sample::changed_world("more_than: 50", "more_than: 40");
  CHECK(thrown([&] {
          in.store.begin_import({"a.csv", "plain", {}, &other.questionnaire, &other.model}, sample::request(other),
                                sample::stamp(1000));
        }).code == "store.other-meaning");
  CHECK(sample::save(in.store, row("name: B")).enterprise_number == "E-0002");
}

TEST_CASE("Nothing can be imported through a store opened for reading", "[store]") {
  Imported in;
  Store reader = Store::open(in.file, Access::read);
  CHECK(thrown([&] { Running running(reader, 1000); }).code == "store.read-only");
}

TEST_CASE("What an import adds has ids that follow from its own", "[store]") {
  Imported in;
  Running running(in.store, 0xABCD0000U);
  running.add(row("name: A, tax_code: \"0312345673\""));
  running.add(row("name: B"));
  const std::string import = running.finish().id;
  CHECK(sql(in.file, "SELECT count(*) FROM assessment_row WHERE uuid IS NOT NULL") == "0");
  CHECK(sql(in.file, "SELECT count(DISTINCT id), count(DISTINCT substr(id, 1, 8)) FROM assessment") == "2|2");
  CHECK(sql(in.file, "SELECT count(*) FROM assessment WHERE substr(id, 9) <> '" + import.substr(8, 6) + "8" + import.substr(15) +
                         "'") == "0");
  for (const char* number : {"1", "2"}) {
    const store::EnterpriseRecord enterprise = in.store.enterprise(number);
    CHECK(in.store.enterprise(enterprise.summary.id).summary == enterprise.summary);
    CHECK(in.store.enterprise(enterprise.summary.id.substr(0, 8)).summary == enterprise.summary);
    const std::vector<store::AssessmentSummary> history = in.store.history(enterprise.summary.id, false);
    REQUIRE(history.size() == 1);
    CHECK(in.store.assessment(history.front().id).summary == history.front());
    CHECK(in.store.assessment(history.front().id.substr(0, 8)).summary == history.front());
    CHECK(sql(in.file, "SELECT enterprise FROM assessment WHERE id = '" + history.front().id + "'") ==
          "E-000" + std::string(number));
  }
  CHECK(thrown([&] { in.store.assessment(in.store.enterprise("1").summary.id); }).code == "store.unknown-assessment");
}

TEST_CASE("Facts that only tell who it is are kept with the enterprise, until it changes", "[store]") {
  Imported in;
  {
    Running running(in.store, 1000);
    running.add(row("name: A, tax_code: \"0312345673\""));
    running.add(row("name: B, staff: 12"));
    running.finish();
  }
  CHECK(sql(in.file, "SELECT facts FROM assessment_row") == "\n{\"name\":\"B\",\"staff\":12}");
  const std::string shown = sql(in.file, "SELECT facts FROM assessment ORDER BY line");
  CHECK(shown == "{\"name\":\"A\",\"tax_code\":\"0312345673\"}\n{\"name\":\"B\",\"staff\":12}");
  store::EnterpriseEdit edit;
  edit.name = "C";
  in.store.edit_enterprise(in.store.enterprise("A").summary.id, edit, "đổi tên", sample::stamp(8000));
  CHECK(sql(in.file, "SELECT facts FROM assessment ORDER BY line") == shown);
  Running again(in.store, 2000);
  CHECK(again.add(row("name: A, tax_code: \"0312345673\"")) == Kind::unchanged);
}

TEST_CASE("An import given up while rows are being written leaves nothing", "[store]") {
  Imported in;
  for (std::uint32_t round = 0; round < 20; ++round) {
    Running running(in.store, 1000 + round);
    answers::AnswersFile file = row("name: N");
    // Rows so long that a few of them are written together; behind the last ones there is no time left to end.
    for (int i = 0; i < 20; ++i) {
      file.enterprise.name = std::to_string(i) + std::string(30'000, 'n');
      file.enterprise.tax_code = std::to_string(1'000'000'000 + i);
      running.add(file);
    }
  }
  CHECK(in.store.info().assessments == 0);
  CHECK(in.store.info().enterprises == 0);
}

TEST_CASE("The file itself refuses a key that is there, also behind an import that made its indexes anew", "[store]") {
  Imported in;
  {
    Running running(in.store, 1000);
    CHECK(running.add(row("name: A, tax_code: \"0312345673\"")) == Kind::saved);
    running.finish();
  }
  const std::string copy =
      "INSERT INTO assessment_row SELECT id + 1, series, assessed_on, revision{}, status, common, line, points, points_high, "
      "answered, pillars, grades, eligible, undecided, uuid, supersedes, on_date, detail, facts, content, answered_at, "
      "answered_utc FROM assessment_row";
  CHECK_THROWS_WITH(sample::run(in.file, fmt::format(fmt::runtime(copy), "")), Catch::Contains("assessment_key"));
  CHECK_NOTHROW(sample::run(in.file, fmt::format(fmt::runtime(copy), " + 1")));
}

TEST_CASE("An import into a store with many enterprises finds them as one into an empty store", "[store]") {
  Imported in;
  constexpr int many = 1200;
  {
    Running running(in.store, 1000);
    answers::AnswersFile file = row("name: N");
    for (int i = 0; i < many; ++i) {
      file.enterprise.name = "N" + std::to_string(i);
      file.enterprise.tax_code = std::to_string(1'000'000'000 + i);
      running.add(file);
    }
    // A tax code that is there already, told by another name.
    file.enterprise.tax_code = "1000000007";
    CHECK(running.add(file) == Kind::duplicate);
    CHECK(running.finish().enterprises == many);
  }
  const std::string indexes = "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'enterprise' ORDER BY 1";
  CHECK(sql(in.file, indexes).find("enterprise_tax_code") != std::string::npos);
  Running running(in.store, 500'000);
  answers::AnswersFile file = row("name: Khác", 12);
  file.enterprise.tax_code = "1000000007";
  CHECK(running.add(file) == Kind::revised);
  file.enterprise.tax_code.clear();
  file.enterprise.name = "N8";
  CHECK(running.add(file) == Kind::revised);
  CHECK(running.add(row("name: Mới")) == Kind::saved);
  const store::ImportResult result = running.finish();
  CHECK(result.enterprises == 1);
  CHECK(sql(in.file, "SELECT name FROM assessment WHERE enterprise IN ('E-0008', 'E-0009') ORDER BY 1") == "Khác\nN8");
  CHECK(sql(in.file, indexes).find("enterprise_name") != std::string::npos);
}
