#include "base/messages.hpp"

#include "catch.hpp"

#include <set>
#include <string>
#include <string_view>

using namespace dxready::base;

namespace {

std::set<std::string> arguments(std::string_view text) {
  std::set<std::string> names;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    names.emplace(text.substr(open + 1, text.find('}', open) - open - 1));
  }
  return names;
}

Diagnostic unknown_key() {
  Diagnostic diagnostic;
  diagnostic.code = "questionnaire.unknown-key";
  diagnostic.arguments = {{"key", "trọg số"}, {"item", "'IT.2'"}, {"suggestion", "trọng số"}};
  diagnostic.file = "bộ.yaml";
  diagnostic.place = {42, 11};
  diagnostic.excerpt = "  - tiêu: {trọg số: 2}";
  return diagnostic;
}

}  // namespace

TEST_CASE("both languages say the same", "[base]") {
  const std::vector<Message>& english = messages(Language::en);
  const std::vector<Message>& vietnamese = messages(Language::vi);
  REQUIRE(english.size() == vietnamese.size());
  for (std::size_t i = 0; i < english.size(); ++i) {
    INFO(english[i].code);
    CHECK(english[i].code == vietnamese[i].code);
    CHECK(arguments(english[i].text) == arguments(vietnamese[i].text));
    CHECK(arguments(english[i].hint) == arguments(vietnamese[i].hint));
    CHECK(english[i].hint.empty() == vietnamese[i].hint.empty());
    CHECK_FALSE(english[i].text.empty());
    CHECK_FALSE(vietnamese[i].text.empty());
    if (i > 0) CHECK(english[i - 1].code < english[i].code);
  }
}

TEST_CASE("a finding is printed with its line, a caret and a hint", "[base]") {
  CHECK(format_diagnostic(unknown_key(), Language::en) ==
        "bộ.yaml:42:11: error: unknown key 'trọg số' in 'IT.2' [questionnaire.unknown-key]\n"
        "   42 |   - tiêu: {trọg số: 2}\n"
        "      |           ^ hint: did you mean 'trọng số'?\n");
  CHECK(format_diagnostic(unknown_key(), Language::vi) ==
        "bộ.yaml:42:11: lỗi: không có mục 'trọg số' trong 'IT.2' [questionnaire.unknown-key]\n"
        "   42 |   - tiêu: {trọg số: 2}\n"
        "      |           ^ gợi ý: có phải ý là 'trọng số'?\n");
}

TEST_CASE("the caret stands under its letter, however wide the letters before it are", "[base]") {
  Diagnostic diagnostic = unknown_key();
  diagnostic.arguments.pop_back();
  diagnostic.severity = Severity::warning;
  // Decomposed: e, circumflex and acute are three letters in the file and one column on the screen.
  diagnostic.excerpt = "te\xCC\x82\xCC\x81 x";
  diagnostic.place = {1, 6};
  CHECK(format_diagnostic(diagnostic, Language::en) ==
        "bộ.yaml:1:6: warning: unknown key 'trọg số' in 'IT.2' [questionnaire.unknown-key]\n"
        "    1 | te\xCC\x82\xCC\x81 x\n"
        "      |    ^\n");
  diagnostic.excerpt = "\t日本 x";
  diagnostic.place = {1, 5};
  CHECK(format_diagnostic(diagnostic, Language::en).find("\n    1 |  日本 x\n      |       ^\n") != std::string::npos);
  // At the end of the line, and far behind what is shown.
  diagnostic.excerpt = "mức";
  diagnostic.place = {1, 4};
  CHECK(format_diagnostic(diagnostic, Language::en).find("| mức\n      |    ^\n") != std::string::npos);
  diagnostic.excerpt = std::string(300, 'x');
  diagnostic.place = {1, 200};
  CHECK(format_diagnostic(diagnostic, Language::en).find("| …\n      | ^\n") != std::string::npos);
}

TEST_CASE("a finding without a line has its hint below it, one without a file no file", "[base]") {
  Diagnostic diagnostic = unknown_key();
  diagnostic.excerpt.clear();
  diagnostic.place = {};
  CHECK(format_diagnostic(diagnostic, Language::en) ==
        "bộ.yaml: error: unknown key 'trọg số' in 'IT.2' [questionnaire.unknown-key]\n"
        "  hint: did you mean 'trọng số'?\n");
  diagnostic.file.clear();
  diagnostic.arguments.pop_back();
  CHECK(format_diagnostic(diagnostic, Language::en) == "error: unknown key 'trọg số' in 'IT.2' [questionnaire.unknown-key]\n");
}

TEST_CASE("control characters of the data are not printed", "[base]") {
  Diagnostic diagnostic = unknown_key();
  diagnostic.file = "a\x1B[31m.yaml";
  diagnostic.arguments[0].value = "k\xC2\x9B\ny";
  diagnostic.excerpt = "a\x07: \u202Eb\u202C";
  const std::string text = format_diagnostic(diagnostic, Language::en);
  CHECK(text.find('\x1B') == std::string::npos);
  CHECK(text.find('\x07') == std::string::npos);
  CHECK(text.find("unknown key 'k y'") != std::string::npos);
  CHECK(text.find("| a: b\n") != std::string::npos);
}

TEST_CASE("a code without a sentence is printed with its arguments", "[base]") {
  Diagnostic diagnostic;
  diagnostic.code = "no.such-code";
  diagnostic.arguments = {{"a", "1"}, {"b", "2"}};
  CHECK(message_text(diagnostic, Language::vi) == "no.such-code a='1' b='2'");
  CHECK(message_hint(diagnostic, Language::vi).empty());
  diagnostic.code = "plain";
  CHECK(message_text(diagnostic, Language::en) == "plain a='1' b='2'");
}
