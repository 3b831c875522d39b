#include "csv/detect.hpp"

#include "catch.hpp"

#include <string>
#include <vector>

using namespace dxready;
using namespace dxready::csv;

namespace {

base::Checked<Detected> whole(const std::string& file, const Pinned& pinned = {}) { return detect(file, true, pinned, "f.csv"); }

/// The code of what stands in the way of detecting.
std::string problem(const std::string& file, const Pinned& pinned = {}) {
  const auto detected = whole(file, pinned);
  REQUIRE_FALSE(detected);
  REQUIRE(detected.diagnostics.all().size() == 1);
  CHECK(detected.diagnostics.all().front().file == "f.csv");
  return detected.diagnostics.all().front().code;
}

char delimiter(const std::string& file) {
  const auto detected = whole(file);
  REQUIRE(detected);
  return detected->dialect.delimiter;
}

Encoding encoding(const std::string& file) {
  const auto detected = whole(file);
  REQUIRE(detected);
  return detected->dialect.encoding;
}

using Cells = std::vector<std::string>;

}  // namespace

TEST_CASE("the delimiter is the one that gives every record as many cells", "[csv]") {
  CHECK(delimiter("a,b,c\n1,2,3\n") == ',');
  CHECK(delimiter("a;b;c\n1,5;2,5;3,5\n") == ';');
  CHECK(delimiter("a\tb\n1,2\t3\n4\t5;6\n") == '\t');
  CHECK(delimiter("a|b\n") == '|');
  CHECK(delimiter("\"a;x\",\"b;y\",c\n\"1;x\",\"2;y\",3\n") == ',');
  CHECK(delimiter("a,b;x,c\n1,2;y,3\n") == ',');  // more cells
  CHECK(delimiter("Câu hỏi\nCó, nhưng ít\nKhông\nChưa\n") == ',');
  CHECK(delimiter("a,b,c\n1,2,3\n4,\"5\"x,6\n7,8,9\n") == ',');
}

TEST_CASE("two delimiters that are as good as each other are asked for", "[csv]") {
  CHECK(problem("a,b;c\n1,2;3\n") == "csv.ambiguous-delimiter");
  const auto detected = whole("a,b\tc\n");
  CHECK(detected.diagnostics.all().front().argument("first") == ",");
  CHECK(detected.diagnostics.all().front().argument("second") == "tab");
  Pinned pinned;
  pinned.delimiter = ';';
  CHECK(whole("a,b;c\n1,2;3\n", pinned)->header == Cells{"a,b", "c"});
}

TEST_CASE("a preamble stands before the header", "[csv]") {
  const auto detected = whole("Báo cáo khảo sát\n\nNgày 1/11\na,b,c\n1,2,3\n4,5,6\n");
  REQUIRE(detected);
  CHECK(detected->header_line == 4);
  CHECK(detected->header == Cells{"a", "b", "c"});
  CHECK(detected->sample.size() == 2);
}

TEST_CASE("a header that has another number of cells is not passed over", "[csv]") {
  const auto detected = whole("a,b,c\n1,2,3,\n4,5,6,\n");
  REQUIRE_FALSE(detected);
  CHECK(detected.diagnostics.all().front().code == "csv.ambiguous-header");
  CHECK(detected.diagnostics.all().front().place.line == 1);
  Pinned pinned;
  pinned.header_line = 1;
  CHECK(whole("a,b,c\n1,2,3,\n4,5,6,\n", pinned)->header == Cells{"a", "b", "c"});
  pinned.header_line = 3;
  CHECK(whole("a,b\n1,2\n\"4\",5\n", pinned)->header == Cells{"4", "5"});
  pinned.header_line = 9;
  CHECK(problem("a,b\n", pinned) == "csv.no-header-line");
}

TEST_CASE("a header alone, and a file of one column", "[csv]") {
  CHECK(whole("a,b")->header == Cells{"a", "b"});
  CHECK(whole("a,b")->sample.empty());
  CHECK(whole("\n\na\n1\n")->header == Cells{"a"});
  CHECK(whole("\n\na\n1\n")->header_line == 3);
}

TEST_CASE("an empty file has no header", "[csv]") {
  CHECK(problem("") == "csv.empty");
  CHECK(problem("\n\r\n") == "csv.empty");
  CHECK(problem("\xEF\xBB\xBF\n") == "csv.empty");
}

TEST_CASE("a header with a fault is reported", "[csv]") {
  CHECK(problem("\"a\"b,c\n1,2\n") == "csv.text-after-quote");
  CHECK(problem("a,\"b\n1,2\n") == "csv.open-quote");
  CHECK(problem(std::string(record_limit + 1, 'x')) == "csv.too-long");
}

TEST_CASE("the sample keeps whether cells were quoted and leaves faults and empty lines out", "[csv]") {
  const auto detected = whole("a,b\n\n1,\"\"\n\"2\"x,3\n4,5\n\n");
  REQUIRE(detected);
  REQUIRE(detected->sample.size() == 2);
  CHECK(detected->sample[0] == std::vector<TextCell>{{"1", false}, {"", true}});
  CHECK(detected->sample[1][0].text == "4");
}

TEST_CASE("what is cut at the end of the head is not looked at", "[csv]") {
  const auto detected = detect("a,b\n1,2\n3", false, {}, "f.csv");
  REQUIRE(detected);
  CHECK(detected->sample.size() == 1);
  CHECK(detect("a,b\nm\xE1\xBA", false, {}, "f.csv")->dialect.encoding == Encoding::utf8);
  CHECK(whole("a,b\n1,\"x\ny\"\n3,4")->sample.size() == 2);
}

TEST_CASE("line ends are told apart", "[csv]") {
  CHECK(whole("a,b\n1,2\n")->line_end == LineEnd::lf);
  CHECK(whole("a,b\r\n1,\"2\n3\"\r\n")->line_end == LineEnd::crlf);
  CHECK(whole("a,b\r1,2\r")->line_end == LineEnd::cr);
  CHECK(whole("a,b\r\n1,2\n")->line_end == LineEnd::mixed);
}

TEST_CASE("the byte order mark names the encoding", "[csv]") {
  const auto detected = whole("\xEF\xBB\xBF\"mã\";b\n");
  REQUIRE(detected);
  CHECK(detected->mark);
  CHECK(detected->dialect == Dialect{';', Encoding::utf8});
  CHECK(detected->header == Cells{"mã", "b"});
  const auto wide = whole("\xFF\xFE" + *from_utf8("mã\tb\r\n", Encoding::utf16le));
  REQUIRE(wide);
  CHECK(wide->dialect == Dialect{'\t', Encoding::utf16le});
  CHECK(wide->header == Cells{"mã", "b"});
  CHECK(wide->line_end == LineEnd::crlf);
}

TEST_CASE("UTF-16 without a mark shows in its zero bytes", "[csv]") {
  CHECK(encoding(*from_utf8("Mã số,Tên\n1,Bình Minh\n", Encoding::utf16le)) == Encoding::utf16le);
  CHECK(encoding(*from_utf8("Mã số,Tên\n1,Bình Minh\n", Encoding::utf16be)) == Encoding::utf16be);
  CHECK(problem(std::string("PK\3\4\0\0\0\0\0\0a\0bcd", 15)) == "csv.not-text");
}

TEST_CASE("a zero byte here and there does not make a text another thing", "[csv]") {
  using namespace std::string_literals;
  CHECK(encoding("Mã,Tên\n1,B\0nh\n2,An\n3,Minh\n"s) == Encoding::utf8);
  CHECK(encoding("a,b\nJos\xE9,c\0f\xE9\n1,2\n3,4\n"s) == Encoding::windows1252);
}

TEST_CASE("Windows-1258 shows in its tones, Windows-1252 where there are none", "[csv]") {
  CHECK(encoding("M\xE3 s\xF4\xEC,T\xEAn\n1,\xD0\xFD\xF5\xCCng\n") == Encoding::windows1258);
  CHECK(whole("M\xE3 s\xF4\xEC,\xD0\xFD\xF5\xCCng\n")->header == Cells{"Mă số", "Đường"});
  CHECK(encoding("a,b\n1,2 \x97 3\n") == Encoding::windows1252);
  CHECK(encoding("a,b\nJos\xE9,caf\xE9\n") == Encoding::windows1252);
  CHECK(encoding("a,b\n\x8A,x\n") == Encoding::windows1252);
  CHECK(encoding("a,b\ncos\xEC,x\n") == Encoding::windows1252);
}

TEST_CASE("an encoding that is not certain is asked for", "[csv]") {
  CHECK(problem("a,b\nS\xE3o Paulo,x\n") == "csv.ambiguous-encoding");
  CHECK(problem("a,b\npi\xF9,pu\xF2\n") == "csv.ambiguous-encoding");
  CHECK(problem("a,b\n\x81,x\n") == "csv.unknown-encoding");
  Pinned pinned;
  pinned.encoding = Encoding::windows1252;
  CHECK(whole("a,b\nS\xE3o,x\n", pinned)->sample[0][0].text == "São");
  pinned.encoding = Encoding::utf8;
  CHECK(problem("S\xE3o,b\n", pinned) == "csv.header-encoding");
  CHECK(whole("a,b\nS\xE3o,x\n1,2\n", pinned)->sample.size() == 1);
}
