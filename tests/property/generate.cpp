#include "generate.hpp"

#include <algorithm>

namespace property {
namespace {

using reference::Answer;
using reference::Band;
using reference::Criterion;
using reference::Fraction;
using reference::Level;
using reference::Option;
using reference::Questionnaire;
using reference::Rule;

/// thousandths as a decimal, sometimes with noughts at the end: "1.500".
std::string decimal(std::int64_t thousandths, Random& random) {
  std::string text = std::to_string(thousandths / 1000);
  std::string places = std::to_string(1000 + thousandths % 1000).substr(1);
  if (random.chance(80)) {
    while (!places.empty() && places.back() == '0') places.pop_back();
  }
  return places.empty() ? text : text + "." + places;
}

std::int64_t random_points(Random& random) {
  switch (random.below(4)) {
    case 0: return random.between(0, 10) * 1000;
    case 1: return random.between(0, 20) * 500;
    case 2: return random.between(0, 100) * 100;
    default: return random.between(0, 4000);
  }
}

class Generator {
public:
  explicit Generator(Random& random) : m_random(random) {}

  Questionnaire questionnaire() {
    m_absolute = m_random.chance(45);
    const std::size_t pillars = 1 + m_random.below(4);
    for (std::size_t p = 0; p < pillars; ++p) pillar("P" + std::to_string(p + 1));
    if (m_absolute || m_random.chance(60)) pillar_levels();
    levels();
    if (!m_absolute) rules();
    return std::move(m_result);
  }

private:
  void pillar(const std::string& id) {
    reference::Pillar pillar;
    pillar.id = id;
    const std::size_t components = 1 + m_random.below(2);
    for (std::size_t c = 0; c < components; ++c) {
      reference::Component component;
      component.id = id + "." + std::to_string(c + 1);
      const std::size_t criteria = 1 + m_random.below(4);
      for (std::size_t k = 0; k < criteria; ++k)
        component.criteria.push_back(criterion(component.id + "." + std::to_string(k + 1)));
      pillar.components.push_back(std::move(component));
    }
    m_result.pillars.push_back(std::move(pillar));
  }

  Criterion criterion(const std::string& id) {
    static const std::vector<std::string> kinds = {"single", "single", "single", "multi", "multi",
                                                   "ratio",  "ratio",  "number", "text",  "info"};
    Criterion criterion;
    criterion.id = id;
    criterion.kind = m_random.pick(kinds);
    const bool graded = criterion.kind == "single" || criterion.kind == "ratio" || criterion.kind == "number";
    if (graded && m_random.chance(40)) criterion.points_per_grade = decimal(random_points(m_random), m_random);
    if (criterion.kind == "single") single(criterion);
    if (criterion.kind == "multi") multi(criterion);
    if (criterion.kind == "ratio") ratio(criterion);
    if (criterion.kind == "number") bands(criterion, 50000, true);
    if (!m_absolute && reference::scored(criterion)) criterion.not_applicable_allowed = m_random.chance(30);
    return criterion;
  }

  void single(Criterion& criterion) {
    std::vector<int> grades = {0, 1, 2, 3, 4, 5, 6};
    m_random.shuffle(grades);
    grades.resize(2 + m_random.below(5));
    std::sort(grades.begin(), grades.end());
    const bool own_points = m_random.chance(40);
    std::int64_t points = 0;
    for (const int grade : grades) {
      Option option;
      option.id = std::to_string(grade);
      if (m_random.chance(70)) points += random_points(m_random);
      if (own_points) option.points = decimal(points, m_random);
      criterion.options.push_back(option);
    }
    m_random.shuffle(criterion.options);
  }

  void multi(Criterion& criterion) {
    const std::size_t options = 1 + m_random.below(5);
    for (std::size_t i = 0; i < options; ++i) {
      criterion.options.push_back(
          {std::string(1, static_cast<char>('a' + i)), decimal(random_points(m_random), m_random), m_random.chance(20)});
    }
    if (m_random.chance(50)) criterion.cap = decimal(random_points(m_random), m_random);
  }

  void ratio(Criterion& criterion) {
    criterion.may_exceed = m_random.chance(40);
    bands(criterion, 100000, m_random.chance(40));
    criterion.when_whole_zero = m_random.chance(50) ? "error" : "grade " + std::to_string(m_random.pick(criterion.bands).grade);
  }

  /// Limits rise to `top` thousandths; open at the end, or "at most `top`".
  void bands(Criterion& criterion, std::int64_t top, bool open) {
    const std::size_t count = 1 + m_random.below(4);
    std::int64_t limit = -1;
    int grade = static_cast<int>(m_random.below(2));
    for (std::size_t i = 0; i < count; ++i) {
      limit += 1 + m_random.between(0, top / static_cast<std::int64_t>(count) - 2);
      const bool twice = i + 1 < count && m_random.chance(15);
      const std::string text = decimal(limit, m_random);
      criterion.bands.push_back({grade++, twice || m_random.chance(40) ? "below" : "at_most", text});
      if (twice) criterion.bands.push_back({grade++, "at_most", text});
      if (m_random.chance(20)) ++grade;
    }
    criterion.bands.push_back({grade, open ? "" : "at_most", open ? "" : decimal(top, m_random)});
  }

  void pillar_levels() {
    std::int64_t limit = -1;
    const int count = static_cast<int>(m_random.below(5));
    for (int level = 1; level <= count; ++level) {
      limit += 1 + (m_random.chance(50) ? m_random.between(0, 5) * 5000 : m_random.between(0, 30000));
      m_result.pillar_levels.push_back({level, {m_random.chance(50) ? "at_least" : "more_than", decimal(limit, m_random)}});
    }
  }

  /// Never falls from level to level.
  std::optional<reference::Threshold> rising(const std::optional<reference::Threshold>& before, std::int64_t& limit,
                                             std::int64_t step) {
    const std::int64_t rise = m_random.chance(20) ? 0 : m_random.between(0, step);
    limit += rise;
    const bool strict = m_random.chance(50) || (rise == 0 && before && before->op == "more_than");
    return reference::Threshold{strict ? "more_than" : "at_least", decimal(limit, m_random)};
  }

  void levels() {
    const bool pillars = m_absolute && m_random.chance(70);
    const bool total = m_absolute && (!pillars || m_random.chance(70));
    const bool percent = !m_absolute || m_random.chance(20);
    Fraction max;
    for (const Criterion* criterion : reference::criteria(m_result)) {
      if (reference::scored(*criterion)) max = max + reference::most_points(*criterion);
    }
    const int count = static_cast<int>(m_random.below(5)) + 1;
    const auto step = static_cast<std::int64_t>((max * Fraction(2000) / Fraction(count)).top() /
                                                (max * Fraction(2000) / Fraction(count)).bottom());
    std::int64_t total_limit = 0;
    std::int64_t percent_limit = 0;
    Level level;
    m_result.levels.push_back(level);
    for (int i = 1; i <= count; ++i) {
      level.level += m_random.chance(80) ? 1 : 2;
      level.rung = std::min(5, level.rung + static_cast<int>(m_random.below(3)));
      if (total) level.total = rising(level.total, total_limit, std::max<std::int64_t>(step, 1));
      if (percent) level.percent = rising(level.percent, percent_limit, 200000 / count);
      if (pillars) level.pillars = more_pillars(level.pillars, total);
      m_result.levels.push_back(level);
    }
  }

  Level::Pillars more_pillars(const std::optional<Level::Pillars>& before, bool total) {
    Level::Pillars pillars = before.value_or(Level::Pillars{1, 0, false});
    pillars.count = static_cast<int>(m_random.between(pillars.count, static_cast<std::int64_t>(m_result.pillars.size())));
    pillars.level = static_cast<int>(m_random.between(pillars.level, static_cast<std::int64_t>(m_result.pillar_levels.size())));
    pillars.ignored_when_short = total && m_random.chance(15);
    return pillars;
  }

  /// A criterion is asked depending on facts and on criteria of lower rank, so that there is no circle.
  void rules() {
    std::vector<std::string> order;
    for (const Criterion* criterion : reference::criteria(m_result)) order.push_back(criterion->id);
    m_random.shuffle(order);
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
      if (!m_random.chance(35)) continue;
      std::vector<const Criterion*> lower;
      for (const Criterion* criterion : reference::criteria(m_result)) {
        const bool countable = criterion->kind == "single" || criterion->kind == "ratio" || criterion->kind == "number";
        const auto place = std::find(order.begin(), order.end(), criterion->id);
        if (countable && place < order.begin() + static_cast<std::ptrdiff_t>(rank)) lower.push_back(criterion);
      }
      find(order[rank]).asked_if = rule(lower, 2);
    }
  }

  Criterion& find(const std::string& id) {
    for (reference::Pillar& pillar : m_result.pillars) {
      for (reference::Component& component : pillar.components) {
        for (Criterion& criterion : component.criteria) {
          if (criterion.id == id) return criterion;
        }
      }
    }
    return m_result.pillars.front().components.front().criteria.front();
  }

  Rule rule(const std::vector<const Criterion*>& lower, int depth) {
    Rule rule;
    if (depth > 0 && m_random.chance(45)) {
      static const std::vector<std::string> ops = {"all", "any", "not"};
      rule.op = m_random.pick(ops);
      const std::size_t parts = rule.op == "not" ? 1 : 1 + m_random.below(3);
      for (std::size_t i = 0; i < parts; ++i) rule.parts.push_back(this->rule(lower, depth - 1));
      return rule;
    }
    return lower.empty() || m_random.chance(35) ? fact_leaf() : answer_leaf(*m_random.pick(lower));
  }

  Rule fact_leaf() {
    Rule rule;
    rule.name = m_random.pick(fact_names);
    if (rule.name == "flag") {
      rule.op = "is";
      rule.values = {m_random.chance(50) ? "yes" : "no"};
    } else if (rule.name == "form") {
      rule.op = "in";
      rule.values = {random_fact("form", m_random), random_fact("form", m_random)};
    } else {
      bound(rule, m_random.between(0, 8000));
    }
    return rule;
  }

  Rule answer_leaf(const Criterion& criterion) {
    Rule rule;
    rule.answer = true;
    rule.name = criterion.id;
    if (criterion.kind != "number" && m_random.chance(40)) {
      rule.op = "in";
      for (std::size_t i = 1 + m_random.below(3); i > 0; --i) rule.values.push_back(std::to_string(m_random.below(6)));
    } else {
      bound(rule, criterion.kind == "number" ? m_random.between(0, 50000) : m_random.between(0, 6) * 1000);
    }
    return rule;
  }

  void bound(Rule& rule, std::int64_t limit) {
    static const std::vector<std::string> ops = {"at_least", "more_than", "at_most", "less_than"};
    rule.op = m_random.pick(ops);
    rule.values = {decimal(limit, m_random)};
  }

  Random& m_random;
  bool m_absolute = false;
  Questionnaire m_result;
};

std::string random_number(Random& random) {
  return decimal(random.chance(30) ? random.between(0, 60) * 1000 : random.between(0, 60000), random);
}

Answer ratio_answer(const Criterion& criterion, Random& random) {
  Answer answer;
  answer.state = Answer::State::answered;
  std::int64_t whole = random.between(1, 9) * 1000;
  if (random.chance(50)) whole = random.between(1, 300000);
  if (criterion.when_whole_zero != "error" && random.chance(15)) whole = 0;
  std::int64_t part = random.chance(30) ? whole * random.between(0, 10) / 10 : random.between(0, whole);
  if (criterion.may_exceed && random.chance(30)) part = random.between(0, 2 * whole + 1000);
  answer.ratio = {decimal(part, random), decimal(whole, random)};
  const std::string limit = random.pick(criterion.bands).limit;
  if (!limit.empty() && random.chance(35)) answer.ratio = {limit, "100"};  // exactly on the border of two bands
  return answer;
}

Answer multi_answer(const Criterion& criterion, Random& random) {
  Answer answer;
  answer.state = Answer::State::answered;
  const Option& first = random.pick(criterion.options);
  if (random.chance(10)) return answer;
  if (first.exclusive) {
    answer.chosen = {first.id};
    return answer;
  }
  for (const Option& option : criterion.options) {
    if (!option.exclusive && random.chance(60)) answer.chosen.insert(option.id);
  }
  return answer;
}

}  // namespace

const std::vector<std::string> fact_names = {"flag", "form", "count"};

const std::string facts_text = R"(format: 1
facts:
  - {id: flag, type: yes_no, title: {vi: "Cờ", en: "Flag"}, question: {vi: "Cờ?", en: "Flag?"}}
  - id: form
    type: choice
    values: [{id: small, vi: "nhỏ", en: "small"}, {id: large, vi: "lớn", en: "large"}, {id: other, vi: "khác", en: "other"}]
    title: {vi: "Dạng", en: "Form"}
    question: {vi: "Dạng?", en: "Form?"}
  - {id: count, type: number, unit: people, whole: no, title: {vi: "Số", en: "Count"}, question: {vi: "Số?", en: "Count?"}}
)";

const std::string topics_text =
    "format: 1\ntopics:\n  - {id: one, vi: \"Một\", en: \"One\"}\n  - {id: two, vi: \"Hai\", en: \"Two\"}\n";

Questionnaire random_questionnaire(Random& random) { return Generator(random).questionnaire(); }

Answer random_answer(const Criterion& criterion, Random& random) {
  if (criterion.kind == "multi") return multi_answer(criterion, random);
  if (criterion.kind == "ratio" && random.chance(65)) return ratio_answer(criterion, random);
  Answer answer;
  answer.state = Answer::State::answered;
  const auto one = [&]() -> std::string {
    if (criterion.kind == "text") return "x";
    const std::string limit = criterion.kind == "number" ? random.pick(criterion.bands).limit : "";
    if (!limit.empty() && random.chance(35)) return limit;
    if (criterion.kind == "number") return random_number(random);
    if (criterion.kind == "ratio") return std::to_string(random.pick(criterion.bands).grade);
    return random.pick(criterion.options).id;
  };
  answer.low = answer.high = one();
  if (random.chance(20)) answer.high = one();
  if (Fraction::read(answer.low) > Fraction::read(answer.high)) std::swap(answer.low, answer.high);
  return answer;
}

std::string random_fact(const std::string& name, Random& random) {
  static const std::vector<std::string> forms = {"small", "large", "other"};
  if (name == "flag") return random.chance(50) ? "yes" : "no";
  return name == "form" ? random.pick(forms) : decimal(random.between(0, 16) * 500, random);
}

reference::Sheet random_sheet(const Questionnaire& questionnaire, int coverage, Random& random) {
  reference::Sheet sheet;
  for (const std::string& name : fact_names) {
    if (random.chance(coverage)) sheet.facts[name] = random_fact(name, random);
  }
  for (const Criterion* criterion : reference::criteria(questionnaire)) {
    if (criterion->kind == "info" || !random.chance(coverage)) continue;
    Answer answer;
    answer.state = Answer::State::not_applicable;
    const bool left_out = criterion->not_applicable_allowed && random.chance(25);
    sheet.answers[criterion->id] = left_out ? answer : random_answer(*criterion, random);
  }
  return sheet;
}

}  // namespace property
