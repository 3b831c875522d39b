#include "sheet/cell_text.hpp"

#include "catch.hpp"

#include <string>

using namespace dxready::sheet;

TEST_CASE("a number is the shortest text of the same number", "[sheet]") {
  CHECK(number_text("317610004") == "317610004");
  CHECK(number_text("1.1000000000000001") == "1.1");
  CHECK(number_text("0.33333333333333331") == "0.3333333333333333");
  CHECK(number_text("3.0") == "3");
  CHECK(number_text("-0.5") == "-0.5");
  CHECK(number_text("38000000000") == "38000000000");
  CHECK(number_text("3.17E+09") == "3.17E+09");
  CHECK(number_text("1.5e-7") == "1.5e-7");
  CHECK(number_text("1.2.3") == "1.2.3");
}

TEST_CASE("a day number is a date", "[sheet]") {
  CHECK(date_text("46346", false) == "2026-11-20");
  CHECK(date_text("46346.354166666664", false) == "2026-11-20T08:30:00");
  CHECK(date_text("46346.999999", false) == "2026-11-21");
  CHECK(date_text("0.5", false) == "12:00:00");
  CHECK(date_text("1", false) == "1900-01-01");
  CHECK(date_text("59", false) == "1900-02-28");
  CHECK_FALSE(date_text("60", false));  // 29 February 1900
  CHECK(date_text("61", false) == "1900-03-01");
  CHECK(date_text("2958465", false) == "9999-12-31");
  CHECK_FALSE(date_text("2958465.9999999", false));
  CHECK_FALSE(date_text("1e300", false));
  CHECK_FALSE(date_text("-1", false));
  CHECK_FALSE(date_text("x", false));
  CHECK(date_text("44884", true) == "2026-11-20");
  CHECK(date_text("2957003", true) == "9999-12-31");
  CHECK_FALSE(date_text("2957004", true));
}

TEST_CASE("date formats are told from number formats", "[sheet]") {
  for (const char* code : {"dd/mm/yyyy", "[$-42A]d mmmm yyyy;@", "h:mm AM/PM", "yyyy\\-mm\\-dd", "\"ngày\" d", "[Red]mm:ss"}) {
    CAPTURE(code);
    CHECK(is_date_format(std::string_view(code)));
  }
  for (const char* code : {"General", "0.00", "#,##0\\ \"đồng\"", "[$VND] #,##0", "@", "[h]:mm", "[mm]:ss", "0;\"d\"", "0;d",
                           "_d0", "\"dd", "[dd", "0.00E+00"}) {
    CAPTURE(code);
    CHECK_FALSE(is_date_format(std::string_view(code)));
  }
  CHECK(is_date_format(14U));
  CHECK(is_date_format(22U));
  CHECK_FALSE(is_date_format(0U));
  CHECK_FALSE(is_date_format(46U));
}

TEST_CASE("escaped letters come back", "[sheet]") {
  const auto plain = [](std::string text) {
    undo_escapes(text, 0);
    return text;
  };
  CHECK(plain("a_x000D_\nb") == "a\r\nb");
  CHECK(plain("_x005F_x000D_") == "_x000D_");
  CHECK(plain("_x1EA1_") == "ạ");
  CHECK(plain("_x00E9_") == "é");
  CHECK(plain("_xD800__x00G0__x00_x") == "_xD800__x00G0__x00_x");
  std::string text = "_x0041_|_x0042_";
  undo_escapes(text, 8);
  CHECK(text == "_x0041_|B");
}
