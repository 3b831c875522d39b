#pragma once

#include "scoring/score.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace dxready::assessment {

/// What is to be kept of an assessment whose input is no more than grades and whom they are about: no facts, needs, notes,
/// respondent or label. Who makes it owns what it points to.
struct LeanRow {
  std::string_view name;  ///< without blanks around it, like all texts
  std::string_view tax_code;
  std::string_view external_id;
  std::string_view assessed_on;
  std::string_view on;           ///< reference date
  std::string_view answered_at;  ///< see answers::AnsweredAt; empty where it says no more than the day
  std::optional<std::int64_t> answered_utc;
  std::string_view grades;  ///< by criterion: 0–9 the grade, - unanswered
  scoring::Points denominator = 1;
  scoring::Tally total;
  std::optional<int> level;
  std::optional<int> highest_possible;
  std::optional<int> rung;  ///< of the level
  std::span<const scoring::PillarScore> pillars;
  std::string_view package;    ///< id; empty: none
  std::string_view next_step;  ///< the same
  // In order, by index of the catalogue.
  std::span<const std::uint16_t> eligible;
  std::span<const std::uint16_t> undecided;
};

}  // namespace dxready::assessment
