#include "generate.hpp"

namespace property {
namespace {

using reference::Answer;
using reference::Criterion;
using reference::Questionnaire;

const std::string words = "{vi: \"chữ\", en: \"words\"}";
const std::string provenance = "provenance: {evidence: assumption}";

/// Writes YAML in flow style, the keys of a mapping shuffled when asked to.
class Writer {
public:
  explicit Writer(Random* shuffle) : m_shuffle(shuffle) {}

  std::string mapping(std::vector<std::string> pairs) {
    if (m_shuffle != nullptr) m_shuffle->shuffle(pairs);
    return "{" + joined(pairs) + "}";
  }

  template <class Items, class Write>
  std::string list(const Items& items, Write write) {
    std::vector<std::string> texts;
    for (const auto& item : items) texts.push_back(write(item));
    return "[" + joined(texts) + "]";
  }

  std::string file(const Questionnaire& questionnaire) {
    std::vector<std::string> pairs = {"format: 1",         "id: random",
                                      "version: 1.0.0",    "title: " + words,
                                      "summary: " + words, "edition: " + mapping({"status: own", "notice: " + words})};
    pairs.push_back("pillar_levels: " + list(questionnaire.pillar_levels, [&](const auto& one) {
                      return mapping({"level: " + std::to_string(one.level), "percent: " + threshold(one.percent), provenance});
                    }));
    pairs.push_back("levels: " + list(questionnaire.levels, [&](const auto& one) { return level(one); }));
    pairs.push_back("pillars: " + list(questionnaire.pillars, [&](const auto& pillar) {
                      return mapping({"id: " + pillar.id, "title: " + words, provenance,
                                      "components: " + list(pillar.components, [&](const auto& one) { return component(one); })});
                    }));
    return mapping(pairs) + "\n";
  }

  std::string file(const Questionnaire& questionnaire, const reference::Sheet& sheet) {
    std::vector<std::string> facts;
    for (const auto& [name, value] : sheet.facts) facts.push_back(std::string(name).append(": ").append(value));
    std::vector<std::string> answers;
    for (const Criterion* criterion : reference::criteria(questionnaire)) {
      const auto found = sheet.answers.find(criterion->id);
      if (found != sheet.answers.end()) answers.push_back(criterion->id + ": " + answer(*criterion, found->second));
    }
    return mapping({"format: 1", "questionnaire: random", "enterprise: " + mapping(facts), "answers: " + mapping(answers)}) +
           "\n";
  }

private:
  static std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : ",\n ") + text;
    return all;
  }

  std::string threshold(const reference::Threshold& one) { return mapping({one.op + ": " + one.limit}); }

  std::string level(const reference::Level& one) {
    std::vector<std::string> pairs = {"level: " + std::to_string(one.level), "rung: " + std::to_string(one.rung),
                                      "title: " + words, "meaning: " + words, provenance};
    if (one.total) pairs.push_back("total: " + threshold(*one.total));
    if (one.percent) pairs.push_back("percent: " + threshold(*one.percent));
    if (one.pillars) {
      std::vector<std::string> pillars = {"at_least: " + std::to_string(one.pillars->count),
                                          "at_level: " + std::to_string(one.pillars->level)};
      if (one.pillars->ignored_when_short) pillars.emplace_back("when_short: ignore");
      pairs.push_back("pillars: " + mapping(pillars));
    }
    return mapping(pairs);
  }

  std::string component(const reference::Component& one) {
    return mapping({"id: " + one.id, "title: " + words, provenance,
                    "criteria: " + list(one.criteria, [&](const auto& item) { return criterion(item); })});
  }

  std::string criterion(const Criterion& one) {
    std::vector<std::string> pairs = {"id: " + one.id,      "kind: " + one.kind, "title: " + words,
                                      "question: " + words, provenance,          "topics: [one]"};
    if (one.points_per_grade != "1") pairs.push_back("points_per_grade: " + one.points_per_grade);
    if (!one.options.empty())
      pairs.push_back("options: " + list(one.options, [&](const auto& item) { return option(one, item); }));
    if (!one.cap.empty()) pairs.push_back("cap: " + one.cap);
    if (!one.bands.empty()) {
      pairs.emplace_back("unit: count");
      pairs.push_back("bands: " + list(one.bands, [&](const auto& item) { return band(item); }));
    }
    if (one.kind == "ratio") {
      pairs.insert(pairs.end(), {"part: " + words, "whole: " + words, "when_whole_zero: " + one.when_whole_zero,
                                 std::string("may_exceed: ") + (one.may_exceed ? "yes" : "no")});
    }
    if (one.not_applicable_allowed) pairs.emplace_back("allow_not_applicable: yes");
    if (one.asked_if) pairs.push_back("asked_if: " + rule(*one.asked_if));
    return mapping(pairs);
  }

  std::string option(const Criterion& criterion, const reference::Option& one) {
    std::vector<std::string> pairs = {(criterion.kind == "single" ? "grade: " : "id: ") + one.id, "vi: chữ", "en: words"};
    if (!one.points.empty()) pairs.push_back("points: " + one.points);
    if (one.exclusive) pairs.emplace_back("exclusive: yes");
    return mapping(pairs);
  }

  std::string band(const reference::Band& one) {
    std::vector<std::string> pairs = {"grade: " + std::to_string(one.grade)};
    if (!one.op.empty()) pairs.push_back(one.op + ": " + one.limit);
    return mapping(pairs);
  }

  std::string rule(const reference::Rule& one) {
    if (one.op == "not") return mapping({"not: " + rule(one.parts.front())});
    if (one.op == "all" || one.op == "any")
      return mapping({one.op + ": " + list(one.parts, [&](const auto& part) { return rule(part); })});
    const std::string subject = (one.answer ? "answer: " : "fact: ") + one.name;
    const bool several = one.op == "in";
    return mapping(
        {subject,
         one.op + ": " + (several ? list(one.values, [](const std::string& value) { return value; }) : one.values.front())});
  }

  std::string answer(const Criterion& criterion, const Answer& one) {
    if (one.state == Answer::State::not_applicable) return "not_applicable";
    if (one.state == Answer::State::unanswered) return "~";
    if (criterion.kind == "text") return "\"lời\"";
    if (criterion.kind == "multi") return list(one.chosen, [](const std::string& id) { return id; });
    if (one.ratio) return mapping({"part: " + one.ratio->first, "whole: " + one.ratio->second});
    if (one.low != one.high) return mapping({"between: [" + one.low + ", " + one.high + "]", "evidence: told"});
    return m_shuffle == nullptr ? one.low : mapping({"value: " + one.low});
  }

  Random* m_shuffle;
};

}  // namespace

std::string questionnaire_yaml(const Questionnaire& questionnaire, Random* shuffle) {
  return Writer(shuffle).file(questionnaire);
}

std::string answers_yaml(const Questionnaire& questionnaire, const reference::Sheet& sheet, Random* shuffle) {
  return Writer(shuffle).file(questionnaire, sheet);
}

}  // namespace property
