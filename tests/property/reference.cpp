#include "reference.hpp"

#include <algorithm>

namespace reference {
namespace {

bool passes(const std::string& op, const Fraction& value, const Fraction& limit) {
  if (op == "at_least") return value >= limit;
  if (op == "more_than") return value > limit;
  if (op == "at_most") return value <= limit;
  return value < limit;
}

bool passes(const Threshold& threshold, const Fraction& value) {
  return passes(threshold.op, value, Fraction::read(threshold.limit));
}

Fraction points_of_grade(const Criterion& criterion, const std::string& grade) {
  for (const Option& option : criterion.options) {
    if (option.id == grade && !option.points.empty()) return Fraction::read(option.points);
  }
  return Fraction::read(grade) * Fraction::read(criterion.points_per_grade);
}

Fraction points_of_chosen(const Criterion& criterion, const std::set<std::string>& chosen) {
  Fraction sum;
  for (const Option& option : criterion.options) {
    if (chosen.contains(option.id)) sum = sum + Fraction::read(option.points);
  }
  return criterion.cap.empty() ? sum : std::min(sum, Fraction::read(criterion.cap));
}

bool may_be_chosen(const Criterion& criterion, const std::set<std::string>& chosen) {
  return chosen.size() < 2 || std::none_of(criterion.options.begin(), criterion.options.end(),
                                           [&](const Option& one) { return one.exclusive && chosen.contains(one.id); });
}

/// What is known of something a rule asks about.
struct Known {
  Truth given = Truth::unknown;  ///< no: not asked or not applicable
  std::string low;
  std::string high;
};

/// Whether a rule's leaf holds for one exact value.
bool leaf_holds(const Rule& leaf, const std::string& value) {
  if (leaf.op == "is" || leaf.op == "in") {
    const bool number = !value.empty() && value.find_first_not_of("-.0123456789") == std::string::npos;
    return std::any_of(leaf.values.begin(), leaf.values.end(), [&](const std::string& one) {
      return number ? Fraction::read(one) == Fraction::read(value) : one == value;
    });
  }
  return passes(leaf.op, Fraction::read(value), Fraction::read(leaf.values.front()));
}

/// Of a range the ends are tried and every whole value between them; no value here is negative.
Truth leaf_truth(const Rule& leaf, const Known& known) {
  if (known.given != Truth::yes) return known.given;
  std::vector<std::string> values = {known.low, known.high};
  if (known.low != known.high) {
    const Fraction high = Fraction::read(known.high);
    for (int n = std::stoi(known.low) + 1; Fraction(n) < high; ++n) values.push_back(std::to_string(n));
  }
  const bool every = std::all_of(values.begin(), values.end(), [&](const std::string& one) { return leaf_holds(leaf, one); });
  const bool none = std::none_of(values.begin(), values.end(), [&](const std::string& one) { return leaf_holds(leaf, one); });
  return every ? Truth::yes : none ? Truth::no : Truth::unknown;
}

/// All rules of a questionnaire worked out by going over them until nothing changes.
class Asking {
public:
  Asking(const Questionnaire& questionnaire, const Sheet& sheet) : m_sheet(sheet), m_criteria(criteria(questionnaire)) {
    for (const auto& [name, value] : sheet.facts) m_facts[name] = {Truth::yes, value, value};
  }

  std::map<std::string, Truth> work_out() {
    std::map<std::string, Truth> before;
    do {
      before = m_asked;
      for (const Criterion* criterion : m_criteria) {
        m_asked[criterion->id] = criterion->asked_if ? truth(*criterion->asked_if) : Truth::yes;
        m_answers[criterion->id] = known(*criterion);
      }
    } while (m_asked != before);
    return m_asked;
  }

private:
  Truth truth(const Rule& rule) {
    if (rule.op == "not") {
      const Truth inner = truth(rule.parts.front());
      return inner == Truth::yes ? Truth::no : inner == Truth::no ? Truth::yes : Truth::unknown;
    }
    if (rule.op != "all" && rule.op != "any") return leaf_truth(rule, rule.answer ? m_answers[rule.name] : m_facts[rule.name]);
    std::set<Truth> parts;
    for (const Rule& part : rule.parts) parts.insert(truth(part));
    const Truth deciding = rule.op == "all" ? Truth::no : Truth::yes;
    const Truth otherwise = rule.op == "all" ? Truth::yes : Truth::no;
    if (parts.contains(deciding)) return deciding;
    return parts.contains(Truth::unknown) ? Truth::unknown : otherwise;
  }

  Known known(const Criterion& criterion) {
    const auto found = m_sheet.answers.find(criterion.id);
    const Answer answer = found == m_sheet.answers.end() ? Answer() : found->second;
    const Truth asked = m_asked[criterion.id];
    if (asked == Truth::no || answer.state == Answer::State::not_applicable) return {Truth::no, {}, {}};
    if (asked == Truth::unknown || answer.state == Answer::State::unanswered) return {};
    if (!answer.ratio) return {Truth::yes, answer.low, answer.high};
    const Fraction part = Fraction::read(answer.ratio->first);
    const Fraction whole = Fraction::read(answer.ratio->second);
    const std::string grade = whole == Fraction(0) ? criterion.when_whole_zero.substr(6)
                                                   : std::to_string(grade_of(criterion.bands, part * Fraction(100) / whole));
    return {Truth::yes, grade, grade};
  }

  const Sheet& m_sheet;
  std::vector<const Criterion*> m_criteria;
  std::map<std::string, Known> m_facts;
  std::map<std::string, Known> m_answers;
  std::map<std::string, Truth> m_asked;
};

Fraction points(const Criterion& criterion, const Answer& answer, bool high) {
  if (criterion.kind == "multi") return points_of_chosen(criterion, answer.chosen);
  const std::string given = high ? answer.high : answer.low;
  if (criterion.kind == "number") {
    return points_of_grade(criterion, std::to_string(grade_of(criterion.bands, Fraction::read(given))));
  }
  if (!answer.ratio) return points_of_grade(criterion, given);
  const Fraction whole = Fraction::read(answer.ratio->second);
  if (whole == Fraction(0)) return points_of_grade(criterion, criterion.when_whole_zero.substr(6));
  const Fraction percent = Fraction(100) * Fraction::read(answer.ratio->first) / whole;
  return points_of_grade(criterion, std::to_string(grade_of(criterion.bands, percent)));
}

/// What one criterion adds to every sum it belongs to.
Sum count(const Criterion& criterion, const Answer& answer, Truth asked) {
  Sum sum;
  const bool left_out = asked == Truth::no || (asked == Truth::yes && answer.state == Answer::State::not_applicable);
  if (!scored(criterion) || left_out) return sum;
  const bool answered = asked == Truth::yes && answer.state == Answer::State::answered;
  sum.max = most_points(criterion);
  sum.low = answered ? points(criterion, answer, false) : Fraction(0);
  sum.high = answered ? points(criterion, answer, true) : sum.max;
  sum.applicable = 1;
  sum.answered = answered ? 1 : 0;
  return sum;
}

void add(Sum& sum, const Sum& more) {
  sum.low = sum.low + more.low;
  sum.high = sum.high + more.high;
  sum.max = sum.max + more.max;
  sum.answered += more.answered;
  sum.applicable += more.applicable;
}

std::optional<int> pillar_level(const Questionnaire& questionnaire, const Sum& sum, const Fraction& points) {
  if (sum.max == Fraction(0) || questionnaire.pillar_levels.empty()) return std::nullopt;
  int level = 0;
  for (const PillarLevel& one : questionnaire.pillar_levels) {
    if (passes(one.percent, points * Fraction(100) / sum.max)) level = std::max(level, one.level);
  }
  return level;
}

bool holds(const Level& level, const Result& result, bool high) {
  const Fraction points = high ? result.total.high : result.total.low;
  if (level.total && !passes(*level.total, points)) return false;
  if (level.percent && !passes(*level.percent, points * Fraction(100) / result.total.max)) return false;
  if (!level.pillars || level.pillars->ignored_when_short) return true;
  int reached = 0;
  for (const auto& [id, levels] : result.pillar_levels) {
    const std::optional<int>& has = high ? levels.second : levels.first;
    if (has && *has >= level.pillars->level) ++reached;
  }
  return reached >= level.pillars->count;
}

std::optional<int> overall_level(const Questionnaire& questionnaire, const Result& result, bool high) {
  if (result.total.max == Fraction(0)) return std::nullopt;
  std::optional<int> highest;
  for (const Level& level : questionnaire.levels) {
    if (holds(level, result, high)) highest = std::max(highest.value_or(level.level), level.level);
  }
  return highest;
}

}  // namespace

bool scored(const Criterion& criterion) { return criterion.kind != "text" && criterion.kind != "info"; }

std::vector<const Criterion*> criteria(const Questionnaire& questionnaire) {
  std::vector<const Criterion*> all;
  for (const Pillar& pillar : questionnaire.pillars) {
    for (const Component& component : pillar.components) {
      for (const Criterion& criterion : component.criteria) all.push_back(&criterion);
    }
  }
  return all;
}

Fraction most_points(const Criterion& criterion) {
  Fraction most;
  if (criterion.kind == "multi") {
    for (unsigned set = 0; set < 1U << criterion.options.size(); ++set) {
      std::set<std::string> chosen;
      for (std::size_t i = 0; i < criterion.options.size(); ++i) {
        if ((set >> i & 1U) != 0) chosen.insert(criterion.options[i].id);
      }
      if (may_be_chosen(criterion, chosen)) most = std::max(most, points_of_chosen(criterion, chosen));
    }
    return most;
  }
  for (const Option& option : criterion.options) most = std::max(most, points_of_grade(criterion, option.id));
  for (const Band& band : criterion.bands) most = std::max(most, points_of_grade(criterion, std::to_string(band.grade)));
  return most;
}

int grade_of(const std::vector<Band>& bands, const Fraction& value) {
  for (const Band& band : bands) {
    const Fraction limit = Fraction::read(band.limit);
    if (band.op == "at_most" ? value <= limit : band.op == "below" && value < limit) return band.grade;
  }
  return bands.back().grade;
}

std::set<std::string> named_criteria(const Rule& rule) {
  std::set<std::string> names;
  if (rule.answer) names.insert(rule.name);
  for (const Rule& part : rule.parts) names.merge(named_criteria(part));
  return names;
}

Result score(const Questionnaire& questionnaire, const Sheet& sheet) {
  Result result;
  result.asked = Asking(questionnaire, sheet).work_out();
  for (const Pillar& pillar : questionnaire.pillars) {
    for (const Component& component : pillar.components) {
      for (const Criterion& criterion : component.criteria) {
        const auto answer = sheet.answers.find(criterion.id);
        const Sum one = count(criterion, answer == sheet.answers.end() ? Answer() : answer->second, result.asked[criterion.id]);
        for (Sum* sum : {&result.components[component.id], &result.pillars[pillar.id], &result.total}) add(*sum, one);
      }
    }
    const Sum& sum = result.pillars[pillar.id];
    result.pillar_levels[pillar.id] = {pillar_level(questionnaire, sum, sum.low), pillar_level(questionnaire, sum, sum.high)};
  }
  result.level = {overall_level(questionnaire, result, false), overall_level(questionnaire, result, true)};
  return result;
}

}  // namespace reference
