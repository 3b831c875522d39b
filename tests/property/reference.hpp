#pragma once

#include "fraction.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

// Scoring written a second time, from the definitions and not from lib/scoring: slow, by name, by enumeration.
namespace reference {

/// A condition. `op`: all, any, not (with parts), or is, in, at_least, more_than, at_most, less_than (with name, values).
struct Rule {
  std::string op;
  std::vector<Rule> parts;
  bool answer = false;  ///< of a criterion; else of a fact
  std::string name;
  std::vector<std::string> values;
};

struct Option {
  std::string id;      ///< of single the grade
  std::string points;  ///< empty: grade × points_per_grade
  bool exclusive = false;
};

/// `op`: at_most, below, or empty for no upper end.
struct Band {
  int grade = 0;
  std::string op;
  std::string limit;
};

struct Criterion {
  std::string id;
  std::string kind;
  std::string points_per_grade = "1";
  std::vector<Option> options;
  std::string cap;
  std::vector<Band> bands;
  std::string when_whole_zero;  ///< "error" or "grade N"
  bool may_exceed = false;
  bool not_applicable_allowed = false;
  std::optional<Rule> asked_if;
};

struct Component {
  std::string id;
  std::vector<Criterion> criteria;
};

struct Pillar {
  std::string id;
  std::vector<Component> components;
};

/// `op`: at_least, more_than.
struct Threshold {
  std::string op;
  std::string limit;
};

struct PillarLevel {
  int level = 0;
  Threshold percent;
};

struct Level {
  struct Pillars {
    int count = 0;
    int level = 0;
    bool ignored_when_short = false;
  };

  int level = 0;
  int rung = 0;
  std::optional<Threshold> total;
  std::optional<Threshold> percent;
  std::optional<Pillars> pillars;
};

struct Questionnaire {
  std::vector<PillarLevel> pillar_levels;
  std::vector<Level> levels;
  std::vector<Pillar> pillars;
};

/// `low` and `high` are grades, of a number values; equal when the answer is sure. With a ratio both are empty.
struct Answer {
  enum class State { unanswered, not_applicable, answered };

  State state = State::unanswered;
  std::string low;
  std::string high;
  std::optional<std::pair<std::string, std::string>> ratio;  ///< part, whole
  std::set<std::string> chosen;
};

struct Sheet {
  std::map<std::string, Answer> answers;     ///< by criterion; missing: unanswered
  std::map<std::string, std::string> facts;  ///< missing: unknown
};

enum class Truth { no, unknown, yes };

struct Sum {
  Fraction low;
  Fraction high;
  Fraction max;
  unsigned answered = 0;
  unsigned applicable = 0;
};

/// The level at the low and at the high end.
using Levels = std::pair<std::optional<int>, std::optional<int>>;

struct Result {
  std::map<std::string, Truth> asked;
  Sum total;
  std::map<std::string, Sum> pillars;
  std::map<std::string, Sum> components;
  std::map<std::string, Levels> pillar_levels;
  Levels level;
};

std::vector<const Criterion*> criteria(const Questionnaire& questionnaire);
bool scored(const Criterion& criterion);

/// The most points any answer to the criterion gives, found by trying them all.
Fraction most_points(const Criterion& criterion);

/// The grade the bands give a value.
int grade_of(const std::vector<Band>& bands, const Fraction& value);

/// Criteria the rule names.
std::set<std::string> named_criteria(const Rule& rule);

Result score(const Questionnaire& questionnaire, const Sheet& sheet);

}  // namespace reference
