#pragma once

#include "assessment/assessment.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::interview {

/// One thing an interview asks. They compare in the order they are asked in: who it is about, facts, criteria.
struct Question {
  enum class Kind : std::uint8_t { name, tax_code, fact, criterion };

  Kind kind = Kind::name;
  std::size_t index = 0;  ///< of the fact or criterion
  auto operator<=>(const Question&) const = default;
};

/// What there is to ask by what was answered so far: name and tax code; the facts that are known, that would decide a package
/// still undecided, that amounts hang on, or that tell whether a duty is met; the criteria that are asked (`asked_if` yes or
/// unknown), none of them only to be read. In order.
std::vector<Question> questions(const assessment::Assessment& now);

/// "name", "tax_code", or the id of the fact or criterion; and back.
std::string id_of(const Question& question, const assessment::Assessment& now);
std::optional<Question> find_question(std::string_view id, const assessment::Assessment& now);

/// Whether something is known: a name, a fact, an answer, or that a criterion does not apply.
bool is_answered(const Question& question, const assessment::Assessment& now);

/// What a person means by "cx 1 1", "CX.1.1", "cx1.1": a criterion; by the id of a pillar: its first criterion; by the id of a
/// fact: that. Nothing when it is none.
std::optional<Question> find_typed(std::string_view text, const assessment::Assessment& now);

/// The questions a soft rule brings together: its criteria, then the facts its condition looks at.
std::vector<Question> concerned_by(const questionnaire::SoftRule& rule);

/// Where a criterion stands among those that are asked, from 1, in its pillar and in all.
struct Progress {
  std::size_t in_pillar = 0;
  std::size_t of_pillar = 0;
  std::size_t in_all = 0;
  std::size_t of_all = 0;
  bool operator==(const Progress&) const = default;
};
Progress progress_of(std::size_t criterion, const std::vector<Question>& asked, const assessment::Assessment& now);

}  // namespace dxready::interview
