#include "survey/block_result.hpp"

#include "survey/rejects.hpp"

namespace dxready::survey {

void BlockResult::reject(std::string_view bytes, std::span<const base::Diagnostic> why, const BatchPlan& plan) {
  if (plan.reject_rows != nullptr) {
    plan.reject_rows->write(bytes, why, rejects);
  } else {
    take(bytes);
    write_reasons(why, plan.language, reasons);
  }
  ++summary.rejected;
  for (const base::Diagnostic& finding : why) add(finding);
}

void BlockResult::reject(std::string_view bytes, const base::Diagnostic& why, std::string_view reason) {
  take(bytes);
  reasons += std::to_string(why.place.line);
  reasons += reason;
  ++summary.rejected;
  add(why);
}

void BlockResult::take(std::string_view bytes) {
  rejects += bytes;
  // What is as long as a record may be is a piece of a line that goes on.
  const bool ends = bytes.size() >= csv::record_limit || (!bytes.empty() && (bytes.back() == '\n' || bytes.back() == '\r'));
  if (!ends) rejects += '\n';
}

void BlockResult::add(const base::Diagnostic& why) {
  ++summary.reasons[why.code];
  if (findings.all().size() < base::Diagnostics::cap) findings.add(why);
}

}  // namespace dxready::survey
