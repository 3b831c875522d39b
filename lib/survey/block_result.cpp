#include "survey/block_result.hpp"

#include "survey/rejects.hpp"

namespace dxready::survey {

void BlockResult::reject(std::string_view bytes, std::span<const base::Diagnostic> why, base::Language language) {
  reject(bytes);
  write_reasons(why, language, reasons);
  for (const base::Diagnostic& finding : why) add(finding);
}

void BlockResult::reject(std::string_view bytes, const base::Diagnostic& why, std::string_view reason) {
  reject(bytes);
  reasons += std::to_string(why.place.line);
  reasons += reason;
  add(why);
}

void BlockResult::reject(std::string_view bytes) {
  ++summary.rejected;
  rejects += bytes;
  if (bytes.empty() || (bytes.back() != '\n' && bytes.back() != '\r')) rejects += '\n';
}

void BlockResult::add(const base::Diagnostic& why) {
  ++summary.reasons[why.code];
  if (findings.all().size() < base::Diagnostics::cap) findings.add(why);
}

}  // namespace dxready::survey
