#include "survey/reject_rows.hpp"

#include "catch.hpp"

#include <string>
#include <vector>

using namespace dxready;
using namespace dxready::survey;

namespace {

base::Diagnostic finding(std::string code, std::uint32_t line) {
  return {std::move(code), base::Severity::error, {{"cell", "x"}}, {}, {line, 0}, {}};
}

std::string row(const RejectRows& rows, std::string_view bytes, std::vector<base::Diagnostic> findings) {
  std::string out;
  rows.write(bytes, findings, out);
  return out;
}

/// Behind the cells of the survey.
std::string ends_with_line(const std::string& text, const std::string& line) {
  const std::size_t at = text.find("," + line + ",");
  return at == std::string::npos ? text : text.substr(0, at);
}

}  // namespace

TEST_CASE("a rejected row has its cells, its line and its reasons", "[survey]") {
  const RejectRows rows({';', csv::Encoding::utf8}, std::vector<std::string>{"a", "b", "c"}, base::Language::en);
  const auto heading = rows.heading("Khảo sát\n\na;\"b\"\"\";c\r\n", 3);
  CHECK(heading.rows == 3);
  CHECK(heading.lines == "Khảo sát,,,,\n\na,\"b\"\"\",c,dxready_line,dxready_reason\n");
  // An empty text is told from nothing.
  const std::string plain = row(rows, "\"x,y\";;\"\"\r\n", {finding("survey.line-break", 7)});
  CHECK(ends_with_line(plain, "7") == "\"x,y\",,\"\"");
  CHECK(plain.back() == '\n');
  // Short rows are filled up, cells beyond the header come last.
  CHECK(ends_with_line(row(rows, "x", {finding("survey.line-break", 8)}), "8") == "x,,");
  CHECK(row(rows, "1;2;3;4;;\n", {finding("survey.line-break", 9)}).ends_with(",4\n"));
}

TEST_CASE("own columns of an earlier run give way", "[survey]") {
  const RejectRows rows({}, std::vector<std::string>{"a", "dxready_line", "dxready_reason", "b"}, base::Language::en);
  CHECK(rows.heading("a,dxready_line,dxready_reason,b\n", 1).lines == "a,b,dxready_line,dxready_reason\n");
  CHECK(ends_with_line(row(rows, "1,12,why,2\n", {finding("survey.line-break", 3)}), "3") == "1,2");
}

TEST_CASE("bytes that are no text and cells that are too long are in the survey", "[survey]") {
  const RejectRows utf8({}, std::vector<std::string>{"a"}, base::Language::en);
  CHECK(ends_with_line(row(utf8, "T\xC3n\n", {finding("survey.not-this-encoding", 2)}), "2") == "T\xEF\xBF\xBDn");
  const RejectRows ansi({',', csv::Encoding::windows1252}, std::vector<std::string>{"a"}, base::Language::en);
  CHECK(ends_with_line(row(ansi, "caf\xE9 \x81\n", {finding("survey.not-this-encoding", 2)}), "2") == "café \xEF\xBF\xBD");
  const std::string cut = row(utf8, std::string(40000, 'x') + "\n", {finding("survey.line-break", 2)});
  CHECK(cut.find(std::string(32767, 'x') + ",2,") == 0);
  CHECK(cut.find("32,767") != std::string::npos);
  CHECK(row(utf8, std::string(csv::record_limit + 1, 'x'), {finding("csv.too-long", 2)}).starts_with(",2,"));
}
