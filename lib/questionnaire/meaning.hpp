#pragma once

#include "questionnaire/load.hpp"
#include "questionnaire/questionnaire.hpp"

#include <string>

namespace dxready::questionnaire {

/// What a questionnaire means, as canonical JSON: keys sorted, defaults left out, text in NFC. Titles, summary, help,
/// evidence hints, soft rules, meanings of levels, notices, open points, sources and provenance are no part of it; questions,
/// wording of options, points, bands, thresholds, conditions and the file's order are. Facts and topics stand by id.
std::string canonical_meaning(const Questionnaire& questionnaire, const Context& context);

/// "m1:" and SHA-256 of the canonical meaning. Two questionnaires of the same id and version must have the same.
std::string meaning_fingerprint(const Questionnaire& questionnaire, const Context& context);

}  // namespace dxready::questionnaire
