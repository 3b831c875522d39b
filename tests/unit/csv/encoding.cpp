#include "csv/encoding.hpp"

#include "catch.hpp"

#include "csv/encoding_tables.hpp"

#include <string>

using namespace dxready::csv;
using namespace std::string_literals;

TEST_CASE("an encoding is found by the names people write", "[csv]") {
  CHECK(find_encoding("utf-8") == Encoding::utf8);
  CHECK(find_encoding("UTF8") == Encoding::utf8);
  CHECK(find_encoding("UTF-16LE") == Encoding::utf16le);
  CHECK(find_encoding("utf16be") == Encoding::utf16be);
  CHECK(find_encoding("Windows-1258") == Encoding::windows1258);
  CHECK(find_encoding("cp1252") == Encoding::windows1252);
  CHECK_FALSE(find_encoding("utf-16"));
  CHECK_FALSE(find_encoding("tcvn3"));
  for (const Encoding encoding :
       {Encoding::utf8, Encoding::utf16le, Encoding::utf16be, Encoding::windows1258, Encoding::windows1252}) {
    CHECK(find_encoding(encoding_name(encoding)) == encoding);
  }
}

TEST_CASE("UTF-8 is checked and left as it is", "[csv]") {
  CHECK(to_utf8("Bình Minh", Encoding::utf8) == "Bình Minh");
  CHECK(to_utf8("e\xCC\x81", Encoding::utf8) == "e\xCC\x81");  // not normalised
  CHECK_FALSE(to_utf8("B\xECnh", Encoding::utf8));
  CHECK(from_utf8("đ", Encoding::utf8) == "đ");
  CHECK_FALSE(from_utf8("\xFF", Encoding::utf16le));
}

TEST_CASE("Windows-1258 gives the letters of normal form C", "[csv]") {
  // "Đường số 1 – ế Ệ ₫": horns and circumflexes are letters, tones stand behind them.
  CHECK(to_utf8("\xD0\xFD\xF5\xCCng s\xF4\xEC 1 \x96 \xEA\xEC \xCA\xF2 \xFE", Encoding::windows1258) == "Đường số 1 – ế Ệ ₫");
  CHECK(to_utf8("\xE1\xE0", Encoding::windows1258) == "áà");
  CHECK_FALSE(to_utf8("\x8A", Encoding::windows1258));
  CHECK(to_utf8("\0a"s, Encoding::windows1258) == "\0a"s);
  CHECK_FALSE(from_utf8("đ", Encoding::windows1258));
}

TEST_CASE("Windows-1252 has its dashes, quotes and euro sign", "[csv]") {
  CHECK(to_utf8("a\x97z \x93\xE9\x94 \x80", Encoding::windows1252) == "a—z “é” €");
  CHECK_FALSE(to_utf8("\x81", Encoding::windows1252));
}

TEST_CASE("the tables are those of Windows", "[csv]") {
  CHECK(windows1252_letters[0x80 - 0x80] == 0x20AC);
  CHECK(windows1252_letters[0x8D - 0x80] == 0);
  CHECK(windows1258_letters[0x9D - 0x80] == 0);
  CHECK(windows1258_letters[0xCC - 0x80] == 0x0300);
  CHECK(windows1258_letters[0xD2 - 0x80] == 0x0309);
  CHECK(windows1258_letters[0xDE - 0x80] == 0x0303);
  CHECK(windows1258_letters[0xEC - 0x80] == 0x0301);
  CHECK(windows1258_letters[0xF2 - 0x80] == 0x0323);
  CHECK(windows1258_letters[0xFD - 0x80] == 0x01B0);
  CHECK(windows1258_letters[0xFF - 0x80] == 0xFF);
}

TEST_CASE("UTF-16 goes there and back", "[csv]") {
  const std::string text = "a;Đường 𝟛\r\n";
  for (const Encoding encoding : {Encoding::utf16le, Encoding::utf16be}) {
    const auto bytes = from_utf8(text, encoding);
    REQUIRE(bytes);
    CHECK(bytes->size() == 24);
    CHECK(to_utf8(*bytes, encoding) == text);
  }
  CHECK(from_utf8("ạ", Encoding::utf16be) == "\x1E\xA1");
  CHECK(from_utf8("ạ", Encoding::utf16le) == "\xA1\x1E");
}

TEST_CASE("what is no UTF-16 is not taken for it", "[csv]") {
  CHECK_FALSE(to_utf8("\xD8\0\0a"s, Encoding::utf16be));  // half a pair
  CHECK_FALSE(to_utf8("\xD8\0"s, Encoding::utf16be));
  CHECK_FALSE(to_utf8("\xDC\0\0a"s, Encoding::utf16be));
  CHECK_FALSE(to_utf8("\0a\0"s, Encoding::utf16be));  // half a unit
}

TEST_CASE("UTF-16 in pieces of one byte is the same", "[csv]") {
  const std::string bytes = *from_utf8("Đường 𝟛", Encoding::utf16le);
  std::string text;
  Utf16Decoder decoder(false);
  for (const char c : bytes) decoder.decode({&c, 1}, text);
  decoder.finish(text);
  CHECK(text == "Đường 𝟛");
}
