#include "store/snapshot.hpp"

#include "catch.hpp"
#include "store/sample.hpp"

using namespace dxready;

namespace {

const char* const full = R"(label: trước hỗ trợ
needs: [ecommerce, security]
enterprise:
  name: "Công ty \"A\" & B"
  tax_code: "0312345673"
  external_id: R-17
  address: 12 Lê Lợi
  province: ba_ria_vung_tau
  registered: yes
  e_invoice: no
  vsic: C2592
  first_registered_on: 2017-08-01
  own_capital_share: 0.35
  staff: {value: 42, year: 2025, evidence: shown, document: "bảng lương\ntháng 12"}
  revenue: {value: ~, evidence: told}
  grants:
    - {package: ND80-A11-2, content: consulting, year: 2026, amount: 20000000}
    - {package: OTHER, year: 2025}
answers: {}
)";

std::string digest(const answers::AnswersFile& input, const support::MoneyOptions& money = {},
                   const base::Date& on = {2026, 11, 20}) {
  const sample::World& world = sample::world();
  return store::content_digest(input, {world.questionnaire, world.model.facts, world.model.topics, on, money});
}

}  // namespace

TEST_CASE("Facts come back as they were", "[store]") {
  const enterprise::FactModel& model = sample::world().model.facts;
  const enterprise::Enterprise before = sample::answers(sample::world(), full).enterprise;
  const std::string json = store::write_facts(before, model);
  CAPTURE(json);
  const enterprise::Enterprise after = store::read_facts(json, model);
  CHECK(store::write_facts(after, model) == json);
  CHECK(after.name == before.name);
  CHECK(after.tax_code == before.tax_code);
  CHECK(after.external_id == before.external_id);
  CHECK(after.address == before.address);
  CHECK(after.grants == before.grants);
  REQUIRE(after.facts.size() == before.facts.size());
  for (std::size_t i = 0; i < after.facts.size(); ++i) {
    CAPTURE(model.facts[i].id);
    CHECK(after.facts[i].value == before.facts[i].value);
    CHECK(after.facts[i].text == before.facts[i].text);
    CHECK(after.facts[i].year == before.facts[i].year);
    CHECK(after.facts[i].evidence == before.facts[i].evidence);
    CHECK(after.facts[i].document == before.facts[i].document);
  }
}

TEST_CASE("An enterprise nobody asked about grants is not one without grants", "[store]") {
  const enterprise::FactModel& model = sample::world().model.facts;
  enterprise::Enterprise enterprise = enterprise::unknown_enterprise(model);
  CHECK(store::write_facts(enterprise, model) == "{}");
  enterprise.grants.emplace();
  CHECK(store::write_facts(enterprise, model) == R"({"grants":[]})");
  CHECK(store::read_facts(R"({"grants":[]})", model).grants == enterprise.grants);
  CHECK_FALSE(store::read_facts("{}", model).grants);
}

TEST_CASE("Facts the model does not know are refused by name", "[store]") {
  const base::Diagnostic finding = sample::thrown([] { store::read_facts(R"({"colour":"red"})", sample::world().model.facts); });
  CHECK(finding.code == "store.cannot-restore");
  CHECK(finding.argument("detail").find("colour") != std::string_view::npos);
}

TEST_CASE("Money options come back as they were", "[store]") {
  support::MoneyOptions money;
  CHECK(store::write_money(money).empty());
  money.cost["P"] = 80'000'000;
  money.granted["Q"] = 1;
  money.commercial = true;
  const support::MoneyOptions back = store::read_money(store::write_money(money));
  CHECK(back.cost == money.cost);
  CHECK(back.granted == money.granted);
  CHECK(back.commercial);
}

TEST_CASE("Pillars come back as they were", "[store]") {
  std::vector<scoring::PillarScore> pillars(2);
  pillars[0].tally = {7, 9, 12, 2, 3};
  pillars[0].level = 1;
  pillars[0].level_high = 2;
  const std::string json = store::write_pillars(pillars);
  CHECK(json == "[[7,9,12,2,3,1,2],[0,0,0,0,0,null,null]]");
  CHECK(store::read_pillars(json) == pillars);
}

TEST_CASE("Content is the same however it is written", "[store]") {
  answers::AnswersFile input = sample::answers(sample::world(), full);
  const std::string before = digest(input);
  input.interviewer = "Minh";
  input.enterprise.name += "  ";
  input.needs = {input.needs[1], input.needs[0]};
  CHECK(digest(input) == before);
  input.sheet.answers[0].note = "ghi chu\xCC\x81";  // decomposed
  const std::string decomposed = digest(input);
  CHECK(decomposed != before);
  input.sheet.answers[0].note = "ghi ch\xC3\xBA\n";
  CHECK(digest(input) == decomposed);
}

TEST_CASE("Content changes with all that can change a result or was said", "[store]") {
  const answers::AnswersFile input = sample::answers(sample::world(), full);
  const std::string before = digest(input);
  const auto differs = [&](const auto& change) {
    answers::AnswersFile other = input;
    change(other);
    return digest(other) != before;
  };
  CHECK(differs([](auto& file) { file.label = "sau hỗ trợ"; }));
  CHECK(differs([](auto& file) { file.needs.pop_back(); }));
  CHECK(differs([](auto& file) { file.enterprise.address = "13 Lê Lợi"; }));
  CHECK(differs([](auto& file) { file.enterprise.grants.reset(); }));
  CHECK(differs([](auto& file) { file.sheet.answers[0].reason = answers::Reason::later; }));
  CHECK(differs([](auto& file) { file.sheet.answers[0].state = answers::State::answered; }));
  support::MoneyOptions money;
  money.cost["P"] = 1;
  CHECK(digest(input, money) != before);
  CHECK(digest(input, {}, {2026, 11, 21}) != before);
}

TEST_CASE("Control characters never make a stored text unreadable", "[store]") {
  const enterprise::FactModel& model = sample::world().model.facts;
  enterprise::Enterprise enterprise = enterprise::unknown_enterprise(model);
  enterprise.name = std::string("a\x1B[1m\0b\x7F\xC2\x85 c\t\n", 14);
  CHECK(store::read_facts(store::write_facts(enterprise, model), model).name == "a[1mb c\t\n");
}
