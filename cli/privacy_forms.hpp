#pragma once

#include "cli/workbench.hpp"
#include "store/privacy_rules.hpp"

#include <string>

// The law on personal data and the forms that go with it, from the data files.
namespace dxready::cli {

/// data/privacy.yaml; ends the command when it is wrong.
store::PrivacyRules privacy_rules(const Session& session, const Workbench& workbench);

/// A text consent is given to.
struct ConsentForm {
  store::KeptText text;
  std::string version;  ///< "1 (2026-11-22)", as the form says of itself
};

/// data/consent/consent.LANGUAGE.md in the language of the session; ends the command when it names no version.
ConsentForm consent_form(const Session& session, const Workbench& workbench);

/// data/consent/NAME.LANGUAGE.md.
std::string form_text(const Session& session, const Workbench& workbench, const std::string& name);

}  // namespace dxready::cli
