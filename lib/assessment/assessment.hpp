#pragma once

#include "answers/load.hpp"
#include "assessment/model.hpp"
#include "base/date.hpp"
#include "questionnaire/questionnaire.hpp"
#include "scoring/gaps.hpp"
#include "scoring/plan.hpp"
#include "scoring/score.hpp"
#include "support/recommend.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dxready::assessment {

/// Raised whenever any result can change for the same input.
constexpr int engine = 1;

/// The name of this tool in `accepted_assessment_tools` of a catalogue.
constexpr std::string_view tool_name = "dxready";

/// Something in a result that rests on an assumption of ours or on a point the source leaves open.
struct Assumption {
  enum class Kind {
    criterion,      ///< the criterion itself
    bands,          ///< the bands that turn its ratio into a grade
    option,         ///< the wording of the option that was chosen
    pillar_border,  ///< the pillar stands exactly on an undefined border of a level
    level_pillars,  ///< the total of a level holds while its pillars are short, and the source says nothing about that
    level           ///< the threshold of the level
  };

  Kind kind = Kind::criterion;
  std::string node;  ///< criterion, pillar, or empty
  int number = 0;    ///< grade of the option, or the level

  /// "IT.2.2 bands": the same in every language.
  std::string id() const;
  bool operator==(const Assumption&) const = default;
};

/// Everything about one enterprise at one time. It points into the Assessor's questionnaire and model, which must outlive it.
struct Assessment {
  const questionnaire::Questionnaire* questionnaire = nullptr;
  const scoring::Plan* plan = nullptr;
  const Model* model = nullptr;
  answers::AnswersFile input;
  base::Date on;                        ///< reference date: law, packages, size class
  std::vector<condition::Value> facts;  ///< derived at `on`
  enterprise::SizeClasses size;
  std::vector<condition::Truth> asked;
  scoring::Score score;
  std::vector<scoring::Gap> gaps;  ///< components, the widest first
  support::Recommendation recommendation;
  std::vector<support::NextStep> steps;
  std::vector<Assumption> assumptions;
  base::Diagnostics warnings;  ///< answers kept but not scored
};

/// Assesses answers with one questionnaire and one model.
class Assessor {
public:
  /// `plan` is compiled from `questionnaire`; all three must outlive the Assessor and its results.
  Assessor(const questionnaire::Questionnaire& questionnaire, const scoring::Plan& plan, const Model& model);

  /// The same input always gives the same result; `on` is the reference date.
  Assessment assess(answers::AnswersFile input, const base::Date& on, const support::MoneyOptions& money) const;
  /// The same without advice: facts, what is asked, and the score; the rest stays empty.
  Assessment score(answers::AnswersFile input, const base::Date& on) const;

  const questionnaire::Questionnaire& questionnaire() const { return *m_questionnaire; }
  const scoring::Plan& plan() const { return *m_plan; }

private:
  const questionnaire::Questionnaire* m_questionnaire;
  const scoring::Plan* m_plan;
  const Model* m_model;
};

}  // namespace dxready::assessment
