#pragma once

#include "base/diagnostic.hpp"
#include "base/language.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dxready::base {

/// What one code says in one language. `{name}` stands for an argument. The hint is printed only when every argument it
/// names is given and not empty.
struct Message {
  std::string_view code;  ///< "area.what", or "*.what" for what every schema area can report
  std::string_view text;
  std::string_view hint;
};

/// All messages of a language, sorted by code. Both languages have the same codes; a test demands it.
const std::vector<Message>& messages(Language language);

/// The sentence and the hint (empty when none applies) for a finding.
std::string message_text(const Diagnostic& diagnostic, Language language);
std::string message_hint(const Diagnostic& diagnostic, Language language);

/// The finding as people read it:
///   file:line:column: error: sentence [code]
///     42 |   the line
///        |   ^ hint: …
/// ending in a line break. Control characters of the data are not printed.
std::string format_diagnostic(const Diagnostic& diagnostic, Language language);

}  // namespace dxready::base
