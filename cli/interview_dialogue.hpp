#pragma once

#include "cli/interview_keeper.hpp"
#include "cli/line_reader.hpp"
#include "cli/session.hpp"
#include "interview/conversation.hpp"
#include "interview/reply.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::cli {

/// How an interview was left.
enum class Ending {
  finished,  ///< its assessment is in the store
  left       ///< it goes on another time
};

/// Asks question after question until the end, keeping every answer before the next question appears.
class Dialogue {
public:
  /// All must outlive it.
  Dialogue(Session& session, LineReader& lines, interview::Conversation& conversation, InterviewKeeper& keeper);

  /// `save` makes an assessment of the answers and keeps it, with the reason given for a revision; it is told a refusal of the
  /// store by base::DataError.
  using Save = std::function<void(const std::string& reason)>;
  Ending run(const Save& save);

private:
  /// The dialogue is left: by a command, or because there is no more input.
  struct Left {};

  void leave();
  void ask();
  bool ask_at_end(const Save& save);
  bool finish(const Save& save);
  void answer(const interview::Reply& reply);
  void command(interview::Command command, const std::string& text);

  void answer_name(const std::string& text);
  void answer_tax_code(const std::string& text);
  void answer_fact(std::size_t fact, const std::string& text);
  void ask_about_money(std::size_t fact);
  bool ask_year(enterprise::Fact& known);
  void answer_criterion(std::size_t criterion, const std::string& text);
  std::optional<answers::Answer> read_criterion(std::size_t criterion, const std::string& text);
  std::optional<answers::Answer> read_whole(const questionnaire::Criterion& criterion, const base::Rational& part);

  /// Shows what does not fit the answer just given, and has it settled.
  void settle_contradictions(const interview::Question& answered);
  /// Whether one of the answers is to be changed: then it stands there.
  bool settle(const questionnaire::SoftRule& rule);
  bool keep_both(const questionnaire::SoftRule& rule);

  void go(const std::string& text);
  void skip(const std::string& text);
  void skip_group();
  void note(const std::string& text);
  void evidence(const std::string& text);
  void not_applicable();
  void flag();
  /// Takes the enterprise for this interview. False when another has it; then that was said.
  bool claim();
  bool identify();
  /// Goes to the question a text names; false when it names none.
  bool go_to_typed(const std::string& text);

  /// Goes on to the next question and keeps what was answered; tries again as long as the store cannot take it.
  void keep_and_go_on(const std::string& kind);
  void offer_to_stop();
  /// With --quick: to the end, once, when no answer can change anything any more.
  void stop_when_settled();
  void keep(const std::string& kind, const std::string& question);

  interview::Reply read(const std::string& prompt);
  /// A line of its own inside a question; nothing when it is taken back with `<`, or a command led to another question.
  std::optional<std::string> read_detail(const std::string& prompt);
  /// Of a fact or an answer; nothing when it was taken back, and an empty one when Enter left it out.
  std::optional<enterprise::Evidence> read_evidence();
  void tell(const std::string& text) const;
  void report(const base::Diagnostic& finding) const;
  void refuse(std::string_view code, std::vector<base::Argument> arguments) const;
  /// Reports what was found; whether none of it is an error.
  bool takes(const base::Diagnostics& findings) const;

  Session& m_session;  ///< its width follows the terminal's
  LineReader& m_lines;
  interview::Conversation& m_conversation;
  InterviewKeeper& m_keeper;
  /// To a question that is to be answered anew, and from where.
  struct Detour {
    interview::Question to;
    std::optional<interview::Question> from;
  };

  std::optional<Detour> m_detour;
  bool m_claimed = false;  ///< nobody else interviews this enterprise, as it is called now
  bool m_certain = false;  ///< the level, before the last answer
  bool m_stopped = false;  ///< because it was settled
  bool m_unkept = false;   ///< what was answered last is not in the store
};

}  // namespace dxready::cli
