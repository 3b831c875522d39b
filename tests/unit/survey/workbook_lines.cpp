#include "survey/workbook_lines.hpp"

#include "catch.hpp"

#include "base/output_file.hpp"
#include "csv/read.hpp"
#include "sheet/read_xlsx.hpp"
#include "survey/workbook_source.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace dxready;
using namespace dxready::survey;
using assessment::CellKind;

namespace {

/// A file that is gone afterwards.
class File {
public:
  File() : m_path(std::filesystem::temp_directory_path() / ("dxready-" + std::to_string(std::random_device()()) + ".xlsx")) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { std::filesystem::remove(m_path); }
  const std::filesystem::path& path() const { return m_path; }

private:
  std::filesystem::path m_path;
};

void write(const File& to, std::vector<CellKind> kinds, const std::vector<std::string_view>& pieces) {
  base::OutputFile file(to.path(), true);
  WorkbookLines lines(file, "results", std::move(kinds), 1);
  for (const std::string_view piece : pieces) lines.add(piece);
  lines.finish();
  file.commit();
}

}  // namespace

TEST_CASE("lines of CSV are rows of a workbook", "[survey]") {
  const File file;
  write(file, {CellKind::number, CellKind::text, CellKind::flag, CellKind::ids},
        {"points,tax_code,certain,eligible\n", "12.50,0317610004,true,A B\n", "3,\"'=1+1, \"\"x\"\"\",false,\n,,,\n"});
  sheet::WorkbookReader reader(file.path());
  CHECK(reader.sheet_name() == "results");
  using sheet::Cell;
  using Kind = sheet::CellKind;
  sheet::Row row;
  const auto next = [&] {
    REQUIRE(reader.next(row));
    return std::vector<Cell>(row.cells.begin(), row.cells.end());
  };
  CHECK(next() ==
        std::vector<Cell>{{"points", Kind::text}, {"tax_code", Kind::text}, {"certain", Kind::text}, {"eligible", Kind::text}});
  CHECK(next() ==
        std::vector<Cell>{{"12.5", Kind::number}, {"0317610004", Kind::text}, {"TRUE", Kind::boolean}, {"A B", Kind::text}});
  CHECK(next() == std::vector<Cell>{{"3", Kind::number}, {"'=1+1, \"x\"", Kind::text}, {"FALSE", Kind::boolean}});
  CHECK_FALSE(reader.next(row));
}

TEST_CASE("a workbook of texts is read as the CSV it was made of", "[survey]") {
  // Any texts, quoted or not; a line break inside a cell is read as a space.
  std::mt19937 random(20261122);
  const auto below = [&](std::size_t most) -> std::size_t { return random() % most; };
  constexpr std::array<std::string_view, 13> letters = {"a", "ễ", "=", "\"", ",", "0", " ", "_x000D_", "<", "&", "🏭", "'", "\t"};
  std::string lines;
  for (int row = 0; row < 500; ++row) {
    for (int column = 0; column < 5; ++column) {
      std::string text;
      for (std::size_t i = below(5); i > 0; --i) text += letters[below(letters.size())];
      std::string doubled;
      for (const char c : text) doubled += c == '"' ? "\"\"" : std::string(1, c);
      // Without quotes nothing was entered; the last cell never is.
      const bool nothing = text.empty() && column != 4 && below(2) == 0;
      const std::string cell = nothing ? "" : "\"" + doubled + "\"";
      lines += (column == 0 ? "" : ",") + cell;
    }
    lines += '\n';
  }
  const File file;
  write(file, {}, {lines});
  WorkbookSource source(file.path());
  std::string read(lines.size() + 1, '\0');
  read.resize(source.read(read.data(), read.size()));
  CHECK(read == lines);
}
