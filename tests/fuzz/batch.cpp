#include "survey/batch.hpp"

#include "base/messages.hpp"
#include "csv/detect.hpp"
#include "questionnaire/small.hpp"
#include "scoring/plan.hpp"
#include "shipped/shipped.hpp"
#include "survey/recognise.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace base = dxready::base;
namespace csv = dxready::csv;
namespace survey = dxready::survey;

namespace {

struct Asked {
  dxready::questionnaire::Questionnaire questionnaire;
  dxready::scoring::Plan plan = std::move(*dxready::scoring::compile(questionnaire).value);
};

/// The small questionnaire with everybody asked everything: only such rows may be read straight from their bytes.
dxready::questionnaire::Questionnaire unconditional() {
  dxready::questionnaire::Questionnaire questionnaire = small::loaded();
  for (auto& criterion : questionnaire.criteria) criterion.asked_if.reset();
  return questionnaire;
}

/// What does not change from one survey to the next.
struct World {
  Asked conditional{small::loaded()};
  Asked plain{unconditional()};
  std::vector<survey::Profile> profiles;

  World() {
    for (const std::string id : {"plain", "briefcase", "google-forms", "google-sheets", "kobo", "limesurvey", "microsoft-forms",
                                 "odk-central", "redcap", "surveymonkey"}) {
      profiles.push_back(std::move(*survey::load_profile(shipped::document("data/profiles/" + id + ".yaml")).value));
    }
  }
};

const World& world() {
  static const World made;
  return made;
}

/// Everything a batch makes.
struct Output : survey::BatchSink {
  void results(std::string_view lines) override { all[0] += lines; }
  void rejects(std::string_view bytes) override { all[1] += bytes; }
  void reasons(std::string_view lines) override { all[2] += lines; }
  void findings(const base::Diagnostics& findings) override {
    for (const base::Diagnostic& finding : findings.all()) {
      if (base::format_diagnostic(finding, base::Language::vi).empty()) std::abort();
    }
  }
  bool progress(std::uint64_t, const survey::Summary&) override { return true; }

  std::string all[3];  // NOLINT(modernize-avoid-c-arrays): three texts and no more
  survey::Summary summary;
};

const survey::Profile& profile_of(const csv::Detected& form) {
  std::vector<std::vector<std::string>> sample;
  for (const std::vector<csv::TextCell>& record : form.sample) {
    std::vector<std::string>& texts = sample.emplace_back();
    for (const csv::TextCell& cell : record) texts.push_back(cell.text);
  }
  const auto found = survey::recognise(world().profiles, form.header, sample);
  return world().profiles[found.empty() ? 0 : found.front().profile];
}

void run(std::string_view text, const survey::BatchPlan& plan, std::size_t block_size, const survey::Keeper* keeper,
         Output& output) {
  std::istringstream stream{std::string(text)};
  base::StreamSource source(stream, "fuzz");
  csv::BlockReader blocks(source, plan.dialect, block_size);
  output.summary = survey::run_batch(plan, blocks, 1, output, keeper);
  if (!output.summary.adds_up()) std::abort();
}

}  // namespace

/// Any bytes are a survey or a finding. What a batch makes of a survey does not depend on how it is cut and whether rows may be
/// read straight from their bytes, and every row ends as one of scored, rejected, duplicate, unchanged.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto form = csv::detect(text, true, {}, "fuzz");
  if (!form) return 0;
  const survey::Profile& profile = profile_of(*form);
  const auto& model = shipped::world().model;
  const base::Date today{2026, 11, 22};
  const Asked& asked = size % 2 == 0 ? world().conditional : world().plain;
  const auto mapping = survey::map_columns(profile, form->header, asked.questionnaire, model.facts);
  if (!mapping) return 0;
  const survey::RowReader rows(*mapping, profile, asked.questionnaire, model.facts, {{}, {}, today});
  const dxready::assessment::Assessor assessor(asked.questionnaire, asked.plan, model);
  const bool advice = size % 4 == 0;
  const survey::ResultWriter writer(asked.questionnaire, {survey::ResultFormat::csv, advice, false, {}});
  const survey::BatchPlan plan{rows, assessor, writer, form->dialect, "fuzz", form->header_line + 1, {}, {}, {}};
  // Rows that somebody keeps go the general way.
  const survey::Keeper nobody = {[](const dxready::assessment::Assessment&) { return nullptr; }, {}};
  Output large;
  Output small;
  run(text, plan, size + 64, &nobody, large);
  run(text, plan, 64, nullptr, small);
  for (std::size_t i = 0; i < 3; ++i) {
    if (large.all[i] != small.all[i]) std::abort();
  }
  if (!(large.summary == small.summary)) std::abort();
  return 0;
}
