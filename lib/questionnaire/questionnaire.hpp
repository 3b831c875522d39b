#pragma once

#include "base/date.hpp"
#include "base/diagnostic.hpp"
#include "base/exact.hpp"
#include "base/language.hpp"
#include "condition/condition.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dxready::questionnaire {

/// How sure a number or wording is: read in the decision, copied by a third party, or set by us.
enum class Certainty : std::uint8_t { official, transcription, assumption };

struct Provenance {
  Certainty certainty = Certainty::assumption;
  std::vector<std::string> sources;  ///< keys of Questionnaire::sources
  std::string note;
  bool operator==(const Provenance&) const = default;
};

/// One answer of a single or multi criterion.
struct Option {
  std::string id;  ///< of multi; of single the grade as text
  int grade = 0;   ///< of single (bậc)
  base::Rational points;
  bool exclusive = false;  ///< of multi: stands alone
  base::Words title;
  std::optional<Provenance> provenance;  ///< where it differs from the criterion's
  base::Place place;
};

/// A stretch of percents or values that gives one grade: everything above the band before up to `bound`.
struct Band {
  std::optional<base::Rational> bound;  ///< nothing: no upper end
  bool inclusive = true;                ///< `at_most`; false is `below`
  int grade = 0;
  base::Rational points;
};

struct BandTable {
  std::string id;
  std::vector<Band> bands;
  Provenance provenance;
  base::Place place;
};

enum class Kind : std::uint8_t { single, multi, ratio, number, text, info };

struct Criterion {
  std::string id;
  std::string number;  ///< in the decision: "1.1.1"
  Kind kind = Kind::single;
  base::Words title;
  base::Words question;
  base::Words help;
  base::Words evidence;
  std::vector<std::size_t> topics;
  Provenance provenance;
  base::Rational points_per_grade = 1;
  std::vector<Option> options;         ///< of single in order of grades, of multi in file order
  std::optional<base::Rational> cap;   ///< of multi: at most this many points
  std::string band_table;              ///< of ratio and number: which table the bands come from
  std::vector<Band> bands;             ///< of ratio (percent) and number (value)
  base::Words part;                    ///< of ratio: the numerator in words
  base::Words whole;                   ///< of ratio: the denominator in words
  std::string unit;                    ///< of ratio and number: vnd, people, count
  std::optional<int> when_whole_zero;  ///< of ratio: the grade when the whole is 0; nothing: an error
  bool may_exceed = false;             ///< of ratio: part above whole is the top band
  bool allow_not_applicable = false;
  std::optional<condition::Condition> asked_if;
  std::optional<std::size_t> binds;  ///< of number: the fact it tells where the fact is not given
  std::size_t component = 0;         ///< index
  base::Place place;

  bool scored() const { return kind != Kind::text && kind != Kind::info; }
  int highest_grade() const;
};

struct Component {
  std::string id;
  base::Words title;
  Provenance provenance;
  std::size_t pillar = 0;  ///< index
  std::size_t first = 0;   ///< its criteria are [first, first + count)
  std::size_t count = 0;
};

struct Pillar {
  std::string id;
  base::Words title;
  Provenance provenance;
  std::size_t first = 0;  ///< its components are [first, first + count)
  std::size_t count = 0;
};

/// "At least" or "more than" a number.
struct Threshold {
  base::Rational limit;
  bool strict = true;  ///< more than
  bool operator==(const Threshold&) const = default;
};

/// A pillar is at this level when its percent of its maximum passes the threshold.
struct PillarLevel {
  int level = 0;
  Threshold percent;
  base::Words open_point;  ///< said when the source leaves the exact border undefined; the border is a switch of the file
  Provenance provenance;
  base::Place place;
};

/// An overall level holds when all its conditions do; the highest that holds is the enterprise's.
struct Level {
  struct Pillars {
    std::size_t count = 0;  ///< so many pillars …
    int level = 0;          ///< … at this pillar level or above
    bool required = true;   ///< false (`when_short: ignore`): the total alone decides
    bool operator==(const Pillars&) const = default;
  };

  int level = 0;
  int rung = 0;  ///< 0 not started … 5 leading, the ladder all editions share
  base::Words title;
  base::Words meaning;
  std::optional<Threshold> total;    ///< points
  std::optional<Threshold> percent;  ///< of the maximum
  std::optional<Pillars> pillars;
  base::Words open_point;  ///< said when the total holds and the pillars are short, where the source leaves that undefined
  Provenance provenance;
  base::Place place;
};

/// Answers that do not fit together when `when` is yes. It moves no point and is no part of the meaning.
struct SoftRule {
  std::string id;
  condition::Condition when;
  std::vector<std::size_t> criteria;  ///< the questions to look at again, all of them named by `when`
  base::Words text;                   ///< what does not fit, and what to ask
  Provenance provenance;
  base::Place place;
};

enum class EditionStatus : std::uint8_t { in_force, superseded, own };

/// The legal instrument a questionnaire follows.
struct Edition {
  std::string decision;
  std::optional<base::Date> issued_on;
  EditionStatus status = EditionStatus::own;
  std::vector<std::string> replaced_by;
  base::Words notice;  ///< one line printed with every result
};

struct Source {
  std::string id;
  std::string title;
  std::string url;
};

struct Questionnaire {
  std::string id;
  std::string version;
  base::Words title;
  base::Words summary;
  Edition edition;
  std::vector<Source> sources;
  std::vector<BandTable> band_tables;
  std::vector<PillarLevel> pillar_levels;  ///< ascending
  std::vector<Level> levels;               ///< ascending; the first has no conditions
  std::vector<Pillar> pillars;
  std::vector<Component> components;
  std::vector<Criterion> criteria;
  std::vector<SoftRule> soft_rules;
  std::string meaning;  ///< fingerprint of what it means, see meaning.hpp
  std::string text;     ///< fingerprint of its bytes

  std::optional<std::size_t> find_criterion(std::string_view wanted) const;
  std::optional<std::size_t> find_component(std::string_view wanted) const;
  std::optional<std::size_t> find_pillar(std::string_view wanted) const;
  std::size_t pillar_of(std::size_t criterion) const { return components[criteria[criterion].component].pillar; }
  /// Criteria of a pillar are [first, last).
  std::size_t first_criterion(std::size_t pillar) const;
  std::size_t last_criterion(std::size_t pillar) const;
  /// True when a level counts absolute points or pillars: then every criterion must count for everyone.
  bool has_absolute_levels() const;
  const Level& level(int value) const;
};

/// All criterion ids in file order.
std::vector<std::string> criterion_ids(const Questionnaire& questionnaire);

}  // namespace dxready::questionnaire
