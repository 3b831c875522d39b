#include "sheet/read_xlsx.hpp"

#include "catch.hpp"

#include "base/diagnostic.hpp"
#include "base/file.hpp"

#include <filesystem>
#include <random>
#include <string>
#include <vector>

using namespace dxready;
using namespace dxready::sheet;

namespace {

std::string path_of(const std::string& name) { return std::string(DXREADY_TEST_DATA "/workbooks/") + name; }

/// A cell with the first letter of its kind.
std::string shown(const Cell& cell) {
  constexpr std::string_view kinds = "-tnbde";
  return kinds[static_cast<std::size_t>(cell.kind)] + std::string(cell.text);
}

using Cells = std::vector<std::string>;

struct Line {
  std::uint64_t number = 0;
  Cells cells;
  bool operator==(const Line&) const = default;
};

std::vector<Line> lines(const std::string& name, std::string_view sheet = {}) {
  WorkbookReader reader(path_of(name), sheet);
  std::vector<Line> lines;
  Row row;
  while (reader.next(row)) {
    Line line{row.number, {}};
    for (const Cell& cell : row.cells) line.cells.push_back(shown(cell));
    lines.push_back(line);
  }
  CHECK_FALSE(reader.next(row));
  return lines;
}

/// What is found wrong with a workbook.
base::Diagnostic refusal(const std::string& name, std::string_view sheet = {}) {
  try {
    lines(name, sheet);
  } catch (const base::DataError& error) {
    CHECK(error.diagnostic().file == path_of(name));
    return error.diagnostic();
  }
  return {};
}

}  // namespace

TEST_CASE("a workbook is read as rows of texts", "[sheet]") {
  Cells gaps(27, "-");
  gaps[1] = "t東京";
  gaps[2] = "d12:00:00";
  gaps[3] = "n1.5";
  gaps[4] = "t";
  gaps[5] = "tx\ny";
  gaps[26] = "n38000000000";
  CHECK(lines("survey.xlsx") == std::vector<Line>{
                                    {1, {"tMã số thuế", "tTên", "tNộp lúc"}},
                                    {3, {"n317610004", "tCông ty Bình Minh", "d2026-11-20T08:30:00"}},
                                    {4, {"n3.17E+09", "thai\r\ndòng _x0041_", "d2026-11-20", "n1.1"}},
                                    {5, {"t0317610004", "-", "-", "bTRUE", "bFALSE", "e#N/A"}},
                                    {7, gaps},
                                    {9, {"d2026-11-20", "n60", "d1900-02-28", "n-1"}},
                                });
}

TEST_CASE("a sheet is chosen by name, else the first one that is shown", "[sheet]") {
  const WorkbookReader reader(path_of("survey.xlsx"));
  CHECK(reader.sheet_name() == "Trả lời");
  CHECK(reader.sheet_names() == std::vector<std::string>{"Lists", "Trả lời", "Khác"});
  CHECK(lines("survey.xlsx", "Lists") == std::vector<Line>{{1, {"n1"}}});
  CHECK(lines("survey.xlsx",
              "Kha\xCC\x81"
              "c") == std::vector<Line>{{5, {"-", "n7"}}});
  const base::Diagnostic finding = refusal("survey.xlsx", "Khac");
  CHECK(finding.code == "sheet.no-such-sheet");
  CHECK(finding.argument("suggestion") == "Khác");
  CHECK(finding.argument("sheets") == "Lists, Trả lời, Khác");
}

TEST_CASE("references, prefixes and shared strings can be missing", "[sheet]") {
  CHECK(lines("small.xlsx") == std::vector<Line>{{1, {"ta", "n2"}}, {2, {"d2026-11-20"}}});
}

TEST_CASE("what is no workbook is refused", "[sheet]") {
  CHECK(refusal("no-archive.xlsx").code == "sheet.not-a-workbook");
  CHECK(refusal("no-workbook.xlsx").code == "sheet.not-a-workbook");
  CHECK(refusal("password.xlsx").code == "sheet.protected-or-old");
  CHECK_THROWS_AS(WorkbookReader(path_of("none.xlsx")), base::EnvironmentError);
  CHECK_THROWS_AS(WorkbookReader(path_of("")), base::EnvironmentError);
}

TEST_CASE("damage is found, with its part and row", "[sheet]") {
  for (const char* name : {"cut-xml.xlsx", "unknown-string.xlsx", "column-goes-back.xlsx", "row-goes-back.xlsx", "no-column.xlsx",
                           "document-type.xlsx", "deep.xlsx", "missing-part.xlsx", "check-sum.xlsx"}) {
    CAPTURE(name);
    const base::Diagnostic finding = refusal(name);
    CHECK(finding.code == "sheet.damaged");
    CHECK(finding.argument("part") == "xl/worksheets/sheet1.xml");
  }
  CHECK(refusal("unknown-string.xlsx").place.line == 2);
}

TEST_CASE("what unpacks without end is refused", "[sheet]") {
  CHECK(refusal("bomb.xlsx").code == "sheet.too-large");
  CHECK(refusal("giant-tag.xlsx").code == "sheet.too-large");
  CHECK(refusal("giant-row.xlsx").code == "sheet.too-large");
}

TEST_CASE("a workbook with any byte changed is read or refused", "[sheet]") {
  const std::string bytes = base::read_file(path_of("survey.xlsx"));
  const auto path = std::filesystem::temp_directory_path() / ("dxready-" + std::to_string(std::random_device()()) + ".xlsx");
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
    base::write_file(path, changed, true);
    try {
      WorkbookReader reader(path);
      Row row;
      while (reader.next(row)) continue;
    } catch (const base::DataError&) {
      continue;
    }
  }
  std::filesystem::remove(path);
}
