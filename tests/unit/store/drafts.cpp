#include "store/drafts.hpp"

#include "catch.hpp"
#include "store/backup.hpp"
#include "store/erase.hpp"
#include "store/merge.hpp"
#include "store/sample.hpp"

using namespace dxready;
using sample::sql;
using sample::thrown;
using store::Access;
using store::Draft;
using store::Store;

namespace {

store::DraftContext context() {
  const sample::World& world = sample::world();
  return {world.questionnaire, world.model.facts, world.model.topics};
}

Draft draft_of(const std::string& id = "aaaaaaaa-0000-4000-8000-000000000001") {
  Draft draft;
  draft.id = id;
  draft.started_at = "2026-11-22T05:00:00Z";
  draft.file = sample::binh_minh();
  draft.file.assessed_on.reset();
  for (answers::Answer& answer : draft.file.sheet.answers) answer.place = {};
  draft.place = "B.1.1";
  draft.flagged = {"A.1.1", "staff"};
  draft.last = "bbbbbbbb-0000-4000-8000-000000000001";
  draft.confirmed = {"A.1.2"};
  draft.on = base::Date{2024, 6, 1};
  draft.quick = true;
  return draft;
}

struct Kept {
  sample::Folder folder;
  std::filesystem::path file = folder / "store.db";
  Store store = Store::open(file, Access::write);
  Draft draft = draft_of();

  Kept() {
    store.begin_draft(draft, context(), request().texts, sample::stamp(1));
    store.keep_draft(draft, {"answered", "A.1.1"}, context(), sample::stamp(2));
  }

  /// With everything the results are computed again from.
  static store::SaveRequest request() {
    store::SaveRequest request = sample::request();
    for (const store::KeptText& text : sample::model_texts()) request.texts.push_back(text);
    return request;
  }

  std::string findings() const {
    std::string codes;
    const store::VerifyReport report = store.verify();
    for (const base::Diagnostic& finding : report.findings.all()) codes += finding.code + " ";
    return codes;
  }

  store::SaveResult complete() {
    answers::AnswersFile ended = draft.file;
    ended.assessed_on = base::Date{2026, 11, 20};
    return store.complete_draft(draft.id, sample::assess(ended), request(), sample::stamp(3));
  }
};

}  // namespace

TEST_CASE("a draft comes back as it was kept", "[store]") {
  Kept kept;
  const Draft again = kept.store.draft(kept.draft.id, context());
  CHECK(again.file.sheet == kept.draft.file.sheet);
  CHECK(again.on == kept.draft.on);
  CHECK(again.quick);
  CHECK_FALSE(again.bound);
  CHECK(again.file.enterprise.name == kept.draft.file.enterprise.name);
  CHECK(again.file.respondent == kept.draft.file.respondent);
  CHECK(again.place == "B.1.1");
  CHECK(again.flagged == kept.draft.flagged);
  CHECK(again.last == kept.draft.last);
  CHECK(again.confirmed == kept.draft.confirmed);
  CHECK(again.started_at == "2026-11-22T05:00:00Z");
  CHECK_FALSE(again.file.assessed_on);
}

TEST_CASE("drafts are listed with how far they are", "[store]") {
  Kept kept;
  const std::vector<store::DraftSummary> all = kept.store.drafts();
  REQUIRE(all.size() == 1);
  CHECK(all.front().name == kept.draft.file.enterprise.name);
  CHECK(all.front().answered == 4);
  CHECK(all.front().criteria == 6);
  CHECK(sql(kept.file, "SELECT name, questionnaire, answered, criteria, place FROM interview") ==
        kept.draft.file.enterprise.name + "|small|4|6|B.1.1");
}

TEST_CASE("a draft is named by the beginning of its id", "[store]") {
  Kept kept;
  CHECK(kept.store.find_draft("@aaaaaaaa").id == kept.draft.id);
  CHECK(thrown([&] { kept.store.find_draft("aaa"); }).code == "store.bad-draft-id");
  CHECK(thrown([&] { kept.store.find_draft("bbbbbbbb"); }).code == "store.unknown-draft");
  const Draft other = draft_of("aaaaaaaa-0000-4000-8000-000000000002");
  kept.store.begin_draft(other, context(), {}, sample::stamp(5));
  CHECK(thrown([&] { kept.store.find_draft("aaaaaaaa"); }).code == "store.ambiguous-draft");
}

TEST_CASE("every step is an event that tells the answer's code, and figures salted only", "[store]") {
  Kept kept;
  CHECK(sql(kept.file, "SELECT kind FROM event ORDER BY seq") == "store.created\ninterview.started\ninterview.answered");
  const std::string payload = sql(kept.file, "SELECT payload FROM event ORDER BY seq DESC LIMIT 1");
  CHECK(payload.starts_with(R"({"question":"A.1.1","answer":"3","salted":{"answer":)"));
  CHECK(payload.find("trang web") == std::string::npos);
  CHECK(kept.findings().empty());
}

TEST_CASE("a completed draft is an assessment and no draft, in one transaction", "[store]") {
  Kept kept;
  const store::SaveResult saved = kept.complete();
  CHECK(saved.outcome == store::Outcome::saved);
  CHECK(kept.store.drafts().empty());
  CHECK(kept.store.info().assessments == 1);
  CHECK(sql(kept.file, "SELECT kind FROM event ORDER BY seq DESC LIMIT 2") == "interview.completed\nassessment.saved");
  CHECK(sql(kept.file, "SELECT payload FROM event ORDER BY seq DESC LIMIT 1")
            .starts_with(R"({"assessment":")" + saved.assessment + R"(","confirmed":"A.1.2","salted":)"));
  CHECK(sql(kept.file, "SELECT count(*) FROM event_text WHERE enterprise = ''") == "0");
  CHECK(kept.findings().empty());
  CHECK(thrown([&] { kept.complete(); }).code == "store.unknown-draft");
  CHECK(thrown([&] {
          kept.store.keep_draft(kept.draft, {"answered", "A.1.1"}, context(), sample::stamp(9));
        }).code == "store.unknown-draft");
}

TEST_CASE("a draft about an enterprise for sure corrects its name and tax code", "[store]") {
  Kept kept;
  const store::SaveResult first = kept.complete();
  Draft again = draft_of("aaaaaaaa-0000-4000-8000-000000000002");
  again.enterprise = first.enterprise;
  again.bound = true;
  kept.store.begin_draft(again, context(), {}, sample::stamp(5));
  CHECK(kept.store.draft(again.id, context()).bound);
  const auto complete = [&](const std::string& tax_code) {
    answers::AnswersFile ended = again.file;
    ended.enterprise.name = "Tên Mới";
    ended.enterprise.tax_code = tax_code;
    ended.assessed_on = base::Date{2026, 11, 20};
    store::SaveRequest request = Kept::request();
    request.reason = "sửa tên";
    request.enterprise = first.enterprise;
    return kept.store.complete_draft(again.id, sample::assess(ended), request, sample::stamp(7));
  };
  answers::AnswersFile other = sample::binh_minh();
  other.enterprise.name = "Đơn vị Khác";
  other.enterprise.tax_code = "0399009017";
  kept.store.save(sample::assess(other), Kept::request(), sample::stamp(6));
  CHECK(sample::thrown([&] { complete("0399009017"); }).code == "store.tax-code-taken");
  const store::SaveResult second = complete("0312345673");
  CHECK(second.enterprise == first.enterprise);
  CHECK(second.outcome == store::Outcome::revised);
  CHECK(kept.store.enterprise("E-1").summary.name == "Tên Mới");
  CHECK(kept.store.enterprise("E-1").summary.tax_code == "0312345673");
  CHECK(kept.findings().empty());
}

TEST_CASE("where the store refuses the assessment the draft stays", "[store]") {
  Kept kept;
  sample::save(kept.store, sample::binh_minh(1));
  CHECK(thrown([&] { kept.complete(); }).code == "store.reason-needed");
  CHECK(kept.store.drafts().size() == 1);
  CHECK(kept.store.info().assessments == 1);
}

TEST_CASE("a draft with the content of a stored assessment ends unchanged", "[store]") {
  Kept kept;
  sample::save(kept.store, sample::binh_minh());
  CHECK(kept.complete().outcome == store::Outcome::unchanged);
  CHECK(kept.store.drafts().empty());
}

TEST_CASE("a draft may be given up", "[store]") {
  Kept kept;
  kept.store.discard_draft("aaaaaaaa", sample::stamp(3));
  CHECK(kept.store.drafts().empty());
  CHECK(sql(kept.file, "SELECT kind FROM event ORDER BY seq DESC LIMIT 1") == "interview.discarded");
  CHECK(kept.findings().empty());
}

TEST_CASE("an enterprise that is found later is in the events before, too", "[store]") {
  Kept kept;
  const store::SaveResult saved = sample::save(kept.store, sample::binh_minh(1));
  kept.draft.enterprise = saved.enterprise;
  kept.store.keep_draft(kept.draft, {"answered", "tax_code"}, context(), sample::stamp(7));
  CHECK(kept.store.drafts().front().enterprise_number == "E-0001");
  CHECK(sql(kept.file, "SELECT count(*) FROM event_text WHERE enterprise = ''") == "0");
}

TEST_CASE("verify finds a draft changed by hand, and one taken away", "[store]") {
  Kept kept;
  sample::run(kept.file, "UPDATE draft SET grades = '5' || substr(grades, 2)");
  CHECK(kept.findings() == "store.draft-changed ");
  sample::run(kept.file, "DELETE FROM draft");
  CHECK(kept.findings() == "store.draft-missing ");
}

TEST_CASE("a draft that cannot be read says so", "[store]") {
  Kept kept;
  sample::run(kept.file, "UPDATE draft SET facts = '{\"staff\":'");
  CHECK(thrown([&] { kept.store.draft(kept.draft.id, context()); }).code == "store.cannot-restore");
}

TEST_CASE("a draft goes on in a store restored from a backup", "[store]") {
  Kept kept;
  const std::filesystem::path copy = kept.folder / "copy.db";
  store::back_up(kept.file, {copy, false, {}, {}}, sample::stamp(500), {});
  const std::filesystem::path restored = kept.folder / "restored.db";
  store::restore_backup({copy, restored, false, {}}, sample::stamp(600), {});
  CHECK(sample::findings(Store::open(restored, Access::read)).empty());
  Store::open(restored, Access::write).keep_draft(kept.draft, {"answered", "A.1.2"}, context(), sample::stamp(700));
  CHECK(sample::findings(Store::open(restored, Access::read)).empty());
  sample::run(restored, "DELETE FROM draft");
  CHECK(sample::findings(Store::open(restored, Access::read)) == "store.draft-missing");
}

TEST_CASE("an unfinished interview goes with the enterprise that is erased", "[store]") {
  Kept kept;
  const std::string uuid = kept.complete().enterprise;
  Draft again = draft_of("aaaaaaaa-0000-4000-8000-000000000002");
  again.enterprise = uuid;
  // One begun before the store knew whom it is about is found by its tax code.
  Draft before = draft_of("aaaaaaaa-0000-4000-8000-000000000003");
  Draft other = draft_of("aaaaaaaa-0000-4000-8000-000000000004");
  other.file.enterprise.name = "Công ty Khác";
  other.file.enterprise.tax_code = "0317610004";
  // And by its name, where nobody has told a tax code.
  Draft named = draft_of("aaaaaaaa-0000-4000-8000-000000000005");
  named.file.enterprise.name = " " + named.file.enterprise.name;
  named.file.enterprise.tax_code.clear();
  for (const Draft& draft : {again, before, other, named}) kept.store.begin_draft(draft, context(), {}, sample::stamp(5));
  kept.store = Store::open(kept.folder / "none.db", Access::write);
  CHECK(store::plan_erasure(kept.file, uuid, {}).drafts == 3);
  store::erase_enterprises(kept.file, {uuid}, sample::stamp(9), {});
  kept.store = Store::open(kept.file, Access::write);
  REQUIRE(kept.store.drafts().size() == 1);
  CHECK(kept.store.drafts().front().id == other.id);
  CHECK(kept.findings().empty());
}

TEST_CASE("a draft stays with its store when another one takes its events", "[store]") {
  Kept kept;
  const std::filesystem::path other = kept.folder / "other.db";
  {
    Store store = Store::open(other, Access::write);
    store.save(sample::assess(sample::binh_minh(1)), sample::complete_request(), sample::stamp(500));
  }
  store::merge_store({other, kept.file, false}, sample::stamp(600), {});
  CHECK(sql(other, "SELECT count(*) FROM event WHERE kind = 'interview.answered'") == "1");
  CHECK(sample::findings(Store::open(other, Access::read)).empty());
}
