#include "store/timeline.hpp"

#include "catch.hpp"
#include "store/sample.hpp"
#include "store/store.hpp"

using namespace dxready;
using sample::answers;
using store::Access;
using store::Moment;
using store::Store;

namespace {

/// An enterprise on a day; `rest` are further lines.
answers::AnswersFile on(const std::string& day, int grade, const std::string& respondent = "director",
                        const sample::World& by = sample::world()) {
  answers::AnswersFile file = sample::binh_minh(grade);
  file.assessed_on = base::parse_date(day);
  file.respondent = {respondent, ""};
  file.questionnaire = by.questionnaire.id + "@" + by.questionnaire.version;
  return file;
}

struct Kept {
  sample::Folder folder;
  Store store = Store::open(folder / "store.db", Access::write);
  std::uint32_t seed = 0;

  void save(const answers::AnswersFile& file, const sample::World& by = sample::world()) {
    store.save(sample::assess(file, by), sample::request(by, "sửa"), sample::stamp(seed += 100));
  }

  std::vector<Moment> all(bool with_superseded = false) {
    return store.timeline(store.enterprise("E-1").summary.id, with_superseded);
  }
};

scoring::PillarScore score(scoring::Points low, scoring::Points high, std::optional<int> level, std::optional<int> level_high) {
  scoring::PillarScore one;
  one.tally.points = low;
  one.tally.points_high = high;
  one.tally.max = 20;
  one.level = level;
  one.level_high = level_high;
  return one;
}

}  // namespace

TEST_CASE("Assessments are counted by their days, and compared with the last on an earlier day", "[store]") {
  Kept kept;
  kept.save(on("2026-11-22", 5));
  kept.save(on("2025-11-20", 1));
  kept.save(on("2026-11-22", 0, "accountant"));
  kept.save(on("2027-01-05", 3));
  const std::vector<Moment> all = kept.all();
  REQUIRE(all.size() == 4);
  CHECK(all[0].stage == 1);
  CHECK(all[0].since == 0);
  CHECK_FALSE(all[0].total);
  for (const std::size_t i : {1U, 2U}) {
    CHECK(all[i].stage == 2);
    CHECK(all[i].since == 1);
    CHECK(all[i].since_id == all[0].summary.id);
  }
  CHECK(all[3].stage == 3);
  CHECK(all[3].since == 2);
  // Of the two on that day, the director's answers.
  CHECK(all[3].since_id == (all[1].summary.respondent.role == "director" ? all[1] : all[2]).summary.id);
  REQUIRE(all[3].total);
  CHECK(all[3].total->low <= all[3].total->high);
  CHECK(all[3].pillars.size() == sample::world().questionnaire.pillars.size());
  CHECK(all[3].pillars.front().id == sample::world().questionnaire.pillars.front().id);
  CHECK(all[3].pillars.front().change);
}

TEST_CASE("A superseded assessment is compared with nothing, and nothing with it", "[store]") {
  Kept kept;
  kept.save(on("2025-11-20", 1));
  kept.save(on("2025-11-20", 3));
  kept.save(on("2026-11-20", 5));
  const std::vector<Moment> all = kept.all(true);
  REQUIRE(all.size() == 3);
  CHECK(all[0].summary.status == "superseded");
  CHECK(all[0].stage == 1);
  CHECK(all[1].stage == 1);
  CHECK(all[1].since == 0);
  CHECK(all[2].stage == 2);
  CHECK(all[2].since_id == all[1].summary.id);
  CHECK(kept.all().size() == 2);
}

TEST_CASE("Results of two editions are never subtracted", "[store]") {
  Kept kept;
  kept.save(on("2025-11-20", 1));
  const std::string& text = sample::world().text;
  const std::string version = "version: " + sample::world().questionnaire.version;
  REQUIRE(text.find(version) != std::string::npos);
  const sample::World same = sample::changed_world(version, "version: 9.9.9");
  const sample::World other = sample::changed_world("id: " + sample::world().questionnaire.id, "id: other-edition");
  kept.save(on("2026-11-20", 3, "director", other), other);
  kept.save(on("2027-11-20", 3));
  const std::vector<Moment> all = kept.all();
  REQUIRE(all.size() == 3);
  CHECK(all[1].since == 0);
  CHECK_FALSE(all[1].total);
  CHECK(all[2].stage == 3);
  CHECK(all[2].since_id == all[0].summary.id);
  // A version with another meaning is another edition, too.
  if (same.questionnaire.meaning != sample::world().questionnaire.meaning) {
    kept.save(on("2028-11-20", 3, "director", same), same);
    CHECK(kept.all().back().since == 0);
  }
}

TEST_CASE("A change is exact where nothing is missing, and an interval elsewhere", "[store]") {
  const std::optional<store::Change> exact = store::change_between(score(5, 5, 1, 1), score(12, 12, 3, 3));
  REQUIRE(exact);
  CHECK(exact->level == 2);
  CHECK(exact->low == base::Rational(35));
  CHECK(exact->high == base::Rational(35));
  const std::optional<store::Change> open = store::change_between(score(5, 10, 1, 2), score(8, 12, 2, 2));
  REQUIRE(open);
  CHECK_FALSE(open->level);
  CHECK(open->low == base::Rational(-10));
  CHECK(open->high == base::Rational(35));
  CHECK_FALSE(store::change_between(scoring::PillarScore(), score(5, 5, 1, 1)));
  const std::optional<store::Change> none = store::change_between(score(5, 5, {}, {}), score(5, 5, {}, {}));
  REQUIRE(none);
  CHECK_FALSE(none->level);
}
