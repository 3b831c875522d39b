#include "questionnaire/parts.hpp"

#include <algorithm>
#include <set>

namespace dxready::questionnaire {
namespace {

class Rules {
public:
  Rules(base::Reader& reader, const base::Node& root, const Questionnaire& questionnaire)
      : m_reader(reader), m_root(root), m_questionnaire(questionnaire) {}

  void check() {
    ids_once();
    levels();
    pillar_levels();
    for (const Criterion& criterion : m_questionnaire.criteria) points(criterion);
    absolute();
    circles();
  }

private:
  void ids_once() {
    std::set<std::string> seen;
    const auto once = [&](const std::string& id, base::Place place) {
      if (!id.empty() && !seen.insert(id).second) m_reader.error("duplicate-id", place, {{"id", id}});
    };
    for (const Pillar& pillar : m_questionnaire.pillars) once(pillar.id, m_root.place);
    for (const Component& component : m_questionnaire.components) once(component.id, m_root.place);
    for (const Criterion& criterion : m_questionnaire.criteria) once(criterion.id, criterion.place);
    constexpr std::size_t most = 4096;
    const std::size_t count = m_questionnaire.criteria.size();
    if (count > most)
      m_reader.error("too-many-criteria", m_root.place, {{"found", std::to_string(count)}, {"most", std::to_string(most)}});
  }

  /// Thresholds never fall with the level: then more points never give a lower level.
  static bool falls(const std::optional<Threshold>& before, const std::optional<Threshold>& now) {
    if (!before) return false;
    if (!now) return true;
    return now->limit < before->limit || (now->limit == before->limit && before->strict && !now->strict);
  }

  void levels() {
    const std::vector<Level>& levels = m_questionnaire.levels;
    if (levels.empty()) m_reader.error("no-levels", m_root.place);
    for (std::size_t i = 0; i < levels.size(); ++i) {
      const Level& now = levels[i];
      const bool free = !now.total && !now.percent && !now.pillars;
      if (free != (i == 0)) m_reader.error(i == 0 ? "lowest-level-has-conditions" : "level-without-conditions", now.place);
      if (now.pillars && now.pillars->count > m_questionnaire.pillars.size()) {
        m_reader.error("too-many-pillars-asked", now.place,
                       {{"found", std::to_string(now.pillars->count)}, {"most", std::to_string(m_questionnaire.pillars.size())}});
      }
      if (i == 0) continue;
      const Level& before = levels[i - 1];
      bool rises = now.level > before.level && now.rung >= before.rung && !falls(before.total, now.total) &&
                   !falls(before.percent, now.percent);
      if (before.pillars) {
        rises =
            rises && now.pillars && now.pillars->count >= before.pillars->count && now.pillars->level >= before.pillars->level;
      }
      if (!rises) m_reader.error("levels-not-rising", now.place);
    }
  }

  void pillar_levels() {
    const std::vector<PillarLevel>& levels = m_questionnaire.pillar_levels;
    for (std::size_t i = 1; i < levels.size(); ++i) {
      const bool rises = levels[i].level > levels[i - 1].level && levels[i].percent.limit > levels[i - 1].percent.limit;
      if (!rises) m_reader.error("levels-not-rising", levels[i].place);
    }
    for (const Level& level : m_questionnaire.levels) {
      const auto same = [&](const PillarLevel& one) { return one.level == level.pillars->level; };
      const bool known = !level.pillars || level.pillars->level == 0 || std::any_of(levels.begin(), levels.end(), same);
      if (!known) m_reader.error("unknown-pillar-level", level.place, {{"level", std::to_string(level.pillars->level)}});
    }
  }

  /// Points are never negative and a better grade never gives fewer.
  void points(const Criterion& criterion) {
    const base::Rational zero = 0;
    base::Rational before = zero;
    bool good = criterion.points_per_grade >= zero && (!criterion.cap || *criterion.cap >= zero);
    for (const Option& option : criterion.options) {
      good = good && option.points >= (criterion.kind == Kind::single ? before : zero);
      before = option.points;
    }
    if (!good) m_reader.error("points-fall", criterion.place, {{"criterion", criterion.id}});
    const std::size_t fewest = criterion.kind == Kind::single ? 2 : criterion.kind == Kind::multi ? 1 : 0;
    if (criterion.options.size() < fewest) {
      m_reader.error("too-few-options", criterion.place, {{"criterion", criterion.id}, {"least", std::to_string(fewest)}});
    }
    constexpr std::size_t most = 64;  // the bits of Answer::chosen
    if (criterion.kind == Kind::multi && criterion.options.size() > most) {
      m_reader.error(
          "too-many-options", criterion.place,
          {{"criterion", criterion.id}, {"found", std::to_string(criterion.options.size())}, {"most", std::to_string(most)}});
    }
  }

  /// Absolute totals and pillar counts are fair only when every criterion counts for everyone.
  void absolute() {
    if (!m_questionnaire.has_absolute_levels()) return;
    for (const Criterion& criterion : m_questionnaire.criteria) {
      if (!criterion.scored()) continue;
      if (criterion.asked_if || criterion.allow_not_applicable) {
        m_reader.error("optional-with-absolute-levels", criterion.place, {{"criterion", criterion.id}});
      }
    }
  }

  /// No criterion's `asked_if` may depend on itself, however long the way round.
  void circles() {
    enum class Mark { fresh, open, done };
    std::vector<Mark> marks(m_questionnaire.criteria.size(), Mark::fresh);
    const auto visit = [&](const auto& self, std::size_t index) -> void {
      if (marks[index] == Mark::done) return;
      const Criterion& criterion = m_questionnaire.criteria[index];
      if (marks[index] == Mark::open) {
        m_reader.error("asked-if-circle", criterion.place, {{"criterion", criterion.id}});
        return;
      }
      marks[index] = Mark::open;
      if (criterion.asked_if) {
        for (const condition::Condition* leaf : condition::leaves(*criterion.asked_if)) {
          const bool answer =
              leaf->kind != condition::Condition::Kind::size_in && leaf->subject == condition::Condition::Subject::answer;
          if (answer) self(self, leaf->index);
        }
      }
      marks[index] = Mark::done;
    };
    for (std::size_t i = 0; i < marks.size(); ++i) visit(visit, i);
  }

  base::Reader& m_reader;
  const base::Node& m_root;
  const Questionnaire& m_questionnaire;
};

}  // namespace

void check_rules(base::Reader& reader, const base::Node& root, const Questionnaire& questionnaire) {
  Rules(reader, root, questionnaire).check();
}

}  // namespace dxready::questionnaire
