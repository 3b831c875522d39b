#pragma once

#include "base/checked.hpp"
#include "base/document.hpp"

#include <filesystem>
#include <string>

namespace dxready::yaml {

/// One YAML document as a tree of texts. Nothing is interpreted: `No`, `1.0` and `2026-01-01` stay as written; a value left
/// empty, `~` and `null` are null; block scalars count as quoted. Stricter than YAML: repeated keys, anchors, aliases, tags,
/// directives, second documents, tabs in the indentation, control characters, numbers with a leading zero (`010`) and nesting
/// over base::nesting_limit are errors. `file` is the name used in the findings, whose codes are "yaml.…". The document's text
/// is `text` without a byte order mark. Errors of meaning are all reported; an error of syntax ends the reading.
base::Checked<base::Document> parse(std::string text, std::string file);

/// Reads the file and parses it. Throws base::EnvironmentError when it cannot be read.
base::Checked<base::Document> load(const std::filesystem::path& path);

}  // namespace dxready::yaml
