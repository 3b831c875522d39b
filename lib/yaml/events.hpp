#pragma once

#include "base/fields.hpp"
#include "base/source.hpp"
#include "base/tree_builder.hpp"

namespace dxready::yaml {

/// Runs the YAML parser over the reader's document, which is sound UTF-8 without control characters. Fills the tree and
/// reports what it finds; the tree is of use only when no error was reported.
void read_events(base::Reader& reader, const base::Places& places, base::TreeBuilder& tree);

}  // namespace dxready::yaml
