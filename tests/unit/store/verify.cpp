#include "store/verify.hpp"

#include "base/fingerprint.hpp"
#include "catch.hpp"
#include "store/backup.hpp"
#include "store/erase.hpp"
#include "store/running_import.hpp"

using namespace dxready;
using sample::row;
using store::Access;
using store::Store;

namespace {

/// A store with Binh Minh's assessment, its revision, and an import of three rows.
struct Sound {
  sample::Folder folder;
  std::filesystem::path file = folder / "store.db";
  Store store = Store::open(file, Access::write);
  std::string assessment;
  std::string import;

  Sound() {
    save(sample::binh_minh(1), 10);
    assessment = save(sample::binh_minh(3), 100);
    sample::RunningImport running(store, 1000, sample::complete_request());
    for (const char* who : {"name: A, sector: industry", "name: B, staff: 12", "name: C, entity: household"})
      running.add(row(who));
    import = running.finish().id;
  }

  std::string save(const answers::AnswersFile& input, std::uint32_t seed) {
    return store.save(sample::assess(input), sample::complete_request(), sample::stamp(seed)).assessment;
  }

  /// Tampers as another program would; the codes of what is found, each once.
  std::string after(const std::string& statements) const {
    sample::run(file, statements);
    return sample::findings(store);
  }

  base::Diagnostic first() const { return store.verify().findings.all().front(); }
};

}  // namespace

TEST_CASE("A sound store verifies", "[store]") {
  const Sound sound;
  const store::VerifyReport report = sound.store.verify();
  CHECK(report.findings.empty());
  CHECK(report.events == 4);
  CHECK(report.assessments == 5);
  CHECK(report.imports == 1);
  CHECK(report.texts == static_cast<std::int64_t>(sample::complete_request().texts.size()));
  CHECK(report.older_engines.empty());
  CHECK(Store::open(sound.file, Access::read).verify().findings.empty());
  CHECK(Store::open(sound.file, Access::read).verify(7).assessments == 5);
}

TEST_CASE("A store stays sound when an import is undone and when money and needs were told", "[store]") {
  Sound sound;
  sound.store.undo_import(sound.import, "nhầm", sample::stamp(5000));
  answers::AnswersFile input = sample::binh_minh();
  input.assessed_on = base::Date{2026, 12, 24};
  input.needs = {3, 1};
  input.label = "  trước hỗ trợ ";
  store::SaveRequest request = sample::complete_request();
  request.money.cost["ND80-A11-2"] = 80'000'000;
  const assessment::Assessor assessor(sample::world().questionnaire, sample::world().plan, sample::world().model);
  sound.store.save(assessor.assess(input, *input.assessed_on, request.money), request, sample::stamp(6000));
  CHECK(sound.store.verify().findings.empty());
}

TEST_CASE("A changed score is found", "[store]") {
  Sound sound;
  CHECK(sound.after("UPDATE assessment_row SET points = points + 1 WHERE uuid = '" + sound.assessment +
                    "'; UPDATE common SET level = 1 WHERE id = (SELECT common FROM assessment_row WHERE uuid = '" +
                    sound.assessment + "')") == "store.row-changed store.other-result");
  const base::Diagnostic finding = sound.store.verify().findings.all().back();
  CHECK(finding.argument("id") == sound.assessment);
  CHECK(finding.argument("columns") == "points, level");
}

TEST_CASE("A changed row of an import is found", "[store]") {
  CHECK(Sound().after("UPDATE common SET package = 'X' WHERE id = (SELECT common FROM assessment_row WHERE line = 3)") ==
        "store.other-result store.import-changed");
  CHECK(Sound().after("UPDATE assessment_row SET grades = '5' || substr(grades, 2) WHERE line = 2") ==
        "store.other-result store.import-changed");
  CHECK(Sound().after("DELETE FROM assessment_row WHERE line = 4") == "store.import-changed");
  CHECK(Sound().after("UPDATE assessment_row SET answered_at = '2026-11-20 08:00' WHERE line = 3") == "store.import-changed");
  CHECK(Sound().after("UPDATE assessment_row SET answered_utc = 0 WHERE line = 3") == "store.import-changed");
  // Facts are told of by the digest of contents.
  CHECK(Sound().after("UPDATE assessment_row SET facts = replace(facts, '12', '14') WHERE line = 3") == "store.import-changed");
}

TEST_CASE("A row nobody wrote, or somebody took out, is found", "[store]") {
  CHECK(Sound().after("UPDATE assessment_row SET uuid = 'ffffffff-0000-4000-8000-000000000000' WHERE revision = 2") ==
        "store.row-missing store.row-without-event");
}

TEST_CASE("What stands beside the results and was changed by hand is found", "[store]") {
  Sound sound;
  sound.store.edit_enterprise(sound.store.enterprise("E-1").summary.id, {{}, {}, "ghi chú"}, "thêm", sample::stamp(500));
  sound.store.edit_enterprise(sound.store.enterprise("C").summary.id, {"Hộ C", "0399009017", {}}, "đổi", sample::stamp(510));
  CHECK(sample::findings(sound.store).empty());
  const auto [statements, code] = GENERATE(table<std::string, std::string>({
      {"UPDATE assessment_row SET status = 1", "store.status-changed"},
      {"UPDATE assessment_row SET status = 2 WHERE id >> 16 = 2", "store.status-changed"},
      {"UPDATE enterprise SET name = 'Z' WHERE number = 1", "store.enterprise-changed"},
      {"UPDATE enterprise SET tax_code = '0399009024' WHERE number = 1", "store.enterprise-changed"},
      {"UPDATE enterprise SET tax_code = NULL WHERE number = 4", "store.enterprise-changed"},
      {"UPDATE enterprise SET note = 'khác' WHERE number = 1", "store.enterprise-changed"},
      {"UPDATE common SET saved_at = '2020-01-01T00:00:00Z' WHERE import IS NULL", "store.row-changed"},
      {"UPDATE common SET interviewer = 'Ai đó' WHERE import IS NULL", "store.row-changed"},
      {"UPDATE common SET reason = 'khác' WHERE import IS NULL AND reason <> ''", "store.row-changed"},
      {"UPDATE common SET saved_at = '2020-01-01T00:00:00Z' WHERE import = 1", "store.import-changed"},
      {"UPDATE common SET reason = 'khác' WHERE import = 1", "store.import-changed"},
      {"UPDATE series SET questionnaire_id = 'other'", "store.row-changed"},
      {"UPDATE series SET respondent_code = 'b'", "store.row-changed"},
      {"UPDATE import_row SET file = 'other.csv'", "store.import-changed"},
      {"UPDATE import_row SET sha256 = ''", "store.import-changed"},
      {"UPDATE import_row SET read = read + 1", "store.import-changed"},
      {"UPDATE import_row SET saved_by = 'Ai đó'", "store.import-changed"},
      {"UPDATE import_row SET saved_at = '2020-01-01T00:00:00Z'", "store.import-changed"},
      {"UPDATE assessment_row SET line = line + 1 WHERE line NOT NULL", "store.import-changed"},
      {"UPDATE pillar SET title_vi = 'Khác' WHERE position = 1", "store.questionnaire-changed"},
      {"DELETE FROM criterion WHERE position = 1", "store.questionnaire-changed"},
      {"UPDATE questionnaire SET title_en = 'Other'", "store.questionnaire-changed"},
      {"DELETE FROM event_text WHERE field = 'reason'", "store.event-text-missing"},
      {"DROP VIEW pillar_score", "store.schema-changed"},
      {"DROP VIEW import; CREATE VIEW import AS SELECT 1 AS id", "store.schema-changed"},
      {"DROP INDEX assessment_supersedes", "store.schema-changed"},
      {"CREATE TABLE extra (x)", "store.schema-changed"},
  }));
  INFO(statements);
  CHECK(sound.after(statements).find(code) != std::string::npos);
}

TEST_CASE("A lost mark of an erasure is found", "[store]") {
  const Sound sound;
  const std::filesystem::path file = sound.folder / "copy.db";
  store::back_up(sound.file, {file, false, {}, {}}, sample::stamp(490), {});
  store::erase_enterprises(file, {sound.store.enterprise("E-1").summary.id}, sample::stamp(500), {});
  CHECK(sample::findings(Store::open(file, Access::read)).empty());
  const char* statement = GENERATE("DELETE FROM tombstone_code", "DELETE FROM tombstone_code; DELETE FROM tombstone");
  sample::run(file, statement);
  CHECK(sample::findings(Store::open(file, Access::read)).find("store.tombstone-missing") != std::string::npos);
}

TEST_CASE("A changed event is found", "[store]") {
  CHECK(Sound().after("UPDATE event SET payload = replace(payload, 'small', 'Small') WHERE seq = 2") ==
        "store.broken-chain store.row-changed");
  CHECK(Sound().after("UPDATE event SET at = '2020-01-01T00:00:00Z' WHERE seq = 1") == "store.broken-chain");
  CHECK(Sound().after("DELETE FROM event_text WHERE seq = 2; DELETE FROM event WHERE seq = 2") ==
        "store.broken-chain store.row-without-event");
  CHECK(Sound().after("UPDATE event_text SET text = 'Hoa' WHERE field = 'by'") ==
        "store.event-text-changed store.row-changed store.import-changed");
  CHECK(Sound().after("DELETE FROM event_text") == "store.event-text-missing store.import-changed");
}

TEST_CASE("A changed or missing text is found", "[store]") {
  const std::string fingerprint = sample::world().questionnaire.text;
  CHECK(Sound().after("UPDATE kept_text SET bytes = CAST('format: 1' AS BLOB) WHERE path = 'topics.yaml'") ==
        "store.text-changed store.cannot-recompute");
  CHECK(Sound().after("DELETE FROM kept_text WHERE path = 'facts.yaml'") == "store.cannot-recompute");
  Sound sound;
  CHECK(sound.after("DELETE FROM kept_text WHERE fingerprint = '" + fingerprint + "'") ==
        "store.broken-reference store.cannot-recompute");
  CHECK(sound.first().argument("parent") == "kept_text");
}

TEST_CASE("A broken reference is found", "[store]") {
  Sound sound;
  CHECK(sound.after("UPDATE assessment_row SET id = 999 << 16 WHERE line = 3") == "store.broken-reference store.import-changed");
  const base::Diagnostic finding = sound.first();
  CHECK(finding.argument("table") == "assessment_row");
  CHECK(finding.argument("parent") == "enterprise");
  // Rows of some tables have no number.
  const Sound other;
  other.after("DELETE FROM event WHERE seq = 2");
  CHECK(other.first().argument("row") == "?");
}

TEST_CASE("Answers that cannot be read are found", "[store]") {
  CHECK(
      Sound().after("UPDATE assessment_row SET detail = '{' WHERE id IN (SELECT id FROM assessment_row WHERE detail IS NOT NULL "
                    "LIMIT 1)") == "store.row-unreadable");
}

TEST_CASE("Rows of an older engine are counted apart", "[store]") {
  Sound sound;
  sample::run(sound.file, "UPDATE made_with SET engine = 0; DELETE FROM event_text; DELETE FROM event");
  const store::VerifyReport report = sound.store.verify();
  CHECK(report.assessments == 0);
  CHECK(report.older_engines == std::map<int, std::int64_t>{{0, 5}});
}

TEST_CASE("A file whose structure is broken is looked at no further", "[store]") {
  Sound sound;
  CHECK(sound.after("PRAGMA ignore_check_constraints = ON; UPDATE common SET denominator = 0") == "store.broken-structure");
}
