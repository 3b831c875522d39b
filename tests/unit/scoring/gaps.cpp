#include "scoring/gaps.hpp"

#include "catch.hpp"
#include "shipped/shipped.hpp"

#include <map>
#include <string>
#include <vector>

using namespace dxready;

namespace {

scoring::Score score(const std::string& answers) { return shipped::assess(shipped::answers("", answers)).score; }

std::string weakest(const std::string& answers) {
  const std::optional<std::size_t> pillar = scoring::weakest_pillar(shipped::world().plan, score(answers));
  return pillar ? shipped::world().questionnaire.pillars[*pillar].id : "-";
}

std::vector<std::string> components(const std::string& answers) {
  std::vector<std::string> ids;
  for (const scoring::Gap& gap : scoring::component_gaps(shipped::world().plan, score(answers))) {
    ids.push_back(shipped::world().questionnaire.components[gap.index].id + " " + std::to_string(gap.missing));
  }
  return ids;
}

}  // namespace

TEST_CASE("the weakest pillar has the lowest share over its answered criteria, ties by file order", "[scoring]") {
  CHECK(weakest(shipped::every_grade(3)) == "CX");
  CHECK(weakest(shipped::every_grade(0)) == "CX");
  CHECK(weakest(shipped::every_grade(3, {{"DA.1.1", 2}})) == "DA");
  CHECK(weakest(shipped::every_grade(3, {{"DA.1.1", 2}, {"ST.1.1", 0}})) == "ST");
  // One point less of 35 weighs more than one of 80.
  CHECK(weakest(shipped::every_grade(3, {{"IT.1.1", 2}, {"DA.1.1", 2}})) == "DA");
}

TEST_CASE("what is not answered is unknown, not weak", "[scoring]") {
  CHECK(weakest("") == "-");
  CHECK(weakest("OP.1.1: 5") == "OP");
  CHECK(weakest("OP.1.1: 5, DA.1.2: 4") == "DA");
  CHECK(weakest("OP.1.1: 2, OP.1.2: 2, DA.1.2: 2") == "OP");
  CHECK(weakest("OP.1.1: 3, DA.1.2: {between: [0, 4]}") == "OP");
}

TEST_CASE("components stand by the points they miss, ties by file order", "[scoring]") {
  CHECK(components("").empty());
  CHECK(components(shipped::every_grade(5)).empty());
  CHECK(components("CX.1.1: 5, IT.1.1: 1, DA.1.2: 1, CX.2.1: 0") == std::vector<std::string>{"CX.2 5", "IT.1 4", "DA.1 4"});
  CHECK(components("CX.1.1: {between: [0, 3]}") == std::vector<std::string>{"CX.1 2"});
}

TEST_CASE("topics collect the points missing within one pillar", "[scoring]") {
  const shipped::World& world = shipped::world();
  const scoring::Score one = score("CX.1.1: 1, CX.1.2: 2, CX.1.7: 5, DA.1.4: 0");
  const std::vector<scoring::Gap> gaps = scoring::topic_gaps(world.questionnaire, one, 0, world.model.topics.all.size());
  CHECK(gaps[world.topic("online_presence")] == scoring::Gap{world.topic("online_presence"), 4, 10});
  CHECK(gaps[world.topic("customer")].missing == 3);
  CHECK(gaps[world.topic("digital_marketing")].missing == 3);
  CHECK(gaps[world.topic("data")].max == 0);
}
