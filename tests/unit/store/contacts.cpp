#include "store/contacts.hpp"

#include "base/file.hpp"
#include "base/fingerprint.hpp"
#include "catch.hpp"
#include "store/backup.hpp"
#include "store/erase.hpp"
#include "store/export.hpp"
#include "store/merge.hpp"
#include "store/requests.hpp"
#include "store/sample.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

using namespace dxready;
using sample::sql;
using sample::thrown;
using store::Access;
using store::Contact;
using store::Store;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> secrets = {"Nguyễn Thị Kín", "nguyễn thị kín", "Trưởng phòng Kín", "0901 234 567",
                                          "kin@congty.vn",  "Đối tác Kín",    "gọi lại sau kín"};

store::NewContact kin() {
  const std::string form = "Phiếu đồng ý. Mẫu phiên bản 1 (2026-11-22).\n";
  store::NewContact contact;
  contact.enterprise = "E-1";
  contact.details = {" Nguyễn Thị Kín ", "Trưởng phòng Kín", "0901 234 567", "kin@congty.vn"};
  contact.consent = {{"ask-back", "pass-on"}, "Đối tác Kín", "paper", "2026-11-20", "1 (2026-11-22)", {}};
  contact.consent_text = {"consent/consent.vi.md", base::text_fingerprint(form), form};
  contact.keep_until = "2028-11-22";
  return contact;
}

struct Kept {
  sample::Folder folder;
  fs::path file = folder / "store.db";

  Kept() {
    Store store = Store::open(file, Access::write);
    store.save(sample::assess(sample::binh_minh()), sample::complete_request(), sample::stamp(10));
  }

  Contact add(const store::NewContact& contact = kin(), std::uint32_t seed = 100) const {
    return store::add_contact(file, contact, sample::privacy_rules(), sample::stamp(seed), {});
  }
  std::string code(const store::NewContact& contact) const {
    return thrown([&] { add(contact); }).code;
  }
  std::string findings(const fs::path& of) const { return sample::findings(Store::open(of, Access::read)); }
  std::string findings() const { return findings(file); }

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

TEST_CASE("a contact is kept with the consent it stands on", "[store][privacy]") {
  const Kept kept;
  const Contact added = kept.add();
  CHECK(added.number == "C-0001");
  CHECK(added.enterprise_number == "E-0001");
  CHECK(added.details.name == "Nguyễn Thị Kín");
  CHECK(added.consent.purposes == std::vector<std::string>{"ask-back", "pass-on"});
  CHECK(added.consent.text == kin().consent_text.fingerprint);
  CHECK(added.usable());
  for (const char* who : {"C-1", "c1", "C-0001", "nguyễn thị KÍN", "0901.234.567", "KIN@congty.vn"}) {
    CHECK(store::find_contact(kept.file, who, {}) == added);
  }
  CHECK(store::find_contact(kept.file, added.id.substr(0, 8), {}) == added);
  CHECK(Store::open(kept.file, Access::read).text(added.consent.text) == kin().consent_text.bytes);
  CHECK(Store::open(kept.file, Access::read).info().contacts == 1);
  CHECK(kept.findings().empty());
}

TEST_CASE("without consent nothing is kept", "[store][privacy]") {
  const Kept kept;
  const auto with = [](auto change) {
    store::NewContact contact = kin();
    change(contact);
    return contact;
  };
  CHECK(kept.code(with([](auto& one) { one.consent.purposes.clear(); })) == "privacy.no-purpose");
  CHECK(kept.code(with([](auto& one) { one.consent.purposes = {"ask-bak"}; })) == "privacy.unknown-purpose");
  CHECK(kept.code(with([](auto& one) { one.consent.recipient = " "; })) == "privacy.no-recipient");
  CHECK(kept.code(with([](auto& one) { one.consent.method = "silence"; })) == "privacy.unknown-method");
  CHECK(kept.code(with([](auto& one) { one.details = {"", "giám đốc", "", ""}; })) == "privacy.no-details");
  CHECK(kept.code(with([](auto& one) { one.enterprise = "E-9"; })) == "store.unknown-enterprise");
  CHECK(kept.code(with([](auto& one) { one.keep_until = "2026-11-21"; })) == "privacy.keep-until-past");
  for (const char* phone : {"123456", "0901-abc-567", "09+01234567", "1234567890123456"}) {
    CHECK(kept.code(with([&](auto& one) { one.details.phone = phone; })) == "privacy.bad-phone");
  }
  for (const char* email : {"kin", "@congty.vn", "kin@", "kin@congty", "kin@.vn", "kin@congty.", "a@b@c.vn", "k in@congty.vn"}) {
    CHECK(kept.code(with([&](auto& one) { one.details.email = email; })) == "privacy.bad-email");
  }
  CHECK(store::contacts(kept.file, {}).empty());
  CHECK(Kept::found_in(kept.file).empty());
}

TEST_CASE("details never stand in the event log or an export", "[store][privacy]") {
  const Kept kept;
  kept.add();
  CHECK(sql(kept.file, "SELECT count(*) FROM event WHERE kind = 'contact.recorded'") == "1");
  for (const std::string& secret : secrets) {
    CHECK(sql(kept.file, "SELECT count(*) FROM event, event_text WHERE instr(payload || text, '" + secret + "') > 0") == "0");
  }
  store::export_store(kept.file, kept.folder / "without.ndjson", false, false, sample::stamp(200), {});
  CHECK(Kept::found_in(kept.folder / "without.ndjson").empty());
  store::export_store(kept.file, kept.folder / "all.ndjson", false, true, sample::stamp(300), {});
  CHECK(Kept::found_in(kept.folder / "all.ndjson").find("0901 234 567") != std::string::npos);
  store::export_store(kept.file, kept.folder / "without/", false, false, sample::stamp(350), {});
  for (const auto& entry : fs::recursive_directory_iterator(kept.folder / "without")) {
    if (entry.is_regular_file()) CHECK(Kept::found_in(entry.path()).empty());
  }
  store::restore_backup({kept.folder / "without" / "tables", kept.folder / "tables.db", false, {}}, sample::stamp(360), {});
  CHECK(kept.findings(kept.folder / "tables.db").empty());
  for (const char* name : {"without", "all"}) {
    const fs::path again = kept.folder / (std::string(name) + ".db");
    store::restore_backup({kept.folder / (std::string(name) + ".ndjson"), again, false, {}}, sample::stamp(400), {});
    CHECK(kept.findings(again).empty());
    CHECK(store::contacts(again, {}).size() == (std::string(name) == "all" ? 1 : 0));
  }
}

TEST_CASE("a contact is corrected, restricted, and consent is taken back", "[store][privacy]") {
  const Kept kept;
  kept.add();
  const auto events = [&] { return sql(kept.file, "SELECT count(*) FROM event"); };
  const Contact corrected =
      store::correct_contact(kept.file, "C-1", {{}, {}, "028 3822 0000", "", {}}, sample::stamp(200), {}).contact;
  CHECK(corrected.details.phone == "028 3822 0000");
  CHECK(corrected.details.email.empty());
  CHECK(corrected.details.name == "Nguyễn Thị Kín");
  const std::string before = events();
  store::correct_contact(kept.file, "C-1", {{}, {}, "028 3822 0000", {}, {}}, sample::stamp(300), {});
  CHECK(events() == before);
  CHECK(thrown([&] {
          store::correct_contact(kept.file, "C-1", {"", "", "", "", {}}, sample::stamp(300), {});
        }).code == "privacy.no-details");
  CHECK(thrown([&] {
          store::correct_contact(kept.file, "C-2", {"A", {}, {}, {}, {}}, sample::stamp(300), {});
        }).code == "privacy.unknown-contact");

  CHECK_FALSE(store::restrict_contact(kept.file, "C-1", true, sample::stamp(400), {}).contact.usable());
  CHECK(store::restrict_contact(kept.file, "C-1", false, sample::stamp(500), {}).contact.usable());
  CHECK_FALSE(store::restrict_contact(kept.file, "C-1", false, sample::stamp(550), {}).changed);
  CHECK(store::withdraw_consent(kept.file, "C-1", {"pass-on"}, sample::stamp(600), {}).contact.usable());
  CHECK(thrown([&] { store::withdraw_consent(kept.file, "C-1", {"packages"}, sample::stamp(700), {}); }).code ==
        "privacy.not-consented");
  const Contact withdrawn = store::withdraw_consent(kept.file, "C-1", {}, sample::stamp(800), {}).contact;
  CHECK_FALSE(withdrawn.usable());
  CHECK(withdrawn.withdrawn_at == "2026-11-22T05:00:00Z");
  CHECK(kept.findings().empty());
  CHECK(store::row_history(kept.file, withdrawn.id, {}).size() == 6);
}

TEST_CASE("verify sees a contact or a request that was changed by hand", "[store][privacy]") {
  const Kept kept;
  kept.add();
  store::add_request(kept.file, {"delete", "C-1", "", "2026-11-20", "gọi lại sau kín"}, sample::privacy_rules(),
                     sample::stamp(200), {});
  CHECK(kept.findings().empty());
  SECTION("another telephone") { sample::run(kept.file, "UPDATE contact SET phone = '0'"); }
  SECTION("more consent") { sample::run(kept.file, "UPDATE contact SET purposes = purposes || ' packages'"); }
  SECTION("a later day") { sample::run(kept.file, "UPDATE privacy_request SET received_on = '2026-11-22'"); }
  if (kept.findings().find("privacy.row-changed") == std::string::npos) {
    sample::run(kept.file, "DELETE FROM contact");
    CHECK(kept.findings().find("privacy.row-missing") != std::string::npos);
  }
}

TEST_CASE("after the erasure of a contact no byte of it is left", "[store][privacy]") {
  const Kept kept;
  const Contact contact = kept.add();
  store::add_request(kept.file, {"delete", "C-1", "Nguyễn Thị Kín", "2026-11-20", "gọi lại sau kín"}, sample::privacy_rules(),
                     sample::stamp(200), {});
  store::correct_contact(kept.file, "C-1", {{}, {}, "028 3822 0000", {}, {}}, sample::stamp(300), {});
  store::back_up(kept.file, {kept.folder / "old.db", false, {}, {}}, sample::stamp(400), {});
  CHECK_FALSE(Kept::found_in(kept.folder / "old.db").empty());

  const store::ContactErasure plan = store::plan_contact_erasure(kept.file, "nguyễn thị kín", {});
  CHECK(plan.details == 4);
  CHECK(plan.requests == 1);
  REQUIRE(plan.beyond.size() == 1);
  CHECK(plan.beyond.front().file == (kept.folder / "old.db").string());
  CHECK_FALSE(Kept::found_in(kept.file).empty());

  store::erase_contacts(kept.file, {contact.id}, sample::stamp(500), {});
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
    const fs::path file = fs::path(kept.file) += suffix;
    if (fs::exists(file)) CHECK(Kept::found_in(file).empty());
  }
  store::back_up(kept.file, {kept.folder / "new.db", false, {}, {}}, sample::stamp(600), {});
  CHECK(Kept::found_in(kept.folder / "new.db").empty());
  CHECK(base::read_file(kept.file, std::size_t{1} << 30).find("028 3822 0000") == std::string::npos);
  CHECK(kept.findings().empty());
  CHECK(store::contacts(kept.file, {}).empty());
  CHECK(store::requests(kept.file, {}).front().contact_number == "C-0001");
  CHECK(store::requests(kept.file, {}).front().note.empty());
  // The proof of consent stays without the person; the number is not given again.
  CHECK(sql(kept.file, "SELECT json_extract(payload, '$.purposes') FROM event WHERE kind = 'contact.recorded'") ==
        "ask-back pass-on");
  CHECK(kept.add(kin(), 700).number == "C-0002");
  store::note_request(kept.file, "R-1", {"", "", "2026-11-23", ""}, sample::privacy_rules(), sample::stamp(800), {});
  CHECK(kept.findings().empty());
}

TEST_CASE("what a request says of a person is erased, also by purging", "[store][privacy]") {
  const Kept kept;
  const auto enter = [&](const std::string& person, std::uint32_t seed) {
    return store::add_request(kept.file, {"copy", "", person, "2026-11-20", "gọi 0909 000 111"}, sample::privacy_rules(),
                              sample::stamp(seed), {});
  };
  const auto holds = [&](const std::string& text) {
    return base::read_file(kept.file, std::size_t{1} << 30).find(text) != std::string::npos;
  };
  enter("Ông Tư Đờn", 100);
  enter("Bà Năm Ca", 150);
  store::erase_request(kept.file, store::find_request(kept.file, "r1", {}), sample::stamp(200), {});
  CHECK_FALSE(holds("Tư Đờn"));
  CHECK(holds("0909 000 111"));
  CHECK(store::requests(kept.file, {}).front().kind == "copy");
  CHECK(store::plan_purge(kept.file, "2026-12-01", {}).requests.empty());  // open ones are needed
  store::note_request(kept.file, "R-2", {"", "", "2026-11-23", ""}, sample::privacy_rules(), sample::stamp(300), {});
  CHECK(store::plan_purge(kept.file, "2026-11-23", {}).requests.empty());
  sample::run(kept.file, "UPDATE assessment_row SET assessed_on = '2030-01-01'");
  const store::Outdated plan = store::plan_purge(kept.file, "2026-11-24", {});
  REQUIRE(plan.requests.size() == 1);
  store::purge(kept.file, plan, sample::stamp(400), {});
  CHECK_FALSE(holds("Năm Ca"));
  CHECK_FALSE(holds("0909 000 111"));
  CHECK(kept.findings().find("privacy") == std::string::npos);
}

TEST_CASE("an enterprise is kept as long as one of its contacts", "[store][privacy]") {
  const Kept kept;
  const store::Contact contact = kept.add();
  sample::run(kept.file, "UPDATE assessment_row SET assessed_on = '2020-01-01'");
  const store::Outdated before = store::plan_purge(kept.file, contact.keep_until, {});
  CHECK(before.enterprises.empty());
  CHECK(before.contacts.empty());
  const store::Outdated after = store::plan_purge(kept.file, "9999-01-01", {});
  CHECK(after.enterprises.size() == 1);
  CHECK(after.contacts.size() == 1);
}

TEST_CASE("what is entered for an erased enterprise is refused, and what is there of it erased", "[store][privacy]") {
  const Kept kept;
  store::erase_enterprises(kept.file, {"E-1"}, sample::stamp(500), {});
  CHECK(store::plan_erasure(kept.file, "E-1", {}).erased);
  CHECK(thrown([&] { kept.add(); }).code == "store.enterprise-erased");
  const std::string uuid = Store::open(kept.file, Access::read).enterprise("E-1").summary.id;
  CHECK(thrown([&] {
          Store::open(kept.file, Access::write).edit_enterprise(uuid, {"Tên Trở Lại", {}, {}}, "thử", sample::stamp(600));
        }).code == "store.enterprise-erased");
  // A name that came back by hand goes again.
  sample::run(kept.file, "UPDATE enterprise SET name = 'Tên Trở Lại', name_folded = 'ten tro lai' WHERE number = 1");
  CHECK_FALSE(store::plan_erasure(kept.file, "E-1", {}).erased);
  store::erase_enterprises(kept.file, {"E-1"}, sample::stamp(700), {});
  CHECK(base::read_file(kept.file, std::size_t{1} << 30).find("Trở Lại") == std::string::npos);
}

TEST_CASE("a contact erased before is erased again by its number", "[store][privacy]") {
  const Kept kept;
  const store::Contact contact = kept.add();
  store::erase_contacts(kept.file, {contact.id}, sample::stamp(500), {});
  const store::ContactErasure plan = store::plan_contact_erasure(kept.file, "c1", {});
  CHECK(plan.erased);
  CHECK(plan.contact.id == contact.id);
  store::erase_contacts(kept.file, {plan.contact.id}, sample::stamp(600), {});
  CHECK(kept.findings().empty());
  CHECK(thrown([&] { store::plan_contact_erasure(kept.file, "C-9", {}); }).code == "privacy.unknown-contact");
}

TEST_CASE("contacts go with their enterprise", "[store][privacy]") {
  const Kept kept;
  kept.add();
  CHECK(store::plan_erasure(kept.file, "E-1", {}).contacts == 1);
  store::erase_enterprises(kept.file, {"E-1"}, sample::stamp(500), {});
  CHECK(store::contacts(kept.file, {}).empty());
  CHECK(Kept::found_in(kept.file).empty());
  CHECK(kept.findings().empty());
}

TEST_CASE("contacts do not travel with a merge, their tombstones do", "[store][privacy]") {
  const Kept kept;
  const Contact contact = kept.add();
  store::back_up(kept.file, {kept.folder / "copy.db", false, {}, {}}, sample::stamp(400), {});
  const fs::path second = kept.folder / "second.db";
  store::restore_backup({kept.folder / "copy.db", second, false, {}}, sample::stamp(500), {});
  const fs::path third = kept.folder / "third.db";
  {
    Store store = Store::open(third, Access::write);
    sample::save(store, sample::binh_minh(1), {}, 600);
  }
  store::merge_store({third, kept.file, false}, sample::stamp(700), {});
  CHECK(store::contacts(third, {}).empty());
  CHECK(Kept::found_in(third).empty());
  CHECK(sql(third,
            "SELECT count(*) FROM event_text AS t JOIN event AS e ON e.store_id = t.store_id AND e.seq = t.seq "
            "WHERE e.kind = 'contact.recorded'") == "0");

  CHECK(store::find_contact(second, "C-1", {}) == contact);
  store::erase_contacts(kept.file, {contact.id}, sample::stamp(800), {});
  CHECK(store::merge_store({second, kept.file, true}, sample::stamp(900), {}).erased_contacts ==
        std::vector<std::string>{"C-0001"});
  CHECK(store::contacts(second, {}).size() == 1);
  store::merge_store({second, kept.file, false}, sample::stamp(1000), {});
  CHECK(store::contacts(second, {}).empty());
  CHECK(Kept::found_in(second).empty());
  CHECK(kept.findings(second).empty());
  CHECK(store::merge_store({second, kept.file, false}, sample::stamp(1100), {}).erased_contacts.empty());
}

TEST_CASE("what was kept long enough is purged", "[store][privacy]") {
  const Kept kept;
  kept.add();
  CHECK(store::plan_purge(kept.file, "2026-11-20", {}).empty());
  sample::run(kept.file, "UPDATE assessment_row SET assessed_on = '2030-01-01'");
  CHECK(store::plan_purge(kept.file, "2028-11-22", {}).empty());
  const store::Outdated plan = store::plan_purge(kept.file, "2028-11-23", {});
  CHECK(plan.enterprises.empty());
  REQUIRE(plan.contacts.size() == 1);
  store::purge(kept.file, plan, sample::stamp(500), {});
  CHECK(store::contacts(kept.file, {}).empty());
  CHECK(Kept::found_in(kept.file).empty());
  CHECK(store::plan_purge(kept.file, "2028-11-23", {}).empty());
}

TEST_CASE("unfinished interviews are counted, and purged when they are old", "[store][privacy]") {
  const Kept kept;
  const sample::World& world = sample::world();
  store::Draft draft;
  draft.id = "aaaaaaaa-0000-4000-8000-000000000001";
  draft.started_at = "2026-11-22T05:00:00Z";
  draft.file = sample::binh_minh();
  draft.file.assessed_on.reset();
  draft.file.enterprise.name = "Quán Kín Đáo";
  draft.file.enterprise.tax_code.clear();
  draft.place = "B.1.1";
  const store::DraftContext context{world.questionnaire, world.model.facts, world.model.topics};
  {
    Store store = Store::open(kept.file, Access::write);
    store.begin_draft(draft, context, {}, sample::stamp(50, "2026-11-22T05:00:00Z"));
    store.keep_draft(draft, {"answered", "name"}, context, sample::stamp(60, "2026-11-22T05:00:00Z"));
    CHECK(store.info().drafts == 1);
  }
  CHECK(base::read_file(kept.file, std::size_t{1} << 30).find("Quán Kín Đáo") != std::string::npos);
  CHECK(store::plan_purge(kept.file, "2026-11-20", {}).drafts.empty());
  sample::run(kept.file, "UPDATE assessment_row SET assessed_on = '2030-01-01'");
  const store::Outdated plan = store::plan_purge(kept.file, "2026-11-23", {});
  CHECK(plan.enterprises.empty());
  REQUIRE(plan.drafts.size() == 1);
  store::purge(kept.file, plan, sample::stamp(500), {});
  CHECK(base::read_file(kept.file, std::size_t{1} << 30).find("Quán Kín Đáo") == std::string::npos);
  CHECK(Store::open(kept.file, Access::read).info().drafts == 0);
  CHECK(kept.findings().find("draft") == std::string::npos);
}

TEST_CASE("requests are acknowledged, extended once, and closed", "[store][privacy]") {
  const Kept kept;
  const auto note = [&](const std::string& which, const store::RequestStep& step) {
    return store::note_request(kept.file, which, step, sample::privacy_rules(), sample::stamp(200), {});
  };
  const auto code = [&](const store::RequestStep& step) { return thrown([&] { note("R-1", step); }).code; };
  const store::PrivacyRequest entered =
      store::add_request(kept.file, {"copy", "", " Ông Tư ", "2026-11-20", ""}, sample::privacy_rules(), sample::stamp(100), {});
  CHECK(entered.number == "R-0001");
  CHECK(entered.person == "Ông Tư");
  CHECK(note("1", {"2026-11-23", "", "", "đã gọi"}).acknowledged_on == "2026-11-23");
  CHECK(code({"2026-11-24", "", "", ""}) == "privacy.request-acknowledged");
  CHECK(code({"", "2026-11-19", "", ""}) == "privacy.before-receipt");
  // What was due on the 30th is not extended on the 1st.
  CHECK(code({"", "2026-12-01", "", ""}) == "privacy.extended-late");
  CHECK(note("r1", {"", "2026-11-24", "", "chờ hồ sơ"}).note == "đã gọi\nchờ hồ sơ");
  CHECK(code({"", "2026-11-25", "", ""}) == "privacy.request-extended");
  CHECK(note("R-0001", {"", "", "2026-11-28", ""}).closed_on == "2026-11-28");
  CHECK(code({"", "", "2026-11-29", ""}) == "privacy.request-closed");
  CHECK(thrown([&] { note("R-2", {}); }).code == "privacy.unknown-request");
  CHECK(thrown([&] {
          store::add_request(kept.file, {"forget", "", "A", "2026-11-20", ""}, sample::privacy_rules(), sample::stamp(1), {});
        }).code == "privacy.unknown-request-kind");
  CHECK(thrown([&] {
          store::add_request(kept.file, {"copy", "", " ", "2026-11-20", ""}, sample::privacy_rules(), sample::stamp(1), {});
        }).code == "privacy.nobody");
  CHECK(store::requests(kept.file, {}).size() == 1);
  CHECK(kept.findings().empty());
}

TEST_CASE("a breach is entered and added to", "[store][privacy]") {
  const Kept kept;
  CHECK(thrown([&] { store::add_breach(kept.file, {}, sample::stamp(100), {}); }).code == "privacy.no-breach-data");
  const store::Breach breach = store::add_breach(kept.file, {"", "họ tên", 3, "khóa máy", ""}, sample::stamp(100), {});
  CHECK(breach.number == "B-0001");
  CHECK(breach.found_at == "2026-11-22T05:00:00Z");
  const store::Breach more =
      store::edit_breach(kept.file, "b1", {"", "", {}, "đổi mật khẩu", "2026-11-23T01:00:00Z"}, sample::stamp(200), {});
  CHECK(more.steps == "khóa máy\nđổi mật khẩu");
  CHECK(more.people == 3);
  CHECK(store::find_breach(kept.file, "B-0001", {}) == more);
  CHECK(thrown([&] { store::find_breach(kept.file, "B-2", {}); }).code == "privacy.unknown-breach");
  CHECK(kept.findings().empty());
}

TEST_CASE("info counts unfinished interviews, contacts, and what is newer than a merge", "[store][privacy]") {
  const Kept kept;
  kept.add();
  store::Info info = Store::open(kept.file, Access::read).info();
  CHECK(info.drafts == 0);
  CHECK(info.unmerged == 1);
  const fs::path other = kept.folder / "other.db";
  {
    Store store = Store::open(other, Access::write);
    sample::save(store,
                 sample::answers(sample::world(), "assessed_on: 2026-01-31\nenterprise: {name: Khác}\nanswers: {A.1.1: 3}\n"), {},
                 600);
  }
  store::merge_store({kept.file, other, false}, sample::stamp(700), {});
  CHECK(Store::open(kept.file, Access::read).info().unmerged == 0);
  Store store = Store::open(kept.file, Access::write);
  sample::save(store,
               sample::answers(sample::world(), "assessed_on: 2026-02-01\nenterprise: {name: Khác}\nanswers: {A.1.1: 1}\n"), {},
               800);
  CHECK(store.info().unmerged == 1);
  CHECK(store.info().assessments == 3);
}

TEST_CASE("the history of assessments can be asked for without trust in the schema", "[store]") {
  const Kept kept;
  Store store = Store::open(kept.file, Access::write);
  const std::string name = "Quán \"Ba\\Năm\"\t1";
  answers::AnswersFile file = sample::answers(sample::world(), "assessed_on: 2026-02-01\nanswers: {A.1.1: 1}\n");
  file.enterprise.name = name;
  file.enterprise.external_id = "R-1";
  sample::save(store, file, {}, 800);
  sample::run(kept.file, "UPDATE assessment_row SET facts = NULL WHERE id >> 16 = 2");
  SQLite::Database untrusting(kept.file.string(), SQLite::OPEN_READWRITE);
  untrusting.exec("PRAGMA trusted_schema = OFF");
  CHECK(untrusting.execAndGet("SELECT facts ->> '$.name' FROM assessment_history WHERE enterprise = 'E-0002'").getString() ==
        name);
  CHECK(sql(kept.file, "SELECT facts ->> '$.external_id' FROM assessment_history WHERE enterprise = 'E-0002'") == "R-1");
}
