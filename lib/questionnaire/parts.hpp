#pragma once

#include "base/fields.hpp"
#include "questionnaire/load.hpp"
#include "questionnaire/questionnaire.hpp"

#include <vector>

// The parts `load` is put together from; not for other folders.
namespace dxready::questionnaire {

Provenance read_provenance(base::Fields& parent, const std::vector<Source>& sources);
std::vector<BandTable> read_band_tables(base::Fields& parent, const std::vector<Source>& sources);
std::vector<PillarLevel> read_pillar_levels(base::Fields& parent, const std::vector<Source>& sources);
std::vector<Level> read_levels(base::Fields& parent, const std::vector<Source>& sources);
std::vector<Band> read_bands(base::Reader& reader, const base::Node& node);

/// Reads one criterion but for `asked_if`, which may name criteria that come later.
Criterion read_criterion(base::Reader& reader, const base::Node& node, const Questionnaire& so_far, const Context& context);

/// Reads `soft_rules`, when all criteria are known.
std::vector<SoftRule> read_soft_rules(base::Fields& parent, const Questionnaire& so_far, const condition::Vocabulary& names);

/// Whether some answers and facts make a condition yes. Where there are too many to try: true.
bool can_hold(const condition::Condition& condition, const Questionnaire& questionnaire,
              const std::vector<condition::Operand>& facts);

/// The rules a questionnaire keeps beyond its shape: ids once, levels that rise, points that do not fall, nothing
/// optional where points are absolute, no circle among `asked_if`.
void check_rules(base::Reader& reader, const base::Node& root, const Questionnaire& questionnaire);

}  // namespace dxready::questionnaire
