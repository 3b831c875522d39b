#pragma once

#include "random.hpp"

#include <string>

// Random enterprises as answers files for dbi-sme-2021.
namespace property {

/// Any facts at all, sensible together or not.
std::string any_enterprise(Random& random);

/// An enterprise of Ho Chi Minh City and around as an interviewer meets them: form, size and sector fit together, the
/// answers follow how far it has come, some facts are unknown.
std::string plausible_enterprise(Random& random);

}  // namespace property
