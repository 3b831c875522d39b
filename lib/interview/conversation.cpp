#include "interview/conversation.hpp"

#include "assessment/contradictions.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dxready::interview {

using answers::Answer;
using answers::AnswersFile;
using Kind = Question::Kind;

namespace {

bool same_value(const Answer& a, const Answer& b) {
  return a.state == b.state && a.low == b.low && a.high == b.high && a.chosen == b.chosen && a.ratio == b.ratio &&
         a.value_low == b.value_low && a.value_high == b.value_high && a.text == b.text;
}

}  // namespace

Conversation::Conversation(const assessment::Assessor& assessor, AnswersFile file, const base::Date& on)
    : m_assessor(&assessor), m_now(assessor.assess(std::move(file), on, {})), m_groups(fact_groups(*m_now.model, on)) {
  find_questions();
  resume_at("?");
}

void Conversation::change(AnswersFile file) {
  m_now = m_assessor->assess(std::move(file), m_now.on, {});
  find_questions();
}

void Conversation::set_quick(bool quick) {
  m_quick = quick;
  find_questions();
  const auto is_open = [&](const Question& one) { return one.kind == Kind::criterion && !is_answered(one, m_now); };
  const auto first = std::find_if(m_asked.begin(), m_asked.end(), is_open);
  if (quick && m_place && is_open(*m_place) && first != m_asked.end()) m_place = *first;
}

void Conversation::find_questions() {
  m_asked = questions(m_now);
  std::sort(m_asked.begin(), m_asked.end(), [&](const Question& a, const Question& b) { return comes_before(a, b); });
}

bool Conversation::comes_before(const Question& a, const Question& b) const {
  if (a.kind == Kind::fact && b.kind == Kind::fact) {
    return std::pair(m_groups.of_fact[a.index], a.index) < std::pair(m_groups.of_fact[b.index], b.index);
  }
  const bool by_points = m_quick && a.kind == Kind::criterion && b.kind == Kind::criterion;
  const auto max = [&](const Question& question) { return m_now.plan->criteria[question.index].max; };
  return by_points && max(a) != max(b) ? max(a) > max(b) : a < b;
}

std::string Conversation::place_id() const { return m_place ? id_of(*m_place, m_now) : std::string(); }

void Conversation::resume_at(const std::string& id) {
  m_place.reset();
  m_passed.clear();
  if (id.empty()) return;
  m_place = find_question(id, m_now);
  if (m_place) return pass_before(*m_place);
  const auto is_open = [&](const Question& question) { return !is_answered(question, m_now); };
  const auto first = std::find_if(m_asked.begin(), m_asked.end(), is_open);
  if (first != m_asked.end()) m_place = *first;
}

/// What stands before the place was asked already.
void Conversation::pass_before(const Question& place) {
  for (const Question& question : m_asked) {
    if (question.kind != Kind::criterion && comes_before(question, place)) m_passed.insert(question);
  }
}

/// Whether a question in front of the criteria is still to be asked.
bool Conversation::is_due(const Question& question) const {
  return question.kind != Kind::criterion && !is_answered(question, m_now) && !m_passed.contains(question);
}

void Conversation::forward() {
  if (!m_place) return;
  if (m_place->kind == Kind::criterion) {
    const auto next = std::upper_bound(m_asked.begin(), m_asked.end(), *m_place,
                                       [&](const Question& a, const Question& b) { return comes_before(a, b); });
    m_place = next == m_asked.end() ? std::nullopt : std::optional(*next);
    return;
  }
  m_passed.insert(*m_place);
  const auto is_next = [&](const Question& question) {
    return question.kind == Kind::criterion ? !is_answered(question, m_now) : is_due(question);
  };
  const auto next = std::find_if(m_asked.begin(), m_asked.end(), is_next);
  m_place = next == m_asked.end() ? std::nullopt : std::optional(*next);
}

bool Conversation::back() {
  const auto before = [&](const Question& a, const Question& b) { return comes_before(a, b); };
  const auto here = m_place ? std::lower_bound(m_asked.begin(), m_asked.end(), *m_place, before) : m_asked.end();
  if (here == m_asked.begin()) return false;
  m_place = *std::prev(here);
  return true;
}

std::vector<Question> Conversation::group_of(const Question& question) const {
  std::vector<Question> group;
  if (question.kind != Kind::fact) return group;
  const auto together = [&](const Question& other) {
    return other.kind == Kind::fact && m_groups.of_fact[other.index] == m_groups.of_fact[question.index];
  };
  std::copy_if(m_asked.begin(), m_asked.end(), std::back_inserter(group), together);
  return group;
}

void Conversation::pass_group(const Question& question) {
  const std::vector<Question> group = group_of(question);
  m_passed.insert(group.begin(), group.end());
}

void Conversation::set_name(std::string name) {
  AnswersFile file = m_now.input;
  file.enterprise.name = std::move(name);
  change(std::move(file));
}

void Conversation::set_tax_code(std::string tax_code) {
  AnswersFile file = m_now.input;
  file.enterprise.tax_code = std::move(tax_code);
  change(std::move(file));
}

void Conversation::set_fact(std::size_t fact, enterprise::Fact value) {
  m_confirmed.erase(id_of({Kind::fact, fact}, m_now));
  AnswersFile file = m_now.input;
  file.enterprise.facts[fact] = std::move(value);
  change(std::move(file));
}

void Conversation::set_answer(std::size_t criterion, Answer answer) {
  m_confirmed.erase(id_of({Kind::criterion, criterion}, m_now));
  AnswersFile file = m_now.input;
  Answer& kept = file.sheet.answers[criterion];
  if (answer.note.empty()) answer.note = std::move(kept.note);
  // What was looked at for another answer says nothing of this one.
  const bool other = kept.state == answers::State::answered && !same_value(kept, answer);
  if (answer.evidence == enterprise::Evidence::unsaid && !other) answer.evidence = kept.evidence;
  kept = std::move(answer);
  change(std::move(file));
}

void Conversation::add_note(std::size_t criterion, std::string_view note) {
  std::string& kept = m_now.input.sheet.answers[criterion].note;
  if (!kept.empty()) kept += "; ";
  kept += note;
}

void Conversation::set_note(std::size_t criterion, std::string note) {
  m_now.input.sheet.answers[criterion].note = std::move(note);
}

void Conversation::set_evidence(std::size_t criterion, enterprise::Evidence evidence) {
  m_now.input.sheet.answers[criterion].evidence = evidence;
}

bool Conversation::has_last(const Question& question) const {
  if (!m_last || is_answered(question, m_now)) return false;
  if (question.kind == Kind::fact) return m_last->enterprise.facts[question.index].known();
  if (question.kind != Kind::criterion) return false;
  const bool open = m_now.input.sheet.answers[question.index].reason == answers::Reason::unsaid;
  return open && m_last->sheet.answers[question.index].state != answers::State::unanswered;
}

void Conversation::take_last(const Question& question) {
  if (question.kind == Kind::fact) set_fact(question.index, m_last->enterprise.facts[question.index]);
  if (question.kind == Kind::criterion) {
    // Nothing was looked at this time; what was noted this time comes before what was noted then.
    Answer answer = m_last->sheet.answers[question.index];
    const Answer& now = file().sheet.answers[question.index];
    answer.evidence = now.evidence;
    if (!now.note.empty()) answer.note = now.note;
    set_answer(question.index, std::move(answer));
  }
  m_confirmed.insert(id_of(question, m_now));
}

bool Conversation::toggle_flag(const Question& question) {
  const std::string id = id_of(question, m_now);
  if (m_flagged.erase(id) > 0) return false;
  m_flagged.insert(id);
  return true;
}

bool Conversation::is_flagged(const Question& question) const { return m_flagged.contains(id_of(question, m_now)); }

std::vector<const questionnaire::SoftRule*> Conversation::contradictions(const Question& question) const {
  std::vector<const questionnaire::SoftRule*> found = assessment::contradictions(m_now);
  std::erase_if(found, [&](const questionnaire::SoftRule* rule) {
    const std::vector<Question> concerned = concerned_by(*rule);
    return std::find(concerned.begin(), concerned.end(), question) == concerned.end();
  });
  return found;
}

void Conversation::keep_contradiction(const questionnaire::SoftRule& rule, std::string_view why) {
  const std::size_t criterion = rule.criteria.front();
  set_note(criterion, assessment::keeping_note(m_now.input.sheet.answers[criterion].note, rule, why));
}

std::vector<Question> Conversation::open() const {
  std::vector<Question> found;
  for (const Question& question : m_asked) {
    bool open = is_flagged(question);
    if (question.kind == Kind::criterion && !is_answered(question, m_now)) {
      const answers::Reason reason = m_now.input.sheet.answers[question.index].reason;
      open = open || reason == answers::Reason::unsaid || reason == answers::Reason::later;
    }
    if (open) found.push_back(question);
  }
  return found;
}

}  // namespace dxready::interview
