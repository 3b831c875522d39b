#pragma once

#include "answers/load.hpp"
#include "base/date.hpp"
#include "enterprise/facts.hpp"
#include "questionnaire/questionnaire.hpp"
#include "survey/answer_cells.hpp"
#include "survey/cells.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

// The parts RowReader is put together from; not for other folders.
namespace dxready::survey {

/// An answer that is left open, and more is told of it.
struct OpenAnswer {
  std::size_t criterion = 0;
  Doubt doubt = Doubt::none;
  CellText cell;  ///< the first of its cells
  const AnswerCells* cells = nullptr;
};

/// What the questionnaire's `asked_if` says about answers an export leaves open.
///
/// - Nothing ticked: the answer "none" where `asked_if` says that the question was asked; else it stays open.
/// - Not shown: stays open. Where the questionnaire asks everybody, or `asked_if` says that it was to be asked, the two
///   contradict each other: warnings survey.not-shown and survey.not-shown-but-asked, each once for a row.
///
/// A criterion whose `asked_if` says no is not asked, whatever its cells hold; scoring sees to that.
class Relevance {
public:
  /// Both must outlive it.
  Relevance(const questionnaire::Questionnaire& questionnaire, const enterprise::FactModel& facts)
      : m_questionnaire(questionnaire), m_facts(facts) {}

  /// `on` is the reference date of the row; without it `asked_if` is not asked.
  void settle(std::span<const OpenAnswer> open, const std::optional<base::Date>& on, RowFindings& findings,
              answers::AnswersFile& input) const;

private:
  bool has_condition(const OpenAnswer& answer) const { return m_questionnaire.criteria[answer.criterion].asked_if.has_value(); }
  void report_not_shown(std::span<const OpenAnswer> open, RowFindings& findings) const;
  std::vector<condition::Truth> asked(const answers::AnswersFile& input, const base::Date& on) const;

  const questionnaire::Questionnaire& m_questionnaire;
  const enterprise::FactModel& m_facts;
};

}  // namespace dxready::survey
