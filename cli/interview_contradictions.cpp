#include "base/number_text.hpp"
#include "cli/interview_dialogue.hpp"
#include "cli/interview_pages.hpp"

// Answers that do not fit together: shown at once, then one is changed, both are kept with a reason, or it is left for later.
namespace dxready::cli {

using interview::Question;
using questionnaire::SoftRule;

void Dialogue::settle_contradictions(const Question& answered) {
  for (const SoftRule* rule : m_conversation.contradictions(answered)) {
    if (settle(*rule)) return;
  }
}

bool Dialogue::settle(const SoftRule& rule) {
  m_session.out << contradiction_page(m_session, m_conversation, rule);
  const std::vector<Question> concerned = interview::concerned_by(rule);
  const std::size_t keep_choice = concerned.size() + 1;
  while (true) {
    const std::optional<std::string> line = read_detail(m_session.word("  Chọn> ", "  Choose> "));
    if (!line || line->empty()) return false;
    const std::optional<std::int64_t> number = base::parse_whole(*line);
    const std::size_t choice = number && *number > 0 ? static_cast<std::size_t>(*number) : 0;
    if (choice > 0 && choice < keep_choice) {
      const Question& question = concerned[choice - 1];
      m_detour = Detour{question, m_conversation.place()};
      m_conversation.go(question);
      return true;
    }
    if (choice == keep_choice && keep_both(rule)) return false;
    if (choice == keep_choice) continue;
    refuse("interview.not-a-way", {{"found", *line}, {"most", std::to_string(keep_choice)}});
  }
}

bool Dialogue::keep_both(const SoftRule& rule) {
  while (true) {
    const std::optional<std::string> why = read_detail(m_session.word("  Vì sao> ", "  Why> "));
    if (!why) return false;
    if (!why->empty()) {
      m_conversation.keep_contradiction(rule, *why);
      keep("noted", m_conversation.now().questionnaire->criteria[rule.criteria.front()].id);
      return true;
    }
    tell(m_session.word("Ghi một câu vì sao cả hai đều đúng; < để quay lại.", "A word on why both are right; < goes back."));
  }
}

}  // namespace dxready::cli
