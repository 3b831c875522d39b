#include "interview/questions.hpp"

#include "assessment/contradictions.hpp"
#include "base/text.hpp"
#include "enterprise/size_class.hpp"
#include "enterprise/size_cuts.hpp"

#include <algorithm>

namespace dxready::interview {
namespace {

using assessment::Assessment;
using condition::Truth;
using Kind = Question::Kind;

void mark_facts(const std::vector<const condition::Condition*>& leaves, std::vector<bool>& needed) {
  for (const condition::Condition* leaf : leaves) {
    const bool fact = leaf->kind != condition::Condition::Kind::size_in && leaf->subject == condition::Condition::Subject::fact;
    if (fact) needed[leaf->index] = true;
  }
}

/// The facts that would tell whether a duty holds and is met.
void mark_duties(const Assessment& now, std::vector<bool>& needed) {
  const condition::Inputs inputs{now.facts, {}, now.size.possible};
  for (const support::Duty& duty : now.model->steps.duties) {
    const Truth applies = condition::evaluate(duty.applies, inputs);
    if (applies == Truth::unknown) mark_facts(condition::undecided_leaves(duty.applies, inputs), needed);
    if (applies != Truth::no) mark_facts(condition::undecided_leaves(duty.met, inputs), needed);
  }
}

/// Amounts differ by size class and for the groups that come first.
void mark_money(const Assessment& now, std::vector<bool>& needed) {
  if (!enterprise::only_class(now.size.possible)) {
    for (const enterprise::SizeCuts& one : enterprise::size_cuts(now.model->sizes, now.model->facts)) needed[one.fact] = true;
  }
  for (const std::vector<support::Verdict>* bin : {&now.recommendation.eligible, &now.recommendation.undecided}) {
    for (const support::Verdict& verdict : *bin) {
      for (const std::size_t fact : verdict.package->priority) needed[fact] = true;
    }
  }
}

std::vector<bool> needed_facts(const Assessment& now) {
  std::vector<bool> needed(now.model->facts.facts.size());
  for (std::size_t i = 0; i < needed.size(); ++i) needed[i] = now.input.enterprise.facts[i].known();
  for (const support::Verdict& verdict : now.recommendation.undecided) {
    for (const std::size_t fact : verdict.missing) needed[fact] = true;
  }
  mark_money(now, needed);
  mark_duties(now, needed);
  return needed;
}

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The runs of letters and of digits: "CX.1.1", "cx 1 1" and "cx1.1" are all cx, 1, 1.
std::vector<std::string> pieces(std::string_view text) {
  std::vector<std::string> found;
  char before = ' ';
  for (const char c : base::fold(text)) {
    if (is_letter(c) || is_digit(c)) {
      if (is_letter(before) != is_letter(c) || is_digit(before) != is_digit(c)) found.emplace_back();
      found.back() += c;
    }
    before = c;
  }
  return found;
}

}  // namespace

std::vector<Question> questions(const Assessment& now) {
  std::vector<Question> all = {{Kind::name, 0}, {Kind::tax_code, 0}};
  const std::vector<bool> needed = needed_facts(now);
  for (std::size_t i = 0; i < needed.size(); ++i) {
    if (needed[i]) all.push_back({Kind::fact, i});
  }
  for (std::size_t i = 0; i < now.asked.size(); ++i) {
    const bool readable = now.questionnaire->criteria[i].kind != questionnaire::Kind::info;
    if (readable && now.asked[i] != Truth::no) all.push_back({Kind::criterion, i});
  }
  return all;
}

std::string id_of(const Question& question, const Assessment& now) {
  switch (question.kind) {
    case Kind::name: return "name";
    case Kind::tax_code: return "tax_code";
    case Kind::fact: return now.model->facts.facts[question.index].id;
    case Kind::criterion: return now.questionnaire->criteria[question.index].id;
  }
  return {};
}

std::optional<Question> find_question(std::string_view id, const Assessment& now) {
  if (id == "name") return Question{Kind::name, 0};
  if (id == "tax_code") return Question{Kind::tax_code, 0};
  if (const auto criterion = now.questionnaire->find_criterion(id)) return Question{Kind::criterion, *criterion};
  if (const auto fact = now.model->facts.find(id)) return Question{Kind::fact, *fact};
  return std::nullopt;
}

bool is_answered(const Question& question, const Assessment& now) {
  switch (question.kind) {
    case Kind::name: return !now.input.enterprise.name.empty();
    case Kind::tax_code: return !now.input.enterprise.tax_code.empty();
    case Kind::fact: return now.input.enterprise.facts[question.index].known();
    case Kind::criterion: return now.input.sheet.answers[question.index].state != answers::State::unanswered;
  }
  return false;
}

std::optional<Question> find_typed(std::string_view text, const Assessment& now) {
  const std::vector<std::string> wanted = pieces(text);
  if (wanted.empty()) return std::nullopt;
  const questionnaire::Questionnaire& questionnaire = *now.questionnaire;
  for (std::size_t i = 0; i < questionnaire.criteria.size(); ++i) {
    if (pieces(questionnaire.criteria[i].id) == wanted) return Question{Kind::criterion, i};
  }
  for (std::size_t p = 0; p < questionnaire.pillars.size(); ++p) {
    if (pieces(questionnaire.pillars[p].id) == wanted) return Question{Kind::criterion, questionnaire.first_criterion(p)};
  }
  for (const Question& question : questions(now)) {
    if (question.kind != Kind::criterion && pieces(id_of(question, now)) == wanted) return question;
  }
  return std::nullopt;
}

std::vector<Question> concerned_by(const questionnaire::SoftRule& rule) {
  std::vector<Question> questions;
  for (const std::size_t criterion : rule.criteria) questions.push_back({Kind::criterion, criterion});
  for (const std::size_t fact : assessment::facts_of(rule)) questions.push_back({Kind::fact, fact});
  return questions;
}

Progress progress_of(std::size_t criterion, const std::vector<Question>& asked, const Assessment& now) {
  Progress progress;
  const std::size_t pillar = now.questionnaire->pillar_of(criterion);
  for (const Question& question : asked) {
    if (question.kind != Kind::criterion) continue;
    const bool before = question.index <= criterion;
    const bool same_pillar = now.questionnaire->pillar_of(question.index) == pillar;
    ++progress.of_all;
    if (before) ++progress.in_all;
    if (same_pillar) ++progress.of_pillar;
    if (same_pillar && before) ++progress.in_pillar;
  }
  return progress;
}

}  // namespace dxready::interview
