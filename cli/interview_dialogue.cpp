#include "cli/interview_dialogue.hpp"

#include "base/messages.hpp"
#include "cli/interview_pages.hpp"
#include "cli/system.hpp"
#include "interview/typed.hpp"
#include "report/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <utility>

namespace dxready::cli {

using interview::Command;
using interview::Question;
using interview::Reply;
using questionnaire::Criterion;
using Kind = Question::Kind;

Dialogue::Dialogue(Session& session, LineReader& lines, interview::Conversation& conversation, InterviewKeeper& keeper)
    : m_session(session), m_lines(lines), m_conversation(conversation), m_keeper(keeper),
      m_certain(conversation.now().score.level && conversation.now().score.certain()) {}

Ending Dialogue::run(const Save& save) {
  m_session.out << legend_page(m_session);
  try {
    while (true) {
      stop_when_settled();
      if (m_conversation.place()) {
        ask();
      } else if (finish(save)) {
        return Ending::finished;
      }
    }
  } catch (const Left&) {
    leave();
    return Ending::left;
  }
}

/// Where it was left is kept, too, once there is something to keep.
void Dialogue::leave() {
  const store::Draft& draft = m_keeper.draft();
  const bool moved = !draft.started_at.empty() && draft.place != m_conversation.place_id();
  if (m_unkept || moved) m_keeper.keep(m_conversation, {"moved", m_conversation.place_id()});
}

// --- lines

Reply Dialogue::read(const std::string& prompt) {
  while (true) {
    const std::optional<std::string> line = m_lines.read(prompt);
    if (!line) throw Left{};
    m_session.width = terminal_width();
    if (line->size() > longest_line) {
      refuse("interview.too-long", {{"most", std::to_string(longest_line)}});
      continue;
    }
    Reply reply = interview::read_reply(*line);
    if (reply.command == Command::quit) throw Left{};
    if (reply.command == Command::legend) m_session.out << legend_page(m_session);
    if (reply.fault) report(*reply.fault);
    if (!reply.fault && reply.command != Command::legend) return reply;
  }
}

std::optional<std::string> Dialogue::read_detail(const std::string& prompt) {
  const std::optional<Question> place = m_conversation.place();
  while (true) {
    Reply reply = read(prompt);
    if (!reply.command) return std::move(reply.text);
    switch (*reply.command) {
      case Command::back: return std::nullopt;
      case Command::review: m_session.out << review_page(m_session, m_conversation); break;
      case Command::help:
        if (place) m_session.out << help_page(m_session, m_conversation);
        tell(m_session.word("Enter: bỏ trống · < quay lại · :phim xem mọi lệnh",
                            "Enter: leave it out · < back · :keys all commands"));
        break;
      case Command::go:
      case Command::finish:
        command(*reply.command, reply.text);
        if (m_conversation.place() != place) return std::nullopt;
        break;
      default: refuse("interview.not-here", {});
    }
  }
}

void Dialogue::tell(const std::string& text) const {
  report::Page page(m_session.style());
  page.paragraph("  ", text);
  m_session.out << page.take();
}

/// As the session reports findings, wrapped like everything else of the dialogue.
void Dialogue::report(const base::Diagnostic& finding) const {
  std::istringstream lines(base::format_diagnostic(finding, m_session.language));
  report::Page page(m_session.style());
  for (std::string line; std::getline(lines, line);) {
    const std::size_t text = std::min(line.find_first_not_of(' '), line.size());
    page.paragraph(line.substr(0, text), line.substr(text));
  }
  m_session.err << page.take() << std::flush;
}

void Dialogue::refuse(std::string_view code, std::vector<base::Argument> arguments) const {
  report(base::Diagnostic{std::string(code), base::Severity::error, std::move(arguments), {}, {}, {}});
}

bool Dialogue::takes(const base::Diagnostics& findings) const {
  for (const base::Diagnostic& finding : findings.all()) report(finding);
  return !findings.has_errors();
}

// --- keeping

void Dialogue::keep(const std::string& kind, const std::string& question) {
  while (true) {
    try {
      m_unkept = true;
      m_keeper.keep(m_conversation, {kind, question});
      m_unkept = false;
      return;
    } catch (const base::EnvironmentError& error) {
      report(error.diagnostic());
    }
    tell(m_session.word("Câu trả lời này CHƯA lưu được. Enter để thử lại, :thoat để dừng.",
                        "This answer is NOT kept yet. Enter tries again, :quit stops."));
    read("> ");
  }
}

void Dialogue::keep_and_go_on(const std::string& kind) {
  const Question answered = *m_conversation.place();
  const std::string question = m_conversation.place_id();
  const std::optional<Detour> detour = std::exchange(m_detour, std::nullopt);
  if (detour && detour->to == answered) {
    m_conversation.go_to(detour->from);
  } else {
    m_conversation.forward();
  }
  keep(kind, question);
  settle_contradictions(answered);
  offer_to_stop();
}

/// Says, when the level has become certain, that the rest cannot change it.
void Dialogue::offer_to_stop() {
  const scoring::Score& score = m_conversation.now().score;
  const bool certain = score.level && score.certain();
  const bool news = certain && !m_certain && score.total.answered < score.total.applicable;
  m_certain = certain;
  if (!news || !m_conversation.place() || (m_conversation.is_quick() && m_conversation.is_settled())) return;
  tell(fmt::format(
      fmt::runtime(m_session.word("Mức {} đã chắc chắn: các câu còn lại không đổi được mức. Dừng ở đây: :ketthuc (câu "
                                  "chưa hỏi ghi là chưa trả lời). Hỏi tiếp thì cứ trả lời.",
                                  "Level {} is certain: the questions left cannot change it. To stop here: :finish "
                                  "(what was not asked counts as unanswered). To go on, just answer.")),
      *score.level));
}

void Dialogue::stop_when_settled() {
  const std::optional<Question>& place = m_conversation.place();
  if (!m_conversation.is_quick() || m_stopped || m_detour || !place || place->kind != Kind::criterion) return;
  if (!m_conversation.is_settled()) return;
  m_stopped = true;
  const scoring::Tally& total = m_conversation.now().score.total;
  tell(fmt::format(fmt::runtime(m_session.word(
                       "Các câu còn lại không đổi được mức và gói hỗ trợ đề xuất nữa: dừng ở đây, bớt được {}/{} câu.",
                       "The questions left can change neither the level nor the recommended package: it stops here, {} of {} "
                       "questions are saved.")),
                   total.applicable - total.answered, total.applicable));
  m_conversation.go_to_end();
}

// --- questions

void Dialogue::ask() {
  const Question place = *m_conversation.place();
  m_session.out << question_page(m_session, m_conversation);
  const std::string prompt =
      place.kind == Kind::criterion ? m_conversation.now().questionnaire->criteria[place.index].id + "> " : std::string("> ");
  // Until something moves on: what is not understood is asked for again without showing the question once more.
  while (m_conversation.place() == place) {
    const Reply reply = read(prompt);
    if (reply.command) {
      command(*reply.command, reply.text);
    } else {
      answer(reply);
    }
  }
}

void Dialogue::answer(const Reply& reply) {
  const Question place = *m_conversation.place();
  const bool answered = interview::is_answered(place, m_conversation.now());
  if (reply.text.empty() && m_conversation.has_last(place)) {
    m_conversation.take_last(place);
    return keep_and_go_on("confirmed");
  }
  if (reply.text.empty() && place.kind == Kind::criterion && !answered) {
    return tell(m_session.word("Chưa có câu trả lời: gõ số, ? để xem hướng dẫn, > để bỏ qua.",
                               "No answer yet: type a number, ? for help, > to skip."));
  }
  // Another may have a name, so only what comes behind name and tax code is refused.
  const bool about_it = place.kind == Kind::fact || place.kind == Kind::criterion;
  if (about_it && !claim()) return;
  switch (place.kind) {
    case Kind::name: return answer_name(reply.text);
    case Kind::tax_code: return answer_tax_code(reply.text);
    case Kind::fact: return answer_fact(place.index, reply.text);
    case Kind::criterion: return answer_criterion(place.index, reply.text);
  }
}

void Dialogue::answer_name(const std::string& text) {
  if (!text.empty()) m_conversation.set_name(text);
  m_claimed = m_claimed && text.empty();
  keep_and_go_on(text.empty() ? "skipped" : "answered");
}

void Dialogue::answer_tax_code(const std::string& text) {
  const std::string before = m_conversation.file().enterprise.tax_code;
  if (!text.empty()) {
    const base::Checked<std::string> code = interview::typed_tax_code(text);
    if (!code && go_to_typed(text)) return;
    if (!takes(code.diagnostics)) return;
    m_conversation.set_tax_code(*code);
    m_claimed = false;
  }
  if (identify()) return keep_and_go_on(text.empty() ? "skipped" : "answered");
  m_conversation.set_tax_code(before);
}

/// Whether nobody else is interviewing this enterprise at the moment; says what the store knows of it.
bool Dialogue::claim() {
  if (m_claimed) return true;
  try {
    if (const std::optional<store::EnterpriseSummary> found = m_keeper.identify(m_conversation.file())) {
      const std::optional<base::Date> day = base::parse_date(found->last_assessed_on);
      const std::string last = day ? base::format_date(*day, m_session.language) : "–";
      tell(fmt::format(fmt::runtime(m_session.word("Đã có trong kho dữ liệu: {} {} (lần đánh giá gần nhất: {})",
                                                   "The store knows {} {} (last assessed: {})")),
                       found->number, found->name, last));
    }
  } catch (const base::DataError& error) {
    report(error.diagnostic());
    return false;
  }
  m_claimed = true;
  return true;
}

/// The same, and other unfinished interviews of it.
bool Dialogue::identify() {
  if (!claim()) return false;
  for (const store::DraftSummary& other : m_keeper.others(m_conversation.file())) {
    tell(
        fmt::format(fmt::runtime(m_session.word("Đơn vị này có phiếu dở @{} ({}/{}). Làm tiếp phiếu đó: :thoat, rồi --resume @{}",
                                                "There is an unfinished interview @{} ({}/{}). To go on with that: :quit, then "
                                                "--resume @{}")),
                    other.id.substr(0, 8), other.answered, other.criteria, other.id.substr(0, 8)));
  }
  return true;
}

bool Dialogue::go_to_typed(const std::string& text) {
  const std::optional<Question> other = interview::find_typed(text, m_conversation.now());
  if (other) m_conversation.go(*other);
  return other.has_value();
}

void Dialogue::answer_criterion(std::size_t criterion, const std::string& text) {
  if (text.empty()) return keep_and_go_on("confirmed");
  std::optional<answers::Answer> answer = read_criterion(criterion, text);
  if (!answer) return;
  m_conversation.set_answer(criterion, std::move(*answer));
  tell("→ " + known_words(m_session, {Kind::criterion, criterion}, m_conversation.now()));
  keep_and_go_on("answered");
}

std::optional<answers::Answer> Dialogue::read_criterion(std::size_t index, const std::string& text) {
  const Criterion& criterion = m_conversation.now().questionnaire->criteria[index];
  base::Checked<answers::Answer> typed = interview::typed_answer(text, criterion);
  if (typed) return std::move(*typed);
  // What is no answer may be a place to go to: "cx 1 1".
  if (go_to_typed(text)) return std::nullopt;
  if (typed.diagnostics.all().front().code == "interview.whole-missing") {
    return read_whole(criterion, *interview::typed_number(text, criterion.unit));
  } else {
    takes(typed.diagnostics);
  }
  return std::nullopt;
}

/// The answer to a ratio of which the part was typed.
std::optional<answers::Answer> Dialogue::read_whole(const Criterion& criterion, const base::Rational& part) {
  tell("= " + number_words(part, criterion.unit, m_session.language));
  while (true) {
    const std::optional<std::string> second = read_detail(m_session.word("  Tổng> ", "  Whole> "));
    if (!second) return std::nullopt;
    // Whoever knows the grade alone may still say so: "bậc 2".
    base::Checked<answers::Answer> graded = interview::typed_answer(*second, criterion);
    if (graded) return std::move(*graded);
    const base::Checked<base::Rational> whole = interview::typed_number(*second, criterion.unit);
    if (!takes(whole.diagnostics)) continue;
    base::Checked<answers::Answer> answer = interview::ratio_answer(part, *whole, criterion);
    if (takes(answer.diagnostics)) return std::move(*answer);
    return std::nullopt;
  }
}

// --- the end

bool Dialogue::finish(const Save& save) {
  m_session.out << end_page(m_session, m_conversation);
  while (true) {
    const Reply reply = read("> ");
    if (reply.command == Command::back) return !m_conversation.back();
    if (reply.command == Command::finish || (!reply.command && interview::typed_yes_no(reply.text) == true))
      return ask_at_end(save);
    if (reply.command == Command::go) return go(reply.text), false;
    if (reply.command == Command::help) return false;  // the page once more
    if (reply.command == Command::review) {
      m_session.out << review_page(m_session, m_conversation);
    } else if (reply.command) {
      refuse("interview.not-here", {});
    } else if (interview::typed_yes_no(reply.text) == false) {
      const std::vector<Question> open = m_conversation.open();
      if (open.empty())
        m_conversation.back();
      else
        m_conversation.go(open.front());
      return false;
    } else if (go_to_typed(reply.text)) {
      return false;
    } else {
      refuse("interview.not-yes-no", {{"found", reply.text}});
    }
  }
}

/// Saves; where the store knows another assessment of this day, asks why it changes. False when it is not to be saved yet, or
/// somebody else is interviewing this enterprise.
bool Dialogue::ask_at_end(const Save& save) {
  std::string reason = m_keeper.draft().reason;
  if (!claim()) return false;
  if (m_keeper.draft().started_at.empty()) keep("moved", {});
  while (true) {
    try {
      save(reason);
      return true;
    } catch (const base::DataError& error) {
      if (error.diagnostic().code != "store.reason-needed") throw;
    }
    tell(m_session.word("Hôm nay đơn vị này đã có một lần đánh giá khác. Vì sao đánh giá lại?",
                        "There is another assessment of this enterprise today. Why is it done again?"));
    const std::optional<std::string> line = read_detail(m_session.word("  Lý do> ", "  Reason> "));
    if (!line) return false;
    reason = *line;
  }
}

}  // namespace dxready::cli
