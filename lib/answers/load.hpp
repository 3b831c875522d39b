#pragma once

#include "answers/sheet.hpp"
#include "base/checked.hpp"
#include "base/date.hpp"
#include "base/document.hpp"
#include "enterprise/enterprise.hpp"
#include "questionnaire/questionnaire.hpp"
#include "questionnaire/topics.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dxready::answers {

/// Who answered: a role, and a code where two people share one. No name: that is personal data.
struct Respondent {
  std::string role;  ///< director, accountant, it, other; empty when not said
  std::string code;
  bool operator==(const Respondent&) const = default;
};

/// When a survey was answered, as the export has it.
struct AnsweredAt {
  std::string text;                 ///< the cell
  std::optional<std::int64_t> utc;  ///< seconds since 1970-01-01T00:00:00Z; nothing when the cell tells a day alone
  bool operator==(const AnsweredAt&) const = default;
};

/// An answers file: one enterprise, one questionnaire, one respondent, one day.
struct AnswersFile {
  std::string questionnaire;  ///< ID or ID@VERSION
  std::optional<base::Date> assessed_on;
  std::optional<AnsweredAt> answered_at;  ///< of a row of a survey with a time
  Respondent respondent;
  std::string interviewer;
  std::string label;               ///< "trước hỗ trợ"; empty: numbered by date
  std::vector<std::size_t> needs;  ///< topics the enterprise named as a need or barrier
  enterprise::Enterprise enterprise;
  AnswerSheet sheet;
};

/// The questionnaire an answers file names; empty when it names none.
std::string named_questionnaire(const base::Document& document);

/// Reads an answers file for a questionnaire. Findings: answers.*.
base::Checked<AnswersFile> load(const base::Document& document, const questionnaire::Questionnaire& questionnaire,
                                const enterprise::FactModel& facts, const questionnaire::Topics& topics);

/// The one reader of an answer, whether it comes from YAML, a table cell or a terminal. Findings go to the reader:
/// answers.wrong-grade, answers.whole-zero, answers.part-above-whole, answers.not-applicable, …
Answer read_answer(base::Reader& reader, const base::Node& node, const questionnaire::Criterion& criterion);

}  // namespace dxready::answers
