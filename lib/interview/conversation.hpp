#pragma once

#include "assessment/assessment.hpp"
#include "assessment/settled.hpp"
#include "interview/fact_groups.hpp"
#include "interview/questions.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dxready::interview {

/// An interview without its terminal: what was answered so far, where it stands, and what that makes of the score. It always
/// stands at a question or at the end.
class Conversation {
public:
  /// Begins at the first question that is open. The assessor and what it points to must outlive it.
  Conversation(const assessment::Assessor& assessor, answers::AnswersFile file, const base::Date& on);

  /// Asks the criteria with the largest maximum first, not in the order of the questionnaire.
  void set_quick(bool quick);
  bool is_quick() const { return m_quick; }
  /// No further answer can change the level or the recommended package.
  bool is_settled() const { return assessment::is_settled(m_now); }

  /// The assessment as the answers stand.
  const assessment::Assessment& now() const { return m_now; }
  const answers::AnswersFile& file() const { return m_now.input; }
  const std::vector<Question>& asked() const { return m_asked; }

  /// The question it stands at; nothing at the end.
  const std::optional<Question>& place() const { return m_place; }
  std::string place_id() const;  ///< empty at the end
  void go(const Question& question) { m_place = question; }
  void go_to_end() { m_place.reset(); }
  /// To a question, or to the end.
  void go_to(const std::optional<Question>& place) { m_place = place; }
  /// To the question with this id; to the end when it is empty, and to the first open question when there is none so called.
  void resume_at(const std::string& id);
  /// To the next question, or the end. Facts that are known or were passed over are not asked again; one that only an answer
  /// made needful is, wherever it stands in the order. Behind the facts come the criteria, from the first that is open.
  void forward();
  bool back();  ///< to the question before; false at the first

  /// The facts asked for together with this one, in order; empty when it is none.
  std::vector<Question> group_of(const Question& question) const;
  const FactGroup& fact_group(std::size_t fact) const { return m_groups.groups[m_groups.of_fact[fact]]; }
  /// Leaves the facts of this one's group out that are not known: `forward` does not go to them.
  void pass_group(const Question& question);

  // Each replaces what was known; the place stays.
  void set_name(std::string name);
  void set_tax_code(std::string tax_code);
  void set_fact(std::size_t fact, enterprise::Fact value);
  /// The note of the criterion stays unless the answer has its own; its evidence likewise, unless it was seen for another answer.
  void set_answer(std::size_t criterion, answers::Answer answer);
  void set_note(std::size_t criterion, std::string note);
  /// Puts a note behind the one there is.
  void add_note(std::size_t criterion, std::string_view note);
  void set_evidence(std::size_t criterion, enterprise::Evidence evidence);

  /// The answers of last time, which `take_last` may take over one by one.
  void set_last(answers::AnswersFile last) { m_last = std::move(last); }
  const std::optional<answers::AnswersFile>& last() const { return m_last; }
  /// Whether a fact or criterion has no answer yet, and had one last time.
  bool has_last(const Question& question) const;
  /// Takes the answer of last time over, unchecked and so without its evidence, until there is another one.
  void take_last(const Question& question);
  std::vector<std::string> confirmed() const { return {m_confirmed.begin(), m_confirmed.end()}; }
  void set_confirmed(const std::vector<std::string>& ids) { m_confirmed = {ids.begin(), ids.end()}; }

  /// Flags a question to come back to, or no longer; true when it is flagged now.
  bool toggle_flag(const Question& question);
  bool is_flagged(const Question& question) const;
  std::vector<std::string> flagged() const { return {m_flagged.begin(), m_flagged.end()}; }
  void set_flagged(const std::vector<std::string>& ids) { m_flagged = {ids.begin(), ids.end()}; }

  /// Soft rules that hold, were not kept with a note, and look at this question.
  std::vector<const questionnaire::SoftRule*> contradictions(const Question& question) const;
  /// Keeps the answers a rule doubts, with the reason as a note on the first of its criteria.
  void keep_contradiction(const questionnaire::SoftRule& rule, std::string_view why);

  /// Criteria without an answer and without a reason why, those to be asked later, and everything that is flagged; in order.
  std::vector<Question> open() const;

private:
  void change(answers::AnswersFile file);
  void find_questions();
  bool comes_before(const Question& a, const Question& b) const;
  void pass_before(const Question& place);
  bool is_due(const Question& question) const;

  const assessment::Assessor* m_assessor;
  assessment::Assessment m_now;
  FactGroups m_groups;
  std::vector<Question> m_asked;
  std::optional<Question> m_place;
  bool m_quick = false;
  std::set<std::string> m_flagged;
  std::optional<answers::AnswersFile> m_last;
  std::set<std::string> m_confirmed;
  std::set<Question> m_passed;  ///< names and facts that were left unknown
};

}  // namespace dxready::interview
