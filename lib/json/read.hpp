#pragma once

#include "base/checked.hpp"
#include "base/document.hpp"

#include <string>

namespace dxready::json {

/// One JSON document as the tree of texts the YAML reader makes: strings are quoted scalars, numbers, `true` and `false` plain
/// ones as written, `null` is null. Repeated keys, text behind the document, control characters in strings and nesting over
/// base::nesting_limit are errors. `file` is the name used in the findings, whose codes are "json.…". The document's text is
/// `text` without a byte order mark. Errors of meaning are all reported; an error of syntax ends the reading.
base::Checked<base::Document> parse(std::string text, std::string file);

}  // namespace dxready::json
