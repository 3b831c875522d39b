#include "csv/read.hpp"

#include "catch.hpp"

#include <sstream>
#include <string>
#include <vector>

using namespace dxready;
using namespace dxready::csv;

namespace {

/// A record as one text: its line, then its cells in brackets, quoted ones in quotes; "!" and a letter for a fault.
std::string shown(const Record& record) {
  std::string text = std::to_string(record.line) + ":";
  for (std::size_t i = 0; i < record.cells.size(); ++i) {
    const Cell& cell = record.cells[i];
    const std::string mark = cell.quoted ? "\"" : "";
    if (record.fault != Fault::none && i == record.fault_cell) text += '!';
    text.append("[").append(mark).append(cell.text).append(mark).append("]");
  }
  switch (record.fault) {
    case Fault::none: return text;
    case Fault::open_quote: return text + " open";
    case Fault::text_after_quote: return text + " after";
    case Fault::too_long: return text + " long " + std::to_string(record.bytes.size());
    case Fault::zero_byte: return text + " zero";
  }
  return text;
}

using Lines = std::vector<std::string>;

/// The records of a file, read in blocks of a size. Their bytes must be the file.
Lines records(const std::string& file, const Dialect& dialect = {}, std::size_t block_size = 64) {
  std::istringstream stream(file);
  base::StreamSource source(stream, "file");
  BlockReader blocks(source, dialect, block_size);
  Lines lines;
  std::string bytes;
  Block block;
  while (blocks.next(block)) {
    CHECK(block.offset == bytes.size());
    RecordReader reader(block, dialect);
    Record record;
    while (reader.next(record)) {
      bytes += record.bytes;
      lines.push_back(shown(record));
    }
  }
  if (dialect.encoding == Encoding::utf8 && file.substr(0, 3) != "\xEF\xBB\xBF") CHECK(bytes == file);
  return lines;
}

}  // namespace

TEST_CASE("cells keep whether they were quoted", "[csv]") {
  CHECK(records("a,\"b\",,\"\"\n") == Lines{"1:[a][\"b\"][][\"\"]"});
  CHECK(records("a;b", {';', Encoding::utf8}) == Lines{"1:[a][b]"});
  CHECK(records("a\tb,c", {'\t', Encoding::utf8}) == Lines{"1:[a][b,c]"});
  CHECK(records(",") == Lines{"1:[][]"});
  CHECK(records("\"\"") == Lines{"1:[\"\"]"});
}

TEST_CASE("every kind of line end ends a record, in quotes none does", "[csv]") {
  CHECK(records("a\nb\r\nc\rd") == Lines{"1:[a]", "2:[b]", "3:[c]", "4:[d]"});
  CHECK(records("\"a\nb\r\nc\rd\",e\nf") == Lines{"1:[\"a\nb\r\nc\rd\"][e]", "5:[f]"});
  CHECK(records("a\n\n\r\nb\n") == Lines{"1:[a]", "2:", "3:", "4:[b]"});
  CHECK(records("a\n\"b\"\r") == Lines{"1:[a]", "2:[\"b\"]"});
}

TEST_CASE("doubled quotes are undone, quotes inside a cell are text", "[csv]") {
  CHECK(records("\"a \"\"b\"\"\",\"\"\"\",5\" x\n") == Lines{"1:[\"a \"b\"\"][\"\"\"][5\" x]"});
  CHECK(records("\"a\"\"\nb\",c\n") == Lines{"1:[\"a\"\nb\"][c]"});
}

TEST_CASE("text behind a closing quote is a fault of its record alone", "[csv]") {
  CHECK(records("x,\"a\"b,c\n1,2\n") == Lines{"1:[x]![\"\"a\"b\"][c] after", "2:[1][2]"});
  CHECK(records("\"a\"b\"c\"\n\"d\"\n") == Lines{"1:![\"\"a\"b\"c\"\"] after", "2:[\"d\"]"});
  CHECK(records("\"a\nb\" \r\nc") == Lines{"1:![\"\"a\nb\" \"] after", "3:[c]"});
}

TEST_CASE("a quote that never closes takes its line alone", "[csv]") {
  CHECK(records("x,\"a\n1,2\n3,4\n") == Lines{"1:[x]![\"\"a\"] open", "2:[1][2]", "3:[3][4]"});
  CHECK(records("\"") == Lines{"1:![\"\"\"] open"});
  CHECK(records("\"a\nb\",\"c\r\nd\n") == Lines{"1:[\"a\nb\"]![\"\"c\"] open", "3:[d]"});
  CHECK(records("\"a\"b,\"c") == Lines{"1:[\"\"a\"b\"]![\"\"c\"] open"});
}

TEST_CASE("a quote that does not close within the limit is found without the end of the file", "[csv]") {
  const std::string good = "1,2\n";
  std::string file = "x,\"a\n";
  while (file.size() < 3 * record_limit) file += good;
  file += "\"y\"\n";
  const Lines lines = records(file, {}, 1 << 16);
  CHECK(lines.front() == "1:[x]![\"\"a\"] open");
  CHECK(lines[1] == "2:[1][2]");
  CHECK(lines.size() == 2 + (file.size() - 5 - 4) / 4);
  CHECK(lines.back() == std::to_string(lines.size()) + ":[\"y\"]");
}

TEST_CASE("a line that is too long comes in pieces", "[csv]") {
  const std::string limit = std::to_string(record_limit + 1);
  const std::string line(record_limit, 'x');
  CHECK(records(line + "\r\ny").back() == "2:[y]");
  CHECK(records(line).size() == 1);
  CHECK(records(line + "xyz\na,b") == Lines{"1: long " + limit, "1: long 3", "2:[a][b]"});
  CHECK(records("a\n\"" + line + "\"\nb") == Lines{"1:[a]", "2: long " + limit, "2: long 2", "3:[b]"});
  CHECK(records(line + line + "xx") == Lines{"1: long " + limit, "1: long " + limit});
}

TEST_CASE("a zero byte is a fault of its record alone", "[csv]") {
  using namespace std::string_literals;
  CHECK(records("a,b\n1,2\0\n3,4\n"s) == Lines{"1:[a][b]", "2:[1]![2\0] zero"s, "3:[3][4]"});
  CHECK(records("a,\"b\"\"\0\"\n"s) == Lines{"1:[a]![\"b\"\0\"] zero"s});
  CHECK(records("a\0,\"b\"x\n1\n"s) == Lines{"1:[a\0]![\"\"b\"x\"] after"s, "2:[1]"});
}

TEST_CASE("a byte order mark is no text", "[csv]") {
  CHECK(records("\xEF\xBB\xBF\"a\",b\n") == Lines{"1:[\"a\"][b]"});
  CHECK(records("\xEF\xBB\xBF").empty());
  CHECK(records("").empty());
}

TEST_CASE("UTF-16 is read as UTF-8", "[csv]") {
  std::string text = "\xEF\xBB\xBF";
  Lines expected;
  for (int i = 1; i < 100; ++i) {
    text += "\"Mã số\",𝟛\r\n";
    expected.push_back(std::to_string(i) + ":[\"Mã số\"][𝟛]");
  }
  for (const Encoding encoding : {Encoding::utf16le, Encoding::utf16be}) {
    const std::string bytes = *from_utf8(text, encoding);
    CHECK(records(bytes, {',', encoding}, 64) == expected);
    CHECK(records(bytes, {',', encoding}, 67) == expected);
    CHECK(records(bytes.substr(0, bytes.size() - 1), {',', encoding}).back() != expected.back());
  }
}

TEST_CASE("an 8-bit encoding is left as it is", "[csv]") {
  CHECK(records("\xEF\xBB\xBF", {',', Encoding::windows1258}) == Lines{"1:[\xEF\xBB\xBF]"});
}

TEST_CASE("a block that is used again holds its own bytes alone", "[csv]") {
  std::istringstream stream("a\nb\n" + std::string(100, 'x') + "\nc");
  base::StreamSource source(stream, "file");
  BlockReader blocks(source, {}, 64);
  Block block;
  std::string bytes;
  while (blocks.next(block)) bytes += block.bytes;
  CHECK(bytes == stream.str());
  CHECK_FALSE(blocks.next(block));
}

TEST_CASE("a fault is reported at its line with its cell", "[csv]") {
  RecordReader reader("a,b,\"c", {}, 7);
  Record record;
  REQUIRE(reader.next(record));
  const base::Diagnostic finding = fault_finding(record, "phiếu.csv");
  CHECK(finding.code == "csv.open-quote");
  CHECK(finding.argument("cell") == "3");
  CHECK(finding.file == "phiếu.csv");
  CHECK(finding.place == base::Place{7, 0});
}
