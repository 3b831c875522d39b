#include "survey/profile.hpp"
#include "survey/draft.hpp"
#include "survey/mapping.hpp"

#include "base/messages.hpp"
#include "questionnaire/small.hpp"
#include "shipped/shipped.hpp"
#include "yaml/read.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace base = dxready::base;
namespace survey = dxready::survey;

namespace {

void print(const base::Diagnostics& findings) {
  for (const base::Diagnostic& finding : findings.all()) {
    if (base::format_diagnostic(finding, base::Language::vi).empty()) std::abort();
  }
}

}  // namespace

/// A YAML text is a profile or has findings; a profile can be checked, tried on a file, and written out and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const auto questionnaire = small::loaded();
  static const std::vector<std::string> header = {"id", "tax_code", "S", "M/a", "M/b", "R", "N", "Q", "submitdate", "Doanh thu"};
  const auto document = dxready::yaml::parse(std::string(reinterpret_cast<const char*>(bytes), size), "fuzz");
  if (!document) return 0;
  const auto profile = survey::load_profile(*document);
  if (profile.value.has_value() == profile.diagnostics.has_errors()) std::abort();
  print(profile.diagnostics);
  if (!profile) return 0;
  const auto& facts = shipped::world().model.facts;
  print(survey::check_facts(*document, *profile, facts));
  print(survey::map_columns(*profile, header, questionnaire, facts).diagnostics);
  const std::string written = survey::write_profile(*profile);
  const auto again = dxready::yaml::parse(written, "written");
  if (!again) std::abort();
  const auto same = survey::load_profile(*again);
  if (!same || survey::write_profile(*same) != written) std::abort();
  return 0;
}
