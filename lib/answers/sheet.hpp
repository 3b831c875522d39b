#pragma once

#include "base/diagnostic.hpp"
#include "base/exact.hpp"
#include "condition/condition.hpp"
#include "enterprise/enterprise.hpp"
#include "questionnaire/questionnaire.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dxready::answers {

/// What is stored about one criterion. Whether it was asked at all is `asked`, below.
enum class State : std::uint8_t { unanswered, answered, not_applicable };

/// Why a criterion is unanswered. It stays unanswered for scoring.
enum class Reason : std::uint8_t { unsaid, unknown, declined, later };

struct Ratio {
  base::Rational part;
  base::Rational whole;
  bool operator==(const Ratio&) const = default;
};

/// One answer. `low` and `high` differ when only a range is known ({between: [a, b]}).
struct Answer {
  State state = State::unanswered;
  Reason reason = Reason::unsaid;
  enterprise::Evidence evidence = enterprise::Evidence::unsaid;
  int low = 0;  ///< grade of single, ratio, number
  int high = 0;
  std::uint64_t chosen = 0;    ///< multi: one bit per option
  std::optional<Ratio> ratio;  ///< ratio given by part and whole
  base::Rational value_low;    ///< number
  base::Rational value_high;
  std::string text;  ///< text
  std::string note;
  base::Place place;

  bool operator==(const Answer&) const = default;
};

/// All answers of one assessment, dense by index of the criterion.
struct AnswerSheet {
  std::vector<Answer> answers;
  bool operator==(const AnswerSheet&) const = default;
};

/// Nothing answered.
AnswerSheet empty_sheet(const questionnaire::Questionnaire& questionnaire);

/// A number asked as a criterion tells the fact it binds, where that is not given itself.
void bind_facts(const questionnaire::Questionnaire& questionnaire, const AnswerSheet& sheet, std::span<condition::Value> facts);

/// Whether each criterion is asked, by its `asked_if` in Kleene logic: yes, no (not asked), or unknown.
std::vector<condition::Truth> asked(const questionnaire::Questionnaire& questionnaire, const AnswerSheet& sheet,
                                    std::span<const condition::Value> facts);

/// What the answers are to conditions, dense by criterion; `asked` is that of the sheet.
std::vector<condition::Value> operand_values(const questionnaire::Questionnaire& questionnaire, const AnswerSheet& sheet,
                                             std::span<const condition::Truth> asked);

/// The grade of a value by bands; the top band when it lies above all of them.
int band_grade(const std::vector<questionnaire::Band>& bands, const base::Rational& value);

/// What the bands read of a ratio: 100 × part ÷ whole. Nothing when the whole is 0 or the number leaves 64 bits.
std::optional<base::Rational> percent_of(const Ratio& ratio);

}  // namespace dxready::answers
