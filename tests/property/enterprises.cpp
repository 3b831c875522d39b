#include "enterprises.hpp"

#include "shipped/shipped.hpp"

#include <algorithm>

using namespace dxready;
using Type = enterprise::FactDefinition::Type;

namespace property {
namespace {

/// The facts and answers of one file in flow style.
class File {
public:
  void fact(const std::string& name, const std::string& value) { append(m_facts, name + ": " + value); }
  void answer(const std::string& criterion, int grade) { append(m_answers, criterion + ": " + std::to_string(grade)); }
  void grant(const std::string& grant) { append(m_grants, grant); }
  void grants_known() { m_grants_known = true; }

  std::string text() const {
    std::string facts = m_facts;
    if (m_grants_known) append(facts, "grants: [" + m_grants + "]");
    return "enterprise: {" + facts + "}\nanswers: {" + m_answers + "}\n";
  }

private:
  static void append(std::string& list, const std::string& item) { list += (list.empty() ? "" : ", ") + item; }

  std::string m_facts;
  std::string m_answers;
  std::string m_grants;
  bool m_grants_known = false;
};

/// One yes in `chance` percent; unsaid for some.
void flag(File& file, const std::string& name, int chance, int said, Random& random) {
  if (random.chance(said)) file.fact(name, random.chance(chance) ? "yes" : "no");
}

std::string any_value(const enterprise::FactDefinition& fact, Random& random) {
  static const std::vector<std::string> vsic = {"A0111", "C2592", "G4711", "J6201"};
  switch (fact.type) {
    case Type::choice: return random.pick(fact.choices).id;
    case Type::yes_no: return random.chance(50) ? "yes" : "no";
    case Type::date: return std::to_string(random.between(2015, 2026)) + "-0" + std::to_string(random.between(1, 9)) + "-15";
    case Type::text: return fact.id == "vsic" ? random.pick(vsic) : "x";
    case Type::number: break;
  }
  if (fact.unit == "share") return "0." + std::to_string(random.below(10));
  if (fact.unit == "years") return std::to_string(random.below(12));
  if (fact.unit == "people") return std::to_string(random.below(250));
  return std::to_string(random.between(0, 400) * 1'000'000'000);
}

/// How large a business is, and what fits it.
struct Profile {
  std::int64_t staff = 0;
  std::int64_t revenue = 0;  ///< million VND
  std::int64_t capital = 0;
};

Profile profile(const std::string& entity, Random& random) {
  if (entity != "enterprise") return {random.between(1, 15), random.between(200, 8000), random.between(100, 4000)};
  switch (random.below(10)) {
    case 0:
    case 1:
    case 2:
    case 3: return {random.between(2, 10), random.between(500, 9000), random.between(300, 4000)};
    case 4:
    case 5:
    case 6: return {random.between(11, 60), random.between(8000, 80000), random.between(4000, 40000)};
    case 7:
    case 8: return {random.between(60, 180), random.between(60000, 280000), random.between(20000, 120000)};
    default: return {random.between(180, 900), random.between(200000, 2000000), random.between(90000, 900000)};
  }
}

std::string random_entity(Random& random) {
  const std::size_t dice = random.below(100);
  return dice < 62   ? "enterprise"
         : dice < 82 ? "household"
         : dice < 87 ? "individual_business"
         : dice < 96 ? "cooperative"
                     : "cooperative_group";
}

/// How large, where, which line, how old.
void place_and_size(File& file, const std::string& entity, Random& random) {
  static const std::vector<std::string> sectors = {"trade_services", "trade_services", "trade_services",
                                                   "industry",       "industry",       "agriculture"};
  static const std::vector<std::string> elsewhere = {"binh_duong", "dong_nai", "tay_ninh", "HN", "can_tho"};
  const Profile size = profile(entity, random);
  if (random.chance(95))
    file.fact("sector", entity.starts_with("cooperative") && random.chance(60) ? "agriculture" : random.pick(sectors));
  if (random.chance(95)) file.fact("province", random.chance(85) ? "HCMC" : random.pick(elsewhere));
  if (random.chance(90)) file.fact("staff", std::to_string(size.staff));
  if (random.chance(85)) file.fact("revenue", std::to_string(size.revenue) + "000000");
  if (random.chance(65)) file.fact("capital", std::to_string(size.capital) + "000000");
  if (random.chance(80)) file.fact("age_years", std::to_string(random.between(0, 15)));
}

void enterprise_facts(File& file, Random& random) {
  flag(file, "has_taxable_income", 65, 70, random);
  flag(file, "foreign_capital", 6, 80, random);
  flag(file, "women_owned", 22, 85, random);
  flag(file, "many_women_workers", 20, 60, random);
  flag(file, "social_enterprise", 2, 80, random);
  flag(file, "readiness_assessed", 15, 75, random);
  flag(file, "e_invoice", 92, 90, random);
  flag(file, "public_offering", 2, 60, random);
  flag(file, "innovative_startup", 8, 80, random);
  flag(file, "ip_based_product", 12, 55, random);
  flag(file, "fund_or_hub_backing", 5, 55, random);
  flag(file, "prize_or_certificate", 5, 50, random);
  flag(file, "council_selected", 1, 50, random);
  flag(file, "growth_potential", 20, 40, random);
  flag(file, "trial_or_prize_product", 4, 45, random);
  flag(file, "production", 35, 85, random);
  flag(file, "competitive_product", 60, 55, random);
  flag(file, "process_innovation", 25, 50, random);
  flag(file, "in_cluster", 8, 65, random);
  flag(file, "in_value_chain", 15, 60, random);
  flag(file, "head_of_chain", 2, 60, random);
  flag(file, "contract_with_head", 15, 60, random);
  flag(file, "potential_supplier", 6, 50, random);
  if (random.chance(40)) file.fact("own_capital_share", "0." + std::to_string(random.between(1, 6)));
}

void other_facts(File& file, const std::string& entity, Random& random) {
  flag(file, "registered", entity == "individual_business" ? 30 : 88, 85, random);
  flag(file, "e_invoice", 45, 90, random);
  if (entity == "household") {
    flag(file, "wants_to_convert", 15, 80, random);
    if (random.chance(80)) file.fact("continuous_years", std::to_string(random.between(0, 15)));
  }
  if (!entity.starts_with("cooperative")) return;
  flag(file, "under_sanction", 3, 75, random);
  for (const std::string name : {"members_growing", "internal_trade_growing", "common_fund_growing", "new_in_difficult_area"}) {
    flag(file, name, 35, 60, random);
  }
  flag(file, "trains_members", 55, 60, random);
}

/// Grades around how far the business has come, a little different by pillar; now and then an answer is missing.
void grades(File& file, Random& random) {
  static const std::vector<int> stages = {0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4};
  const int stage = random.pick(stages);
  const int answered = random.chance(75) ? 100 : random.chance(60) ? 90 : 50;
  const questionnaire::Questionnaire& questionnaire = shipped::world().questionnaire;
  for (std::size_t p = 0; p < questionnaire.pillars.size(); ++p) {
    const int usual = stage + static_cast<int>(random.between(-1, 1));
    for (std::size_t i = questionnaire.first_criterion(p); i < questionnaire.last_criterion(p); ++i) {
      const int grade = usual + static_cast<int>(random.between(-1, 1));
      if (random.chance(answered)) file.answer(questionnaire.criteria[i].id, std::clamp(grade, 0, 5));
    }
  }
}

}  // namespace

std::string any_enterprise(Random& random) {
  File file;
  const int known = static_cast<int>(random.between(0, 100));
  for (const enterprise::FactDefinition& fact : shipped::world().model.facts.facts) {
    if (random.chance(known)) file.fact(fact.id, any_value(fact, random));
  }
  const int answered = static_cast<int>(random.between(0, 100));
  for (const questionnaire::Criterion& criterion : shipped::world().questionnaire.criteria) {
    if (random.chance(answered)) file.answer(criterion.id, static_cast<int>(random.below(6)));
  }
  if (random.chance(50)) file.grants_known();
  for (std::size_t i = random.below(3); i > 0; --i) {
    const support::Package& package = random.pick(shipped::world().model.catalogue.packages);
    file.grant("{package: " + package.id + ", content: " + package.content +
               ", year: " + std::to_string(random.between(2024, 2026)) +
               ", amount: " + std::to_string(random.between(0, 120) * 1'000'000) + "}");
  }
  return file.text();
}

std::string plausible_enterprise(Random& random) {
  File file;
  const std::string entity = random_entity(random);
  file.fact("entity", entity);
  place_and_size(file, entity, random);
  entity == "enterprise" ? enterprise_facts(file, random) : other_facts(file, entity, random);
  flag(file, "difficult_area", 4, 80, random);
  if (random.chance(30)) file.grants_known();
  grades(file, random);
  return file.text();
}

}  // namespace property
