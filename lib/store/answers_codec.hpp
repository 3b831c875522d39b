#pragma once

#include "answers/sheet.hpp"
#include "questionnaire/questionnaire.hpp"
#include "scoring/score.hpp"

#include <span>
#include <string>
#include <vector>

namespace dxready::store {

/// The answers of one assessment as two columns.
struct EncodedAnswers {
  /// One character per criterion: '0'–'9' the grade, '-' unanswered, 'x' not applicable, 'n' not asked, '*' see `detail`.
  std::string grades;
  /// JSON object by criterion id of what the grades do not say; empty when they say all. Keys: grade or between; value or
  /// values; part and whole; chosen (option ids); text; unanswered (why); evidence; note; and `kept`, an object of the same
  /// keys and `state`, for an answer that does not count because its criterion is not asked.
  std::string detail;
  bool operator==(const EncodedAnswers&) const = default;
};

/// The sheet as columns; `states` are those it was scored with, dense by criterion. Places are left out.
EncodedAnswers encode(const questionnaire::Questionnaire& questionnaire, const answers::AnswerSheet& sheet,
                      std::span<const scoring::AnswerState> states);

/// The states the answers of a sheet have themselves, whatever is asked.
std::vector<scoring::AnswerState> own_states(const answers::AnswerSheet& sheet);

/// The character of an answer it says all of, when its criterion is asked; 0 of others.
char sole_letter(const questionnaire::Criterion& criterion, const answers::Answer& answer);

/// The sheet again. Throws base::DataError store.cannot-restore when the columns are not of this questionnaire.
answers::AnswerSheet decode(const questionnaire::Questionnaire& questionnaire, const EncodedAnswers& columns);

}  // namespace dxready::store
