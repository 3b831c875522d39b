#include "sheet/write_xlsx.hpp"

#include "catch.hpp"

#include "base/diagnostic.hpp"
#include "base/file.hpp"
#include "base/output_file.hpp"
#include "sheet/cell_xml.hpp"
#include "sheet/read_xlsx.hpp"

#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <vector>

using namespace dxready;
using namespace dxready::sheet;

namespace {

namespace fs = std::filesystem;

struct Text {
  std::string text;
  CellKind kind = CellKind::text;
  bool operator==(const Text&) const = default;
};
using Rows = std::vector<std::vector<Text>>;

/// A folder that is gone afterwards.
class Folder {
public:
  Folder() : m_path(fs::temp_directory_path() / ("dxready-" + std::to_string(std::random_device()()))) {
    fs::create_directories(m_path);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(m_path); }
  fs::path operator/(const char* name) const { return m_path / name; }

private:
  fs::path m_path;
};

void add(WorkbookWriter& writer, const std::vector<Text>& row) {
  std::vector<Cell> cells;
  for (const Text& cell : row) cells.push_back({cell.text, cell.kind});
  writer.add(cells);
}

void write(const fs::path& path, const Rows& rows, std::uint64_t heading_rows = 1) {
  base::OutputFile file(path, true);
  WorkbookWriter writer(file, "rows", heading_rows);
  for (const std::vector<Text>& row : rows) add(writer, row);
  writer.finish();
  file.commit();
}

/// The rows as they are read again; rows without cells are left out there.
Rows read(const fs::path& path) {
  WorkbookReader reader(path);
  Rows rows;
  Row row;
  while (reader.next(row)) {
    std::vector<Text>& texts = rows.emplace_back();
    for (const Cell& cell : row.cells) texts.push_back({std::string(cell.text), cell.kind});
  }
  return rows;
}

std::string bytes_of(const fs::path& path) { return base::read_file(path); }

std::string refusal(const std::function<void()>& act) {
  try {
    act();
  } catch (const base::DataError& error) {
    return error.diagnostic().code;
  }
  return {};
}

std::string xml(std::string_view text) {
  std::string out;
  append_text_xml(text, out);
  return out;
}

}  // namespace

TEST_CASE("what is written to a workbook is read again", "[sheet]") {
  const Folder folder;
  const Rows rows = {
      {{"tên", CellKind::text}, {"số", CellKind::text}, {"có", CellKind::text}},
      {{"0317610004", CellKind::text}, {"38.4", CellKind::number}, {"TRUE", CellKind::boolean}},
      {{"=1+1", CellKind::text}, {"-7", CellKind::number}, {"FALSE", CellKind::boolean}},
      {{"  <a> & \"b\"\t ", CellKind::text}, {"", CellKind::empty}, {"x", CellKind::text}},
      {{"dòng 1\r\ndòng 2", CellKind::text}, {"", CellKind::text}, {"\x01_x000D_\x1F", CellKind::text}},
      {{"Công ty 🏭", CellKind::text}, {"1234567890123456", CellKind::number}, {"007", CellKind::number}},
  };
  write(folder / "rows.xlsx", rows);
  Rows expected = rows;
  // What a spreadsheet would not keep as a number is text.
  expected[5][1].kind = CellKind::text;
  expected[5][2].kind = CellKind::text;
  CHECK(read(folder / "rows.xlsx") == expected);
}

TEST_CASE("the same rows are the same bytes", "[sheet]") {
  const Folder folder;
  Rows rows;
  for (int i = 0; i < 3000; ++i) {
    rows.push_back({{"Công ty " + std::to_string(i), CellKind::text}, {std::to_string(i * 7919 % 100003), CellKind::number}});
  }
  write(folder / "a.xlsx", rows);
  write(folder / "b.xlsx", rows);
  CHECK(bytes_of(folder / "a.xlsx") == bytes_of(folder / "b.xlsx"));
  CHECK(read(folder / "a.xlsx").size() == rows.size());
}

TEST_CASE("a workbook has a row for every row, also without cells", "[sheet]") {
  const Folder folder;
  write(folder / "gaps.xlsx", {{}, {{"b"}}, {}, {{"d"}}});
  WorkbookReader reader(folder / "gaps.xlsx");
  Row row;
  REQUIRE(reader.next(row));
  CHECK(row.number == 2);
  REQUIRE(reader.next(row));
  CHECK(row.number == 4);
  CHECK_FALSE(reader.next(row));
  write(folder / "none.xlsx", {});
  CHECK(read(folder / "none.xlsx").empty());
}

TEST_CASE("what a sheet cannot hold is refused, and no file appears", "[sheet]") {
  const Folder folder;
  const fs::path path = folder / "full.xlsx";
  CHECK(refusal([&] {
          write(path, {{{std::string(most_letters, 'x')}, {std::string(most_letters + 1, 'x')}}});
        }) == "sheet.cell-too-long");
  CHECK(refusal([&] { write(path, {std::vector<Text>(16385)}); }) == "sheet.too-many-columns");
  CHECK(refusal([&] {
          base::OutputFile file(path, true);
          WorkbookWriter writer(file, "rows", 1);
          for (int i = 0; i < 1048577; ++i) writer.add({});
        }) == "sheet.too-many-rows");
  CHECK_FALSE(fs::exists(path));
  CHECK_FALSE(fs::exists(folder / "full.xlsx.part"));
}

TEST_CASE("a full disk is a file that cannot be written", "[sheet]") {
  const auto fill = [] {
    base::OutputFile file("/dev/full", true);
    WorkbookWriter writer(file, "rows", 0);
    for (int i = 0; i < 100000; ++i) add(writer, {{std::to_string(i * 7919)}});
    writer.finish();
    file.close();
  };
  CHECK_THROWS_AS(fill(), base::EnvironmentError);
}

TEST_CASE("a text is cut between letters to what a cell holds", "[sheet]") {
  CHECK(fitting("ngắn") == "ngắn");
  CHECK(fitting(std::string(most_letters - 1, 'x') + "ễễ") == std::string(most_letters - 1, 'x') + "ễ");
  // Outside the first plane a letter counts twice.
  CHECK(fitting(std::string(most_letters - 1, 'x') + "🏭") == std::string(most_letters - 1, 'x'));
}

TEST_CASE("texts are written as XML", "[sheet]") {
  CHECK(xml("a<b & \"c\"") == "a&lt;b &amp; &quot;c&quot;");
  CHECK(xml(std::string_view("\0\x1b\r", 3)) == "_x0000__x001B__x000D_");
  CHECK(xml("_x000D_ _x00_ _") == "_x005F_x000D_ _x00_ _");
  CHECK(xml("\xEF\xBF\xBF") == "_xFFFF_");
  CHECK(xml("T\xC3") == "T\xEF\xBF\xBD");
  CHECK(xml("\xE1\xBB\x85") == "ễ");
}

TEST_CASE("columns have letters and numbers formats", "[sheet]") {
  const auto name = [](std::size_t column) {
    std::string text;
    append_column_name(column, text);
    return text;
  };
  CHECK(name(0) == "A");
  CHECK(name(25) == "Z");
  CHECK(name(26) == "AA");
  CHECK(name(701) == "ZZ");
  CHECK(name(16383) == "XFD");
  CHECK(number_format("0") == CellFormat::whole);
  CHECK(number_format("-12") == CellFormat::whole);
  CHECK(number_format("38.40") == CellFormat::two_decimals);
  CHECK(number_format("0.5") == CellFormat::general);
  for (const char* text : {"", "-", "1.", ".5", "1e5", "01", "1,5", "1234567890123456"}) {
    CHECK(number_format(text) == CellFormat::text);
  }
}
