#pragma once

#include "answers/load.hpp"
#include "base/fields.hpp"
#include "enterprise/enterprise.hpp"
#include "survey/profile.hpp"

#include <string_view>

namespace dxready::survey {

/// A text as the node of a document, at a place; `text` must outlive it.
base::Node text_node(std::string_view text, base::Place place, bool quoted = false);

/// What a line of `values` means as an answer; findings as of an answers file.
answers::Answer read_recoded(base::Reader& reader, const Recode& recode, const questionnaire::Criterion& criterion);

/// What it means as a fact.
enterprise::Fact load_recoded(base::Reader& reader, const Recode& recode, const enterprise::FactDefinition& fact);

}  // namespace dxready::survey
