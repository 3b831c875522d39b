#include "survey/summary.hpp"

namespace dxready::survey {
namespace {

std::size_t index_of(const support::Verdict& verdict, const assessment::Assessment& assessment) {
  return static_cast<std::size_t>(verdict.package - assessment.model->catalogue.packages.data());
}

}  // namespace

void Summary::add_scored(const assessment::Assessment& assessment, bool advice) {
  const scoring::Score& score = assessment.score;
  ++(score.total.answered == score.total.applicable ? full : partial);
  if (score.certain() && score.level) {
    ++levels[*score.level];
  } else {
    ++uncertain;
  }
  if (!advice) return;
  packages.resize(assessment.model->catalogue.packages.size());
  for (const support::Verdict& one : assessment.recommendation.eligible) ++packages[index_of(one, assessment)].eligible;
  for (const support::Verdict& one : assessment.recommendation.undecided) ++packages[index_of(one, assessment)].undecided;
  const support::Verdict* recommended = assessment.recommendation.recommended();
  if (recommended != nullptr) ++packages[index_of(*recommended, assessment)].recommended;
}

void Summary::add(const Summary& other) {
  read += other.read;
  full += other.full;
  partial += other.partial;
  rejected += other.rejected;
  duplicate += other.duplicate;
  unchanged += other.unchanged;
  revised += other.revised;
  blank += other.blank;
  unfinished += other.unfinished;
  uncertain += other.uncertain;
  for (const auto& [level, count] : other.levels) levels[level] += count;
  for (const auto& [code, count] : other.reasons) reasons[code] += count;
  for (const auto& [code, count] : other.warnings) warnings[code] += count;
  if (packages.size() < other.packages.size()) packages.resize(other.packages.size());
  for (std::size_t i = 0; i < other.packages.size(); ++i) {
    packages[i].eligible += other.packages[i].eligible;
    packages[i].undecided += other.packages[i].undecided;
    packages[i].recommended += other.packages[i].recommended;
  }
}

}  // namespace dxready::survey
