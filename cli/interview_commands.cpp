#include "cli/interview_dialogue.hpp"
#include "cli/interview_pages.hpp"
#include "interview/typed.hpp"

#include <utility>

// What a dialogue does instead of taking an answer.
namespace dxready::cli {

using interview::Command;
using interview::Question;
using Kind = Question::Kind;

void Dialogue::command(Command command, const std::string& text) {
  switch (command) {
    case Command::help: m_session.out << help_page(m_session, m_conversation); break;
    case Command::back:
      if (!m_conversation.back()) tell(m_session.word("Đây là câu đầu tiên.", "This is the first question."));
      break;
    case Command::go: go(text); break;
    case Command::skip: skip(text); break;
    case Command::skip_group: skip_group(); break;
    case Command::note: note(text); break;
    case Command::evidence: evidence(text); break;
    case Command::not_applicable: not_applicable(); break;
    case Command::flag: flag(); break;
    case Command::review: m_session.out << review_page(m_session, m_conversation); break;
    case Command::finish: m_conversation.go_to_end(); break;
    case Command::legend:
    case Command::quit: break;  // done where the line is read
  }
}

void Dialogue::go(const std::string& text) {
  std::string typed = text;
  if (typed.empty()) {
    const std::optional<std::string> line = read_detail(m_session.word("  Đến câu> ", "  To> "));
    if (!line || line->empty()) return;
    typed = *line;
  }
  if (!go_to_typed(typed)) refuse("interview.unknown-place", {{"found", typed}});
}

void Dialogue::skip(const std::string& text) {
  const Question place = *m_conversation.place();
  if (place.kind == Kind::fact) m_conversation.set_fact(place.index, {});
  if (place.kind != Kind::criterion) return keep_and_go_on("skipped");
  std::string typed = text;
  if (typed.empty()) tell(numbered_words(interview::reason_words(), m_session.language));
  while (true) {
    if (typed.empty()) {
      const std::optional<std::string> line = read_detail(m_session.word("  Lý do> ", "  Reason> "));
      if (!line) return;
      typed = *line;
    }
    if (const std::optional<answers::Reason> reason = interview::typed_reason(typed)) {
      answers::Answer answer;
      answer.reason = *reason;
      m_conversation.set_answer(place.index, std::move(answer));
      return keep_and_go_on("skipped");
    }
    refuse("interview.not-a-reason", {{"found", typed}});
    typed.clear();
  }
}

/// Facts that belong together are left unknown at once.
void Dialogue::skip_group() {
  const Question place = *m_conversation.place();
  if (place.kind != Kind::fact) return refuse("interview.facts-only", {});
  m_conversation.pass_group(place);
  keep_and_go_on("skipped");
}

void Dialogue::note(const std::string& text) {
  const Question place = *m_conversation.place();
  if (place.kind != Kind::criterion) {
    return refuse("interview.criteria-only", {});
  }
  const std::string& before = m_conversation.file().sheet.answers[place.index].note;
  if (!before.empty()) {
    tell(m_session.word("Đã ghi: ", "So far: ") + note_words(before) +
         m_session.word(" · ghi thêm, hoặc - để xóa", " · add to it, or - to delete it"));
  }
  const std::optional<std::string> line = text.empty() ? read_detail(m_session.word("  Ghi chú> ", "  Note> ")) : text;
  if (!line || line->empty()) return;
  if (*line == "-") {
    m_conversation.set_note(place.index, {});
  } else {
    m_conversation.add_note(place.index, *line);
  }
  keep("noted", m_conversation.place_id());
}

void Dialogue::evidence(const std::string& text) {
  const Question place = *m_conversation.place();
  if (place.kind != Kind::criterion) {
    return refuse("interview.criteria-only", {});
  }
  std::optional<enterprise::Evidence> level = interview::typed_evidence(text);
  if (!text.empty() && !level) refuse("interview.not-evidence", {{"found", text}});
  if (!level) level = read_evidence();
  if (!level || *level == enterprise::Evidence::unsaid) return;
  m_conversation.set_evidence(place.index, *level);
  keep("noted", m_conversation.place_id());
}

void Dialogue::not_applicable() {
  const Question place = *m_conversation.place();
  const bool allowed =
      place.kind == Kind::criterion && m_conversation.now().questionnaire->criteria[place.index].allow_not_applicable;
  if (!allowed) return refuse("interview.not-applicable", {});
  answers::Answer answer;
  answer.state = answers::State::not_applicable;
  m_conversation.set_answer(place.index, std::move(answer));
  keep_and_go_on("answered");
}

void Dialogue::flag() {
  const bool flagged = m_conversation.toggle_flag(*m_conversation.place());
  tell(flagged ? m_session.word("Đã đánh dấu để xem lại.", "Flagged to come back to.")
               : m_session.word("Đã bỏ dấu.", "No longer flagged."));
  if (!m_keeper.draft().started_at.empty()) keep("flagged", m_conversation.place_id());
}

}  // namespace dxready::cli
