#include "survey/same_names.hpp"

#include "catch.hpp"

using dxready::survey::compare_names;
using dxready::survey::NameCheck;
using dxready::survey::NameFit;

TEST_CASE("Names that differ in diacritics, the place of a tone or capitals are probably the same") {
  CHECK(compare_names("Công ty Hòa Bình", " Công ty Hòa Bình ") == NameFit::same);
  CHECK(compare_names("Hòa",
                      "Ho\xCC\x80"
                      "a") == NameFit::same);
  CHECK(compare_names("Công ty Hòa Bình", "Công ty Hoà Bình") == NameFit::probably_same);
  CHECK(compare_names("Công ty Thuỷ Sản", "CÔNG TY THỦY SẢN") == NameFit::probably_same);
  CHECK(compare_names("Cong ty Dat Viet", "Công ty Đất Việt") == NameFit::probably_same);
  CHECK(compare_names("Công ty Hòa Bình", "Công ty Hòa An") == NameFit::different);
}

TEST_CASE("All rows with other names are counted, the first of them kept") {
  NameCheck check;
  check.compare({1, "x", "A", "A"});
  for (std::uint64_t line = 2; line < 12; ++line) check.compare({line, "x", "Á", "A"});
  check.compare({12, "x", "B", "A"});
  CHECK(check.probably_same().count == 10);
  CHECK(check.probably_same().first.size() == NameCheck::kept);
  CHECK(check.probably_same().first.front().line == 2);
  CHECK(check.different() == NameCheck::Group{1, {{12, "x", "B", "A"}}});
}
