#pragma once

#include "answers/load.hpp"
#include "scoring/gaps.hpp"
#include "scoring/score.hpp"
#include "support/amount.hpp"
#include "support/catalogue.hpp"
#include "support/next_steps.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dxready::support {

enum class Bin : std::uint8_t { eligible, undecided, not_eligible, not_current };
enum class NotCurrent : std::uint8_t { expired, not_yet, unverified };

/// How one package stands for one applicant.
struct Verdict {
  const Package* package = nullptr;
  Bin bin = Bin::undecided;
  NotCurrent not_current = NotCurrent::unverified;
  std::vector<const condition::Condition*> failed;  ///< of not_eligible
  bool other_grant = false;                         ///< not_eligible: the same content was granted this year elsewhere
  bool caps_used_up = false;                        ///< not_eligible: nothing is left this year
  std::vector<std::size_t> missing;                 ///< of undecided: facts that would decide it, in file order
  std::vector<std::string> actions;                 ///< of undecided: what mends a failed condition
  bool grant_unknown = false;                       ///< nobody said whether the content was granted: a line of the checklist
  bool suits = true;                                ///< fits the level
  scoring::Gap fit;                                 ///< points missing ÷ maximum over answered criteria of its topics
  std::vector<Amount> amounts;

  bool announced() const { return package->status == PackageStatus::announced; }
};

/// Every package of the catalogue, each in exactly one bin; `eligible` and `undecided` in order of preference.
struct Recommendation {
  std::vector<Verdict> eligible;
  std::vector<Verdict> undecided;
  std::vector<Verdict> not_eligible;      ///< catalogue order
  std::vector<Verdict> not_current;       ///< catalogue order
  std::optional<base::Date> stale_since;  ///< oldest check when it lies more than 90 days before the reference date

  /// The first eligible one that is more than announced; nullptr when there is none.
  const Verdict* recommended() const;
};

/// What the next steps and packages are chosen for.
struct Applicant {
  const enterprise::Enterprise& enterprise;
  const enterprise::FactModel& model;
  std::span<const condition::Value> facts;  ///< derived, by index of the model
  const enterprise::SizeClasses& size;
  base::Date on;  ///< reference date of law and packages
};

struct MoneyOptions {
  std::map<std::string, std::int64_t> cost;     ///< by package, VND
  std::map<std::string, std::int64_t> granted;  ///< by package, VND this year; overrides the grants on file
  bool commercial = false;                      ///< consider vendors' products too
};

/// What scoring says about the applicant. A null level suits every package.
struct Readiness {
  const questionnaire::Questionnaire& questionnaire;
  const scoring::Plan& plan;
  const scoring::Score& score;
};

Recommendation recommend(const Catalogue& catalogue, const enterprise::SizeRules& sizes, const Applicant& applicant,
                         const Readiness& readiness, const MoneyOptions& money);

/// True when `a` comes before `b` in the order of eligible packages: announced last, then what suits, tier, fit, cost
/// class, id.
bool preferred(const Verdict& a, const Verdict& b);

/// One thing to do next and why.
struct NextStep {
  enum class Kind : std::uint8_t { duty, question, action, topic, apply };

  Kind kind = Kind::topic;
  std::string id;                     ///< the duty's, "ask.<fact>", the action's, or "apply.<package>"
  const Action* action = nullptr;     ///< nullptr for a question
  const Duty* duty = nullptr;         ///< of duty
  const Package* package = nullptr;   ///< of question, action, apply
  std::optional<std::size_t> fact;    ///< of question
  std::optional<std::size_t> pillar;  ///< of topic
  std::optional<std::size_t> topic;   ///< of topic
  bool level_uncertain = false;       ///< of topic: chosen for the lowest level possible
};

/// The first step and the following ones, in order: unmet duties; the question or action that would make an undecided
/// package the recommended one; the action for the weakest pillar at its rung; the application. `needs` are topics the
/// enterprise named: they win a tie.
std::vector<NextStep> next_steps(const NextSteps& steps, const Recommendation& recommendation, const Applicant& applicant,
                                 const Readiness& readiness, const questionnaire::Topics& topics,
                                 const std::vector<std::size_t>& needs);

}  // namespace dxready::support
