#include "survey/block_result.hpp"

#include "survey/rejects.hpp"

namespace dxready::survey {

void BlockResult::clear() {
  for (std::string* text : {&results, &rejects, &reasons}) text->clear();
  summary = {};
  findings = {};
  candidates.clear();
  lean.clear();
}

void BlockResult::reject(const csv::Record& record, std::span<const base::Diagnostic> why, const BatchPlan& plan) {
  if (plan.reject_rows != nullptr) {
    plan.reject_rows->write(record.bytes, why, rejects);
  } else {
    take(record.bytes, record.goes_on);
    write_reasons(why, plan.language, reasons);
  }
  ++summary.rejected;
  for (const base::Diagnostic& finding : why) add(finding);
}

void BlockResult::reject(std::string_view bytes, const base::Diagnostic& why, std::string_view reason) {
  take(bytes, false);
  reasons += std::to_string(why.place.line);
  reasons += reason;
  ++summary.rejected;
  add(why);
}

void BlockResult::reject_more(const csv::Record& record, const BatchPlan& plan) {
  if (plan.reject_rows == nullptr) take(record.bytes, record.goes_on);
}

void BlockResult::take(std::string_view bytes, bool goes_on) {
  rejects += bytes;
  const bool ends = !bytes.empty() && (bytes.back() == '\n' || bytes.back() == '\r');
  if (!goes_on && !ends) rejects += '\n';
}

void BlockResult::add(const base::Diagnostic& why) {
  ++summary.reasons[why.code];
  if (findings.all().size() < base::Diagnostics::cap) findings.add(why);
}

}  // namespace dxready::survey
