#include "base/number_text.hpp"
#include "cli/interview_dialogue.hpp"
#include "cli/interview_pages.hpp"
#include "cli/system.hpp"
#include "interview/typed.hpp"

#include <cstdint>

// What is known of the enterprise, and for figures money hangs on: since when, and by what.
namespace dxready::cli {

using interview::Question;
using Kind = Question::Kind;

void Dialogue::answer_fact(std::size_t fact, const std::string& text) {
  const Question place = *m_conversation.place();
  const enterprise::FactDefinition& definition = m_conversation.now().model->facts.facts[fact];
  if (!text.empty()) {
    const base::Checked<enterprise::Fact> typed = interview::typed_fact(text, definition);
    // What is no value may be a place to go to: "cx 1 1".
    if (!typed && go_to_typed(text)) return;
    if (!takes(typed.diagnostics)) return;
    m_conversation.set_fact(fact, *typed);
    // In the store before anything else is asked about it.
    keep("answered", definition.id);
    tell("= " + known_words(m_session, place, m_conversation.now()));
  }
  if (definition.money && m_conversation.file().enterprise.facts[fact].known()) ask_about_money(fact);
  if (m_conversation.place() == place) keep_and_go_on(text.empty() ? "skipped" : "noted");
}

/// The year a fact holds for, the evidence and the paper, as far as they are not known; each may be left out and is in the store
/// before the next is asked.
void Dialogue::ask_about_money(std::size_t fact) {
  const std::string id = m_conversation.place_id();
  enterprise::Fact known = m_conversation.file().enterprise.facts[fact];
  const auto keep_known = [&] {
    m_conversation.set_fact(fact, known);
    keep("noted", id);
  };
  if (!known.year) {
    if (!ask_year(known)) return;
    if (known.year) keep_known();
  }
  if (known.evidence == enterprise::Evidence::unsaid) {
    const std::optional<enterprise::Evidence> evidence = read_evidence();
    if (!evidence) return;
    known.evidence = *evidence;
    if (*evidence != enterprise::Evidence::unsaid) keep_known();
  }
  if (!known.document.empty()) return;
  const std::optional<std::string> text = read_detail(m_session.word("  Tài liệu> ", "  Document> "));
  if (!text || text->empty()) return;
  known.document = *text;
  keep_known();
}

/// False when it was taken back.
bool Dialogue::ask_year(enterprise::Fact& known) {
  constexpr std::int64_t earliest = 1900;
  while (true) {
    const std::optional<std::string> text = read_detail(m_session.word("  Số liệu năm> ", "  Year> "));
    if (!text) return false;
    const std::optional<std::int64_t> year = base::parse_whole(*text);
    if (year && *year >= earliest && *year <= today().year) known.year = static_cast<int>(*year);
    if (text->empty() || known.year) return true;
    refuse("interview.not-a-year", {{"found", *text}, {"latest", std::to_string(today().year)}});
  }
}

std::optional<enterprise::Evidence> Dialogue::read_evidence() {
  tell(numbered_words(interview::evidence_words(), m_session.language) +
       m_session.word(" · Enter: bỏ trống", " · Enter: leave it empty"));
  while (true) {
    const std::optional<std::string> text = read_detail(m_session.word("  Minh chứng> ", "  Evidence> "));
    if (!text) return std::nullopt;
    if (text->empty()) return enterprise::Evidence::unsaid;
    const std::optional<enterprise::Evidence> evidence = interview::typed_evidence(*text);
    if (evidence) return evidence;
    refuse("interview.not-evidence", {{"found", *text}});
  }
}

}  // namespace dxready::cli
