#include "enterprise/enterprise.hpp"

#include "catch.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"

#include <string>
#include <vector>

using namespace dxready;
using condition::Value;
using enterprise::Enterprise;

namespace {

using Lines = std::vector<std::string>;

struct Read {
  Enterprise enterprise;
  Lines findings;
};

Read read(const std::string& yaml) {
  const base::Document document = shipped::parsed(yaml);
  base::Diagnostics findings;
  base::Reader reader(document, "answers", findings);
  Read result{enterprise::load_enterprise(reader, document.root, shipped::world().model.facts), {}};
  result.findings = small::told(findings);
  return result;
}

Enterprise sound(const std::string& yaml) {
  Read result = read(yaml);
  INFO(yaml);
  CHECK(result.findings == Lines{});  // NOLINT(readability-container-size-empty): shows what was found
  return std::move(result.enterprise);
}

Value derived(const std::string& fact, const std::string& yaml, const base::Date& on) {
  return enterprise::derive_facts(shipped::world().model.facts, sound(yaml), on)[shipped::world().fact(fact)];
}

/// A choice's id; "-" when unknown.
std::string derived_choice(const std::string& fact, const std::string& yaml, const base::Date& on = {2026, 11, 22}) {
  const Value value = derived(fact, yaml, on);
  return value.known() ? shipped::world().model.facts.facts[shipped::world().fact(fact)].choices[value.symbol].id : "-";
}

base::Rational age(const std::string& since, const base::Date& on) {
  const Value value = derived("age_years", "first_registered_on: " + since, on);
  REQUIRE(value.known());
  return value.low;
}

}  // namespace

TEST_CASE("an enterprise is read with its facts and their evidence", "[enterprise]") {
  const Enterprise one = sound(R"(name: "Công ty TNHH Bình Minh"
tax_code: " 0312345673 "
external_id: "17"
address: "12 Lê Lợi"
entity: Doanh nghiệp
staff: {value: 42, year: 2025, evidence: shown, document: C12-TS}
own_capital_share: 0.35
women_owned: yes
first_registered_on: 2014-03-20
ward: "Phường Tân Tạo"
revenue: ~
)");
  const auto fact = [&](const std::string& id) { return one.facts[shipped::world().fact(id)]; };
  CHECK(one.name == "Công ty TNHH Bình Minh");
  CHECK(one.tax_code == "0312345673");
  CHECK(one.external_id == "17");
  CHECK(one.address == "12 Lê Lợi");
  CHECK(fact("entity").text == "enterprise");
  CHECK(fact("staff").value == Value::of_number(42));
  CHECK(fact("staff").year == 2025);
  CHECK(fact("staff").evidence == enterprise::Evidence::shown);
  CHECK(fact("staff").document == "C12-TS");
  CHECK(fact("staff").place == base::Place{6, 16});
  CHECK(fact("own_capital_share").text == "0.35");
  CHECK(fact("women_owned").value == Value::of_flag(true));
  CHECK(fact("first_registered_on").text == "2014-03-20");
  CHECK(fact("ward").value.kind == Value::Kind::text);
  CHECK_FALSE(fact("revenue").known());
  CHECK_FALSE(one.grants);
}

TEST_CASE("grants are known or not asked about", "[enterprise]") {
  const Enterprise one = sound(
      "grants: [{package: ND80-A13, content: management_consulting, year: 2026, amount: 20000000}, {package: X, year: 2025}]");
  REQUIRE(one.grants);
  REQUIRE(one.grants->size() == 2);
  CHECK(one.grants->front() == enterprise::Grant{"ND80-A13", "management_consulting", 2026, 20000000});
  CHECK(sound("grants: []").grants->empty());
  CHECK(read("grants: [{package: X}]").findings == Lines{"1:10 answers.missing-key"});
  CHECK(read("grants: [{year: 2026}]").findings == Lines{"1:10 answers.missing-key"});
}

TEST_CASE("facts that do not fit are told with their place", "[enterprise]") {
  CHECK(read("entiti: enterprise").findings == Lines{"1:1 answers.unknown-key"});
  CHECK(read("entity: firm").findings == Lines{"1:9 answers.bad-choice"});
  CHECK(read("staff: -1").findings == Lines{"1:8 answers.fact-out-of-range"});
  CHECK(read("staff: 4.5").findings == Lines{"1:8 answers.not-whole"});
  CHECK(read("staff: nhiều").findings == Lines{"1:8 answers.bad-number"});
  CHECK(read("own_capital_share: 1.01").findings == Lines{"1:20 answers.fact-out-of-range"});
  CHECK(read("women_owned: có").findings == Lines{"1:14 answers.bad-yes-no"});
  CHECK(read("first_registered_on: 20/03/2014").findings == Lines{"1:22 answers.bad-date"});
  CHECK(read("staff: {year: 2025}").findings == Lines{"1:8 answers.missing-key"});
  CHECK(read("staff: {value: 4, evidence: sure}").findings == Lines{"1:29 answers.bad-choice"});
  CHECK(read("staff: {value: 4, proof: x}").findings == Lines{"1:19 answers.unknown-key"});
  CHECK(read("tax_code: \"312345673\"").findings == Lines{"1:11 answers.lost-zero"});
  CHECK(read("tax_code: \"0312345674\"").findings == Lines{"1:11 answers.wrong-check-digit"});
  CHECK(read("tax_code: abc").findings == Lines{"1:11 answers.bad-tax-code"});
  CHECK(read("tax_code: ~").findings.empty());
}

TEST_CASE("a merged province is today's from the day of the merger", "[enterprise]") {
  CHECK(derived_choice("province", "province: binh_duong", {2025, 6, 30}) == "binh_duong");
  CHECK(derived_choice("province", "province: binh_duong", {2025, 7, 1}) == "HCMC");
  CHECK(derived_choice("province", "province: \"Vũng Tàu\"", {2026, 1, 1}) == "HCMC");
  CHECK(derived_choice("province", "former_province: long_an") == "tay_ninh");
  CHECK(derived_choice("province", "{province: HCMC, former_province: binh_duong}", {2025, 6, 30}) == "binh_duong");
  CHECK(derived_choice("province", "{province: HCMC, former_province: binh_duong}", {2025, 7, 1}) == "HCMC");
  CHECK(derived_choice("province", "{province: HN, former_province: binh_duong}") == "HN");
  CHECK(derived_choice("province", "{province: HCMC, former_province: HCMC}", {2024, 1, 1}) == "HCMC");
  CHECK(derived_choice("province", "{}") == "-");
}

TEST_CASE("every merged province names one that stands", "[enterprise]") {
  int merged = 0;
  const enterprise::FactDefinition& province = shipped::world().model.facts.facts[shipped::world().fact("province")];
  for (const enterprise::FactChoice& choice : province.choices) {
    if (choice.merged_into.empty()) continue;
    CHECK(derived_choice("province", "province: " + choice.id, {2025, 6, 30}) == choice.id);
    CHECK(derived_choice("province", "province: " + choice.id, {2025, 7, 1}) == choice.merged_into);
    ++merged;
  }
  CHECK(merged == 29);
}

TEST_CASE("the sector follows from the letter of the business line", "[enterprise]") {
  CHECK(derived_choice("sector", "vsic: A0111") == "agriculture");
  for (const std::string line : {"B0510", "C2592", "c2592", "D3510", "E3600", "F4100"})
    CHECK(derived_choice("sector", "vsic: " + line) == "industry");
  for (const std::string line : {"G4711", "J6201", "U9900"}) CHECK(derived_choice("sector", "vsic: " + line) == "trade_services");
  for (const std::string line : {"V1", "2592", "\"\"", "Đ"}) CHECK(derived_choice("sector", "vsic: " + line) == "-");
  CHECK(derived_choice("sector", "{vsic: C2592, sector: trade_services}") == "trade_services");
}

TEST_CASE("the age counts from the first registration to the exact day", "[enterprise]") {
  CHECK(age("2025-11-22", {2026, 11, 22}) == base::Rational(1));
  CHECK(age("2025-11-23", {2026, 11, 22}) < base::Rational(1));
  CHECK(age("2025-11-21", {2026, 11, 22}) > base::Rational(1));
  CHECK(age("2021-11-22", {2026, 11, 22}) == base::Rational(5));
  CHECK(age("2021-11-21", {2026, 11, 22}) > base::Rational(5));
  CHECK(age("2026-11-22", {2026, 11, 22}) == base::Rational(0));
  CHECK(age("2024-02-29", {2025, 2, 28}) < base::Rational(1));
  CHECK(age("2024-02-29", {2025, 3, 1}) > base::Rational(1));
  CHECK(age("2026-01-31", {2026, 3, 1}) > age("2026-01-31", {2026, 2, 28}));
  CHECK_FALSE(derived("age_years", "first_registered_on: 2026-11-23", {2026, 11, 22}).known());
  CHECK(derived("age_years", "{first_registered_on: 2014-03-20, age_years: 3}", {2026, 11, 22}) == Value::of_number(3));
}

TEST_CASE("a later day is never a younger age", "[enterprise]") {
  const std::vector<std::string> starts = {"2024-01-31", "2024-02-29", "2024-12-01"};
  for (const std::string& since : starts) {
    base::Rational before = -1;
    for (int year = 2025; year <= 2026; ++year) {
      for (int month = 1; month <= 12; ++month) {
        for (const int day : {1, 15, 27, 28}) {
          const base::Rational now = age(since, {year, month, day});
          CHECK(now > before);
          before = now;
        }
      }
    }
  }
}
