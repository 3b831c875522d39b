#include "store/read.hpp"

#include "catch.hpp"
#include "store/sample.hpp"

using namespace dxready;
using sample::thrown;
using store::Access;
using store::Store;

TEST_CASE("An assessment is found by the beginning of its id", "[store]") {
  const sample::Folder folder;
  Store store = Store::open(folder / "store.db", Access::write);
  const std::string id = sample::save(store, sample::binh_minh(), {}, 0xABCD0000).assessment;
  CHECK(store.assessment(id).summary.id == id);
  CHECK(store.assessment(id.substr(0, 8)).summary.id == id);
  CHECK(store.assessment("ABCD" + id.substr(4, 9)).summary.id == id);
  CHECK(thrown([&] { store.assessment("abcd"); }).code == "store.bad-assessment-id");
  CHECK(thrown([&] { store.assessment("answers.yaml"); }).code == "store.bad-assessment-id");
  CHECK(thrown([&] { store.assessment("ffffffff"); }).code == "store.unknown-assessment");

  answers::AnswersFile other = sample::binh_minh();
  other.assessed_on = base::Date{2027, 1, 5};
  store::Stamp same = sample::stamp(77);
  same.new_uuid = [&id] { return id.substr(0, 35) + "f"; };
  store.save(sample::assess(other), sample::request(), same);
  const base::Diagnostic several = thrown([&] { store.assessment(id.substr(0, 8)); });
  CHECK(several.code == "store.ambiguous-assessment");
  CHECK(several.argument("candidates").find(id) != std::string_view::npos);
}

TEST_CASE("A history is in order of days, respondents and revisions", "[store]") {
  const sample::Folder folder;
  Store store = Store::open(folder / "store.db", Access::write);
  answers::AnswersFile later = sample::binh_minh();
  later.assessed_on = base::Date{2027, 1, 5};
  sample::save(store, later);
  sample::save(store, sample::binh_minh(3));
  const std::string enterprise = sample::save(store, sample::binh_minh(5), "sửa").enterprise;
  const std::vector<store::AssessmentSummary> all = store.history(enterprise, true);
  REQUIRE(all.size() == 3);
  CHECK(all[0].assessed_on == "2026-11-20");
  CHECK(all[0].revision == 1);
  CHECK(all[1].revision == 2);
  CHECK(all[2].assessed_on == "2027-01-05");
  CHECK(store.history("nobody", true).empty());
}

TEST_CASE("The store tells what it holds", "[store]") {
  const sample::Folder folder;
  Store store = Store::open(folder / "store.db", Access::write);
  store::Info info = store.info();
  CHECK(info.store_id.empty());
  CHECK(info.format == 4);
  CHECK(info.chain_head == std::string(64, '0'));
  sample::save(store, sample::binh_minh(3));
  sample::save(store, sample::binh_minh(5), "sửa");
  info = store.info();
  CHECK(info.path == folder / "store.db");
  CHECK(info.store_id.size() == 36);
  CHECK(info.engines == std::vector<int>{assessment::engine});
  CHECK(info.enterprises == 1);
  CHECK(info.assessments == 1);
  CHECK(info.superseded == 1);
  CHECK(info.questionnaires == 1);
  CHECK(info.texts == 1);
  CHECK(info.events == 3);
  CHECK(info.bytes > 0);
  CHECK(info.chain_head == store.chain_head());
  CHECK(info.first_saved_at == "2026-11-22T05:00:00Z");
  CHECK(info.last_saved_at == "2026-11-22T05:00:00Z");
}

TEST_CASE("A text that was not kept is unknown", "[store]") {
  const sample::Folder folder;
  const Store store = Store::open(folder / "store.db", Access::write);
  CHECK(thrown([&] { store.text("sha256:0"); }).code == "store.unknown-text");
}
