#include "survey/mapping.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"
#include "survey/sample.hpp"

#include <string>
#include <vector>

using namespace dxready;

namespace {

using Lines = std::vector<std::string>;

/// Findings of a profile whose lines begin in line 4.
Lines found(const std::string& lines) {
  const base::Document document = shipped::parsed("format: 1\nid: own\ntitle: {vi: a, en: b}\n" + lines);
  const auto profile = survey::load_profile(document);
  REQUIRE(profile);
  return small::told(survey::check_facts(document, *profile, shipped::world().model.facts));
}

}  // namespace

TEST_CASE("The facts a profile names are looked up without a questionnaire") {
  CHECK(found("columns: [{column: a, fact: staff}, {column: b, fact: tax_code}, {column: c, criterion: X}]").empty());
  CHECK(found("columns: [{column: a, fact: staf}]") == Lines{"4:11 profile.unknown-fact"});
  CHECK(found("columns: [{column: a, fact: entity, values: {x: household, y: ~}}]").empty());
  CHECK(found("columns: [{column: a, fact: entity, values: {x: firm}}]").size() == 1);
  CHECK(found("defaults: {facts: {entity: household}}").empty());
  CHECK(found("defaults: {facts: {entiti: household}}") == Lines{"4:20 profile.unknown-fact"});
  CHECK(found("defaults: {facts: {staff: many}}").size() == 1);
}
