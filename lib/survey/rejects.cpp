#include "survey/rejects.hpp"

#include "base/messages.hpp"
#include "csv/write.hpp"

namespace dxready::survey {

std::string reasons_header() { return csv::record({"line", "column", "cell", "code", "message", "hint"}); }

void write_reasons(std::span<const base::Diagnostic> findings, base::Language language, std::string& out) {
  for (const base::Diagnostic& finding : findings) {
    const std::string line = finding.place.known() ? std::to_string(finding.place.line) : std::string();
    out +=
        csv::record({line, csv::harmless(finding.argument("column")), csv::harmless(finding.argument("cell")), finding.code,
                     csv::harmless(base::message_text(finding, language)), csv::harmless(base::message_hint(finding, language))});
  }
}

}  // namespace dxready::survey
