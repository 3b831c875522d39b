#include "base/diagnostic.hpp"

#include "catch.hpp"

#include <string>

using namespace dxready::base;

namespace {

Diagnostic finding(const std::string& code, Severity severity) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.severity = severity;
  return diagnostic;
}

}  // namespace

TEST_CASE("findings over the cap are counted, not kept", "[base]") {
  Diagnostics findings;
  CHECK(findings.empty());
  for (int i = 0; i < 90; ++i) findings.add(finding("a.e", Severity::error));
  for (int i = 0; i < 30; ++i) findings.add(finding("a.w", Severity::warning));
  CHECK(findings.all().size() == Diagnostics::cap);
  CHECK(findings.errors() == 90);
  CHECK(findings.warnings() == 30);
  CHECK(findings.dropped() == 20);
  CHECK(findings.has_errors());

  Diagnostics more;
  more.add(finding("b.w", Severity::warning));
  CHECK_FALSE(more.has_errors());
  more.add(findings);
  CHECK(more.all().size() == Diagnostics::cap);
  CHECK(more.all().front().code == "b.w");
  CHECK(more.errors() == 90);
  CHECK(more.warnings() == 31);
  CHECK(more.dropped() == 21);
}

TEST_CASE("arguments of a finding are found by name", "[base]") {
  Diagnostic diagnostic = finding("a.b", Severity::error);
  diagnostic.arguments = {{"key", "x"}, {"first", "2"}};
  CHECK(diagnostic.argument("first") == "2");
  CHECK(diagnostic.argument("none").empty());
}

TEST_CASE("thrown findings carry their code", "[base]") {
  CHECK(std::string(EnvironmentError(finding("file.x", Severity::error)).what()) == "file.x");
  CHECK(DataError(finding("store.x", Severity::error)).diagnostic().code == "store.x");
}
