#include "enterprise/facts.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"

#include <string>
#include <vector>

using namespace dxready;
using enterprise::FactDefinition;

namespace {

using Lines = std::vector<std::string>;

const FactDefinition& fact(const std::string& id) { return shipped::world().model.facts.facts[shipped::world().fact(id)]; }

std::string chosen(const std::string& id, const std::string& text) {
  const std::optional<std::size_t> index = enterprise::find_choice(fact(id), text);
  return index ? fact(id).choices[*index].id : "-";
}

Lines fault(const std::string& fact) {
  const auto checked = enterprise::load_facts(shipped::parsed("format: 1\nfacts:\n  - " + fact + "\n"));
  INFO(fact);
  CHECK_FALSE(checked);
  return small::told(checked.diagnostics);
}

const std::string words = "title: {vi: a, en: a}, question: {vi: a, en: a}";

}  // namespace

TEST_CASE("a choice is found by id, title and other spelling, without regard to case and diacritics", "[enterprise]") {
  for (const std::string text : {"HCMC", "hcmc", "Thành phố Hồ Chí Minh", "thanh pho ho chi minh", "Ho Chi Minh City", "TP.HCM",
                                 "tp. hcm", "Sài Gòn", "SAIGON", " Hồ  Chí Minh "}) {
    INFO(text);
    CHECK(chosen("province", text) == "HCMC");
  }
  CHECK(chosen("province", "Ba Ria Vung Tau") == "ba_ria_vung_tau");
  CHECK(chosen("province", "Đắc Lắc") == "dak_lak");
  CHECK(chosen("province", "Hoà Bình") == "hoa_binh");
  CHECK(chosen("entity", "Hộ kinh doanh") == "household");
  CHECK(chosen("entity", "doanh nghiep") == "enterprise");
  CHECK(chosen("entity", "ho kinh doanh ca the") == "-");
  CHECK(chosen("province", "") == "-");
  CHECK(chosen("province", "Sài") == "-");
}

TEST_CASE("no two values of a choice answer to the same spelling", "[enterprise]") {
  int checked = 0;
  for (const FactDefinition& one : shipped::world().model.facts.facts) {
    for (std::size_t i = 0; i < one.choices.size(); ++i) {
      std::vector<std::string> spellings = one.choices[i].also;
      spellings.insert(spellings.end(), {one.choices[i].id, one.choices[i].title.vi, one.choices[i].title.en});
      for (const std::string& spelling : spellings) {
        INFO(one.id << ": " << spelling);
        CHECK(enterprise::find_choice(one, spelling) == i);
        ++checked;
      }
    }
  }
  CHECK(checked > 200);
}

TEST_CASE("facts that stand for the values of another have the same", "[enterprise]") {
  CHECK(fact("former_province").choices == fact("province").choices);
  CHECK(fact("province").choices.size() == 63);
}

TEST_CASE("the facts as operands of conditions", "[enterprise]") {
  const std::vector<condition::Operand> operands = shipped::world().model.facts.operands();
  REQUIRE(operands.size() == shipped::world().model.facts.facts.size());
  const condition::Operand& flag = operands[shipped::world().fact("e_invoice")];
  CHECK(flag.type == condition::Operand::Type::yes_no);
  REQUIRE(flag.symbols.size() == 2);
  CHECK(flag.symbols[0].id == "no");
  CHECK(flag.symbols[1].id == "yes");
  CHECK(operands[shipped::world().fact("staff")].unit == "people");
  CHECK(operands[shipped::world().fact("first_registered_on")].type == condition::Operand::Type::text);
}

TEST_CASE("faults of facts.yaml are told with their place", "[enterprise]") {
  CHECK(fault("{id: a, type: yes_no, " + words + "}\n  - {id: a, type: text, " + words + "}") == Lines{"4:5 facts.duplicate-id"});
  CHECK(fault("{id: a, type: maybe, " + words + "}") == Lines{"3:19 facts.bad-choice"});
  CHECK(fault("{id: a, type: choice, values_of: b, " + words + "}") == Lines{"3:38 facts.unknown-fact"});
  CHECK(fault("{id: a, type: choice, " + words + "}") == Lines{"3:5 facts.missing-key"});
  CHECK(fault("{id: a, type: choice, values: [{id: x, vi: x, en: x}, {id: x, vi: y, en: y}], " + words + "}") ==
        Lines{"3:59 facts.duplicate-id"});
  CHECK(fault("{id: a, type: choice, values: [{id: x, vi: x, en: x, merged_into: y}], " + words + "}").front() ==
        "3:36 facts.merged-both");
  CHECK(fault("{id: a, type: choice, values: [{id: x, vi: x, en: x, merged_into: y, merged_on: 2025-07-01}], " + words + "}") ==
        Lines{"3:5 facts.unknown-choice"});
  CHECK(fault("{id: a, type: number, unit: litres, " + words + "}") == Lines{"3:33 facts.bad-choice"});
  CHECK(fault("{id: a, type: yes_no, unit: people, " + words + "}") == Lines{"3:27 facts.unknown-key"});
}
