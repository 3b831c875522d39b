#pragma once

#include "base/fields.hpp"
#include "survey/mapping.hpp"

#include <optional>
#include <string>
#include <string_view>

// The parts `map_columns` is put together from; not for other folders.
namespace dxready::survey {

/// True for columns that hold an answer to a criterion, whole or in part.
bool is_answer(ColumnUse::Kind kind);

/// The fact of an id; nothing, with profile.unknown-fact reported at the place, when there is none.
std::optional<std::size_t> find_fact(base::Reader& reader, const std::string& id, base::Place place,
                                     const enterprise::FactModel& facts);

/// What a column of the profile holds of the enterprise itself: tax_code, name, address, external_id.
std::optional<ColumnUse::Kind> identity_kind(std::string_view id);

/// What must hold of a mapping as a whole; notes the criteria that are not in the file.
void check_mapping(Mapping& mapping, const Profile& profile, const questionnaire::Questionnaire& questionnaire,
                   base::Diagnostics& findings);

/// Whether what the profile's lines turn cells into are answers and facts there are, and its defaults too.
void check_values(const Mapping& mapping, const Profile& profile, const questionnaire::Questionnaire& questionnaire,
                  const enterprise::FactModel& facts, base::Diagnostics& findings);

}  // namespace dxready::survey
