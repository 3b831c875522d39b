#include "json/read.hpp"

#include "base/messages.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

/// Any bytes give a document or findings, never both nor neither, and every finding can be printed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  namespace base = dxready::base;
  const auto checked = dxready::json::parse(std::string(reinterpret_cast<const char*>(bytes), size), "fuzz");
  if (checked.value.has_value() == checked.diagnostics.has_errors()) std::abort();
  for (const base::Diagnostic& finding : checked.diagnostics.all()) {
    if (base::format_diagnostic(finding, base::Language::vi).empty()) std::abort();
  }
  if (!checked.value) return 0;
  const std::string encoded = base::encode(checked->root);
  base::Arena arena;
  if (base::decode(encoded, arena) != checked->root) std::abort();
  return 0;
}
