#include "json/write.hpp"

#include "catch.hpp"

#include "json/read.hpp"

#include <string>

using namespace dxready;

namespace {

void write_sample(json::Writer& writer) {
  writer.begin_object();
  writer.key("tên");
  writer.string("Bình \"Minh\"\n");
  writer.key("points");
  writer.number_text("38.40");
  writer.key("levels");
  writer.begin_array();
  writer.boolean(true);
  writer.null();
  writer.begin_object();
  writer.end_object();
  writer.begin_array();
  writer.end_array();
  writer.end_array();
  writer.key("a");
  writer.boolean(false);
  writer.end_object();
}

}  // namespace

TEST_CASE("JSON is written compactly, in the order of the calls", "[json]") {
  std::string out = "> ";
  json::Writer writer(out, json::Layout::compact);
  write_sample(writer);
  CHECK(out == R"(> {"tên":"Bình \"Minh\"\n","points":38.40,"levels":[true,null,{},[]],"a":false})");
}

TEST_CASE("JSON is written for people", "[json]") {
  std::string out;
  json::Writer writer(out, json::Layout::pretty);
  write_sample(writer);
  CHECK(out == R"({
  "tên": "Bình \"Minh\"\n",
  "points": 38.40,
  "levels": [
    true,
    null,
    {},
    []
  ],
  "a": false
})");
  CHECK(json::parse(out, "out"));
}

TEST_CASE("JSON strings are escaped where they must be, the short way like the long", "[json]") {
  CHECK(json::quoted("") == "\"\"");
  CHECK(json::quoted("plain / text") == "\"plain / text\"");
  CHECK(json::quoted("\\") == "\"\\\\\"");
  CHECK(json::quoted(std::string("\0\x1F\t", 3)) == "\"\\u0000\\u001f\\t\"");
  CHECK(json::quoted("ế😀") == "\"ế😀\"");
  CHECK(json::quoted("a\xFF"
                     "b") ==
        "\"a\xEF\xBF\xBD"
        "b\"");
  for (char c = 0x20; c < 0x7F; ++c) {
    const auto back = json::parse(json::quoted(std::string(2, c)), "c");
    REQUIRE(back);
    CHECK(back->root.text == std::string(2, c));
  }
}
