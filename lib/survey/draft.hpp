#pragma once

#include "survey/mapping.hpp"
#include "survey/profile.hpp"

#include <string>

namespace dxready::survey {

/// A profile as YAML, nothing but what differs from the defaults, without its columns: `load_profile` gives the same back.
std::string write_profile(const Profile& profile);

/// A starting profile for one file: what `profile` says of its kind of export, under a new id, and every column: those that
/// were found as lines that say so, the others as comments with the nearest name, for the user to fill in. It loads as it
/// stands and gives the same mapping.
std::string draft_profile(const Profile& profile, std::string_view id, const Mapping& mapping,
                          const questionnaire::Questionnaire& questionnaire, const enterprise::FactModel& facts);

}  // namespace dxready::survey
