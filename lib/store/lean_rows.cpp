#include "store/lean_rows.hpp"

#include "base/text.hpp"
#include "store/json_text.hpp"
#include "store/snapshot.hpp"

namespace dxready::store {
namespace {

/// Pillars of more points are written anew each time.
constexpr std::size_t most_remembered = 4096;

std::string text_of(const scoring::PillarScore& score) {
  const std::string list = write_pillars({score});
  return list.substr(1, list.size() - 2);
}

}  // namespace

LeanRows::LeanRows(const questionnaire::Questionnaire& questionnaire, const assessment::Model& model, const SaveRequest& request,
                   const Stamp& stamp)
    : m_model(&model), m_letters(model.catalogue.packages.size()) {
  m_prepared.plain = true;
  AssessmentRow& row = m_prepared.row;
  row.questionnaire_id = questionnaire.id;
  row.interviewer = stamp.interviewer;
  row.saved_at = stamp.now_utc;
  row.money = write_money(request.money);
}

PreparedRow& LeanRows::make(const assessment::LeanRow& lean, Packages& packages) {
  AssessmentRow& row = m_prepared.row;
  row.revision = 1;
  row.supersedes.clear();
  row.reason.clear();
  row.assessed_on = lean.assessed_on;
  row.answered_at = storable(lean.answered_at);
  row.answered_utc = lean.answered_utc;
  row.on = lean.on;
  row.grades = lean.grades;
  row.package = lean.package;
  row.next_step = lean.next_step;
  set_score(lean);
  set_who(lean);
  set_letters(lean.eligible, packages, row.eligible_letters);
  set_letters(lean.undecided, packages, row.undecided_letters);
  return m_prepared;
}

void LeanRows::set_score(const assessment::LeanRow& lean) {
  AssessmentRow& row = m_prepared.row;
  row.denominator = lean.denominator;
  row.total = lean.total;
  row.level = lean.level;
  row.highest_possible = lean.highest_possible;
  row.rung = lean.rung;
  m_pillar_texts.resize(lean.pillars.size());
  row.pillars = "[";
  for (std::size_t i = 0; i < lean.pillars.size(); ++i) {
    if (i > 0) row.pillars += ',';
    add_pillar(i, lean.pillars[i]);
  }
  row.pillars += ']';
}

/// Most pillars of the same points are the same altogether.
void LeanRows::add_pillar(std::size_t pillar, const scoring::PillarScore& score) {
  std::string& column = m_prepared.row.pillars;
  const auto points = static_cast<std::size_t>(score.tally.points);
  if (points >= most_remembered) {
    column += text_of(score);
    return;
  }
  std::vector<PillarText>& texts = m_pillar_texts[pillar];
  if (points >= texts.size()) texts.resize(points + 1);
  PillarText& remembered = texts[points];
  if (remembered.text.empty() || remembered.score != score) remembered = {score, text_of(score)};
  column += remembered.text;
}

void LeanRows::set_who(const assessment::LeanRow& lean) {
  Identity& who = m_prepared.who;
  who.name = lean.name;
  who.name_key = base::nfc(lean.name);
  who.name_folded = base::fold(lean.name);
  who.tax_code = lean.tax_code;
  who.external_id = lean.external_id;
  m_prepared.row.facts = plain_facts(who.name, who.tax_code, who.external_id);
}

void LeanRows::set_letters(std::span<const std::uint16_t> indices, Packages& packages, std::string& letters) {
  letters.clear();
  for (const std::uint16_t index : indices) {
    std::string& letter = m_letters[index];
    if (letter.empty()) letter = packages.letters(m_model->catalogue.packages[index].id);
    letters += letter;
  }
}

}  // namespace dxready::store
