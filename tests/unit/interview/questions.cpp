#include "interview/questions.hpp"

#include "catch.hpp"
#include "shipped/shipped.hpp"

using namespace dxready;
using interview::find_typed;
using interview::Question;
using Kind = Question::Kind;

namespace {

assessment::Assessment now(const std::string& facts = {}, const std::string& given = {}) {
  return shipped::assess(shipped::answers(facts, given));
}

std::string found(const std::string& text) {
  const assessment::Assessment assessed = now();
  const std::optional<Question> question = find_typed(text, assessed);
  return question ? interview::id_of(*question, assessed) : "";
}

}  // namespace

TEST_CASE("the order is name, tax code, facts, criteria", "[interview]") {
  const std::vector<Question> all = interview::questions(now());
  REQUIRE(all.size() > 62);
  CHECK(all[0].kind == Kind::name);
  CHECK(all[1].kind == Kind::tax_code);
  CHECK(std::is_sorted(all.begin(), all.end()));
  CHECK(std::count_if(all.begin(), all.end(), [](const Question& one) { return one.kind == Kind::criterion; }) == 60);
}

TEST_CASE("ids of questions lead back to them", "[interview]") {
  const assessment::Assessment assessed = now();
  for (const Question& question : interview::questions(assessed)) {
    CHECK(interview::find_question(interview::id_of(question, assessed), assessed) == question);
  }
  CHECK_FALSE(interview::find_question("no-such", assessed));
}

TEST_CASE("a criterion may be named in many ways", "[interview]") {
  for (const char* text : {"CX.1.5", "cx 1 5", "cx1.5", "cx-1-5", " Cx 1.5 "}) CHECK(found(text) == "CX.1.5");
  CHECK(found("cx") == "CX.1.1");
  CHECK(found("staff") == "staff");
  for (const char* text : {"cx 15", "cx 1", "3", "", "12 34", "x"}) CHECK(found(text).empty());
}

TEST_CASE("progress counts in the pillar and in all", "[interview]") {
  const assessment::Assessment assessed = now();
  const std::vector<Question> asked = interview::questions(assessed);
  CHECK(interview::progress_of(shipped::world().criterion("CX.1.5"), asked, assessed) == interview::Progress{5, 13, 5, 60});
  const std::size_t last = shipped::world().questionnaire.criteria.size() - 1;
  CHECK(interview::progress_of(last, asked, assessed).in_all == 60);
}

TEST_CASE("what is known counts as answered", "[interview]") {
  const assessment::Assessment assessed = now("name: A, staff: 3", "CX.1.1: 0");
  CHECK(interview::is_answered({Kind::name, 0}, assessed));
  CHECK_FALSE(interview::is_answered({Kind::tax_code, 0}, assessed));
  CHECK(interview::is_answered({Kind::fact, shipped::world().fact("staff")}, assessed));
  CHECK(interview::is_answered({Kind::criterion, shipped::world().criterion("CX.1.1")}, assessed));
  CHECK_FALSE(interview::is_answered({Kind::criterion, shipped::world().criterion("CX.1.2")}, assessed));
}
