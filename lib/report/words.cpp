#include "report/words.hpp"

#include "base/number_text.hpp"

#include <fmt/format.h>

namespace dxready::report {
namespace {

std::string decimal_words(const base::Rational& value, Language language) {
  return base::grouped(base::shortest_decimal(value), language);
}

std::string threshold_words(const scoring::LevelCondition& condition, Language language) {
  const std::string_view word = condition.strict ? say(language, "trên ", "more than ") : say(language, "từ ", "at least ");
  return std::string(word) + decimal_words(condition.needed, language);
}

/// Ids of the pillars below a pillar level.
std::string short_pillars(const assessment::Assessment& assessment, int level) {
  std::string list;
  for (std::size_t i = 0; i < assessment.score.pillars.size(); ++i) {
    const std::optional<int>& has = assessment.score.pillars[i].level;
    if (has && *has >= level) continue;
    list += (list.empty() ? "" : ", ") + assessment.questionnaire->pillars[i].id;
  }
  return list;
}

std::string condition_words(const assessment::Assessment& assessment, const scoring::LevelCondition& condition,
                            Language language) {
  using Kind = scoring::LevelCondition::Kind;
  switch (condition.kind) {
    case Kind::total:
      return fmt::format("{} {}, {} {}", say(language, "tổng điểm", "total"), decimal_words(condition.has, language),
                         say(language, "cần", "needed:"), threshold_words(condition, language));
    case Kind::percent:
      return fmt::format("{} {}, {} {}%", say(language, "tỷ lệ điểm", "share of points"),
                         percent_words(assessment.score.total.points, assessment.score.total.max, language),
                         say(language, "cần", "needed:"), threshold_words(condition, language));
    case Kind::pillars:
      return fmt::format(fmt::runtime(say(language, "{} trụ cột đạt mức {} trở lên, cần ít nhất {} (chưa đạt: {})",
                                          "{} pillars at level {} or above, at least {} needed (below: {})")),
                         decimal_words(condition.has, language), condition.pillar_level,
                         decimal_words(condition.needed, language), short_pillars(assessment, condition.pillar_level));
  }
  return {};
}

}  // namespace

std::string_view say(Language language, std::string_view vi, std::string_view en) { return language == Language::vi ? vi : en; }

std::string respondent_words(const answers::Respondent& who, Language language) {
  std::string role = who.role;
  if (role == "director") role = say(language, "giám đốc", "director");
  if (role == "accountant") role = say(language, "kế toán", "accountant");
  if (role == "it") role = say(language, "phụ trách CNTT", "IT");
  if (role == "other") role = say(language, "người khác", "other");
  return who.code.empty() ? role : role + " " + who.code;
}

std::string_view unit_words(std::string_view unit, Language language) {
  if (unit == "vnd") return say(language, "đồng", "VND");
  if (unit == "people") return say(language, "người", "people");
  if (unit == "years") return say(language, "năm", "years");
  if (unit == "share") return say(language, "20% hoặc 0,2", "20% or 0.2");
  return {};
}

std::string level_name(const questionnaire::Questionnaire& questionnaire, int level, Language language) {
  return fmt::format("{} {} – {}", say(language, "mức", "level"), level, questionnaire.level(level).title.in(language));
}

std::string level_words(const assessment::Assessment& assessment, Language language) {
  const scoring::Score& score = assessment.score;
  if (!score.level) return std::string(say(language, "chưa xác định được mức", "no level can be told"));
  const std::string low = level_name(*assessment.questionnaire, *score.level, language);
  if (score.certain()) return low;
  const std::string high = level_name(*assessment.questionnaire, *score.highest_possible, language);
  return fmt::format("{} {} {} {}", say(language, "từ", "from"), low, say(language, "đến", "to"), high);
}

std::string points_words(scoring::Points points, scoring::Points denominator, Language language) {
  return decimal_words(scoring::points_value(points, denominator), language);
}

std::string percent_words(scoring::Points points, scoring::Points max, Language language) {
  return max == 0 ? "–" : base::percent_text(base::percent(points, max), language);
}

std::string size_words(const assessment::Assessment& assessment, condition::SizeSet set, Language language) {
  std::string words;
  const std::vector<condition::Operand::Symbol> symbols = assessment.model->sizes.symbols();
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if ((set >> i & 1U) == 0) continue;
    if (!words.empty()) words += say(language, " hoặc ", " or ");
    words += symbols[i].title.in(language);
  }
  return words;
}

std::string size_id(const assessment::Assessment& assessment, condition::SizeSet set) {
  const std::optional<std::size_t> only = enterprise::only_class(set);
  return only ? assessment.model->sizes.symbols()[*only].id : std::string();
}

std::vector<std::string> held_back(const assessment::Assessment& assessment, Language language) {
  std::vector<std::string> sentences;
  if (!assessment.score.level) return sentences;
  const std::optional<int> next = scoring::next_level(*assessment.plan, *assessment.score.level);
  if (!next) return sentences;
  for (const scoring::LevelCondition& condition : scoring::level_conditions(*assessment.plan, assessment.score, *next)) {
    if (!condition.holds && condition.decides) sentences.push_back(condition_words(assessment, condition, language));
  }
  return sentences;
}

std::string assumption_words(const assessment::Assessment& assessment, const assessment::Assumption& assumption,
                             Language language) {
  using Kind = assessment::Assumption::Kind;
  switch (assumption.kind) {
    case Kind::criterion: return fmt::format("{} {}", say(language, "tiêu chí", "criterion"), assumption.node);
    case Kind::bands: return fmt::format("{} {}", say(language, "bảng quy đổi của", "bands of"), assumption.node);
    case Kind::option:
      return fmt::format(fmt::runtime(say(language, "nội dung bậc {} của {}", "wording of grade {} of {}")), assumption.number,
                         assumption.node);
    case Kind::pillar_border:
      for (const questionnaire::PillarLevel& level : assessment.questionnaire->pillar_levels) {
        if (level.level == assumption.number) return assumption.node + ": " + level.open_point.in(language);
      }
      return assumption.node;
    case Kind::level_pillars: return assessment.questionnaire->level(assumption.number).open_point.in(language);
    case Kind::level: return fmt::format("{} {}", say(language, "ngưỡng của mức", "threshold of level"), assumption.number);
  }
  return {};
}

std::string_view bin_words(support::Bin bin, Language language) {
  switch (bin) {
    case support::Bin::eligible: return say(language, "Đủ điều kiện", "Eligible");
    case support::Bin::undecided: return say(language, "Cần bổ sung thông tin", "Undecided");
    case support::Bin::not_eligible: return say(language, "Chưa đáp ứng điều kiện", "Not eligible");
    case support::Bin::not_current: return say(language, "Không áp dụng ở thời điểm này", "Not current");
  }
  return {};
}

std::string_view not_current_words(support::NotCurrent why, Language language) {
  switch (why) {
    case support::NotCurrent::expired: return say(language, "đã hết hạn", "expired");
    case support::NotCurrent::not_yet: return say(language, "chưa có hiệu lực", "not yet in force");
    case support::NotCurrent::unverified: return say(language, "chưa xác minh", "unverified");
  }
  return {};
}

std::string_view not_current_id(support::NotCurrent why) {
  switch (why) {
    case support::NotCurrent::expired: return "expired";
    case support::NotCurrent::not_yet: return "not_yet";
    case support::NotCurrent::unverified: return "unverified";
  }
  return {};
}

}  // namespace dxready::report
