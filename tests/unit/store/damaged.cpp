// Stores somebody or something wrote to: whatever is in a row, reading it ends with its content or with a clear error.

#include "base/exact.hpp"
#include "base/file.hpp"
#include "base/fingerprint.hpp"
#include "catch.hpp"
#include "store/backup.hpp"
#include "store/conflicts.hpp"
#include "store/contacts.hpp"
#include "store/erase.hpp"
#include "store/export.hpp"
#include "store/merge.hpp"
#include "store/requests.hpp"
#include "store/running_import.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdlib>
#include <fstream>
#include <random>

using namespace dxready;
using sample::row;
using sample::thrown;
using store::Access;
using store::Store;
namespace fs = std::filesystem;

namespace {

store::DraftContext context() {
  return {sample::world().questionnaire, sample::world().model.facts, sample::world().model.topics};
}

void begin_draft(Store& store) {
  store::Draft draft;
  draft.id = "aaaaaaaa-0000-4000-8000-000000000001";
  draft.started_at = "2026-11-22T05:00:00Z";
  draft.file = sample::binh_minh(5);
  draft.place = "A.1.1";
  draft.flagged = {"A.1.1"};
  store.begin_draft(draft, context(), sample::complete_request().texts, sample::stamp(33));
  store.keep_draft(draft, {"answered", "A.1.1"}, context(), sample::stamp(34));
}

/// The UUID of an enterprise that is to be erased.
std::string save_all(const fs::path& file) {
  Store store = Store::open(file, Access::write);
  store.save(sample::assess(sample::binh_minh(1)), sample::complete_request(), sample::stamp(10));
  store.save(sample::assess(sample::binh_minh(3)), sample::complete_request(), sample::stamp(20));
  sample::RunningImport running(store, 1000, sample::complete_request());
  for (const char* who : {"name: B, sector: industry", "name: C"}) running.add(row(who, 12));
  running.finish();
  sample::RunningImport gone(store, 2000, sample::complete_request());
  gone.add(row("name: D, tax_code: \"0399009017\"", 12));
  gone.finish();
  begin_draft(store);
  return store.enterprise("D").summary.id;
}

void add_people(const fs::path& file) {
  store::NewContact contact;
  contact.enterprise = "E-1";
  contact.details = {"Nguyễn Thị Mai", "giám đốc", "0901 234 567", "mai@congty.vn"};
  contact.consent = {{"ask-back"}, "", "paper", "2026-11-20", "1", {}};
  contact.consent_text = {"consent/consent.vi.md", base::text_fingerprint("Phiếu đồng ý"), "Phiếu đồng ý"};
  contact.keep_until = "2028-11-22";
  store::add_contact(file, contact, sample::privacy_rules(), sample::stamp(26), {});
  store::add_request(file, {"copy", "C-1", "", "2026-11-20", "bản giấy"}, sample::privacy_rules(), sample::stamp(27), {});
  store::add_breach(file, {"2026-11-22T05:00:00Z", "số điện thoại", 1, "đổi mật khẩu", {}}, sample::stamp(28), {});
}

void fill(const fs::path& file) {
  const std::string erased = save_all(file);
  add_people(file);
  store::back_up(file, {file.parent_path() / "earlier.db", true, {}, {}}, sample::stamp(30), {});
  store::erase_enterprises(file, {erased}, sample::stamp(35), {});
}

/// Does everything people do with a store; each thing ends well or with an error that has a code.
void use_all(const sample::Folder& folder, const fs::path& file) {
  const store::Patience patience{std::chrono::milliseconds(50), std::chrono::milliseconds(50), {}};
  std::vector<std::function<void()>> uses;
  uses.emplace_back([&] {
    const Store store = Store::open(file, Access::read, patience);
    std::vector<std::function<void()>> reads = {[&] { store.info(); }, [&] { store.verify(); }, [&] { store.imports(); }};
    reads.emplace_back([&store] {
      for (const store::DraftSummary& one : store.drafts()) store.draft(one.id, context());
    });
    for (const char* who : {"E-1", "B", "0312345673"}) {
      reads.emplace_back([&store, who] {
        const store::EnterpriseRecord record = store.enterprise(who);
        store.timeline(record.summary.id, true);
        for (const store::AssessmentSummary& one : store.history(record.summary.id, true)) {
          const store::AssessmentRecord assessment = store.assessment(one.id);
          store::restore(assessment, sample::world().questionnaire, sample::world().model.facts, sample::world().model.topics);
        }
      });
    }
    for (const auto& read : reads) thrown(read);
  });
  uses.emplace_back([&] { store::conflicts(file, patience); });
  uses.emplace_back([&] { store::contacts(file, patience); });
  uses.emplace_back([&] { store::requests(file, patience); });
  uses.emplace_back([&] { store::breaches(file, patience); });
  uses.emplace_back([&] { store::restrict_contact(file, "C-1", true, sample::stamp(46), patience); });
  uses.emplace_back([&] {
    Store store = Store::open(file, Access::write, patience);
    const std::vector<store::DraftSummary> drafts = store.drafts();
    if (!drafts.empty())
      store.keep_draft(store.draft(drafts.front().id, context()), {"moved", "A.1.1"}, context(), sample::stamp(45));
  });
  uses.emplace_back([&] { store::plan_purge(file, "2030-01-01", patience); });
  uses.emplace_back([&] {
    Store store = Store::open(file, Access::write, patience);
    store.save(sample::assess(sample::binh_minh(5)), sample::complete_request(), sample::stamp(40));
  });
  uses.emplace_back([&] { store::back_up(file, {folder / "copy.db", true, {}, {}}, sample::stamp(50), patience); });
  uses.emplace_back([&] { store::export_store(file, folder / "all/", true, true, sample::stamp(60), patience); });
  for (const char* exported : {"all", "all/tables"}) {
    uses.emplace_back([&folder, exported, patience] {
      store::restore_backup({folder / exported, folder / "again.db", true, {}}, sample::stamp(65), patience);
    });
  }
  uses.emplace_back([&] { store::restore_backup({file, folder / "again.db", true, {}}, sample::stamp(66), patience); });
  uses.emplace_back([&] { store::merge_store({folder / "other.db", file, true}, sample::stamp(70), patience); });
  uses.emplace_back([&] {
    store::erase_enterprises(file, {store::plan_erasure(file, "E-2", patience).enterprise}, sample::stamp(80), patience);
  });
  for (const auto& use : uses) thrown(use);  // anything else than our own errors fails the test
}

struct Damaged {
  sample::Folder folder;
  fs::path sound = folder / "sound.db";
  fs::path file = folder / "store.db";

  Damaged() {
    fill(sound);
    Store other = Store::open(folder / "other.db", Access::write);
    other.save(sample::assess(row("name: Z")), sample::complete_request(), sample::stamp(90));
  }

  void begin_anew() const {
    for (const char* beside : {"", "-wal", "-shm", "-journal"}) fs::remove(file.string() + beside);
    fs::copy(sound, file);
  }

  /// Uses a store in which a column ("event.seq") is something else in every row.
  void set(const std::string& column, const std::string& value) const {
    begin_anew();
    const std::size_t dot = column.find('.');
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE)
        .tryExec("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; UPDATE OR REPLACE " + column.substr(0, dot) +
                 " SET " + column.substr(dot + 1) + " = " + value);
    INFO(column << " = " << value);
    REQUIRE_NOTHROW(use_all(folder, file));
  }
};

/// How much of each there is to try: a test run tries a little of everything, DXREADY_DAMAGE=20 a lot.
std::int64_t rounds() {
  const char* const wanted = std::getenv("DXREADY_DAMAGE");
  return wanted == nullptr ? 1 : base::parse_whole(wanted).value_or(1);
}

}  // namespace

TEST_CASE("Rows with anything in their texts end in a clear error, never in a crash", "[store][damaged]") {
  const Damaged damaged;
  const std::vector<std::string> texts = {"''",
                                          "'{'",
                                          "'[]'",
                                          "'[[1]]'",
                                          "'{\"A.1.1\":3}'",
                                          "'{\"A.1.1\":{\"between\":[9]}}'",
                                          "'null'",
                                          "'\"'",
                                          "'…'",
                                          "x'ff'",
                                          "'{\"staff\":{}}'",
                                          "'[[1,2,3,4,5,6,7],[\"a\"]]'",
                                          "zeroblob(3)",
                                          "char(0)",
                                          "'9999999999999999999999'",
                                          "'{\"a\":{\"a\":{\"a\":1}}}'"};
  const std::vector<std::string> columns = {"assessment_row.detail",
                                            "assessment_row.facts",
                                            "assessment_row.pillars",
                                            "assessment_row.grades",
                                            "assessment_row.eligible",
                                            "assessment_row.undecided",
                                            "assessment_row.on_date",
                                            "assessment_row.assessed_on",
                                            "assessment_row.uuid",
                                            "common.needs",
                                            "common.money",
                                            "common.next_step",
                                            "made_with.texts",
                                            "made_with.text",
                                            "enterprise.name",
                                            "enterprise.uuid",
                                            "import_row.uuid",
                                            "meta.store_id",
                                            "event.payload",
                                            "event.subject",
                                            "event_text.text",
                                            "kept_text.bytes",
                                            "questionnaire.id",
                                            "package.id",
                                            "draft.grades",
                                            "draft.detail",
                                            "draft.facts",
                                            "draft.uuid",
                                            "draft.flagged",
                                            "draft.place",
                                            "tombstone.uuid",
                                            "tombstone_code.salt",
                                            "tombstone_code.hash",
                                            "backup_row.file",
                                            "backup_row.store_id",
                                            "backup_row.made_at",
                                            "contact.purposes",
                                            "contact.consent_text",
                                            "contact.keep_until",
                                            "contact.uuid",
                                            "privacy_request.received_on",
                                            "privacy_request.contact",
                                            "privacy_breach.found_at"};
  std::mt19937 random(20261122);
  for (std::int64_t round = 0; round < 15 * rounds(); ++round) {
    // Blobs do not go into columns of texts: those are refused by the tables themselves.
    damaged.set(columns[random() % columns.size()], texts[random() % texts.size()]);
  }
}

TEST_CASE("Numbers that cannot be end in a clear error, never in a crash", "[store][damaged]") {
  const Damaged damaged;
  const std::vector<std::string> columns = {"assessment_row.points",
                                            "assessment_row.points_high",
                                            "assessment_row.revision",
                                            "assessment_row.status",
                                            "assessment_row.series",
                                            "assessment_row.common",
                                            "assessment_row.supersedes",
                                            "assessment_row.line",
                                            "common.denominator",
                                            "common.level",
                                            "common.made_with",
                                            "common.max",
                                            "made_with.engine",
                                            "meta.next_number",
                                            "event.seq",
                                            "import_row.told",
                                            "import_row.mix",
                                            "enterprise.number",
                                            "draft.enterprise",
                                            "backup_row.seq",
                                            "backup_row.encrypted",
                                            "contact.number",
                                            "contact.enterprise",
                                            "privacy_request.number",
                                            "privacy_breach.people"};
  const std::vector<std::string> values = {"0", "-1", "9223372036854775807", "-9223372036854775808"};
  std::mt19937 random(20261123);
  for (std::int64_t round = 0; round < 10 * rounds(); ++round) {
    damaged.set(columns[random() % columns.size()], values[random() % values.size()]);
  }
}

TEST_CASE("Reading a damaged row names it, and what is damaged", "[store][damaged]") {
  const Damaged damaged;
  const auto found = [&](const std::string& statements) {
    damaged.begin_anew();
    sample::run(damaged.file, "PRAGMA foreign_keys = OFF; " + statements);
    const base::Diagnostic finding = thrown([&] {
      const Store store = Store::open(damaged.file, Access::read);
      for (const store::EnterpriseSummary& one : store.enterprises()) {
        for (const store::Moment& moment : store.timeline(one.id, true)) store.assessment(moment.summary.id);
      }
    });
    return finding.code + " " + std::string(finding.argument("column"));
  };
  CHECK(found("") == " ");
  CHECK(found("UPDATE assessment_row SET points = -1") == "store.row-damaged points");
  CHECK(found("UPDATE assessment_row SET answered = -1") == "store.row-damaged answered");
  CHECK(found("UPDATE common SET max = -5") == "store.row-damaged max");
  CHECK(found("UPDATE assessment_row SET pillars = replace(pillars, '[[', '[[-')") == "store.row-damaged pillars");
  CHECK(found("UPDATE assessment_row SET pillars = '[1,2'") == "store.row-damaged pillars");
  CHECK(found("DELETE FROM pillar") == "store.row-damaged pillars");
  CHECK(found("UPDATE assessment_row SET detail = '{bad'") == "store.row-damaged detail");
  CHECK(found("UPDATE assessment_row SET facts = '{bad'") == "store.row-damaged facts");
  CHECK(found("DELETE FROM series") == "store.row-damaged series");
  CHECK(found("DELETE FROM common") == "store.row-damaged common");
  CHECK(found("DELETE FROM made_with") == "store.row-damaged made_with");
  CHECK(found("DELETE FROM questionnaire") == "store.row-damaged questionnaire");
  CHECK(found("DELETE FROM enterprise") == "store.row-damaged enterprise");
  CHECK(found("DELETE FROM meta") == "store.damaged ");
}

TEST_CASE("Texts that cannot be read do not hinder an erasure, and go with it", "[store][damaged]") {
  const Damaged damaged;
  damaged.begin_anew();
  sample::run(damaged.file,
              "UPDATE assessment_row SET detail = '{\"A.1.1\": Cô Bảy'; UPDATE assessment_row SET facts = '\"anh Tám\"'");
  const store::Erasure plan = store::plan_erasure(damaged.file, "E-1", {});
  CHECK(plan.notes == 4);
  store::erase_enterprises(damaged.file, {plan.enterprise}, sample::stamp(70), {});
  CHECK(sample::sql(damaged.file,
                    "SELECT count(*) FROM assessment_row WHERE id >> 16 = 1 AND (detail NOT NULL OR facts NOT NULL)") == "0");
  CHECK_FALSE(store::plan_purge(damaged.file, "2030-01-01", {}).empty());
}

TEST_CASE("A file cut off anywhere ends in a clear error, never in a crash", "[store][damaged]") {
  const Damaged damaged;
  const std::string bytes = base::read_file(damaged.sound);
  std::mt19937 random(11);
  for (std::int64_t round = 0; round < 6 * rounds(); ++round) {
    damaged.begin_anew();
    // Half of them at the end of a page, as a copy that was broken off may be.
    const std::size_t length = random() % bytes.size();
    std::ofstream(damaged.file, std::ios::binary | std::ios::trunc)
        << bytes.substr(0, round % 2 == 0 ? length : length / 4096 * 4096);
    INFO("length " << length << ", round " << round);
    REQUIRE_NOTHROW(use_all(damaged.folder, damaged.file));
  }
}

TEST_CASE("A file with flipped bytes ends in a clear error, never in a crash", "[store][damaged]") {
  const Damaged damaged;
  const std::string bytes = base::read_file(damaged.sound);
  std::mt19937 random(4);
  for (std::int64_t round = 0; round < 10 * rounds(); ++round) {
    damaged.begin_anew();
    std::string changed = bytes;
    for (std::int64_t i = 0; i <= round % 10; ++i) changed[random() % changed.size()] = static_cast<char>(random());
    if (round % 7 == 0) changed.resize(random() % changed.size());
    std::ofstream(damaged.file, std::ios::binary | std::ios::trunc) << changed;
    INFO("round " << round);
    REQUIRE_NOTHROW(use_all(damaged.folder, damaged.file));
  }
}
