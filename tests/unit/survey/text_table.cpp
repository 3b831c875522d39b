#include "survey/text_table.hpp"

#include "catch.hpp"

using dxready::survey::Match;
using dxready::survey::TextTable;
using Fit = Match::Fit;

TEST_CASE("A text is found as it is, then by its letters, then without diacritics") {
  TextTable table;
  table.add("Có website", 1);
  table.add("Chưa có", 2);
  CHECK(table.find("Có website") == Match{Fit::one, 1});
  CHECK(table.find("  có   WEBSITE ") == Match{Fit::one, 1});
  CHECK(table.find("co\xCC\x81 website") == Match{Fit::one, 1});  // NFD
  CHECK(table.find("co website") == Match{Fit::one, 1});
  CHECK(table.find("website").fit == Fit::none);
  CHECK(table.find("").fit == Fit::none);
}

TEST_CASE("Diacritics decide where they have to") {
  TextTable table;
  table.add("Má", 1);
  table.add("Mã", 2);
  CHECK(table.find("mã") == Match{Fit::one, 2});
  CHECK(table.find("ma").fit == Fit::several);
  table.add("MÃ", 3);
  CHECK(table.find("mã").fit == Fit::several);
  CHECK(table.find("MÃ") == Match{Fit::one, 3});
}

TEST_CASE("A text is found by its beginning when only one begins so") {
  TextTable table;
  table.add("Đơn vị có website không?", 1);
  table.add("Đơn vị có mấy người?", 2);
  CHECK(table.find_beginning("Đơn vị có web") == Match{Fit::one, 1});
  CHECK(table.find_beginning("đơn vị").fit == Fit::several);
  CHECK(table.find_beginning("Tên").fit == Fit::none);
}
