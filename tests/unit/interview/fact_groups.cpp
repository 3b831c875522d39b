#include "interview/fact_groups.hpp"

#include "catch.hpp"
#include "interview/conversation.hpp"
#include "shipped/shipped.hpp"

#include <set>
#include <string>

using namespace dxready;
using interview::FactGroup;
using Kind = FactGroup::Kind;

namespace {

const base::Date day{2026, 11, 22};

FactGroup group_of(const std::string& fact) {
  const interview::FactGroups groups = interview::fact_groups(shipped::world().model, day);
  return groups.groups[groups.of_fact[shipped::world().fact(fact)]];
}

interview::Conversation begun(const std::string& facts) {
  static const assessment::Assessor assessor(shipped::world().questionnaire, shipped::world().plan, shipped::world().model);
  return {assessor, shipped::answers(facts, ""), day};
}

}  // namespace

TEST_CASE("facts are together by what they decide", "[interview]") {
  for (const char* fact : {"entity", "sector", "staff", "revenue", "capital", "province"}) {
    CAPTURE(fact);
    CHECK(group_of(fact).kind == Kind::general);
  }
  CHECK(group_of("e_invoice").kind == Kind::duty);
  CHECK(group_of("women_owned").kind == Kind::money);
  CHECK(group_of("former_district").kind == Kind::other);
  for (const char* fact : {"public_offering", "growth_potential", "council_selected"}) {
    CAPTURE(fact);
    CHECK(group_of(fact) == FactGroup{Kind::package, &shipped::world().package("ND80-A22-STARTUP")});
  }
}

TEST_CASE("every fact is in one group, and groups come in the order they are asked in", "[interview]") {
  const interview::FactGroups groups = interview::fact_groups(shipped::world().model, day);
  REQUIRE(groups.of_fact.size() == shipped::world().model.facts.facts.size());
  CHECK(groups.groups.front().kind == Kind::general);
  CHECK(groups.groups.back().kind == Kind::other);
  for (const std::size_t group : groups.of_fact) CHECK(group < groups.groups.size());
}

TEST_CASE("a package of another day asks for nothing", "[interview]") {
  const interview::FactGroups before = interview::fact_groups(shipped::world().model, {2000, 1, 1});
  for (const FactGroup& group : before.groups) CHECK(group.kind != Kind::package);
}

TEST_CASE("a group is left out at once, and its facts stay unknown", "[interview]") {
  interview::Conversation conversation = begun("entity: enterprise, name: A, tax_code: \"0312345673\"");
  const interview::Question offering{interview::Question::Kind::fact, shipped::world().fact("public_offering")};
  const std::vector<interview::Question> group = conversation.group_of(offering);
  REQUIRE(group.size() > 3);
  conversation.go(group[1]);
  conversation.pass_group(*conversation.place());
  std::set<std::string> seen;
  while (conversation.place() && conversation.place()->kind == interview::Question::Kind::fact) {
    conversation.forward();
    if (conversation.place()) seen.insert(conversation.place_id());
  }
  for (const interview::Question& fact : group) CHECK_FALSE(seen.contains(interview::id_of(fact, conversation.now())));
  CHECK(seen.contains("staff"));
  CHECK(conversation.group_of({interview::Question::Kind::criterion, 0}).empty());
}
