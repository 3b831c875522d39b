#pragma once

#include "cli/session.hpp"
#include "interview/conversation.hpp"
#include "store/drafts.hpp"

#include <string>
#include <vector>

// What an interview shows, wrapped to the width of the session.
namespace dxready::cli {

/// How to answer and which commands there are.
std::string legend_page(const Session& session);

/// The question it stands at: progress, the score so far, the words, the options, what is answered already.
std::string question_page(const Session& session, const interview::Conversation& conversation);

/// Help for the question: what counts, what to look at, the bands of a ratio, all values of a long choice.
std::string help_page(const Session& session, const interview::Conversation& conversation);

/// Everything answered, noted or flagged so far, and how much is open.
std::string review_page(const Session& session, const interview::Conversation& conversation);

/// What does not fit together: the questions with their answers, why, and what can be done.
std::string contradiction_page(const Session& session, const interview::Conversation& conversation,
                               const questionnaire::SoftRule& rule);

/// Where it stands behind the last question.
std::string end_page(const Session& session, const interview::Conversation& conversation);

/// Unfinished interviews with time, how far they are, whom they are about and who answers.
std::string drafts_page(const Session& session, const std::vector<store::DraftSummary>& drafts,
                        const enterprise::FactModel& facts);

/// "69–269 điểm · đã trả lời 20/60 · từ mức 0 đến mức 3"
std::string live_line(const Session& session, const assessment::Assessment& now);

/// What is known of a question, in words; empty when nothing is.
std::string known_words(const Session& session, const interview::Question& question, const assessment::Assessment& now);
/// The same by another answers file for this questionnaire.
std::string known_words(const Session& session, const interview::Question& question, const assessment::Assessment& now,
                        const answers::AnswersFile& file);

/// A number with its unit: "120.000.000 đồng", "42 người", "20%".
std::string number_words(const base::Rational& value, const std::string& unit, base::Language language);

/// A note without the marks the program keeps in it.
std::string note_words(const std::string& note);

/// Numbered choices on one line: "1 có · 2 không".
std::string numbered_words(const std::vector<base::Words>& words, base::Language language);

/// "name", "staff" and the like as people call them; the id of a criterion.
std::string question_title(const Session& session, const interview::Question& question, const assessment::Assessment& now);

}  // namespace dxready::cli
