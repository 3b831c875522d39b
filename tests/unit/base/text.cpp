#include "base/text.hpp"

#include "catch.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace dxready::base;

using Lines = std::vector<std::string>;

TEST_CASE("invalid UTF-8 is found at its first byte", "[base]") {
  CHECK_FALSE(first_invalid_utf8(""));
  CHECK_FALSE(first_invalid_utf8("Công ty 😀"));
  CHECK(first_invalid_utf8("a\xFF") == 1U);
  CHECK(first_invalid_utf8("ế\xC0\x80") == 3U);
  CHECK(first_invalid_utf8("ab\xED\xA0\x80") == 2U);
  CHECK(first_invalid_utf8("\xE1\xBA") == 0U);
  CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0U);
  CHECK(first_invalid_utf8("a\x80") == 1U);
}

TEST_CASE("normal form C", "[base]") {
  CHECK(nfc("te\xCC\x82\xCC\x81") == "tế");
  CHECK(nfc("te\xCC\x81\xCC\x82") == nfc("te\xCC\x81\xCC\x82"));
  CHECK(nfc("a\xCC\xA3\xCC\x82") == "ậ");
  CHECK(nfc("ậ") == "ậ");
  CHECK(nfc("plain") == "plain");
  CHECK(nfc("\xFF") == "\xFF");
  CHECK(nfc("½") == "½");
}

TEST_CASE("every Vietnamese letter is in normal form C and folds to its plain letter", "[base]") {
  const std::string letters = "àáảãạăằắẳẵặâầấẩẫậ|èéẻẽẹêềếểễệ|ìíỉĩị|òóỏõọôồốổỗộơờớởỡợ|ùúủũụưừứửữự|ỳýỷỹỵ|đ";
  const std::string capitals = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ|ÈÉẺẼẸÊỀẾỂỄỆ|ÌÍỈĨỊ|ÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ|ÙÚỦŨỤƯỪỨỬỮỰ|ỲÝỶỸỴ|Đ";
  const std::string plain = "aaaaaaaaaaaaaaaaa|eeeeeeeeeee|iiiii|ooooooooooooooooo|uuuuuuuuuuu|yyyyy|d";
  CHECK(nfc(letters) == letters);
  CHECK(nfc(capitals) == capitals);
  CHECK(fold(letters) == plain);
  CHECK(fold(capitals) == plain);
  CHECK(fold("ﬁ ß ẞ ½ Ⅳ") == "fi ss ss 1⁄2 iv");
  CHECK(fold("a\xCC\xA3\xCC\x82 \xFF") == "a\xCC\xA3\xCC\x82 \xFF");
}

TEST_CASE("folding takes case, diacritics and odd spaces away", "[base]") {
  CHECK(fold("Công ty  Bình Minh") == "cong ty binh minh");
  CHECK(fold("cong ty binh minh") == "cong ty binh minh");
  CHECK(fold("  ĐẶNG\tThị\n Ướt ") == "dang thi uot");
  CHECK(fold("đĐ") == "dd");
  CHECK(fold("te\xCC\x82\xCC\x81") == "te");
  CHECK(fold("a\xC2\xA0"
             "b") == "a b");
  CHECK(fold("").empty());
  CHECK(fold(" \t ").empty());
  CHECK(fold("IT.2-A") == "it.2-a");
}

TEST_CASE("trimming is of ASCII white space", "[base]") {
  CHECK(trim(" \t\r\n a b \v\f") == "a b");
  CHECK(trim("").empty());
  CHECK(trim("  ").empty());
  CHECK(trim("ế ") == "ế");
}

TEST_CASE("width in a terminal", "[base]") {
  CHECK(display_width("") == 0);
  CHECK(display_width("mức độ") == 6);
  CHECK(display_width("te\xCC\x82\xCC\x81") == 2);
  CHECK(display_width("日本") == 4);
  CHECK(display_width("…") == 1);
  CHECK(pad_right("mức", 5) == "mức  ");
  CHECK(pad_left("mức", 5) == "  mức");
  CHECK(pad_right("日本", 5) == "日本 ");
  CHECK(pad_left("dài hơn", 3) == "dài hơn");
}

TEST_CASE("shortening never cuts inside a letter", "[base]") {
  CHECK(shorten("mức độ", 6) == "mức độ");
  CHECK(shorten("mức độ", 5) == "mức …");
  CHECK(shorten("mức độ", 1) == "…");
  CHECK(shorten("mức độ", 0).empty());
  CHECK(shorten("日本語", 4) == "日…");
  CHECK(shorten("te\xCC\x82\xCC\x81t xa", 3) == "te\xCC\x82\xCC\x81…");
}

TEST_CASE("wrapping breaks at spaces, long words between letters", "[base]") {
  CHECK(wrap("mức độ sẵn sàng", 7) == Lines{"mức độ", "sẵn", "sàng"});
  CHECK(wrap("mức độ sẵn sàng", 100) == Lines{"mức độ sẵn sàng"});
  CHECK(wrap("  a   b  ", 10) == Lines{"a b"});
  CHECK(wrap("", 10) == Lines{""});
  CHECK(wrap("nghiêng", 3) == Lines{"ngh", "iên", "g"});
  CHECK(wrap("a nghiêng b", 3) == Lines{"a", "ngh", "iên", "g b"});
  CHECK(wrap("日本", 1) == Lines{"日", "本"});
  for (std::size_t width = 0; width < 12; ++width) {
    for (const std::string& line : wrap("Công ty 日本語 sản xuất te\xCC\x82\xCC\x81t 😀😀", width)) {
      CHECK_FALSE(first_invalid_utf8(line));
      CHECK(display_width(line) <= std::max<std::size_t>(width, 2));
    }
  }
}

TEST_CASE("nothing printed can steer the terminal", "[base]") {
  CHECK(printable("a\x1B[31mb") == "a[31mb");
  CHECK(printable("a\tb\nc") == "a b c");
  CHECK(printable("a\xC2\x9B"
                  "b\x7F") == "ab");
  CHECK(printable("a\u202E\u2066b\u2069\u202C") == "ab");
  CHECK(printable("a\xFF"
                  "b") ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(printable("tế 😀") == "tế 😀");
}

TEST_CASE("words are joined, empty ones too", "[base]") {
  CHECK(joined({}).empty());
  CHECK(joined({"a"}) == "a");
  CHECK(joined({"a", "b c"}) == "a, b c");
  CHECK(joined({"", "b", ""}, " ") == " b ");
}

TEST_CASE("sorting follows the Vietnamese alphabet, tones after letters", "[base]") {
  const Lines sorted = {"",   "1", "a", "à", "ả", "ã", "á", "ạ", "an", "án", "ăn", "ân",    "b", "c", "d", "da", "đ",
                        "đa", "e", "ê", "g", "i", "o", "ô", "ồ", "ơ",  "p",  "t",  "thanh", "u", "ư", "v", "y"};
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    INFO(sorted[i - 1] << " " << sorted[i]);
    CHECK(sort_key(sorted[i - 1]) < sort_key(sorted[i]));
  }
  Lines names = {"Đồng Nai", "Bắc Ninh", "Đà Nẵng", "An Giang", "Điện Biên", "Cà Mau", "Ấn", "Dak"};
  std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) { return sort_key(a) < sort_key(b); });
  CHECK(names == Lines{"An Giang", "Ấn", "Bắc Ninh", "Cà Mau", "Dak", "Đà Nẵng", "Điện Biên", "Đồng Nai"});
  CHECK(sort_key("HÀ") == sort_key("hà"));
  CHECK(sort_key("te\xCC\x82\xCC\x81") == sort_key("tế"));
}

TEST_CASE("the nearest known word is found when it is near", "[base]") {
  const Lines known = {"weight", "width", "kind", "trọng số"};
  CHECK(closest("wieght", known) == "weight");
  CHECK(closest("WEIGHT", known) == "weight");
  CHECK(closest("weigh", known) == "weight");
  CHECK(closest("trong so", known) == "trọng số");
  CHECK(closest("kidn", known) == "kind");
  CHECK(closest("zzzz", known).empty());
  CHECK(closest("", known).empty());
  CHECK(closest("x", {"y"}).empty());
  CHECK(closest("ab", {"ac", "ad"}) == "ac");
  CHECK(closest(std::string(1000, 'x'), {std::string(999, 'x')}).empty());
  CHECK(closest("a", {}).empty());
}
