#pragma once

#include "survey/mapping.hpp"

// The parts `map_columns` is put together from; not for other folders.
namespace dxready::survey {

/// True for columns that hold an answer to a criterion, whole or in part.
bool is_answer(ColumnUse::Kind kind);

/// What must hold of a mapping as a whole; notes the criteria that are not in the file.
void check_mapping(Mapping& mapping, const Profile& profile, const questionnaire::Questionnaire& questionnaire,
                   base::Diagnostics& findings);

/// Whether what the profile's lines turn cells into are answers and facts there are, and its defaults too.
void check_values(const Mapping& mapping, const Profile& profile, const questionnaire::Questionnaire& questionnaire,
                  const enterprise::FactModel& facts, base::Diagnostics& findings);

}  // namespace dxready::survey
