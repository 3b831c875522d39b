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

/// data/consent/consent.LANGUAGE.md; ends the command when it names no version.
ConsentForm consent_form(const Session& session, const Workbench& workbench, base::Language language);
/// The one that is signed, whatever language is spoken: the Vietnamese.
ConsentForm signed_form(const Session& session, const Workbench& workbench);
/// One of a file, which may be an older one; ends the command likewise. Throws base::EnvironmentError when it cannot be read.
ConsentForm form_of_file(const Session& session, const std::string& file);

/// data/consent/NAME.LANGUAGE.md.
std::string form_text(const Session& session, const Workbench& workbench, const std::string& name);

}  // namespace dxready::cli
