#include "interview/reply.hpp"

#include "catch.hpp"

#include <set>

using namespace dxready;
using interview::Command;
using interview::read_reply;

namespace {

/// What a Telex keyboard makes of a word typed key by key, free marks and all: tone keys behind a vowel vanish into it, the
/// second a, e, o or d of a word becomes the hat or bar of the first.
std::string telex(const std::string& word) {
  std::string made;
  bool vowel = false;
  for (const char c : word) {
    const bool tone = vowel && std::string("sfrxjzw").find(c) != std::string::npos;
    const bool again = std::string("aeod").find(c) != std::string::npos && made.find(c) != std::string::npos;
    vowel = vowel || std::string("aeiouy").find(c) != std::string::npos;
    if (!tone && !again) made += c;
  }
  return made;
}

}  // namespace

TEST_CASE("a sign alone is a command, with anything beside it an answer", "[interview]") {
  CHECK(read_reply("?").command == Command::help);
  CHECK(read_reply("  < ").command == Command::back);
  CHECK(read_reply(">").command == Command::skip);
  CHECK_FALSE(read_reply("+84 909").command);
  CHECK(read_reply("+84 909").text == "+84 909");
  CHECK(read_reply("<5").text == "<5");
  CHECK(read_reply("").text.empty());
}

TEST_CASE("words behind a colon are commands in both languages", "[interview]") {
  CHECK(read_reply(":thoat").command == Command::quit);
  CHECK(read_reply(":Thoát").command == Command::quit);
  CHECK(read_reply(":QUIT").command == Command::quit);
  const interview::Reply reply = read_reply(":ghichu  xem hóa đơn ngày 18/11 ");
  CHECK(reply.command == Command::note);
  CHECK(reply.text == "xem hóa đơn ngày 18/11");
  CHECK(read_reply(":den cx 1 1").text == "cx 1 1");
}

TEST_CASE("every command is known as a Telex keyboard leaves it", "[interview]") {
  for (const interview::CommandWords& words : interview::command_words()) {
    for (const std::string_view word : {words.vi, words.en}) {
      CAPTURE(word, telex(std::string(word)));
      CHECK(read_reply(":" + std::string(word)).command == words.command);
      CHECK(read_reply(":" + telex(std::string(word))).command == words.command);
    }
  }
  CHECK(read_reply(":đanhau").command == Command::flag);
  CHECK(read_reply(":xẹmlai").command == Command::review);
}

TEST_CASE("no sign is a key of Telex or VNI, and none stands twice", "[interview]") {
  std::set<std::string_view> signs;
  for (const interview::CommandWords& words : interview::command_words()) {
    if (words.sign.empty()) continue;
    CHECK(signs.insert(words.sign).second);
    CHECK(std::string_view("0123456789[]abcdefghijklmnopqrstuvwxyz").find(words.sign) == std::string_view::npos);
  }
}

TEST_CASE("a word that is no command is said, with the nearest one", "[interview]") {
  const interview::Reply unknown = read_reply(":giupp di");
  REQUIRE(unknown.fault);
  CHECK(unknown.fault->code == "interview.unknown-command");
  CHECK(unknown.fault->argument("suggestion") == "giup");
  CHECK(read_reply("\xff").fault->code == "interview.invalid-utf8");
}

TEST_CASE("a text stays as it came, without control characters", "[interview]") {
  CHECK(read_reply("Ba\xcc\x80 Na\xcc\x86m").text == "Ba\xcc\x80 Na\xcc\x86m");
  CHECK(read_reply("Bình\x1b[31m").text == "Bình[31m");
}
