#include "report/words.hpp"

#include "base/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dxready::report {
namespace {

using condition::Truth;

std::string fact_title(const assessment::Assessment& assessment, std::size_t fact, Language language) {
  return assessment.model->facts.facts[fact].title.in(language);
}

std::string action_title(const assessment::Assessment& assessment, const std::string& id, Language language) {
  const support::Action* action = assessment.model->steps.find_action(id);
  return action == nullptr ? id : action->verb.in(language);
}

std::string_view per_words(std::string_view per, Language language) {
  if (per == "year") return say(language, "/năm", " a year");
  if (per == "month") return say(language, "/tháng", " a month");
  if (per == "contract") return say(language, "/hợp đồng", " a contract");
  return "";
}

std::string share_words(const base::Rational& share, Language language) {
  return base::percent_text(base::shortest_decimal(multiply(share, 100).value_or(share)), language);
}

/// "tối đa …, tỷ lệ hỗ trợ 50%, phần doanh nghiệp tự chi …"
std::string amount_words(const support::Amount& amount, Language language) {
  std::string words;
  const auto append = [&](const std::string& part) { words += (words.empty() ? "" : ", ") + part; };
  if (amount.up_to) {
    append(fmt::format("{} {}{}", say(language, "tối đa", "up to"), base::money(*amount.up_to, language),
                       amount.own_part ? std::string_view() : per_words(amount.benefit->per, language)));
  }
  if (amount.share) {
    append(fmt::format("{} {}", say(language, "tỷ lệ hỗ trợ tối đa", "at most"), share_words(*amount.share, language)) +
           std::string(say(language, "", " of the cost")));
  }
  if (amount.own_part) {
    append(fmt::format("{} {}", say(language, "phần doanh nghiệp tự chi", "own part"), base::money(*amount.own_part, language)));
  }
  return words;
}

const support::Amount* amount_of(const support::Verdict& verdict, const support::Benefit& benefit) {
  for (const support::Amount& amount : verdict.amounts) {
    if (amount.benefit == &benefit) return &amount;
  }
  return nullptr;
}

void eligible_reasons(const assessment::Assessment& assessment, const support::Verdict& verdict, Language language,
                      std::vector<std::string>& out) {
  const condition::Vocabulary names = support::vocabulary(assessment.model->facts, assessment.model->sizes);
  const condition::Inputs inputs{assessment.facts, {}, assessment.size.possible};
  for (const condition::Condition* leaf : condition::leaves(*verdict.package->eligibility)) {
    if (condition::evaluate(*leaf, inputs) == Truth::yes) out.push_back(condition::describe(*leaf, names, language));
  }
  if (verdict.package->rungs && assessment.score.level && verdict.suits) {
    out.push_back(fmt::format("{} {}", say(language, "phù hợp với", "suits"), level_words(assessment, language)));
  }
}

}  // namespace

std::vector<std::string> reasons(const assessment::Assessment& assessment, const support::Verdict& verdict, Language language) {
  std::vector<std::string> out;
  const condition::Vocabulary names = support::vocabulary(assessment.model->facts, assessment.model->sizes);
  switch (verdict.bin) {
    case support::Bin::eligible: eligible_reasons(assessment, verdict, language, out); break;
    case support::Bin::undecided:
      for (const std::size_t fact : verdict.missing) {
        out.push_back(fmt::format("{} {}", say(language, "chưa biết:", "not known:"), fact_title(assessment, fact, language)));
      }
      for (const std::string& action : verdict.actions) {
        out.push_back(fmt::format("{} {}", say(language, "cần làm:", "to do:"), action_title(assessment, action, language)));
      }
      if (out.empty()) out.emplace_back(say(language, "điều kiện chưa được công bố", "its conditions are not published"));
      break;
    case support::Bin::not_eligible:
      for (const condition::Condition* leaf : verdict.failed) {
        std::string sentence = std::string(say(language, "cần ", "needs ")) + condition::describe(*leaf, names, language);
        if (!leaf->article.empty()) sentence += " (" + leaf->article + ")";
        if (std::find(out.begin(), out.end(), sentence) == out.end()) out.push_back(std::move(sentence));
      }
      if (verdict.other_grant) {
        out.emplace_back(say(language, "trong năm đã nhận hỗ trợ từ ngân sách cho cùng nội dung",
                             "the same content was granted from the state budget this year"));
      }
      if (verdict.caps_used_up)
        out.emplace_back(say(language, "đã dùng hết mức hỗ trợ của năm nay", "this year's cap is used up"));
      break;
    case support::Bin::not_current: out.emplace_back(not_current_words(verdict.not_current, language)); break;
  }
  return out;
}

std::vector<std::string> benefit_lines(const assessment::Assessment& assessment, const support::Verdict& verdict,
                                       Language language) {
  std::vector<std::string> lines;
  for (const support::Benefit& benefit : verdict.package->benefits) {
    const support::Amount* amount = amount_of(verdict, benefit);
    if (amount != nullptr && !amount->offered) continue;
    std::string line = benefit.title.in(language);
    if (amount != nullptr) {
      if (const std::string words = amount_words(*amount, language); !words.empty()) line += ": " + words;
      for (const std::size_t fact : amount->deciding) {
        line += fmt::format("; {} {}", say(language, "mức có thể cao hơn, tùy vào:", "may be higher, depending on:"),
                            fact_title(assessment, fact, language));
        break;
      }
    }
    if (!benefit.article.empty()) line += " (" + benefit.article.in(language) + ")";
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string step_title(const assessment::Assessment& assessment, const support::NextStep& step, Language language) {
  if (step.kind != support::NextStep::Kind::question) return step.action->verb.in(language);
  return assessment.model->facts.facts[*step.fact].question.in(language);
}

std::string step_reason(const assessment::Assessment& assessment, const support::NextStep& step, Language language) {
  using Kind = support::NextStep::Kind;
  switch (step.kind) {
    case Kind::duty: return fmt::format("{} ({})", step.duty->title.in(language), step.duty->source);
    case Kind::question:
      return fmt::format("{} {}", say(language, "câu trả lời quyết định có đủ điều kiện nhận:", "the answer decides about:"),
                         step.package->title.in(language));
    case Kind::action:
      return fmt::format("{} {}", say(language, "điều kiện còn thiếu để được hưởng:", "the condition still missing for:"),
                         step.package->title.in(language));
    case Kind::topic: {
      const std::string& pillar = assessment.questionnaire->pillars[*step.pillar].title.in(language);
      const std::string& topic = assessment.model->topics.all[*step.topic].title.in(language);
      std::string reason = fmt::format(fmt::runtime(say(language, "trụ cột cần ưu tiên: {}; thiếu nhiều điểm nhất ở: {}",
                                                        "pillar to put first: {}; most points missing in: {}")),
                                       pillar, topic);
      if (step.level_uncertain) {
        reason += say(language, " (chọn theo mức thấp nhất có thể, vì mức chưa chắc chắn)",
                      " (chosen for the lowest level possible, as the level is not certain)");
      }
      return reason;
    }
    case Kind::apply:
      return fmt::format("{} {}", say(language, "gói được đề xuất:", "the recommended package:"),
                         step.package->title.in(language));
  }
  return {};
}

}  // namespace dxready::report
