#include "store/schema.hpp"

#include "catch.hpp"
#include "store/sample.hpp"

using namespace dxready;
using sample::sql;
using store::Access;
using store::Store;

namespace {

/// A store with Binh Minh's assessment and its revision.
struct Saved {
  sample::Folder folder;
  std::filesystem::path file = folder / "store.db";

  Saved() {
    Store store = Store::open(file, Access::write);
    sample::save(store, sample::binh_minh(1));
    sample::save(store, sample::binh_minh(3), "sửa");
  }
};

}  // namespace

TEST_CASE("The view assessment shows current assessments in readable numbers", "[store]") {
  const Saved saved;
  // Points 1.5 + 2.5 + 1 + 2 of 6 + 3 + 2 + 2 + 1; B.1.2 is open.
  CHECK(sql(saved.file,
            "SELECT enterprise, questionnaire, assessed_on, respondent, revision, status, points, points_high, max, "
            "percent, percent_high, answered, applicable, level, highest_possible, certain FROM assessment") ==
        "E-0001|small|2026-11-20|director|2|complete|7|8|14|50.0|57.14|4|5|0|1|0");
  CHECK(sql(saved.file, "SELECT count(*), sum(status = 'superseded') FROM assessment_history") == "2|1");
  CHECK(sql(saved.file, "SELECT json_extract(facts, '$.staff.value'), json_extract(facts, '$.sector') FROM assessment") ==
        "42|industry");
}

TEST_CASE("The view pillar_score has a row per pillar", "[store]") {
  const Saved saved;
  CHECK(sql(saved.file,
            "SELECT enterprise, pillar, title_vi, points, points_high, max, percent, percent_high, answered, applicable, "
            "level, level_high FROM pillar_score ORDER BY pillar") ==
        "E-0001|A|Khách hàng|5|5|11|45.45|45.45|3|3|1|1\n"
        "E-0001|B|Nội bộ|2|3|3|66.67|100.0|1|2|2|2");
}

TEST_CASE("The view answer has a row per criterion", "[store]") {
  const Saved saved;
  CHECK(sql(saved.file,
            "SELECT position, criterion, pillar, component, kind, state, grade, grade_high, value, part, whole, chosen, note "
            "FROM answer ORDER BY position") ==
        "1|A.1.1|A|A.1|single|answered|3|3|||||xem trang web ngày 18/11\n"
        "2|A.1.2|A|A.1|multi|answered||||||[\"web\",\"shop\"]|\n"
        "3|A.1.3|A|A.1|ratio|answered|1|1||120000000|900000000||\n"
        "4|B.1.1|B|B.1|number|answered|2|2|12||||\n"
        "5|B.1.2|B|B.1|single|unanswered|||||||\n"
        "6|B.1.3|B|B.1|text|unanswered|||||||");
}

TEST_CASE("The view answer knows every state", "[store]") {
  const sample::Folder folder;
  {
    Store store = Store::open(folder / "store.db", Access::write);
    sample::save(store, sample::answers(sample::world(),
                                        "assessed_on: 2026-11-20\nenterprise: {name: A}\nanswers:\n  A.1.1: 0\n"
                                        "  A.1.2: {unanswered: later}\n  B.1.1: not_applicable\n  B.1.2: 1\n"));
    sample::save(store, sample::answers(sample::world(),
                                        "assessed_on: 2026-11-21\nenterprise: {name: A}\nanswers:\n"
                                        "  A.1.1: {between: [1, 12]}\n  B.1.1: {between: [0, 4]}\n"));
  }
  CHECK(sql(folder / "store.db",
            "SELECT criterion, state, grade, reason FROM answer WHERE assessed_on = '2026-11-20' ORDER BY position") ==
        "A.1.1|answered|0|\nA.1.2|unanswered||later\nA.1.3|unanswered||\nB.1.1|not_applicable||\nB.1.2|not_asked||\nB.1.3|"
        "unanswered||");
  CHECK(sql(folder / "store.db",
            "SELECT criterion, grade, grade_high, value, value_high FROM answer "
            "WHERE assessed_on = '2026-11-21' AND state = 'answered' ORDER BY position") == "A.1.1|1|12||\nB.1.1|0|1|0|4");
}

TEST_CASE("Points of the views are exact where they can be, else rounded half up", "[store]") {
  const Saved saved;
  const auto shown = [&](int points, int denominator) {
    sample::run(saved.file, "UPDATE assessment_row SET points = " + std::to_string(points) +
                                "; UPDATE common SET denominator = " + std::to_string(denominator));
    return sql(saved.file, "SELECT points FROM assessment");
  };
  CHECK(shown(12, 4) == "3");
  CHECK(shown(7, 2) == "3.5");
  CHECK(shown(1, 8) == "0.125");
  CHECK(shown(2, 3) == "0.67");
  CHECK(shown(1, 3) == "0.33");
  CHECK(shown(4001, 800) == "5.00125");
  CHECK(shown(1, 600) == "0.0");
  CHECK(shown(3, 600) == "0.005");
  CHECK(shown(91, 1200) == "0.08");
}

TEST_CASE("Percents of the views are rounded half up on whole numbers", "[store]") {
  const Saved saved;
  const auto shown = [&](int points, int max) {
    sample::run(saved.file, "UPDATE assessment_row SET points = " + std::to_string(points) +
                                "; UPDATE common SET max = " + std::to_string(max));
    return sql(saved.file, "SELECT percent FROM assessment");
  };
  CHECK(shown(123, 320) == "38.44");
  CHECK(shown(1, 800) == "0.13");
  CHECK(shown(1, 3) == "33.33");
  CHECK(shown(2, 3) == "66.67");
  CHECK(shown(320, 320) == "100.0");
  CHECK(shown(0, 0).empty());
}

TEST_CASE("Rows with another type or status are refused by the tables themselves", "[store]") {
  const Saved saved;
  CHECK_THROWS(sample::run(saved.file, "UPDATE assessment_row SET points = 'many'"));
  CHECK_THROWS(sample::run(saved.file, "UPDATE assessment_row SET status = 3"));
  CHECK_THROWS(sample::run(saved.file, "PRAGMA foreign_keys = ON; DELETE FROM common"));
  CHECK(sql(saved.file, "PRAGMA integrity_check") == "ok");
  CHECK(sql(saved.file, "PRAGMA foreign_key_check").empty());
}
